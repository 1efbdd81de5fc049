import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Entry, type EntryKey, entryKeyFrom } from "#core/entry.ts";
import type { KeptFinding, KeptFindings } from "#core/kept-findings.ts";
import type { Problem } from "#core/problem.ts";
import { codeDigest } from "#store/code-digest.ts";
import { sha256 } from "#store/digest.ts";
import { entryDigest, settingsDigest } from "#store/entry-digest.ts";
import { FINISHED, removeQuietly, UNFINISHED } from "#store/kept-file.ts";
import type { Reading } from "#store/library.ts";

/** Everything that decides what a rule finds besides the content: the rules, what reads and compares texts, and who asks. */
const FINDING_ROOMS = ["core", "schema", "markup", "store", "search", "checks", "../scripts"];
/** So many files are left: of other settings, and of those who ask otherwise. */
const MOST_FILES = 4;
/** So many digits of a digest are enough to tell one from another: 128 bits. */
const DIGITS = 32;
const MONTH = 30 * 24 * 60 * 60 * 1000;

type Findings = Readonly<Record<string, KeptFinding>>;

/** The folder inside `cache` in which is kept what rules found in one content folder. */
export function findingsFolder(cache: string, root: string): string {
  return join(cache, "findings", sha256(root).slice(0, 16));
}

/**
 * What rules found in single entries of a content folder, in one file for each state of its settings and each way of
 * asking (`asking`). The file is written whole, proves itself by its first line and is else thrown away; nothing the
 * disk does makes it throw.
 */
export class FindingsOnDisk implements KeptFindings {
  readonly #reading: Reading;
  readonly #folder: string;
  readonly #name: string;
  readonly #known: Findings;
  readonly #now = new Map<EntryKey, KeptFinding>();
  readonly #problems: ReadonlyMap<string, readonly Problem[]>;
  #isNew = false;

  private constructor(reading: Reading, folder: string, code: string, asking: string) {
    this.#reading = reading;
    this.#folder = folder;
    this.#problems = problemsByEntry(reading);
    const settings = settingsDigest(reading, this.#problems.get("") ?? []);
    this.#name = sha256([code, settings, asking].join("\n")).slice(0, DIGITS);
    this.#known = findingsIn(this.#path, this.#name) ?? {};
  }

  /** What is kept of a content folder; undefined where nothing can be. */
  static of(reading: Reading, cache: string | undefined, asking = ""): FindingsOnDisk | undefined {
    const code = cache === undefined ? undefined : codeDigest(FINDING_ROOMS);
    if (cache === undefined || code === undefined) return undefined;
    return new FindingsOnDisk(reading, findingsFolder(cache, reading.tree.root), code, asking);
  }

  get #path(): string {
    return join(this.#folder, this.#name + FINISHED);
  }

  find(key: EntryKey): KeptFinding | undefined {
    const known = Object.hasOwn(this.#known, key) ? this.#known[key] : undefined;
    if (known) this.#now.set(key, known);
    return known;
  }

  keep(key: EntryKey, finding: KeptFinding): void {
    this.#now.set(key, finding);
    this.#isNew = true;
  }

  digestOf(entry: Entry): string {
    return entryDigest(this.#reading, entry, this.#problems.get(entry.key) ?? []).slice(0, DIGITS);
  }

  digest(words: string): string {
    return sha256(words).slice(0, DIGITS);
  }

  /** Writes what was found and looked up since, if any of it is new; all else is forgotten. */
  save(): void {
    if (!this.#isNew) return;
    const words = JSON.stringify(Object.fromEntries(this.#now));
    const unfinished = join(
      this.#folder,
      `${process.pid}-${Math.random().toString(36).slice(2)}${UNFINISHED}`,
    );
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(unfinished, `${proofOf(this.#name, words)}\n${words}`, { flag: "wx" });
      renameSync(unfinished, this.#path);
      forget(this.#folder);
    } catch {
      removeQuietly(unfinished);
    }
  }
}

function proofOf(name: string, words: string): string {
  return sha256(`${name}\n${words}`);
}

function findingsIn(path: string, name: string): Findings | undefined {
  try {
    const content = readFileSync(path, "utf8");
    const words = content.slice(content.indexOf("\n") + 1);
    if (content === `${proofOf(name, words)}\n${words}`) return JSON.parse(words);
    removeQuietly(path);
  } catch {
    // It is not there, or nobody may read it.
  }
  return undefined;
}

/** The problems of reading by the key of their entry, those of everything else under "". */
function problemsByEntry({ library }: Reading): ReadonlyMap<string, readonly Problem[]> {
  return Map.groupBy(
    library.problems,
    ({ file }) => entryKeyFrom(file.split("/").slice(0, 2).join("/")) ?? "",
  );
}

/** Leaves the newest files, and of other content folders those that were used within a month. */
function forget(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files.map((path) => [path, ageOf(path)] as const).sort(([, a], [, b]) => a - b);
  for (const [path] of byAge.slice(MOST_FILES)) removeQuietly(path);
  const all = dirname(folder);
  for (const name of readdirSync(all).filter((other) => other !== basename(folder))) {
    const other = join(all, name);
    if (readdirSync(other).every((file) => ageOf(join(other, file)) > MONTH))
      rmSync(other, { recursive: true, force: true });
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
