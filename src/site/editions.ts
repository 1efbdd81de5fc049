import { aboutLine } from "#core/about-line.ts";
import {
  noteOf,
  type PublishRecord,
  standingPublications,
  type WithdrawRecord,
  withdrawalAt,
} from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import { type Mark, marksBefore, marksOf } from "#core/mark.ts";
import {
  noticedChange,
  type PublishedEntry,
  type PublishedText,
  type PublishedVersion,
} from "#core/published.ts";
import { type Stretch, stretchesFrom } from "#core/stretch.ts";
import type { SiteLibrary } from "#site/library.ts";

/** What, why and do of a change, each with the language it really is in. */
export interface SpokenNote {
  readonly what: Spoken;
  readonly why: Spoken;
  readonly do: Spoken;
}

/** The newest change of which readers are told, up to a version. */
export interface LastChange {
  readonly record: PublishRecord;
  /** The version before; absent when this is the first. */
  readonly before?: string;
  readonly note: SpokenNote;
}

/** An entry as it reads during one stretch of its life. A browser shows the edition whose time it is. */
export interface Edition {
  readonly version: string;
  readonly front: PublishedVersion["front"];
  readonly text: PublishedText;
  /** The language the text really is in. */
  readonly textLocale: string;
  /** Only the source's text has one. */
  readonly summary?: Spoken;
  readonly marks: readonly Mark[];
  readonly change: LastChange;
  readonly withdrawal?: WithdrawRecord;
  /** Not shown before; always so far when absent. */
  readonly from: Instant | undefined;
  /** Not shown any more from then on. */
  readonly until: Instant | undefined;
}

/** The edition that holds at an instant and those known to follow, in a language. Before the first one begins, it is shown already. */
export function editionsOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  at: Instant,
  locale: string,
): Edition[] {
  const stretches = stretchesFrom(entry.history, at);
  return stretches.flatMap((stretch, index) => {
    const edition = editionOf(library, entry, stretch, locale);
    const next = stretches[index + 1];
    const isComing = index === 0 && isBefore(at, stretch.from);
    const marks = [...(isComing ? marksBefore(stretch).slice(0, 1) : []), ...marksOf(stretch, next)];
    const from = index === 0 ? undefined : stretch.from;
    return edition ? [{ ...edition, marks, from, until: next?.from }] : [];
  });
}

function editionOf(
  library: SiteLibrary,
  entry: PublishedEntry,
  stretch: Stretch,
  locale: string,
): Omit<Edition, "marks" | "from" | "until"> | undefined {
  const version = entry.versions[stretch.version];
  const textLocale = version?.texts[locale] ? locale : library.workspace.sourceLocale;
  const text = version?.texts[textLocale];
  const change = lastChange(library, entry, stretch.version, locale);
  if (!version || !text || !change) return undefined;
  const withdrawal = withdrawalAt(entry.history, stretch.from);
  const { sourceLocale } = library.workspace;
  const summary = aboutLine(version.texts, locale, sourceLocale);
  return {
    version: version.version,
    front: version.front,
    text,
    textLocale,
    ...(summary && { summary }),
    change,
    ...(withdrawal && { withdrawal }),
  };
}

function lastChange(
  library: SiteLibrary,
  entry: PublishedEntry,
  version: string,
  locale: string,
): LastChange | undefined {
  const noticed = noticedChange(entry.history, version, locale);
  const record = noticed?.record ?? standingPublications(entry.history)[0];
  if (!record) return undefined;
  const note = noteIn(library, entry, record.version, locale);
  return { record, note, ...(noticed && { before: noticed.previous.version }) };
}

/** The change note of a version as it reads today, each part in a language, else in the source's. */
export function noteIn(
  { workspace }: SiteLibrary,
  { history }: PublishedEntry,
  version: string,
  locale: string,
): SpokenNote {
  const notes = noteOf(history, version);
  const part = (name: keyof SpokenNote): Spoken => {
    const texts = Object.fromEntries(Object.entries(notes).map(([tag, note]) => [tag, note[name]]));
    return spokenIn(texts, locale, workspace.sourceLocale) ?? { text: "", locale };
  };
  return { what: part("what"), why: part("why"), do: part("do") };
}

/** The last part of a list of instants, whatever their offsets; undefined when it is empty. */
export function latestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.reduce((last, instant) => {
    if (last === undefined || instant === undefined) return last ?? instant;
    return isBefore(last, instant) ? instant : last;
  }, undefined);
}
