import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PROJECT } from "../environment.ts";

// From `git push` to a served change: `npm run -s bench:live`, or `npm run -s bench:live -- CONTENT` for other content
// than the shipped. A bare repository builds each push by a hook, as the README of scripts/deploy has it, while the
// server of `npm start` serves the site and is asked without a pause. Publishing is done before the push.

const RUNS = 3;
const PAUSE = 20;
const content = resolve(process.argv[2] ?? join(PROJECT, "content"));
const parent = mkdtempSync(join(tmpdir(), "replybook-live-"));
const [host, checkout, clone, site] = ["host.git", "checkout", "clone", "site"].map((name) =>
  join(parent, name),
) as [string, string, string, string];

/** After everything that is recorded in the shipped content, and before each other. */
const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 9, minute)).toISOString();

function run(command: string, args: readonly string[], env: Record<string, string> = {}): string {
  const ran = spawnSync(command, args, { cwd: clone, encoding: "utf8", env: { ...process.env, ...env } });
  if (ran.status !== 0)
    throw new Error(`${command} ${args.join(" ")}: ${ran.error ?? ran.stdout + ran.stderr}`);
  return ran.stdout;
}

const git = (...args: string[]) =>
  run("git", ["-c", "user.name=Bench", "-c", "user.email=bench@larkspan.example", ...args]);
const script = (name: string) => [join(PROJECT, "scripts/node.mjs"), name];
const settings = (root: string, minute: number) => ({ KB_CONTENT: root, KB_OUT: site, KB_NOW: at(minute) });

/** What a host runs when something was pushed. */
const HOOK = `#!/bin/sh
set -e
git --work-tree="${checkout}" checkout --quiet --force main
cd "${PROJECT}"
KB_NOW=$(cat "${parent}/now") KB_CONTENT="${checkout}/content" KB_OUT="${site}" \\
  exec "${process.execPath}" scripts/node.mjs build
`;

function prepare(): void {
  for (const folder of [checkout, clone]) mkdirSync(folder);
  run("git", ["init", "--quiet", "--bare", "--initial-branch=main", host]);
  run("git", ["clone", "--quiet", host, "."]);
  git("checkout", "--quiet", "-B", "main");
  cpSync(content, join(clone, "content"), { recursive: true });
  git("add", "--all");
  git("commit", "--quiet", "--message", "The words as they are");
  git("push", "--quiet", "origin", "main");
  run("git", ["--git-dir", host, "--work-tree", checkout, "checkout", "--quiet", "--force", "main"]);
  writeFileSync(join(host, "hooks/post-receive"), HOOK);
  chmodSync(join(host, "hooks/post-receive"), 0o755);
}

/** Builds and serves as people do; returns where. */
async function started(): Promise<{ server: ChildProcess; address: string }> {
  const env = { ...process.env, ...settings(join(checkout, "content"), 0), PORT: "0" };
  const server = spawn(process.execPath, script("start"), { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const chunk of server.stdout ?? []) {
    said += chunk;
    const address = /^Replybook: (\S+)\/$/m.exec(said)?.[1];
    if (address) return { server, address };
  }
  throw new Error(`The server ended: ${said}`);
}

/** Gives an answer a title of its own and publishes that in the clone. */
function publish(id: string, number: number): string {
  const file = join(clone, "content/answers", id, "en.mdx");
  const title = `What was pushed as number ${number}`;
  writeFileSync(file, readFileSync(file, "utf8").replace(/^title: .*$/m, `title: ${title}`));
  const note = ["--note", "Another title.", "--why", "It is measured.", "--do", "Nothing."];
  run(
    process.execPath,
    [...script("kb"), "publish", `answers/${id}`, ...note],
    settings(join(clone, "content"), number),
  );
  git("add", "--all");
  git("commit", "--quiet", "--message", title);
  writeFileSync(join(parent, "now"), at(number));
  return title;
}

/** Asks for a page until it holds some words, and counts what was no answer. */
async function untilServed(url: string, isNew: (body: string) => boolean) {
  for (let asked = 1, refused = 0; ; asked++) {
    const response = await fetch(url);
    const body = await response.text();
    if (!response.ok) refused++;
    else if (isNew(body)) return { asked, refused, seconds: performance.now() / 1000 };
    await new Promise((later) => setTimeout(later, PAUSE));
  }
}

async function pushed(address: string, id: string, number: number) {
  const title = publish(id, number);
  const news = await (await fetch(`${address}/api/v1/now.json`)).text();
  const start = performance.now() / 1000;
  const push = spawn("git", ["push", "--quiet", "origin", "main"], {
    cwd: clone,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(push, "close").then(([status]) => {
    if (status !== 0) throw new Error("The push was refused.");
    return performance.now() / 1000;
  });
  const [over, page, told] = await Promise.all([
    ended,
    untilServed(`${address}/answers/${id}/`, (body) => body.includes(title)),
    untilServed(`${address}/api/v1/now.json`, (body) => body !== news),
  ]);
  return {
    page: page.seconds - start,
    told: told.seconds - start,
    over: over - start,
    asked: page.asked + told.asked,
    refused: page.refused + told.refused,
  };
}

async function measured() {
  const { server, address } = await started();
  try {
    const answers = readdirSync(join(clone, "content/answers"), { withFileTypes: true });
    const ids = answers.flatMap((item) => (item.isDirectory() ? [item.name] : []));
    const took: Awaited<ReturnType<typeof pushed>>[] = [];
    for (let number = 1; number <= RUNS; number++) took.push(await pushed(address, ids[0] ?? "", number));
    return { answers: ids.length, took };
  } finally {
    server.kill();
  }
}

try {
  prepare();
  const { answers, took } = await measured();
  const median = (part: "page" | "told" | "over") =>
    took
      .map((one) => one[part])
      .sort((a, b) => a - b)
      [RUNS >> 1]?.toFixed(2);
  const sum = (part: "asked" | "refused") => took.reduce((total, one) => total + one[part], 0);
  console.log(`${answers} answers, one changed, medians of ${RUNS} pushes, in seconds from "git push":`);
  console.log(`  the changed page is served  ${median("page")}`);
  console.log(`  open pages are told         ${median("told")}`);
  console.log(`  the push has ended          ${median("over")}`);
  console.log(
    `Meanwhile the site was asked ${sum("asked")} times; ${sum("refused")} answers were not the page.`,
  );
  if (sum("refused") > 0) process.exitCode = 1;
} finally {
  rmSync(parent, { recursive: true, force: true });
}
