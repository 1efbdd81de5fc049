import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type EntryKey, isId, KINDS, type Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { type ReadOptions, sourceLocaleOf } from "#store/library.ts";
import { type Parsing, parsingFor } from "#store/parsing.ts";
import { localeOfFile } from "#store/snapshot.ts";
import { finishedInTurns, type Steps } from "#store/steps.ts";
import { filesBelow, isGone } from "#store/tree.ts";

/** So many entries, spread evenly, tell how much of a share is kept. */
const LOOKED_AT = 64;
/** Reading a file costs about a fortieth of parsing it: with fewer unknown ones than this, looking for them costs more. */
const FEW = 1 / 32;

/**
 * Parses the texts and histories of some entries of a content folder into the cache, without making a library, and
 * says how many; none where a look at a few entries shows that most are kept already. Threads that each do a share
 * and wait for each other then read everything from the cache. Memory is given back in turns.
 */
export async function parseAhead(
  root: string,
  { cache, worth }: ReadOptions,
  isMine: (entry: EntryKey) => boolean,
): Promise<number> {
  const folder = { root, parsing: parsingFor(root, cache, worth), sourceLocale: sourceLocaleOf(root) };
  const share = entriesIn(root).filter(isMine);
  if (isMostlyKnown(folder, share)) return 0;
  const parsed = await finishedInTurns(parsedOf(folder, share));
  folder.parsing.keep();
  return parsed;
}

interface Folder {
  readonly root: string;
  readonly parsing: Parsing;
  readonly sourceLocale: Locale;
}

function entriesIn(root: string): EntryKey[] {
  return KINDS.flatMap((kind) => namesIn(join(root, kind)).map((id): EntryKey => `${kind}/${id}`));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isId).sort();
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function isMostlyKnown(folder: Folder, share: readonly EntryKey[]): boolean {
  const every = Math.max(1, Math.floor(share.length / LOOKED_AT));
  const files = share.filter((_, index) => index % every === 0).flatMap((key) => filesOf(folder, key));
  return files.filter((file) => !isKnown(folder, file)).length <= files.length * FEW;
}

function* parsedOf(folder: Folder, share: readonly EntryKey[]): Steps<number> {
  let parsed = 0;
  for (const key of share) {
    for (const file of filesOf(folder, key)) {
      if (isKnown(folder, file)) continue;
      parse(folder, file);
      parsed++;
    }
    yield;
  }
  return parsed;
}

/** A file of an entry as it is on disk. */
interface StoredFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What lies in an entry's folder; what is taken away meanwhile need not be parsed. */
function filesOf({ root }: Folder, key: EntryKey): StoredFile[] {
  return filesBelow(root, key).flatMap((path) => {
    try {
      return { path, bytes: readFileSync(join(root, path)) };
    } catch (error) {
      if (isGone(error)) return [];
      throw error;
    }
  });
}

function isKnown({ parsing, sourceLocale }: Folder, { path, bytes }: StoredFile): boolean {
  return parsing.isKnown(path, bytes, sourceLocale);
}

function parse({ parsing, sourceLocale }: Folder, { path, bytes }: StoredFile): void {
  const locale = localeOfFile(path.slice(path.lastIndexOf("/") + 1));
  if (path.endsWith("/history.yaml")) parsing.history(path, bytes);
  else if (locale) parsing.text(path, bytes, path.split("/")[0] as Kind, locale, locale !== sourceLocale);
}
