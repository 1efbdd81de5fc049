import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Door } from "#build/nginx-door.ts";
import { LARKSPAN } from "../content.ts";
import { type DoorKeeper, doorKeeper } from "./door-keeper.ts";
import { type Host, NGINX, nginxHost } from "./hosts.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "replybook door "));

/** One file of every kind that a site has. */
const FILES = [
  ...["index.html", "answers/index.html", "404.html", "service-worker.js", "side.webmanifest", "favicon.svg"],
  ...["api/v1/now.json", "api/v1/answers/late.json", "changes.atom", "calendar.ics", "vi/calendar.ics"],
  ...["_astro/frame.1a2b.js", "search/manifest.json", "search/words-0.1a2b.bin"],
  ...["pagefind/0/fragment/en_1.pf_fragment", "files/answers/late/1.0/map.png", "list/en.json"],
];

function siteOf(team: string): string {
  const site = join(folder, `${team} site`);
  for (const file of FILES) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), `words of ${team} in ${file} `.repeat(20));
  }
  return site;
}

const OPENING = { accept: "text/html,application/xhtml+xml" };
const as = (session: string) => ({ cookie: `session=${session}` });

let keeper: DoorKeeper;
const hosts: Host[] = [];

async function behind(door: Partial<Door>, base = "/"): Promise<Host> {
  const door_ = { check: keeper.check, signIn: "/oauth2/start", sites: [], ...door };
  const host = await nginxHost(join(folder, `room ${hosts.length}`), siteOf("desk"), base, { door: door_ });
  hosts.push(host);
  return host;
}

beforeAll(async () => {
  keeper = await doorKeeper();
  keeper.sessions.set("mai", "desk").set("huy", "night,social").set("out", "nobody").set("new", "others");
});

afterAll(() => {
  for (const host of hosts) host.close();
  keeper?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(NGINX)("a site behind a door", () => {
  let host: Host;
  beforeAll(async () => {
    host = await behind({});
  });

  test("gives no byte of any file to who is not signed in, and says 401 to what an open page fetches", async () => {
    const others = ["", "answers", "no/such/page/", "_headers", "answers/index.html.gz", ".replybook-door"];
    for (const path of [...FILES, ...others]) {
      for (const headers of [{}, OPENING, as("stranger"), { "sec-fetch-mode": "cors", ...OPENING }]) {
        const { status, body } = await host.ask(`/${path}`, headers);
        expect([path, status, body.includes("words of")]).toEqual([path, expect.any(Number), false]);
        expect([200, 304], path).not.toContain(status);
      }
    }
    for (const path of FILES) {
      const { status, headers } = await host.ask(`/${path}`, { accept: "*/*", "sec-fetch-mode": "cors" });
      expect([path, status, headers["cache-control"]]).toEqual([path, 401, "no-store"]);
    }
  });

  test.each([
    ["over https", { "sec-fetch-mode": "navigate", accept: "*/*" }],
    ["over http", OPENING],
  ])("sends who opens a page to sign in, and back to just that page, %s", async (_, headers) => {
    const address = "/answers/late/history/?v=3.1&l=en";
    const sent = await host.ask(address, headers);
    expect([sent.status, sent.headers.location]).toEqual([302, address]);
    expect(sent.headers["set-cookie"]?.[0]).toMatch(/^session=s\d+; /);
    const cookie = sent.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    expect((await host.ask("/answers/", { ...headers, cookie })).status).toBe(200);
  });

  test("gives everything to who is signed in, to be kept by their browser alone", async () => {
    keeper.asked.length = 0;
    for (const path of FILES) {
      const { status, headers, body } = await host.ask(`/${path}`, as("mai"));
      expect([path, status, body.toString()]).toEqual([
        path,
        200,
        readFileSync(join(folder, "desk site", path), "utf8"),
      ]);
      expect(headers["cache-control"]).not.toContain("public");
      expect(headers["set-cookie"]).toEqual(["renewed=1"]);
    }
    expect(keeper.asked).toEqual(FILES.map((path) => `/${path}`));
    const { headers } = await host.ask("/search/words-0.1a2b.bin", as("mai"));
    expect(headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    expect((await host.ask("/answers?q=x", as("mai"))).headers.location).toBe("/answers/?q=x");
    const missing = await host.ask("/gone/", as("mai"));
    expect([missing.status, missing.body.toString()]).toEqual([404, expect.stringContaining("404.html")]);
  });

  test("does not ask again whether a file changed for who is signed out", async () => {
    const { headers } = await host.ask("/answers/", as("mai"));
    const again = { "if-none-match": headers.etag ?? "", accept: "*/*" };
    expect((await host.ask("/answers/", { ...again, ...as("mai") })).status).toBe(304);
    expect((await host.ask("/answers/", again)).status).toBe(401);
  });

  test("refuses whom the check knows and does not let in", async () => {
    const { status, body } = await host.ask("/answers/", { ...OPENING, ...as("out") });
    expect([status, body.includes("words of")]).toEqual([403, false]);
  });

  test("lets everybody reach the pages for signing in, and only those", async () => {
    const { status, headers, body } = await host.ask("/oauth2/sign_out", OPENING);
    expect([status, body.toString()]).toEqual([200, "<h1>Signed out</h1>"]);
    expect(headers["content-security-policy"]).toBeUndefined();
  });

  test("stands below a base too, and can send people to another host", async () => {
    const other = await behind({ signIn: "https://login.example.org/?back=" }, "/kb/");
    expect((await other.ask("/kb/api/v1/now.json", { accept: "*/*" })).status).toBe(401);
    const sent = await other.ask("/kb/answers/", { ...OPENING, host: "kb.example.org" });
    expect([sent.status, sent.headers.location]).toEqual([
      302,
      "https://login.example.org/?back=http://kb.example.org/kb/answers/",
    ]);
    expect((await other.ask("/kb/answers/", as("mai"))).status).toBe(200);
    expect((await other.ask("/kb", OPENING)).headers.location).toBe("/kb/");
  });

  test("stays shut while nobody answers the check", async () => {
    const gone = await doorKeeper();
    gone.close();
    const shut = await behind({ check: gone.check });
    const { status, body } = await shut.ask("/answers/", as("mai"));
    expect([status, body.includes("words of")]).toEqual([500, false]);
  });
});

describe.runIf(NGINX)("a site for each group behind one door", () => {
  let host: Host;
  const social = siteOf("social");
  beforeAll(async () => {
    const sites = [
      { group: "desk", folder: siteOf("desk") },
      { group: "social", folder: social },
    ];
    host = await behind({ sites });
  });

  test.each([
    ["mai", "desk"],
    ["huy", "social"],
  ])("gives %s the site of %s", async (session, team) => {
    for (const path of FILES)
      expect((await host.ask(`/${path}`, as(session))).body.toString()).toContain(
        `words of ${team} in ${path}`,
      );
    expect((await host.ask("/gone/", as(session))).body.toString()).toContain(`words of ${team} in 404.html`);
    expect((await host.ask("/answers", as(session))).headers.location).toBe("/answers/");
  });

  test("gives nothing to who is in no group, or in none that has a site", async () => {
    for (const path of [...FILES, "", "gone/", "answers"]) {
      expect([path, (await host.ask(`/${path}`, as("new"))).status]).toEqual([path, 403]);
      expect([path, (await host.ask(`/${path}`)).status]).toEqual([path, 401]);
    }
  });

  test("gives the site before while another takes its place", async () => {
    renameSync(social, `${social}.old`);
    const said = await host.ask("/answers/", as("huy"));
    renameSync(`${social}.old`, social);
    expect(said.body.toString()).toContain("words of social");
  });
});

describe("deploy/nginx", () => {
  const run = (...options: string[]) => {
    const env = { ...process.env, KB_CONTENT: LARKSPAN, KB_OUT: "/srv/site", INIT_CWD: ROOT };
    const all = [join(ROOT, "scripts/node.mjs"), "deploy/nginx", ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: ROOT, env, encoding: "utf8" });
    return { status, stdout, stderr };
  };

  test("writes the door and the groups that it is told of", () => {
    const { status, stdout } = run("--auth", "http://127.0.0.1:4180/oauth2/auth", "--site", "desk=/srv/desk");
    expect(status).toBe(0);
    expect(stdout).toContain("proxy_pass http://127.0.0.1:4180/oauth2/auth;");
    expect(stdout).toContain('[ ]*desk[ ]*(?:,|$)" "/srv/desk";');
  });

  test.each([
    [["--auth", "127.0.0.1:4180"], '--auth is "127.0.0.1:4180"'],
    [["--auth", "http://a/b", "--sign-in", "/api/in"], '--sign-in is "/api/in"'],
    [["--auth", "http://a/b", "--sign-in", "/in"], '--sign-in is "/in"'],
    [["--auth", "http://a/b", "--site", "desk"], '--site is "desk"'],
    [["--site", "desk=/srv/desk"], "--site needs --auth"],
  ])("refuses %j in one sentence", (options, said) => {
    const { status, stderr } = run(...options);
    expect([status, stderr.trim().split("\n").length]).toEqual([2, 1]);
    expect(stderr).toContain(said);
  });
});
