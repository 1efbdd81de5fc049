import type { Entry, EntryText } from "#core/entry.ts";
import { isBehind, type PublishRecord, standingPublications, waitingAt } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { type KindOfChange, kindOfChange, type Texts } from "#core/kind-of-change.ts";
import {
  bodyWith,
  draftFragmentWording,
  fragmentWording,
  type Library,
  newestSnapshot,
  pinnedBody,
} from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { type Reason, reasonWords } from "#core/reason.ts";

/**
 * What the way from the published texts of an entry to its working texts looks like. A version that waits is not
 * looked at: a new one would replace it. Undefined when nothing was published. A fragment that both use is read
 * in the wording that was pinned: what changes in it is its own change.
 */
export function kindOfDraft(library: Library, entry: Entry, now: Instant): KindOfChange | undefined {
  const base = standingPublications(entry.history)
    .filter((record) => record !== waitingAt(entry.history, now))
    .at(-1);
  if (!base) return undefined;
  const after = [...entry.working].map(([locale, text]) => {
    const body = bodyWith(text.body, (id) => wordingOf(library, base, id, locale));
    return [locale, { front: text.front, body }] as const;
  });
  return kindBetween(library, entry, base, new Map(after));
}

/** What bringing an old version back looks like, against the newest one before it that stands. */
export function kindOfReturn(library: Library, entry: Entry, old: PublishRecord, now: Instant): KindOfChange {
  const base = standingPublications(entry.history)
    .filter((record) => record !== waitingAt(entry.history, now))
    .at(-1);
  return kindBetween(library, entry, base ?? old, publishedTexts(library, entry, old));
}

function kindBetween(library: Library, entry: Entry, base: PublishRecord, after: Texts): KindOfChange {
  const before = publishedTexts(library, entry, base);
  const behind = [...before.keys()].filter((locale) => isBehind(entry.history, base.version, locale));
  const { sourceLocale } = library.workspace;
  return kindOfChange({ before, after, sourceLocale, catchingUp: new Set(behind) }, library.settings);
}

function publishedTexts(library: Library, entry: Entry, { version }: PublishRecord): Texts {
  const texts: Iterable<[Locale, EntryText]> = entry.versions.get(version)?.texts ?? [];
  return new Map(
    [...texts].map(([locale, text]) => [
      locale,
      { front: text.front, body: pinnedBody(library, entry, version, locale) ?? text.body },
    ]),
  );
}

function wordingOf(library: Library, base: PublishRecord, id: string, locale: Locale) {
  const fragment = library.entries.get(`fragments/${id}`);
  const pin = base.fragments[id] ?? (fragment && newestSnapshot(fragment)?.version);
  const published = pin === undefined ? undefined : fragmentWording(library, id, pin, locale);
  return published ?? draftFragmentWording(library, id, locale);
}

const SHOWN = 3;

/** The first reasons as one sentence without a full stop, for whoever publishes. */
export function reasonsWords(reasons: readonly Reason[]): string {
  const shown = reasons.slice(0, SHOWN).map(reasonWords).join("; ");
  return reasons.length > SHOWN ? `${shown}; and ${reasons.length - SHOWN} more` : shown;
}
