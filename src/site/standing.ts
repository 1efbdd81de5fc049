import type { EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { linkedEntry } from "#core/mentions.ts";
import { millisOf } from "#core/millis.ts";
import type { PublishedEntry } from "#core/published.ts";
import { answerGround } from "#site/answer-ground.ts";
import { buildNow } from "#site/clock.ts";
import { forcesOfAll } from "#site/forces.ts";
import { handed } from "#site/handed.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

/**
 * What the pages of all answers were made from, in short, so that the next build asks only those for their pages of which
 * something is another.
 */
export interface AnswerSheet {
  /** Stands for what all of them hang on: workspace, settings and every time in which an advisory applies. */
  readonly ground: string;
  /** What stands for the records of every entry, by its key. */
  readonly records: Readonly<Record<string, string>>;
  /** By id: between which instants nothing turns, null where there is none, and the entries whose titles its page tells. */
  readonly answers: Readonly<Record<string, SteadyAnswer>>;
}

type SteadyAnswer = readonly [from: Instant | null, until: Instant | null, ...leads: EntryKey[]];

/** What a build hands over of the site that stands. */
export interface StandingAnswers {
  /** What its answers were made from. */
  readonly sheet: AnswerSheet;
  /** The ids of those whose files stand as they were written. */
  readonly whole: ReadonlySet<string>;
}

/** What stands, for the routes of the pages; nothing where all of them are wanted. */
export const standing = handed<StandingAnswers | undefined>("standing");

/** What the routes of the pages left out, and the sheet for the next build. */
export interface AskedAnswers {
  readonly steady: ReadonlySet<string>;
  readonly sheet: AnswerSheet;
}

/** What became of it, for the build that asked. */
export const asked = handed<(() => AskedAnswers) | undefined>("asked");

const NONE: ReadonlySet<string> = new Set();
const found = new WeakMap<StandingAnswers, ReadonlySet<string>>();

/** The answers that have to be asked for their pages: of the others every page would be what its file is. */
export function answersToAsk(library: SiteLibrary): PublishedEntry[] {
  const steady = steadyIn(library);
  asked.hand(() => ({ steady, sheet: sheetOf(library, steady) }));
  return answersOf(library).filter(({ id }) => !steady.has(id));
}

function steadyIn(library: SiteLibrary): ReadonlySet<string> {
  const stands = standing.taken();
  if (!stands || stands.sheet.ground !== groundOf(library)) return NONE;
  const steady = found.get(stands) ?? steadyAmong(library, stands);
  found.set(stands, steady);
  return steady;
}

function steadyAmong(library: SiteLibrary, { sheet, whole }: StandingAnswers): ReadonlySet<string> {
  const now = millisOf(buildNow());
  const isSame = (key: string) => {
    const entry = library.entries.get(key);
    const before = Object.hasOwn(sheet.records, key) ? sheet.records[key] : undefined;
    return before === (entry && entryKey(entry));
  };
  const same = new Set([...library.entries.keys(), ...Object.keys(sheet.records)].filter(isSame));
  const isSteady = ({ id, kind }: PublishedEntry) => {
    if (!whole.has(id) || !Object.hasOwn(sheet.answers, id) || !same.has(`${kind}/${id}`)) return false;
    const [from, until, ...leads] = sheet.answers[id] ?? [null, null];
    if ((from !== null && now < millisOf(from)) || (until !== null && now >= millisOf(until))) return false;
    return leads.every((key) => same.has(key) || isSame(key));
  };
  return new Set(answersOf(library).flatMap((entry) => (isSteady(entry) ? [entry.id] : [])));
}

function groundOf(library: SiteLibrary): string {
  return pageKey(groundKey(library), forcesOfAll(library));
}

function sheetOf(library: SiteLibrary, steady: ReadonlySet<string>): AnswerSheet {
  const before = standing.taken()?.sheet.answers;
  const answers = answersOf(library).map((entry): [string, SteadyAnswer] => {
    const known = steady.has(entry.id) ? before?.[entry.id] : undefined;
    return [entry.id, known ?? steadyAnswer(library, entry)];
  });
  return {
    ground: groundOf(library),
    records: Object.fromEntries([...library.entries].map(([key, entry]) => [key, entryKey(entry)])),
    answers: Object.fromEntries(answers),
  };
}

function steadyAnswer(library: SiteLibrary, entry: PublishedEntry): SteadyAnswer {
  const { links, steady } = answerGround(library, entry);
  return [...steady, ...new Set(links.flatMap((url) => linkedEntry(url) ?? []))];
}
