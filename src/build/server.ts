import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { type HeaderRule, headerRules, headersOf, NOT_SERVED } from "#build/headers.ts";
import { COMPRESSIBLE, contentType, endingOf } from "#build/media-types.ts";
import { acceptedEncodings, isNamed, type OpenFile, openFile } from "#build/site-file.ts";

/** A built site as it is served. */
interface Site {
  readonly folder: string;
  readonly base: string;
  readonly rules: readonly HeaderRule[];
}

/**
 * A server for a built site on this machine, with the headers a real one should send; `collect` is the workspace's.
 * A build may put a new site into the folder while it is being served.
 */
export function siteServer(folder: string, base: string, collect?: string): Server {
  const site = { folder, base, rules: headerRules(collect) };
  return createServer((request, response) => {
    answer(site, request, response).catch((error: Error) => {
      // A reader who went away needs nothing more.
      if (response.headersSent || response.destroyed) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end(`${error.message}\n`);
    });
  });
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

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...headersOf(site.rules, "/"), allow: "GET, HEAD" }).end();
    return;
  }
  const path = pathOf(request.url ?? "/", site.base);
  const file = path?.endsWith("/") ? `${path}index.html` : path;
  const found = file !== undefined && !NOT_SERVED.test(file) ? await openFor(site, file, request) : undefined;
  if (found === "folder")
    response.writeHead(301, { ...headersOf(site.rules, "/"), location: withSlash(request.url ?? "/") }).end();
  else if (file === undefined || found === undefined) await sendMissing(site, request, response);
  else await send(found, headersFor(site, file, found), request, response);
}

/** The path below the base, which leads to nothing above it; empty for the base without its slash, undefined when it is outside or no path at all. */
function pathOf(url: string, base: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/\?.*$/, ""));
    const root = base.replace(/\/$/, "");
    if (path === root) return "";
    const own = path.startsWith(`${root}/`) && !path.includes("\0") ? path.slice(root.length) : undefined;
    return own !== undefined && normalize(own).replaceAll("\\", "/") === own ? own : undefined;
  } catch {
    return undefined;
  }
}

function withSlash(url: string): string {
  return url.replace(/(?=\?|$)/, "/");
}

function openFor({ folder }: Site, file: string, { headers }: IncomingMessage) {
  const isText = COMPRESSIBLE.includes(endingOf(file));
  return openFile(
    folder,
    file,
    acceptedEncodings(isText ? headers["accept-encoding"]?.toString() : undefined),
  );
}

function headersFor({ rules }: Site, file: string, { tag, encoding }: OpenFile): Record<string, string> {
  return {
    "content-type": contentType(file),
    ...headersOf(rules, file.replace(/\/index\.html$/, "/")),
    etag: tag,
    ...(COMPRESSIBLE.includes(endingOf(file)) && { vary: "accept-encoding" }),
    ...(encoding && { "content-encoding": encoding }),
  };
}

async function send(
  { handle, bytes, tag }: OpenFile,
  headers: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
  status = 200,
): Promise<void> {
  const isKnown = status === 200 && isNamed(tag, request.headers["if-none-match"]);
  try {
    if (isKnown) response.writeHead(304, headers);
    else response.writeHead(status, { ...headers, "content-length": bytes });
    if (!isKnown && request.method === "GET") await pipeline(handle.createReadStream(), response);
    else response.end();
  } finally {
    // A reader who has gone already never lets the stream begin, which would close it.
    await handle.close();
  }
}

const MISSING = "/404.html";

async function sendMissing(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await openFor(site, MISSING, request);
  if (page === undefined || page === "folder")
    response
      .writeHead(404, { ...headersOf(site.rules, MISSING), "content-type": "text/plain" })
      .end("Not found\n");
  else await send(page, headersFor(site, MISSING, page), request, response, 404);
}
