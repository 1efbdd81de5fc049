import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { alone } from "#build/output.ts";
import { siteServer } from "#build/server.ts";
import type { OfflineSheet } from "#core/offline.ts";
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
 * Builds a content folder with the real command, decided at `now`, and serves it. The small Larkspan is built once in a
 * run for each instant, and no test changes it. `collect` is what its workspace names.
 */
export async function servedSite(now: string, content = LARKSPAN, collect?: string): Promise<ServedSite> {
  const { REPLYBOOK_RUN } = process.env;
  if (content === LARKSPAN && REPLYBOOK_RUN) return served(await sharedSite(REPLYBOOK_RUN, now), collect);
  return ownSite((folder) => build(now, content, folder), collect);
}

/** Serves the small Larkspan, as of `now`, from a folder that the test may change. */
export function changeableSite(now: string): Promise<ServedSite> {
  return ownSite((folder) => larkspanSite(now, folder));
}

async function ownSite(made: (folder: string) => Promise<void>, collect?: string): Promise<ServedSite> {
  const parent = mkdtempSync(join(tmpdir(), "replybook site "));
  const folder = join(parent, "dist");
  await made(folder);
  const site = await served(folder, collect);
  const close = () => {
    site.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { ...site, close };
}

async function served(folder: string, collect?: string): Promise<ServedSite> {
  const server = serverFor(folder, collect);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port, url: `http://localhost:${port}`, folder, close };
}

/**
 * Our server for the pages of tests: they go by clocks of their own, and read the clipboard as a chat tool does. Devices
 * keep nothing of the site unless `isKept`: hundreds of files would be brought whenever a clock is turned.
 */
export function serverFor(folder: string, collect?: string, isKept = false): Server {
  const server = siteServer(folder, "/", collect);
  const answers = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    // The server's time would call their clocks wrong.
    response.sendDate = false;
    if (!isKept && /^\/offline\/\w+\.json$/.test(request.url ?? "")) {
      response.writeHead(200, { "content-type": "application/json" }).end(KEEP_NOTHING);
      return;
    }
    const write = response.writeHead.bind(response);
    const writeHead = (status: number, headers: Record<string, string>) =>
      write(status, readingClipboard(headers));
    Object.assign(response, { writeHead });
    for (const answer of answers) answer(request, response);
  });
  return server;
}

const KEEP_NOTHING = JSON.stringify({ build: "", parts: [] } satisfies OfflineSheet);

function readingClipboard(headers: Record<string, string>): Record<string, string> {
  const { "permissions-policy": permissions, ...rest } = headers;
  if (permissions === undefined) return headers;
  return { ...rest, "permissions-policy": permissions.replace("clipboard-read=()", "clipboard-read=(self)") };
}

/** Puts the site of the small Larkspan, as of `now`, into a folder: built once in a run, and copied. */
export async function larkspanSite(now: string, folder: string): Promise<void> {
  const { REPLYBOOK_RUN } = process.env;
  if (REPLYBOOK_RUN) cpSync(await sharedSite(REPLYBOOK_RUN, now), folder, { recursive: true });
  else await build(now, LARKSPAN, folder);
}

/** The folder of a run in which the small Larkspan stands built, to be read alone. Who needs it first builds it, the others wait. */
async function sharedSite(run: string, now: string): Promise<string> {
  const folder = join(run, now.replaceAll(":", "-"));
  await alone(`${folder}.lock`, quietly, async () => {
    if (!existsSync(folder)) await build(now, LARKSPAN, folder);
  });
  return folder;
}

const quietly = () => {};

/** Builds into the folder of a site that is being served, as a host does when something was published. */
export function rebuild({ folder }: ServedSite, now: string, content: string): Promise<void> {
  return build(now, content, folder);
}

async function build(now: string, content: string, folder: string): Promise<void> {
  const env = {
    ...process.env,
    KB_CONTENT: content,
    KB_OUT: folder,
    KB_NOW: now,
    INIT_CWD: ROOT,
  };
  // A worker that stood still meanwhile could not tell how far it is.
  const child = spawn(process.execPath, [join(ROOT, "scripts/node.mjs"), "build"], {
    env,
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [[status], stderr] = await Promise.all([once(child, "close"), text(child.stderr)]);
  if (status !== 0) throw new Error(`The site could not be built: ${stderr}`);
}
