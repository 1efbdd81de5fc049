import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { siteServer } from "#build/server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A built site being served on this machine. */
export interface ServedSite {
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  close(): void;
}

/** Builds a content folder (the shipped one by default) with the real command, decided at `now`, and serves it. */
export function servedSite(now: string, content = join(ROOT, "content")): Promise<ServedSite> {
  const parent = mkdtempSync(join(tmpdir(), "replybook site "));
  const folder = join(parent, "dist");
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
  const server = siteServer(folder, "/");
  return new Promise((resolve) => {
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      const close = () => {
        server.closeAllConnections();
        server.close();
        rmSync(parent, { recursive: true, force: true });
      };
      resolve({ port, url: `http://localhost:${port}`, folder, close });
    });
  });
}
