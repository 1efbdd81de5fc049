import type { Entry, EntryKey, EntryText, Front, FrozenSettings, Kind, Snapshot } from "#core/entry.ts";
import { inEffect, publicationOf, publicationsIn, standingPublications } from "#core/history.ts";
import type { HostedFile } from "#core/hosted.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import { fragmentsIn, type Prose, withFragments } from "#core/prose.ts";
import { type Body, proseOf } from "#core/reply.ts";
import type { Training } from "#core/training.ts";
import type { Version } from "#core/version.ts";
import type { Settings, Workspace } from "#core/workspace.ts";

/** Everything that could be read, as one immutable value, with the problems met while reading. */
export interface Library {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly entries: ReadonlyMap<EntryKey, Entry>;
  /** Changes suggested from the site, by the name of their file, oldest first; decided ones included. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** What hosts add to briefings, by rising slot. */
  readonly briefings: readonly HostedFile[];
  readonly training: Training;
  readonly problems: readonly Problem[];
}

/** The entries of one kind, by id. */
export function entriesOf(library: Library, kind: Kind): Entry[] {
  return [...library.entries.values()].filter((entry) => entry.kind === kind);
}

/** The entry with an id, or the one that was called so before it was renamed. */
export function entryNamed(library: Library, kind: Kind, id: string): Entry | undefined {
  return (
    library.entries.get(`${kind}/${id}`) ??
    entriesOf(library, kind).find((entry) => sourceTextOf(library, entry)?.front.formerly.includes(id))
  );
}

/** The working text in the source language, if it could be read. */
export function sourceTextOf(library: Library, entry: Entry): EntryText | undefined {
  return entry.working.get(library.workspace.sourceLocale);
}

/** The snapshot of the version in effect at `at`; undefined when none is, or its folder is missing. */
export function snapshotInEffect(entry: Entry, at: Instant): Snapshot | undefined {
  const record = inEffect(entry.history, at);
  return record && entry.versions.get(record.version);
}

/** The newest published snapshot that was not called off, waiting ones included: what a draft is compared with. */
export function newestSnapshot(entry: Entry): Snapshot | undefined {
  const record = standingPublications(entry.history).at(-1);
  return record && entry.versions.get(record.version);
}

/** Whether an entry was ever published. */
export function isPublished(entry: Entry): boolean {
  return publicationsIn(entry.history).length > 0;
}

/** The front matter that speaks for a snapshot: the source language's. */
export function sourceFrontOf(library: Library, snapshot: Snapshot): Front | undefined {
  return snapshot.texts.get(library.workspace.sourceLocale)?.front;
}

/** The title in a language, else in the source language, else the id. */
export function titleOf(
  library: Library,
  entry: Entry,
  texts: ReadonlyMap<Locale, EntryText>,
  locale: Locale,
): string {
  return (texts.get(locale) ?? texts.get(library.workspace.sourceLocale))?.front.title ?? entry.id;
}

/** The ids of all fragments a set of texts uses, each once, sorted. */
export function fragmentsOf(texts: Iterable<EntryText>): string[] {
  const ids = new Set<string>();
  for (const text of texts)
    for (const section of text.body) for (const id of fragmentsIn(proseOf(section) ?? [])) ids.add(id);
  return [...ids].sort();
}

/** The prose of a fragment's version in a language; undefined when it has none. */
export function fragmentWording(
  library: Library,
  id: string,
  version: Version,
  locale: Locale,
): Prose | undefined {
  return proseOfBody(library.entries.get(`fragments/${id}`)?.versions.get(version)?.texts.get(locale)?.body);
}

/** The prose of a fragment's working text in a language, for drafts. */
export function draftFragmentWording(library: Library, id: string, locale: Locale): Prose | undefined {
  return proseOfBody(library.entries.get(`fragments/${id}`)?.working.get(locale)?.body);
}

function proseOfBody(body: Body | undefined): Prose | undefined {
  return body?.flatMap((section) => (section.type === "prose" ? section.prose : []));
}

/** The body of a published text with every fragment in the wording its record pinned: what is rendered for ever. */
export function pinnedBody(
  library: Library,
  entry: Entry,
  version: Version,
  locale: Locale,
): Body | undefined {
  const text = entry.versions.get(version)?.texts.get(locale);
  const pins = publicationOf(entry.history, version)?.fragments ?? {};
  return (
    text &&
    bodyWith(text.body, (id) =>
      pins[id] === undefined ? undefined : fragmentWording(library, id, pins[id], locale),
    )
  );
}

/** The settings a version froze, with those its pinned fragments froze for the fields of their own. */
export function pinnedSettings(library: Library, entry: Entry, version: Version): FrozenSettings {
  const own = entry.versions.get(version)?.settings ?? { fallbacks: {}, signs: {} };
  const pins = Object.entries(publicationOf(entry.history, version)?.fragments ?? {});
  const wordings = pins.map(
    ([id, pin]) => library.entries.get(`fragments/${id}`)?.versions.get(pin)?.settings.fallbacks,
  );
  return { ...own, fallbacks: Object.assign({}, ...wordings, own.fallbacks) };
}

/** The body of a working text with every fragment in its working wording. */
export function draftBody(library: Library, text: EntryText): Body {
  return bodyWith(text.body, (id) => draftFragmentWording(library, id, text.locale));
}

/** A body with its fragments in the wording that is given for them; one without stays where it stands. */
export function bodyWith(body: Body, wordingOf: (id: string) => Prose | undefined): Body {
  return body.map((section) => {
    if (section.type === "attach") return section;
    if (section.type === "reply") {
      return {
        ...section,
        reply: { ...section.reply, prose: withFragments(section.reply.prose, wordingOf) },
      };
    }
    return { ...section, prose: withFragments(section.prose, wordingOf) };
  });
}
