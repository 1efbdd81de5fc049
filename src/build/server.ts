import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { attachmentType, isPicture } from "#core/attachment.ts";
import { FILE_POLICY, headerPolicy } from "#site/policy.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".atom": "application/atom+xml; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
};

/** Files that people put beside their texts: pictures are shown, others saved, and none acts in the site's name. */
function handedOut(path: string) {
  const type = attachmentType(path) ?? "application/octet-stream";
  return {
    "content-type": type === "text/plain" ? `${type}; charset=utf-8` : type,
    "content-disposition": isPicture(type) ? "inline" : "attachment",
    "content-security-policy": FILE_POLICY,
  };
}

/** A built site as it is served. */
interface Site {
  readonly folder: string;
  readonly base: string;
  readonly policy: string;
}

/** A server for a built site on this machine, with the headers a real one should send; `collect` is the workspace's. */
export function siteServer(folder: string, base: string, collect?: string): Server {
  const site = { folder, base, policy: headerPolicy(collect) };
  return createServer((request, response) => answer(site, request, response));
}

/** Listens on a port, or on the next free one up to 100 further on, at all addresses of this machine or at one; 0 is any free one. Returns the port. */
export async function listenFrom(server: Server, port: number, host?: string): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate++) {
    if (await listens(server, candidate, host)) return (server.address() as AddressInfo).port;
  }
  throw new Error(`No port from ${port} to ${port + 99} is free.`);
}

function listens(server: Server, port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error);
    server.once("error", failed);
    server.listen({ port, ...(host && { host }) }, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const { folder, base } = site;
  const path = pathOf(request.url ?? "/", base);
  if (path === undefined) {
    send(site, "/404.html", 404, request, response);
    return;
  }
  const file = join(folder, normalize(path));
  if (file !== folder && !file.startsWith(folder + sep)) {
    send(site, "/404.html", 404, request, response);
    return;
  }
  if (isFolder(file) && !path.endsWith("/")) {
    response.writeHead(301, { location: `${base.replace(/\/$/, "")}${encodeURI(path)}/` }).end();
    return;
  }
  send(site, path.endsWith("/") ? `${path}index.html` : path, 200, request, response);
}

/** The path below the base; undefined when it is outside or no path at all. */
function pathOf(url: string, base: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const root = base.replace(/\/$/, "");
    return path.startsWith(`${root}/`) && !path.includes("\0") ? path.slice(root.length) : undefined;
  } catch {
    return undefined;
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Named by their content; asked for to learn what is new; anything else, which is asked for anew each time. */
function cachingOf(path: string): string {
  const isNamed =
    path.startsWith("/_astro/") || (path.startsWith("/search/") && !path.endsWith("manifest.json"));
  if (isNamed) return "public, max-age=31536000, immutable";
  return path === "/api/v1/now.json" ? "no-store" : "no-cache";
}

function send(
  site: Site,
  path: string,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const file = join(site.folder, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    if (status === 200) send(site, "/404.html", 404, request, response);
    else response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    return;
  }
  const tag = `"${stat.size.toString(36)}-${Math.floor(stat.mtimeMs).toString(36)}"`;
  const headers = {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": site.policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": cachingOf(path),
    etag: tag,
    ...(path.startsWith("/files/") && handedOut(path)),
  };
  if (status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, "content-length": stat.size });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}
