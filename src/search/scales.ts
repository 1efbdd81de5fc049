import { type FileSource, readJson } from "#search/files.ts";
import type { Scales } from "#search/message.ts";
import { openModel } from "#search/model-files.ts";
import { type ReadingSheet, readingFrom } from "#search/reading.ts";
import { UrgentEar } from "#search/urgent.ts";
import { urgentIn } from "#search/urgent-model.ts";

/** What whole messages are read by; the model's own files have names of their own. */
export const READING_FILE = "reading";
/** What danger is told by; there only where an answer is urgent. */
export const URGENT_FILE = "urgent";

/** What stands in `READING_FILE`. */
export interface ReadingFile {
  readonly sheet: ReadingSheet;
  readonly hasUrgent: boolean;
}

/** What messages are weighed with, and whether danger could not be listened for. */
export interface OpenScales extends Scales {
  readonly isPartial: boolean;
}

/** Opens them when they are asked for first; undefined while they cannot be had. What failed is asked for again. */
export function scalesOf(source: FileSource): () => Promise<OpenScales | undefined> {
  const base = kept(() => baseFrom(source));
  const ear = kept(async () => new UrgentEar(urgentIn(await source.read(URGENT_FILE))));
  return async () => {
    const own = await base().catch(() => undefined);
    if (!own) return undefined;
    if (!own.hasUrgent) return { ...own, isPartial: false };
    const heard = await ear().catch(() => undefined);
    return { ...own, ear: heard, isPartial: heard === undefined };
  };
}

async function baseFrom(source: FileSource) {
  const [{ sheet, hasUrgent }, ranker] = await Promise.all([
    readJson<ReadingFile>(source, READING_FILE),
    openModel(source),
  ]);
  return { reading: readingFrom(sheet), ranker, hasUrgent };
}

function kept<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    const own = made ?? make();
    made = own;
    own.catch(() => {
      made = undefined;
    });
    return own;
  };
}
