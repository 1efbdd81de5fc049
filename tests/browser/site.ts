import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { siteServer } from "#build/server.ts";
import { LARKSPAN } from "../content.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A built site being served on this machine. */
export interface ServedSite {
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  close(): void;
}

/**
 * Builds a content folder with the real command, decided at `now`, and serves it. The small Larkspan is built once
 * in a run for each instant; every test gets a copy of its own. `collect` is what its workspace names.
 */
export async function servedSite(now: string, content = LARKSPAN, collect?: string): Promise<ServedSite> {
  const parent = mkdtempSync(join(tmpdir(), "replybook site "));
  const folder = join(parent, "dist");
  const { REPLYBOOK_RUN } = process.env;
  if (content === LARKSPAN && REPLYBOOK_RUN) {
    const shared = join(REPLYBOOK_RUN, now.replaceAll(":", "-"));
    if (!existsSync(shared)) {
      build(now, content, folder);
      // Another worker may have been as quick: its site is the same.
      if (!existsSync(shared)) cpSync(folder, `${shared}.${process.pid}`, { recursive: true });
      if (!existsSync(shared)) renameSync(`${shared}.${process.pid}`, shared);
    } else cpSync(shared, folder, { recursive: true });
  } else build(now, content, folder);
  const server = siteServer(folder, "/", collect);
  // Pages of tests go by clocks of their own, which the server's time would call wrong.
  server.prependListener("request", (_, response) => {
    response.sendDate = false;
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { port, url: `http://localhost:${port}`, folder, close };
}

/** Builds into the folder of a site that is being served, as a host does when something was published. */
export function rebuild({ folder }: ServedSite, now: string, content: string): void {
  build(now, content, folder);
}

function build(now: string, content: string, folder: string): void {
  const env = {
    ...process.env,
    KB_CONTENT: content,
    KB_OUT: folder,
    KB_NOW: now,
    INIT_CWD: ROOT,
    NODE_ENV: "production",
  };
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/node.mjs"), "build"], {
    env,
    encoding: "utf8",
    cwd: ROOT,
  });
  if (status !== 0) throw new Error(`The site could not be built: ${stderr}`);
}
