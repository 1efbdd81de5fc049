import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type NginxSite, nginxConfig } from "#build/nginx.ts";
import { siteServer } from "#build/server.ts";

/** What a host said, as it came over the wire. */
export interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Something that serves a site on this machine. */
export interface Host {
  /** Asks for an address exactly as it is written. */
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Said>;
  close(): void;
}

/** Where a host listens, as `http.request` takes it. */
type Place = { readonly port: number } | { readonly socketPath: string };

async function asked(
  place: Place,
  path: string,
  headers: Record<string, string>,
  method: string,
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const sent = request({ ...place, path, method, headers, agent: false }, (response) => {
      const { statusCode: status = 0, headers: got } = response;
      buffer(response).then((body) => resolve({ status, headers: got, body }), reject);
    });
    sent.once("error", reject).end();
  });
}

const askingAt =
  (place: Place): Host["ask"] =>
  (path, headers = {}, method = "GET") =>
    asked(place, path, headers, method);

/** The server of `npm start`. */
export async function ourHost(folder: string, base = "/"): Promise<Host> {
  const server = siteServer(folder, base);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { ask: askingAt({ port }), close: () => server.close() };
}

/** Debian keeps it where only root looks. */
export const NGINX = ["nginx", "/usr/sbin/nginx"].find((command) => spawnSync(command, ["-v"]).status === 0);

const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** Whether this machine's nginx has the module that our configuration has a line for. */
export const HAS_BROTLI = existsSync(BROTLI);

/** The real nginx with our configuration, with everything it writes in `room`; `more` is what else is said of the site. */
export async function nginxHost(
  room: string,
  folder: string,
  base = "/",
  more: Partial<NginxSite> = {},
): Promise<Host> {
  mkdirSync(room, { recursive: true });
  const socket = join(room, "nginx.sock");
  const site = { name: "replybook", listen: `"unix:${socket}"`, host: "_", folder, base, ...more };
  const config = nginxConfig(site).replace("# brotli_static on;", HAS_BROTLI ? "brotli_static on;" : "");
  writeFileSync(join(room, "site.conf"), config);
  writeFileSync(join(room, "nginx.conf"), surroundings(room));
  const nginx = spawn(NGINX ?? "nginx", ["-c", join(room, "nginx.conf"), "-e", join(room, "error.log")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ask = askingAt(more.listen ? { port: Number(more.listen) } : { socketPath: socket });
  await untilItAnswers(ask, nginx);
  return { ask, close: () => nginx.kill() };
}

/** What a machine's own nginx.conf has around a site. */
function surroundings(room: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `  ${name}_temp_path "${join(room, name)}";\n`,
  );
  const user = process.getuid?.() === 0 ? "user root;\n" : "";
  const module = HAS_BROTLI ? `load_module ${BROTLI};\n` : "";
  return `${user}${module}daemon off;\nworker_processes 1;\npid "${join(room, "pid")}";\nevents {}\nhttp {\n  access_log off;\n${temporary.join("")}  include "${join(room, "site.conf")}";\n}\n`;
}

async function untilItAnswers(ask: Host["ask"], nginx: ChildProcess): Promise<void> {
  for (;;) {
    try {
      await ask("/");
      return;
    } catch (error) {
      if (nginx.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
