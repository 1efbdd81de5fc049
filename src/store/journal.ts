import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "#store/digest.ts";
import { fileError, noContentFolder, StoreError, withLock } from "#store/lock.ts";

/** One file as a publication leaves it. `before` is the digest of what it replaces; absent for a new file. */
export interface Write {
  /** Path under the content folder, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly before?: string;
}

/** A committed publication: where the new content of each path lies until it is in its place. */
export interface Journal {
  readonly staging: string;
  readonly files: readonly {
    readonly path: string;
    readonly staged: string;
    readonly before?: string;
    readonly after: string;
  }[];
}

const JOURNAL = ".journal.json";
const STAGING = ".staging-";
const LOCK = ".lock";

/** Whether a name at the top of the content folder belongs to the writing door and is no content. */
export function isOfTheDoor(name: string): boolean {
  return name === JOURNAL || name.startsWith(LOCK) || name.startsWith(STAGING);
}

/** The publication that is committed but not wholly in place, if any: its files are read from where they are staged. */
export function openJournal(root: string): Journal | undefined {
  try {
    return JSON.parse(readFileSync(join(root, JOURNAL), "utf8")) as Journal;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new StoreError(
      `The journal ${join(root, JOURNAL)} cannot be read. Restore the content folder from version control, then publish again.`,
    );
  }
}

/**
 * The only door through which content is written. All files are first staged beside the content; renaming one
 * journal file into the content folder commits them; then they move to their places. Killed at any moment,
 * every reader sees the tree wholly before or wholly after, and the next writer finishes or removes the rest.
 */
export function commit(root: string, writes: readonly Write[]): void {
  if (writes.length === 0) return;
  const staging = `${STAGING}${process.pid}-${Date.now().toString(36)}`;
  try {
    const journal = stage(root, staging, writes);
    assertUntouched(root, journal);
    const draft = join(root, staging, "journal.json");
    writeDurably(draft, JSON.stringify(journal));
    renameSync(draft, join(root, JOURNAL));
  } catch (error) {
    rmSync(join(root, staging), { recursive: true, force: true });
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `${fileError(error, "publication").message} Nothing was changed. Mend that, then run the command again.`,
    );
  }
  finish(root);
}

/** Runs a writing command: alone, after whatever an earlier one left unfinished. */
export function writing<T>(root: string, work: () => T): T {
  if (!existsSync(root)) throw noContentFolder(root);
  return withLock(join(root, LOCK), "command that writes content", () => {
    finish(root);
    return work();
  });
}

/** Moves what is committed into place, and removes what was never committed. */
function finish(root: string): void {
  const journal = openJournal(root);
  try {
    for (const file of journal?.files ?? []) putInPlace(root, file);
    rmSync(join(root, JOURNAL), { force: true });
    for (const name of readdirSync(root))
      if (name.startsWith(STAGING)) rmSync(join(root, name), { recursive: true, force: true });
  } catch (error) {
    const state = journal
      ? "It is committed and every reader sees it whole; the next kb command that writes will finish it."
      : "Nothing was changed. Mend that, then run the command again.";
    throw new StoreError(`${fileError(error, "publication").message} ${state}`);
  }
}

function putInPlace(root: string, file: Journal["files"][number]): void {
  const staged = join(root, file.staged);
  const target = join(root, file.path);
  if (!existsSync(staged)) return;
  const now = digestOf(target);
  // Somebody edited the file in the meantime: their words stay, as a draft.
  if (now !== undefined && now !== file.before && now !== file.after) return;
  mkdirSync(dirname(target), { recursive: true });
  renameSync(staged, target);
}

function stage(root: string, staging: string, writes: readonly Write[]): Journal {
  mkdirSync(join(root, staging));
  const files = writes.map((write, index) => {
    const staged = `${staging}/${index}`;
    writeDurably(join(root, staged), write.content);
    return {
      path: write.path,
      staged,
      after: sha256(write.content),
      ...(write.before === undefined ? {} : { before: write.before }),
    };
  });
  return { staging, files };
}

function assertUntouched(root: string, journal: Journal): void {
  for (const file of journal.files) {
    if (digestOf(join(root, file.path)) !== file.before) {
      throw new StoreError(
        `${file.path} changed while it was being published. Nothing was changed; run the command again.`,
      );
    }
  }
}

function digestOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function writeDurably(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const handle = openSync(path, "w");
  try {
    for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
