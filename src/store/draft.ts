import type { Entry, EntryKey, EntryText, Front, Snapshot } from "#core/entry.ts";
import { publicationOf } from "#core/history.ts";
import { newestSnapshot } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import type { Draft } from "#core/plan.ts";
import { withoutChange, withTranslates } from "#schema/change-block.ts";
import { isDrifted, withFragmentTexts } from "#store/frozen-settings.ts";
import type { Reading } from "#store/library.ts";
import { isAttachment } from "#store/snapshot.ts";

/** The drafts of a tree, by entry. */
export function draftsOf(
  reading: Reading,
  keys: Iterable<EntryKey> = reading.library.entries.keys(),
): Map<EntryKey, Draft> {
  const drafts = new Map<EntryKey, Draft>();
  for (const key of keys) {
    const entry = reading.library.entries.get(key);
    if (entry) drafts.set(key, draftOf(reading, entry));
  }
  return drafts;
}

/** How words and files differ from those of a published version. */
export type NewWords = Pick<Draft, "changed" | "removed" | "files">;

/** Whether words or files differ: what people mean by a draft. Changed settings alone are none. */
export function hasNewWords({ changed, removed, files }: NewWords): boolean {
  return changed.size > 0 || removed.length > 0 || files;
}

/** How the words and files of an entry's working folder differ from a published version: the newest, unless said otherwise. */
export function newWordsOf({ tree }: Reading, entry: Entry, newest = newestSnapshot(entry)): NewWords {
  const changed = new Set<Locale>();
  for (const [locale, text] of entry.working) {
    const published = newest?.texts.get(locale);
    if (!published || !hasSameWords(text, published)) changed.add(locale);
  }
  const removed = [...(newest?.texts.keys() ?? [])].filter((locale) => !entry.working.has(locale));
  const files =
    entry.attachments.size !== (newest?.files ?? []).filter(isAttachment).length ||
    [...entry.attachments.keys()].some((name) => !isPublished(tree, entry, name));
  return { changed, removed, files };

  function isPublished(source: Reading["tree"], owner: Entry, name: string): boolean {
    const published = `${owner.key}/versions/${newest?.version}/${name}`;
    return (
      source.has(published) &&
      Buffer.compare(source.read(published), source.read(`${owner.key}/${name}`)) === 0
    );
  }
}

/** How the working folder of an entry differs from a published version, the settings it froze included. */
export function draftOf(reading: Reading, entry: Entry, newest = newestSnapshot(entry)): Draft {
  const { library } = reading;
  const words = newWordsOf(reading, entry, newest);
  const record = newest && publicationOf(entry.history, newest.version);
  const follows = record?.texts ?? {};
  const retold = [...entry.working.values()].some((text) =>
    isRetold(workingFront(text, newest), follows[text.locale]),
  );
  const settings =
    newest !== undefined &&
    isDrifted(
      library.settings,
      newest.settings,
      withFragmentTexts(library, newest.texts.values(), record?.fragments ?? {}),
    );
  return { ...words, settings, any: hasNewWords(words) || settings || retold };
}

/** Whether somebody says a translation has caught up although its words are the same. */
function isRetold({ translates }: Front, follows: string | undefined): boolean {
  return translates === "next" && follows !== undefined;
}

/** The front matter of a working text. Most stand as they were published, to the byte: then it is asked for only once. */
export function workingFront(text: EntryText, newest: Snapshot | undefined): Front {
  const published = newest?.texts.get(text.locale);
  return published && isSameFile(text, published) ? published.front : text.front;
}

function isSameFile({ digest }: EntryText, published: EntryText): boolean {
  return digest !== undefined && digest === published.digest;
}

/** Most texts stand as they were published, to the byte: only others are read and taken apart. */
function hasSameWords(text: EntryText, published: EntryText): boolean {
  return (
    isSameFile(text, published) || text.source === published.source || wordsOf(text) === wordsOf(published)
  );
}

/** A text without what publishing takes out or writes itself. */
function wordsOf(text: EntryText): string {
  return withTranslates(withoutChange(text.source), "0.0");
}
