import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type EntryKey, isId, KINDS } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { entriesFrom } from "#store/entries.ts";
import { type ReadOptions, sourceLocaleOf } from "#store/library.ts";
import { ANEW, type Parsing, parsingFor } from "#store/parsing.ts";
import { finishedInTurns, type Steps } from "#store/steps.ts";
import { folderTree, isGone } from "#store/tree.ts";

/** So many entries, spread evenly, tell how much of a share is kept. */
const LOOKED_AT = 64;
/** With fewer new things than this for an entry, looking for them everywhere takes longer than parsing them twice. */
const FEW = 1 / 4;

/** Which texts are parsed ahead: a site shows published ones too, most rules look at working ones alone. */
export type AheadTexts = "all" | "working";

/**
 * Parses the texts and histories of some entries of a content folder into the cache, without holding a library, and
 * says how many it parsed; few where a look at some of the entries shows that most are kept already. Threads that each do a
 * share and wait for each other then read everything from the cache. Memory is given back in turns.
 */
export async function parseAhead(
  root: string,
  { cache, worth }: ReadOptions,
  isMine: (entry: EntryKey) => boolean,
  texts: AheadTexts = "all",
): Promise<number> {
  const parsing = parsingFor(root, cache, worth);
  if (parsing === ANEW) return 0;
  const share = entriesIn(root).filter(isMine);
  const every = Math.max(1, Math.floor(share.length / LOOKED_AT));
  const some = share.filter((_, index) => index % every === 0);
  const folder = { root, parsing, texts, sourceLocale: sourceLocaleOf(root) };
  await finishedInTurns(parseAll(folder, some));
  if (parsing.parsed > some.length * FEW) await finishedInTurns(parseAll(folder, share));
  parsing.keep();
  return parsing.parsed;
}

interface Folder {
  readonly root: string;
  readonly parsing: Parsing;
  readonly texts: AheadTexts;
  readonly sourceLocale: Locale;
}

/** The keys of all entries of a content folder, by their folders' names. */
export function entriesIn(root: string): EntryKey[] {
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

function* parseAll(
  { root, parsing, texts: which, sourceLocale }: Folder,
  share: readonly EntryKey[],
): Steps<void> {
  for (const key of share) {
    const tree = folderTree(root, key);
    try {
      const { entries } = entriesFrom(tree, sourceLocale, parsing);
      // Published texts are parsed when they are asked for.
      if (which === "all")
        for (const entry of entries.values()) for (const { texts } of entry.versions.values()) void texts;
    } catch (error) {
      // Taken away meanwhile: whoever reads everything sees what is there then.
      if (!isGone(error)) throw error;
    }
    yield;
  }
}
