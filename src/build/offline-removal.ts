import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The service worker of a site, below its root: always of this name, so that browsers find the next one. */
export const OFFLINE_WORKER = "offline.js";

/** Puts what takes the service worker back from devices in its place. */
export function putRemoval(site: string): void {
  // What stands there may be another name of the renderer's own file.
  rmSync(join(site, OFFLINE_WORKER), { force: true });
  writeFileSync(join(site, OFFLINE_WORKER), removalScript());
}

/** The script that takes the service worker and all it kept back from devices. */
export function removalScript(): string {
  return readFileSync(new URL("offline-removal.js", import.meta.url), "utf8");
}
