import { type WatchedEntry, watchOf } from "#core/concern.ts";
import type { KnownConflict } from "#core/conflict.ts";
import type { Entry, EntryText } from "#core/entry.ts";
import { type Library, sourceFrontOf } from "#core/library.ts";
import type { PublishedText } from "#core/published.ts";
import type { AtWork, HealthBase } from "#core/status.ts";

/** What the health of a library is told from, with what only its working tree knows. */
export function healthBaseOf(
  library: Library,
  atWork: AtWork,
  conflicts: readonly KnownConflict[],
): HealthBase {
  const { workspace, settings, entries, proposals } = library;
  return {
    entries: [...entries.values()].map((entry) => watchedEntry(library, entry)),
    atWork,
    proposals: [...proposals.values()],
    conflicts,
    watch: watchOf(workspace, settings.channels.values()),
  };
}

function watchedEntry(library: Library, entry: Entry): WatchedEntry {
  const { key, kind, history } = entry;
  return { key, kind, history, version: (version) => saidIn(library, entry, version) };
}

function saidIn(library: Library, entry: Entry, version: string): ReturnType<WatchedEntry["version"]> {
  const snapshot = entry.versions.get(version);
  const front = snapshot && sourceFrontOf(library, snapshot);
  if (!snapshot || !front) return undefined;
  const texts = [...snapshot.texts].map(([locale, text]) => [locale, textOf(text)] as const);
  return { front, texts: Object.fromEntries(texts) };
}

function textOf({ front, body }: EntryText): PublishedText {
  return { title: front.title, phrases: front.phrases, body };
}
