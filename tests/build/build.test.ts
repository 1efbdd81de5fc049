import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "#store/digest.ts";
import { larkspanSite } from "../browser/site.ts";
import { LARKSPAN } from "../content.ts";
import { anAnswer, aTree, publishAll } from "../make.ts";
import { fullTextOf } from "../pagefind.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOW = "2026-11-21T12:00:00Z";
const LATER = "2026-11-22T10:04:05+07:00";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replybook build "));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm run -s SCRIPT` of the project from another folder, as people do with --prefix. */
async function npmRun(script: string, args: readonly string[], env: Record<string, string>) {
  const { INIT_CWD: _, ...rest } = process.env;
  const all = ["run", "-s", "--prefix", ROOT, script, ...(args.length > 0 ? ["--", ...args] : [])];
  const child = spawn("npm", all, { cwd: folder, env: { ...rest, KB_NOW: NOW, ...env } });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { status, stdout, stderr };
}

/**
 * Every file of a site with its digest: equal maps are equal sites. Pagefind's files are left out, since two runs
 * of it over the same records write some of them differently, and with them what names them for devices.
 */
function digests(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((item) =>
    item.isFile(),
  );
  return Object.fromEntries(
    files
      .map((item) => join(item.parentPath, item.name))
      .filter((file) => !file.startsWith(join(root, "pagefind")))
      .filter((file) => !/\/offline\/\w+(?:\/text)?\.json$/.test(file))
      .sort()
      .map((file) => [file.slice(root.length), sha256(readFileSync(file))]),
  );
}

const QUESTIONS = [
  "refund",
  "vé",
  "lantern nights umbrella",
  "strike in Germany",
  "initials",
  "đêm hoa đăng có mưa k ạ",
];

/** What the full text of a site says to some questions. */
async function fullTextAnswers(root: string, now: string) {
  const ask = await fullTextOf(root, now);
  const answers = [];
  for (const question of QUESTIONS) answers.push(await ask(question));
  return answers;
}

const ANSWER = `---
title: My order arrives late
owner: team
phrases: [where is my package]
---

<Reply channel="public">
Hi {{customer_name}}, we are sorry your order is late. Please send us a private message.
</Reply>

<Reply>
Hi {{customer_name}}, we are looking into {{order_number}} now.
</Reply>
`;

describe("a new workspace, from any folder", () => {
  test("is made, gets one answer written by hand, is published and built", async () => {
    const content = join(folder, "my words");
    expect((await npmRun("kb", ["init", "my words"], {})).status).toBe(0);
    mkdirSync(join(content, "answers/late-delivery"), { recursive: true });
    writeFileSync(join(content, "answers/late-delivery/en.mdx"), ANSWER);
    const elsewhere = { KB_CONTENT: "my words", KB_OUT: join(folder, "out"), KB_PRECOMPRESS: "1" };
    expect(await npmRun("kb", ["check"], elsewhere)).toMatchObject({ status: 0 });
    expect((await npmRun("kb", ["publish", "answers/late-delivery"], elsewhere)).stdout).toContain(
      "published answers/late-delivery 1.0 (major)",
    );
    expect(await npmRun("build", [], elsewhere)).toMatchObject({
      status: 0,
      stderr: expect.not.stringContaining("does not exist"),
    });
    expect(readFileSync(join(folder, "out/answers/late-delivery/index.html"), "utf8")).toContain(
      "My order arrives late",
    );
    const others = ["vi/answers/late-delivery/index.html", "answers/late-delivery/index.html.br", "_headers"];
    for (const path of others) expect([path, existsSync(join(folder, "out", path))]).toEqual([path, true]);
  });
});

describe("a build that cannot be made", () => {
  test("exits 1, says where and how to mend it, of a lesson that tries to run code too, and leaves the old site as it was", async () => {
    const content = join(folder, "broken");
    const out = join(folder, "broken out");
    cpSync(LARKSPAN, content, { recursive: true });
    const environment = { KB_CONTENT: content, KB_OUT: out };
    await larkspanSite(NOW, out);
    const before = digests(out);
    writeFileSync(
      join(content, "answers/login-code/en.mdx"),
      "---\ntitle: x\nowner: nobody\n---\n\n<Reply>\nHi {name}\n",
    );
    const lesson = join(content, "training/first-week/find-and-copy.en.mdx");
    const code = 'export const x = (await import("node:fs")).readFileSync("/etc/passwd", "utf8");';
    writeFileSync(lesson, `${readFileSync(lesson, "utf8")}\n\n${code}\n`);
    const { status, stderr } = await npmRun("build", [], environment);
    expect(status).toBe(1);
    expect(stderr).toMatch(/login-code\/en\.mdx:\d+:\d+ {2}error {2}\S+ {2}.* → /);
    expect(stderr).toMatch(/find-and-copy\.en\.mdx:\d+/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(digests(out)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith(".next"))).toEqual([]);
  });

  test("a content folder that is not there is one sentence and exit 2", async () => {
    const { status, stderr } = await npmRun("build", [], {
      KB_CONTENT: join(folder, "nowhere"),
      KB_OUT: join(folder, "x"),
    });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

/** Builds from `folder` in files that others may read as `umask` says. */
function builtUnder(umask: string, env: Record<string, string>): Promise<number | null> {
  const command = `umask ${umask} && exec npm run -s --prefix "$1" build`;
  const all = { ...process.env, INIT_CWD: folder, ...env };
  return finished(spawn("sh", ["-c", command, "sh", ROOT], { cwd: folder, env: all, stdio: "ignore" }));
}

describe("two builds at once", () => {
  test("wait for each other and come out the same, byte for byte", async () => {
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    // The second one stands elsewhere in the world, a day later, with the same words in another folder: no page carries
    // the instant of its build.
    const elsewhere = join(folder, "đâu đó", "words");
    cpSync(LARKSPAN, elsewhere, { recursive: true });
    const there = { TZ: "Asia/Kolkata", LANG: "vi_VN.UTF-8", LC_ALL: "vi_VN.UTF-8" };
    const runs = [
      builtUnder("022", { KB_CONTENT: LARKSPAN, KB_NOW: NOW, KB_OUT: one, TZ: "America/St_Johns" }),
      builtUnder("077", { KB_CONTENT: elsewhere, KB_NOW: LATER, KB_OUT: two, ...there }),
    ];
    expect(await Promise.all(runs)).toEqual([0, 0]);
    expect(digests(one)).toEqual(digests(two));
  });

  test("and find the same in the full text", async () => {
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) => fullTextAnswers(join(folder, name), NOW)),
    );
    expect(one?.filter(({ total }) => total === 0)).toEqual([]);
    expect(two).toEqual(one);
  });
});

describe("a build for one team", () => {
  test("holds that team's answers and those for all, and links to no other", async () => {
    const out = join(folder, "communications");
    const env = { KB_CONTENT: LARKSPAN, KB_OUT: out, KB_TEAMS: "communications" };
    expect(await npmRun("build", [], env)).toMatchObject({
      status: 0,
    });
    const answers = readdirSync(join(out, "answers"), { withFileTypes: true }).filter((item) =>
      item.isDirectory(),
    );
    expect(answers.map(({ name }) => name)).toEqual(["login-code", "stream-buffers"]);
    expect(readFileSync(join(out, "answers/login-code/index.html"), "utf8")).not.toContain(
      'href="/answers/account-locked/"',
    );
    expect(existsSync(join(folder, "one/files/answers/lantern-nights-gates/1.0/gate-map.en.png"))).toBe(true);
    expect(existsSync(join(out, "files"))).toBe(false);
    const found = (await (await fullTextOf(out, NOW))("account locked password")).found;
    expect(found.map(({ path }) => path)).not.toContain("/answers/account-locked/");
  });

  test("a team that does not exist is one sentence and exit 2", async () => {
    const { status, stderr } = await npmRun("build", [], {
      KB_CONTENT: LARKSPAN,
      KB_OUT: join(folder, "x"),
      KB_TEAMS: "nobody",
    });
    expect(status).toBe(2);
    expect(stderr).toContain('KB_TEAMS names "nobody". The teams: ');
  });
});

describe("npm start", () => {
  const children: ChildProcess[] = [];
  const content = aTree({ "answers/login-code/en.mdx": anAnswer() });
  const taken = createServer().listen(0);
  afterAll(() => {
    for (const child of children) child.kill();
    taken.close();
    content.cleanup();
  });

  function started(out: string, port: number): Promise<string> {
    const env = { ...process.env, INIT_CWD: folder, KB_NOW: NOW, KB_CONTENT: content.root, KB_BASE: "/kb/" };
    const child = spawn(process.execPath, [join(ROOT, "scripts/node.mjs"), "start"], {
      cwd: folder,
      env: { ...env, KB_OUT: join(folder, out), PORT: String(port) },
    });
    children.push(child);
    return addressOf(child);
  }

  test("builds, serves below KB_BASE on the next free port, and says the address alone on a line", async () => {
    publishAll(content.root, NOW);
    const { port } = taken.address() as AddressInfo;
    const first = await started("started", port);
    const own = Number(/^http:\/\/localhost:(\d+)\/kb\/$/.exec(first)?.[1]);
    expect(own).toBeGreaterThan(port);
    expect(own).toBeLessThan(port + 100);
    const page = await fetch(`${first}answers/login-code/`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain('href="/kb/answers/');
    expect((await fetch(`${first}no/such/page/`)).status).toBe(404);
    expect((await fetch(first.replace("/kb/", "/kb/..%2f..%2fpackage.json"))).status).toBe(404);
  });
});

function finished(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^Replybook: (\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", () => reject(new Error(`It ended: ${said}`)));
  });
}
