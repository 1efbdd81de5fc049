import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compressSite } from "#build/compressed.ts";
import { stagingOf, swapIn } from "#build/output.ts";
import { FILE_POLICY, headerPolicy, PERMISSIONS } from "#site/policy.ts";
import { larkspanSite } from "../browser/site.ts";
import { HAS_BROTLI, type Host, NGINX, nginxHost, ourHost } from "./hosts.ts";

const NOW = "2026-11-21T12:00:00Z";

// .ci/run installs it; at home its half of these tests may be left out.
if (!NGINX && process.env.REPLYBOOK_CI)
  throw new Error("nginx is not installed: its tests may not be left out in CI.");
if (!NGINX) console.warn("nginx is not installed, so its configuration is not tested.");

const folder = mkdtempSync(join(tmpdir(), "replybook hosts "));
const site = join(folder, "dist");

beforeAll(async () => {
  await larkspanSite(NOW, site);
  await compressSite({ site });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pageOf = (build: number) => `<p>${build}</p>`.repeat(1000 + build);

/** A site whose pages say which build they come from, each build with pages of another length. */
function stage(site: string, build: number): void {
  const staging = stagingOf(site);
  mkdirSync(join(staging, "answers"), { recursive: true });
  for (const name of ["index.html", "answers/index.html", "404.html"])
    writeFileSync(join(staging, name), pageOf(build));
}

const IMMUTABLE = "public, max-age=31536000, immutable";
const PAGE = headerPolicy();
const EVERYWHERE = {
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": PERMISSIONS,
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};
const file = (path: string) => `/${path}/${readdirSync(join(site, path)).find((name) => name.includes("."))}`;

interface Running {
  readonly name: string;
  readonly encodings: readonly string[];
  start(room: string, of: string, base?: string): Promise<Host>;
}

const HOSTS: readonly Running[] = [
  { name: "this machine's server", encodings: ["br", "gzip"], start: (_, of, base) => ourHost(of, base) },
  { name: "nginx", encodings: HAS_BROTLI ? ["br", "gzip"] : ["gzip"], start: nginxHost },
];

describe.each(HOSTS.filter(({ name }) => NGINX || name !== "nginx"))(
  "$name",
  ({ name, encodings, start }) => {
    const hosts: Host[] = [];
    const started = async (of: string, base?: string) => {
      const host = await start(join(folder, `${name.length} ${hosts.length}`), of, base);
      hosts.push(host);
      return host;
    };
    let host: Host;
    beforeAll(async () => {
      host = await started(site);
    });
    afterAll(() => {
      for (const one of hosts) one.close();
    });

    test("says of every kind of file what it is, how long it may be kept and what it may do", async () => {
      const kinds = [
        ["/", "text/html; charset=utf-8", "no-cache", PAGE],
        ["/vi/answers/", "text/html; charset=utf-8", "no-cache", PAGE],
        ["/api/v1/now.json", "application/json; charset=utf-8", "no-store", PAGE],
        ["/api/v1/index.json", "application/json; charset=utf-8", "no-cache", PAGE],
        ["/search/manifest.json", "application/json; charset=utf-8", "no-cache", PAGE],
        ["/changes.atom", "application/atom+xml; charset=utf-8", "no-cache", PAGE],
        ["/calendar.ics", "text/calendar; charset=utf-8", "no-cache", PAGE],
        ["/favicon.svg", "image/svg+xml", "no-cache", PAGE],
        [file("pagefind/0/fragment"), "application/octet-stream", IMMUTABLE, PAGE],
        ["/files/answers/lantern-nights-gates/1.0/gate-map.en.png", "image/png", "no-cache", FILE_POLICY],
      ] as const;
      for (const [path, type, caching, policy] of kinds) {
        const { status, headers } = await host.ask(path);
        expect([path, status, headers["content-type"], headers["cache-control"]]).toEqual([
          path,
          200,
          type,
          caching,
        ]);
        expect(headers["content-security-policy"]).toBe(policy);
        expect(headers).toMatchObject(EVERYWHERE);
        expect(headers["content-disposition"]).toBe(path.startsWith("/files/") ? "inline" : undefined);
      }
    });

    test.each([
      ["/no/such/page/", "GET", 404],
      ["/answers", "GET", 301],
      ["/answers/", "POST", 405],
    ])("says what may be done with what is no page either: %s", async (path, method, status) => {
      const said = await host.ask(path, {}, method);
      expect([said.status, said.headers["content-security-policy"]]).toEqual([status, PAGE]);
      expect(said.headers).toMatchObject(EVERYWHERE);
    });

    test("calls nothing a script but what the build made one, so nothing people wrote runs as one", async () => {
      const files = globSync("**/*.*", { cwd: site }).filter(
        (path) => /\.\w*[a-z]$/.test(path) && !/\.(?:br|gz|html)$/.test(path),
      );
      // Every script, and of all else one of each ending and folder.
      const kinds = new Map(
        files.map((path) => [/\.js$/.test(path) ? path : path.replace(/\/.*\./, "/."), path]),
      );
      const types = await Promise.all(
        [...kinds.values()].map(async (path) => {
          const { headers } = await host.ask(`/${encodeURI(path)}`, {}, "HEAD");
          expect([path, headers["x-content-type-options"]]).toEqual([path, "nosniff"]);
          return [path, headers["content-type"] ?? ""] as const;
        }),
      );
      const scripts = types.filter(
        ([, type]) => !/^(?:image|font|text\/(?!.*script)|application\/(?!.*script))/.test(type),
      );
      expect(scripts.length).toBeGreaterThan(50);
      const others = scripts.filter(
        ([path]) =>
          !/^(?:_astro\/[^/]+|pagefind\/\d+\/pagefind(?:-worker)?|before-paint|offline)\.js$/.test(path),
      );
      expect(others).toEqual([]);
    });

    test("lets everything be kept that is named by its content, and nothing else", async () => {
      const named = ["_astro", "search"].flatMap((path) =>
        readdirSync(join(site, path)).map((one) => `/${path}/${one}`),
      );
      const own = named.filter((path) => !/\.(?:br|gz)$|manifest\.json$/.test(path));
      // One of each kind: "documents-12.ab34cd56.json" is of the kind "documents.json".
      const kinds = new Map(own.map((path) => [path.replace(/(?:-\d+)?\.[\w-]{8}(?=\.\w+$)/, ""), path]));
      expect(kinds.size).toBeGreaterThan(10);
      for (const path of kinds.values()) {
        const { headers } = await host.ask(path, {}, "HEAD");
        expect([path, headers["cache-control"]]).toEqual([path, IMMUTABLE]);
      }
    });

    test.each([
      ["br, gzip", encodings[0]],
      ["gzip, deflate", "gzip"],
      ["br;q=0, gzip", "gzip"],
      ["identity", undefined],
    ])("answers who reads %s in %s, and says that it depends", async (accepted, encoding) => {
      const { headers, body } = await host.ask("/answers/", { "accept-encoding": accepted });
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers.vary?.toLowerCase()).toContain("accept-encoding");
      const unpack =
        encoding === "br" ? brotliDecompressSync : encoding === "gzip" ? gunzipSync : Buffer.from;
      expect(unpack(body).equals(readFileSync(join(site, "answers/index.html")))).toBe(true);
      // The twin itself, not something compressed on the way.
      if (encoding) expect(Number(headers["content-length"])).toBe(body.length);
    });

    test("answers 304 to who has the file already in the same encoding, else the whole file", async () => {
      const plain = await host.ask("/answers/");
      const packed = await host.ask("/answers/", { "accept-encoding": "gzip" });
      const tag = packed.headers.etag ?? "";
      expect(tag).not.toBe(plain.headers.etag);
      const again = await host.ask("/answers/", {
        "accept-encoding": "gzip",
        "if-none-match": `"x", ${tag}`,
      });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag]);
      expect(again.headers["cache-control"]).toBe("no-cache");
      expect((await host.ask("/answers/", { "if-none-match": tag })).status).toBe(200);
    });

    test.each([
      ["/no/such/page/", 404],
      ["/_astro/gone.js", 404],
      ["/_astro/", 404],
      ["/_headers", 404],
      ["/answers/index.html.gz", 404],
    ])("%s is the page for wrong addresses, which nobody keeps", async (path, status) => {
      const said = await host.ask(path);
      expect([said.status, said.headers["cache-control"]]).toEqual([status, "no-cache"]);
      expect(said.body.equals(readFileSync(join(site, "404.html")))).toBe(true);
    });

    test("leads from a folder to its page with what was asked, and takes no other verbs", async () => {
      const said = await host.ask("/answers?q=x");
      expect([said.status, said.headers.location]).toEqual([301, "/answers/?q=x"]);
      expect((await host.ask("/answers/", {}, "POST")).status).toBe(405);
      const head = await host.ask("/answers/", {}, "HEAD");
      expect([head.status, head.body.length]).toEqual([200, 0]);
    });

    test.each([
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/answers/..%2f..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/answers/%5c..%5c..%5csecret.txt",
      "//secret.txt",
      "/answers/%00",
      "/%",
    ])("%s leads to nothing above the site", async (path) => {
      writeFileSync(join(folder, "secret.txt"), "secret");
      const { status, body } = await host.ask(path);
      expect([400, 404]).toContain(status);
      expect(body.toString()).not.toBe("secret");
    });

    test("serves a site below a base, and nothing beside it", async () => {
      const below = await started(site, "/kb/");
      for (const path of ["/kb/", "/kb/answers/", "/kb/api/v1/now.json"]) {
        const { status, headers, body } = await below.ask(path);
        const plain = await host.ask(path.slice(3));
        expect([path, status, headers["cache-control"]]).toEqual([path, 200, plain.headers["cache-control"]]);
        expect(body.equals(plain.body)).toBe(true);
      }
      expect((await below.ask("/kb/answers")).headers.location).toBe("/kb/answers/");
      expect((await below.ask("/kb")).headers.location).toBe("/kb/");
      for (const path of ["/", "/answers/", "/kbx/", "/kb/_headers"])
        expect([path, (await below.ask(path)).status]).toEqual([path, 404]);
    });

    test("serves whole pages while another site takes the folder's place, and has it at once", async () => {
      const swapped = join(folder, `swapped by ${name}`);
      stage(swapped, 0);
      swapIn(swapped);
      const swapping = await started(swapped);
      for (const build of [1, 2, 3]) {
        stage(swapped, build);
        renameSync(swapped, `${swapped}.old`);
        const asked = ["/", "/answers/", "/", "/answers/"].map((path) => swapping.ask(path));
        await new Promise((resolve) => setTimeout(resolve, 30));
        renameSync(stagingOf(swapped), swapped);
        for (const { status, body } of await Promise.all(asked)) {
          expect(status).toBe(200);
          expect([pageOf(build - 1), pageOf(build)]).toContain(body.toString());
        }
        rmSync(`${swapped}.old`, { recursive: true });
        expect((await swapping.ask("/answers/")).body.toString()).toBe(pageOf(build));
      }
      expect((await swapping.ask("/gone/")).status).toBe(404);
    });
  },
);
