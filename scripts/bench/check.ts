import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type History, isBehind, publicationsIn } from "#core/history.ts";
import { entriesOf, type Library } from "#core/library.ts";
import { recordDigest, versionDigest } from "#store/digest.ts";
import { findingsFolder } from "#store/kept-findings.ts";
import { readLibrary } from "#store/library.ts";
import { readingFolder } from "#store/parsing.ts";
import { yamlOf } from "#store/yaml.ts";
import { CACHE, PROJECT } from "../environment.ts";

// What `kb check` costs for 10,000 answers × 3 versions in two languages, as a whole process with its own
// accounting: `npm run -s bench:check`, or `npm run -s bench:check -- 1000` for fewer answers. The answers are
// copies of those of the small Larkspan, each with words of its own. Beside it runs the least that any check can do: a
// process that lists, reads and hashes the same files. "kb check" finds no cache, "kept" what the run before it kept,
// "one changed" the same after the words of one answer were edited.

const RUNS = 3;
const COLD = "kb check";
const CHANGED = "  one changed";
const ANSWERS = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_000);
const VERSIONS = ["1.0", "2.0", "3.0"] as const;
// The small Larkspan stays as it is, so that figures of different days can be compared.
const CONTENT = join(PROJECT, "tests/fixtures/larkspan");
/** The words behind `node` with which `npm run kb` starts. */
const KB: readonly string[] = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"))
  .scripts.kb.split(" ")
  .slice(1);
const NOW = "2026-11-22T09:00:00+07:00";

/** One language of an answer's folder as it is copied. */
type Texts = ReadonlyMap<string, string>;

/** A text with a title, phrases and a shortcut that no other has, as it stood in a version. */
function ownText(text: string, number: number, version: string): string {
  const own = `${(number * 7919).toString(36)} ${(number * 104_729).toString(36)}`;
  return text
    .replace(/^title: "?(.*?)"?$/m, (_, title: string) => `title: ${JSON.stringify(`${title} ${number}`)}`)
    .replace(/^shortcuts: \[(.*)\]$/m, (_, shortcut: string) => `shortcuts: [${shortcut}${number}]`)
    .replace(
      /(?<=^phrases:\n(?: {2}- .*\n)*) {2}- "?(.*?)"?$/gm,
      (_, phrase: string) => `  - ${JSON.stringify(`${phrase} ${own}`)}`,
    )
    .replace(/^translates: .*$/m, `translates: "${version}"`)
    .replace(
      /\n<When>\n/,
      `\n<When>\nTopic ${own}${version === "3.0" ? "" : `, as in version ${version}`}.\n\n`,
    );
}

function writeAnswer(
  root: string,
  id: string,
  texts: Texts,
  frozen: string,
  number: number,
  pins: object,
): void {
  const folder = join(root, "answers", id);
  const records: Record<string, unknown>[] = [];
  for (const [index, version] of VERSIONS.entries()) {
    const files = new Map(
      [...texts].map(([name, text]) => [name, Buffer.from(ownText(text, number, version))] as const),
    );
    files.set("settings.json", Buffer.from(frozen));
    mkdirSync(join(folder, "versions", version), { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(folder, "versions", version, name), bytes);
    if (index === VERSIONS.length - 1)
      for (const [name, bytes] of files)
        if (name !== "settings.json") writeFileSync(join(folder, name), bytes);
    records.push(recordOf(records.at(-1), version, index, versionDigest(files), pins));
  }
  writeFileSync(join(folder, "history.yaml"), yamlOf(records));
}

function recordOf(
  last: Record<string, unknown> | undefined,
  version: string,
  index: number,
  digest: string,
  fragments: object,
): Record<string, unknown> {
  const at = `2026-0${index + 1}-05T09:00:00+07:00`;
  const note = { what: `This is version ${version}.`, why: "It is for measuring.", do: "Send it as before." };
  return {
    record: "publish",
    at,
    by: "payments-policy",
    version,
    kind: "major",
    effective: at,
    note: index === 0 ? {} : { en: note },
    texts: { en: version, vi: version },
    fragments,
    digest,
    ...(last && { previous: recordDigest(last) }),
  };
}

/** Whether a translation waits to be brought up to date: copies of such an answer would be full of findings. */
function lags(history: History): boolean {
  const last = publicationsIn(history).at(-1);
  return (
    last !== undefined && Object.keys(last.texts).some((locale) => isBehind(history, last.version, locale))
  );
}

/** The small Larkspan with so many answers more, made from its own. */
function grown(root: string, library: Library): void {
  cpSync(CONTENT, root, { recursive: true });
  const models = entriesOf(library, "answers").filter(
    ({ attachments, history }) => attachments.size === 0 && !lags(history),
  );
  for (let number = 0; number < ANSWERS; number++) {
    const model = models[number % models.length];
    const last = publicationsIn(model?.history ?? []).at(-1);
    const snapshot = last && model?.versions.get(last.version);
    if (!model || !snapshot) continue;
    const texts = new Map([...model.working].map(([locale, { source }]) => [`${locale}.mdx`, source]));
    const frozen = `${JSON.stringify(snapshot.settings, undefined, 2)}\n`;
    writeAnswer(root, `${model.id}-${number}`, texts, frozen, number, last.fragments);
  }
}

/** What one run of a process cost. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory, in megabytes. */
  readonly memory: number;
}

const ACCOUNT =
  'import { writeSync } from "node:fs"; process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeSync(2, "\\n" + JSON.stringify([userCPUTime + systemCPUTime, maxRSS])); });';

const READER = `import { createHash } from "node:crypto"; import { readdirSync, readFileSync, statSync } from "node:fs"; import { join } from "node:path";
const root = process.env.KB_CONTENT; let files = 0;
for (const name of readdirSync(root, { recursive: true })) { const path = join(root, name); if (!statSync(path).isFile()) continue; createHash("sha256").update(readFileSync(path)).digest("hex"); files++; }
console.log(files + " files");`;

function costOf(args: readonly string[], root: string): Cost & { said: string } {
  const start = performance.now();
  const account = `data:text/javascript,${encodeURIComponent(ACCOUNT)}`;
  const ran = spawnSync(process.execPath, ["--import", account, ...args], {
    cwd: PROJECT,
    env: { ...process.env, KB_CONTENT: root, KB_NOW: NOW },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const wall = (performance.now() - start) / 1000;
  const [cpu = 0, memory = 0] = JSON.parse(ran.stderr.trim().split("\n").at(-1) ?? "[]") as number[];
  const said = ran.stdout.trim().split("\n").at(-1) ?? "";
  return { wall, cpu: cpu / 1e6, memory: memory / 1024, said };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function forgetAll(content: string): void {
  for (const folder of [readingFolder(CACHE, content), findingsFolder(CACHE, content)])
    rmSync(folder, { recursive: true, force: true });
}

/** Adds a sentence to the notes of the first answer that was made. */
function editOne(content: string): void {
  const name = readdirSync(join(content, "answers")).find((id) => id.endsWith("-0"));
  const file = join(content, "answers", String(name), "en.mdx");
  writeFileSync(file, readFileSync(file, "utf8").replace(/\n<When>\n/, "\n<When>\nRead this first.\n\n"));
}

const root = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  grown(root, readLibrary(CONTENT));
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length,
    0,
  );
  const [cpu] = cpus();
  console.log(
    `${ANSWERS} answers × ${VERSIONS.length} versions × 2 languages: ${files.length} files, ${Math.round(bytes / 1e6)} MB; ${availableParallelism()} × ${cpu?.model.trim()}, Node ${process.versions.node}`,
  );
  const commands: Readonly<Record<string, readonly string[]>> = {
    [COLD]: [...KB, "check"],
    "  kept": [...KB, "check"],
    [CHANGED]: [...KB, "check"],
    "read and hash": ["--input-type=module", "--eval", READER],
  };
  const runs = new Map(Object.keys(commands).map((name) => [name, [] as (Cost & { said: string })[]]));
  for (let run = 0; run < RUNS; run++)
    for (const [name, args] of Object.entries(commands)) {
      if (name === COLD) forgetAll(root);
      if (name === CHANGED) editOne(root);
      runs.get(name)?.push(costOf(args, root));
    }
  console.log("median of 3      wall s   CPU s   peak MB   ended with");
  for (const [name, costs] of runs) {
    const of = (pick: (cost: Cost) => number) => median(costs.map(pick));
    const columns = [
      of(({ wall }) => wall)
        .toFixed(2)
        .padStart(8),
      of(({ cpu: used }) => used)
        .toFixed(2)
        .padStart(7),
      String(Math.round(of(({ memory }) => memory))).padStart(9),
    ];
    console.log(`${name.padEnd(14)} ${columns.join(" ")}   ${costs.at(-1)?.said}`);
  }
} finally {
  forgetAll(root);
  if (process.env.KEEP_BENCH) console.log(root);
  else rmSync(root, { recursive: true, force: true });
}
