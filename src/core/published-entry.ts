import type { Entry, EntryText } from "#core/entry.ts";
import { publicationOf, standingPublications } from "#core/history.ts";
import { type Library, pinnedBody, pinnedSettings } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { type Mentions, mentionsIn, mentionsOf } from "#core/mentions.ts";
import type { PublishedEntry, PublishedText, PublishedVersion } from "#core/published.ts";
import { Recent } from "#core/recent.ts";
import type { Body } from "#core/reply.ts";
import type { Version } from "#core/version.ts";

/**
 * An entry as readers see it; undefined when it was never published. Its versions and all they say are made when they
 * are asked for, and read as plain data by whoever spreads or serialises them.
 */
export function publishedEntry(library: Library, entry: Entry): PublishedEntry | undefined {
  if (standingPublications(entry.history).length === 0) return undefined;
  const versions = once(() => publishedVersions(library, entry));
  const published = {
    kind: entry.kind,
    id: entry.id,
    history: entry.history,
    get versions() {
      return versions();
    },
  };
  if (entry.recordsDigest !== undefined) recorded.set(published, entry.recordsDigest);
  return published;
}

const recorded = /* @__PURE__ */ new WeakMap<PublishedEntry, string>();

/** What stands for the records of an entry without telling them: the digest of the file they were read from, where it was counted. */
export function recordsDigest(entry: PublishedEntry): string | undefined {
  return recorded.get(entry);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function publishedVersions(library: Library, entry: Entry): PublishedEntry["versions"] {
  const versions = standingPublications(entry.history).flatMap((record) => {
    const version = publishedVersion(library, entry, record.version);
    return version ? [[record.version, version] as const] : [];
  });
  return Object.fromEntries(versions);
}

function publishedVersion(library: Library, entry: Entry, version: Version): PublishedVersion | undefined {
  const snapshot = entry.versions.get(version);
  const source = snapshot?.texts.get(library.workspace.sourceLocale);
  if (!snapshot || !source) return undefined;
  const front = once(() => spokenFront(source));
  const texts = once(() => publishedTexts(library, entry, version, snapshot.texts));
  const settings = once(() => pinnedSettings(library, entry, version));
  return {
    version,
    get front() {
      return front();
    },
    get texts() {
      return texts();
    },
    get settings() {
      return settings();
    },
    ...(snapshot.attachments.size > 0 && { files: Object.fromEntries(snapshot.attachments) }),
  };
}

function spokenFront({ front }: EntryText): PublishedVersion["front"] {
  const { change: _, title: __, phrases: ___, ...spoken } = front;
  return spoken;
}

function publishedTexts(
  library: Library,
  entry: Entry,
  version: Version,
  texts: ReadonlyMap<Locale, EntryText>,
): PublishedVersion["texts"] {
  const published = [...texts].map(([locale, text]) => {
    const body = () => withoutPlaces(pinnedBody(library, entry, version, locale) ?? []);
    const made = publishedText(text, body);
    mentioned.set(made, () => pinnedMentions(library, entry, version, text));
    return [locale, made] as const;
  });
  return Object.fromEntries(published);
}

const bodies = /* @__PURE__ */ new Recent<EntryText, Body>(256);

/** Lists and links want a title alone: the body is made when it is asked for, and held for a while only. */
function publishedText(text: EntryText, body: () => Body): PublishedText {
  const { title, summary, phrases } = text.front;
  return {
    title,
    ...(summary && { summary }),
    phrases,
    get body() {
      return bodies.of(text, body);
    },
  };
}

/** Places in files mean nothing to readers. */
function withoutPlaces(body: Body): Body {
  return body.map((section) => {
    const { place: _, ...rest } = section;
    if (rest.type !== "reply") return rest;
    const { place: __, ...reply } = rest.reply;
    return { ...rest, reply };
  });
}

const mentioned = /* @__PURE__ */ new WeakMap<Pick<PublishedText, "body">, () => Mentions>();

/** What a published text names, its pinned fragments included; without reading its body where that is known. */
export function publishedMentions(text: Pick<PublishedText, "body">): Mentions {
  return mentioned.get(text)?.() ?? mentionsIn(text.body);
}

function pinnedMentions(library: Library, entry: Entry, version: Version, text: EntryText): Mentions {
  const own = mentionsOf(text);
  const pins = publicationOf(entry.history, version)?.fragments ?? {};
  const shared = own.fragments.flatMap((id) => {
    const wording = library.entries.get(`fragments/${id}`)?.versions.get(pins[id] ?? "");
    const pinned = wording?.texts.get(text.locale);
    return pinned ? mentionsOf(pinned) : [];
  });
  if (shared.length === 0) return own;
  const all = [own, ...shared];
  return {
    ...own,
    links: [...new Set(all.flatMap(({ links }) => links))],
    fields: [...new Set(all.flatMap(({ fields }) => fields))],
  };
}
