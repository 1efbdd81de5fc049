import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { starterFiles } from "#store/starter.ts";

// What publishing costs, as whole processes: `npm run bench:publish -- [ANSWERS]`.

const KB = fileURLToPath(new URL("../kb.ts", import.meta.url));
const RUNS = 3;
const count = Number(process.argv[2] ?? 10_000);

type Files = Record<string, string>;

function answerOf(number: number, { version = 1, shared = false, note = "" } = {}): string {
  const credit = shared ? ' Your credit is <Fragment id="credit"/>.' : "";
  return `---
title: Question number ${number}
owner: team
phrases:
  - where is my order ${number}
${note}---

<When>
The customer asks about order ${number}, for the ${version}. time.
</When>

<Reply channel="public">
Hi {{customer_name}}, we are looking into question ${number} for you.
</Reply>

<Reply>
Dear {{customer_name}}, we are looking into order {{order_number}} and write again in ${version} days.${credit}
</Reply>
`;
}

const NOTE = "change:\n  what: We write again later.\n  why: It takes longer.\n  do: Say so.\n";

function answersOf(parts: { version?: number; shared?: boolean; note?: string }, until = count): Files {
  const files = Array.from({ length: until }, (_, number) => [
    `answers/answer-${number}/en.mdx`,
    answerOf(number, parts),
  ]);
  return Object.fromEntries(files);
}

const fragment = (words: string, note = "") => `---\ntitle: A credit\nowner: team\n${note}---\n\n${words}\n`;

function lay(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** What one process took. */
interface Took {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly files: number;
}

/** Prints, at the end of a process, what the operating system counted of it. */
const TELL =
  'process.on("exit", () => { const u = process.resourceUsage(); process.stderr.write(["\\n" + (u.userCPUTime + u.systemCPUTime), u.maxRSS].join(" ")); });';

async function run(root: string, args: readonly string[], now: string): Promise<Took> {
  const before = filesIn(root);
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(TELL)}`, KB, ...args],
    {
      env: { ...process.env, NODE_NO_WARNINGS: "1", KB_CONTENT: root, KB_NOW: now },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`kb ${args.join(" ")} ended with ${status}: ${said.slice(0, 500)}`);
  const wall = (performance.now() - start) / 1000;
  const [cpu = 0, kilobytes = 0] = (said.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { wall, cpu: cpu / 1e6, megabytes: kilobytes / 1024, files: filesIn(root) - before };
}

function filesIn(root: string): number {
  return readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).length;
}

/** Runs a publication several times on copies of one folder, and prints the medians; the last copy stays. */
async function measured(name: string, from: string, args: readonly string[], now: string): Promise<string> {
  const took: Took[] = [];
  const copy = `${from}-copy`;
  for (let number = 0; number < RUNS; number++) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(from, copy, { recursive: true });
    took.push(await run(copy, args, now));
  }
  const median = (part: keyof Took) => took.map((one) => one[part]).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
  console.log(
    [
      name.padEnd(52),
      `${median("wall").toFixed(2)} s wall`,
      `${median("cpu").toFixed(2)} s CPU`,
      `${Math.round(median("megabytes"))} MB at most`,
      `${median("files")} new files`,
    ].join("  "),
  );
  return copy;
}

const parent = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  const root = join(parent, "content");
  lay(root, { ...Object.fromEntries(starterFiles()), ...answersOf({}) });
  const first = await measured(
    `--all: ${count} new answers`,
    root,
    ["publish", "--all"],
    "2026-03-01T09:00:00Z",
  );
  rmSync(root, { recursive: true });
  for (const version of [2, 3]) {
    lay(first, answersOf({ version, note: NOTE }));
    await run(first, ["publish", "--all"], `2026-03-0${version}T09:00:00Z`);
  }
  lay(first, answersOf({ version: 4, note: NOTE }, 1));
  const one = ["publish", "answers/answer-0"];
  await measured(`one answer among ${count} with three versions`, first, one, "2026-03-04T09:00:00Z");

  const shared = join(parent, "shared");
  const users = Math.min(500, count);
  lay(shared, {
    ...Object.fromEntries(starterFiles()),
    "fragments/credit/en.mdx": fragment("5 euros"),
    ...answersOf({ shared: true }, users),
  });
  await run(shared, ["publish", "--all"], "2026-03-01T09:00:00Z");
  lay(shared, { "fragments/credit/en.mdx": fragment("10 euros", NOTE) });
  await measured(
    `one fragment that ${users} answers use`,
    shared,
    ["publish", "fragments/credit"],
    "2026-03-02T09:00:00Z",
  );
} finally {
  rmSync(parent, { recursive: true, force: true });
}
