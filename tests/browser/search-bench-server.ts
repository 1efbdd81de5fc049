import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** An empty page in which modules of the project can be imported as they are, and the peers. */
const PAGE = `<!doctype html><title>bench</title><script type="importmap">${JSON.stringify({
  imports: {
    "#search/": "/bench/src/search/",
    "#core/": "/bench/src/core/",
    minisearch: "/bench/node_modules/minisearch/dist/es/index.js",
  },
})}</script><script src="/bench/node_modules/lunr/lunr.min.js"></script>`;

/** A plain static server with Brotli that counts what it sends. */
export interface BenchServer {
  readonly url: string;
  /** The bytes of all bodies, compressed, that were asked for since the last call and up to an instant (`Date.now()`). */
  taken(until?: number): number;
  close(): void;
}

/** Serves a built site, with the files of another search in the place of its own. */
export async function benchServer(site: string, search: string): Promise<BenchServer> {
  let sent: { at: number; bytes: number }[] = [];
  const kept = new Map<string, Buffer>();
  const server: Server = createServer((request, response) => {
    const at = Date.now();
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const body = kept.get(path) ?? bodyOf(path, site, search);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    kept.set(path, body);
    sent.push({ at, bytes: body.length });
    const type = TYPES[extname(path) || ".html"] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "no-cache" });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    taken: (until = Number.POSITIVE_INFINITY) => {
      const counted = sent.filter(({ at }) => at <= until);
      sent = [];
      return counted.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function bodyOf(path: string, site: string, search: string): Buffer | undefined {
  if (path === "/bench/") return brotliCompressSync(PAGE);
  const file = fileOf(path, site, search);
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const source = readFileSync(file);
  return brotliCompressSync(file.endsWith(".ts") ? stripTypeScriptTypes(source.toString()) : source);
}

function fileOf(path: string, site: string, search: string): string {
  const plain = normalize(path);
  if (plain.startsWith("/bench/data/")) return join(search, plain.slice("/bench/data".length));
  if (plain.startsWith("/bench/")) return join(ROOT, plain.slice("/bench".length));
  if (plain.startsWith("/search/")) return join(search, plain);
  return join(site, plain.endsWith("/") ? `${plain}index.html` : plain);
}
