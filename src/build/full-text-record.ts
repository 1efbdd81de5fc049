import { entryFilters } from "#build/full-text-filters.ts";
import { audienceOf } from "#core/audience.ts";
import type { Entry, Front, Snapshot } from "#core/entry.ts";
import { type Instant, inZone, isBefore } from "#core/instant.ts";
import { type Lesson, lessonKey } from "#core/lesson.ts";
import { type Library, pinnedBody, sourceFrontOf } from "#core/library.ts";
import type { Localized } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { type Body, proseOf } from "#core/reply.ts";
import { stretchesFrom } from "#core/stretch.ts";
import { lessonsOf, pathsFor } from "#core/training.ts";
import { type Period, periodText } from "#search/period.ts";
import { searchableText } from "#search/segment.ts";
import { entryPath, lessonPath } from "#site/address.ts";
import type { Reading } from "#store/library.ts";

/** What the full text knows of one version of an entry, or of a lesson, in all its languages. */
export interface FullTextRecord {
  /** The path of its page before language and base; a version follows as `#3.1`, since of two records with one address Pagefind keeps one. */
  readonly url: string;
  readonly content: string;
  /** Its titles as `title_en`, `title_vi` …; `when` is the local time of an event, or at which an advisory begins. */
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** An entry or a lesson as the full text has it: its records are made only where they are needed. */
export interface FullTextSource {
  /** The path of its page before language and base. */
  readonly path: string;
  /** Everything its records are made of besides `fullTextGround`; what a history names never changes. */
  readonly key: string;
  readonly records: () => readonly FullTextRecord[];
}

/**
 * What the full text of a content folder holds, for a build for some teams: of every answer, product and advisory the
 * version in effect at `now` and the ones to come, each with the time in which it holds, and every lesson.
 */
export function fullTextSources(
  { library, written }: Reading,
  teams: readonly string[],
  now: Instant,
): FullTextSource[] {
  const isShown = audienceOf(library, teams, now);
  const entries = [...library.entries.values()].filter(
    ({ key, kind }) => kind !== "fragments" && isShown(key),
  );
  const ofEntries = entries.flatMap((entry): FullTextSource[] => {
    const held = holdings(entry, now);
    if (held.length === 0) return [];
    const key = JSON.stringify([entry.key, held, entry.recordsDigest ?? written.get(entry.key)]);
    return [{ path: entryPath(entry.key), key, records: () => entryRecords(library, entry, held) }];
  });
  const { training } = library;
  const lessons = pathsFor(training, teams).flatMap((path) => lessonsOf(training, path));
  const ofLessons = lessons.map((lesson) => ({
    path: lessonPath(lesson.path, lesson.id),
    key: JSON.stringify([lessonKey(lesson), ...lesson.texts]),
    records: () => [lessonRecord(library, lesson)],
  }));
  return [...ofEntries, ...ofLessons];
}

/** What all records hang on besides their own entry or lesson. */
export function fullTextGround({ workspace, settings }: Library): string {
  const { interfaceLocales, sourceLocale, timeZone, teams } = workspace;
  const { channels, countries } = settings;
  const own = { interfaceLocales, sourceLocale, timeZone, teams: [...teams.keys()] };
  return JSON.stringify([own, [...channels], [...countries.byCode.keys()], [...countries.regions]]);
}

function entryRecords(library: Library, entry: Entry, held: readonly Holding[]): FullTextRecord[] {
  return held.flatMap(({ version, ...period }) => {
    const snapshot = entry.versions.get(version);
    const front = snapshot && sourceFrontOf(library, snapshot);
    return front ? [entryRecord(library, { entry, snapshot, front, period })] : [];
  });
}

/** A version and the time in which it is approved. */
interface Holding extends Period {
  readonly version: string;
}

/** What is approved from `now` on. What holds already has no beginning, so that it holds for a slow clock too. */
function holdings({ history }: Entry, now: Instant): Holding[] {
  const stretches = stretchesFrom(history, now);
  return stretches.flatMap(({ version, isWithdrawn, from }, index): Holding[] => {
    const until = stretches[index + 1]?.from;
    return isWithdrawn ? [] : [{ version, from: isBefore(now, from) ? from : undefined, until }];
  });
}

/** One version of an entry, with the front matter that speaks for it. */
interface Approved {
  readonly entry: Entry;
  readonly snapshot: Snapshot;
  readonly front: Front;
  readonly period: Period;
}

function entryRecord(library: Library, approved: Approved): FullTextRecord {
  const { entry, snapshot, front, period } = approved;
  const texts = [...snapshot.texts.values()];
  const bodies = texts.map(({ locale }) => pinnedBody(library, entry, snapshot.version, locale) ?? []);
  const words = texts.map(({ front: { title, summary = "" } }) => `${title}\n${summary}`);
  const titles = Object.fromEntries(texts.map(({ locale, front: { title } }) => [locale, title]));
  const when = beginningOf(front, library.workspace.timeZone);
  return {
    url: `${entryPath(entry.key)}#${snapshot.version}`,
    content: searchableText([...words, ...bodies.map(wordsOfBody)].join("\n")),
    meta: { ...titlesMeta(library, titles), ...(when && { when }) },
    filters: {
      ...entryFilters(library, entry, front, bodies),
      language: Object.keys(titles),
      holds: [periodText(whileSpeaking(period, front))],
    },
  };
}

/** An event says when it begins where it takes place, an advisory in the workspace's zone. */
function beginningOf({ event, advisory }: Front, zone: string): Instant | undefined {
  if (event) return inZone(event.from, event.zone ?? zone);
  return advisory && inZone(advisory.from, zone);
}

/** An advisory ends by itself, and its version with it. */
function whileSpeaking({ from, until }: Period, { advisory }: Front): Period {
  const end = advisory?.until;
  return { from, until: until === undefined || (end && isBefore(end, until)) ? end : until };
}

function lessonRecord(library: Library, { path, id, texts }: Lesson): FullTextRecord {
  const words = [...texts.values()].map((text) => `${text.title}\n${text.summary ?? ""}\n${text.words}`);
  const titles = [...texts].map(([locale, { title }]) => [locale, title] as const);
  return {
    url: lessonPath(path, id),
    content: searchableText(words.join("\n")),
    meta: titlesMeta(library, Object.fromEntries(titles)),
    filters: {
      kind: ["lesson"],
      team: [...library.workspace.teams.keys()],
      language: Object.keys(texts),
      holds: [periodText({})],
    },
  };
}

/** The titles readers may see: those in the interface's languages, and the source's for want of them. */
function titlesMeta({ workspace }: Library, titles: Localized): Record<string, string> {
  const { interfaceLocales, sourceLocale } = workspace;
  const shown = new Set([...interfaceLocales, sourceLocale]);
  const own = Object.entries(titles).filter(([locale]) => shown.has(locale));
  return Object.fromEntries(own.map(([locale, title]) => [`title_${locale}`, title]));
}

/** Everything readers can read of a text, replies with their subjects included. */
function wordsOfBody(body: Body): string {
  return body
    .flatMap((section) => [
      section.type === "reply" ? (section.reply.subject ?? "") : "",
      section.type === "attach" ? section.alt : "",
      plainText(proseOf(section) ?? [], { fill: () => " " }),
    ])
    .join("\n");
}
