import {
  type FullTextIndex,
  openFullText,
  type PagefindRecord,
  type PagefindResult,
} from "#browser/elsewhere-index.ts";
import type { Instant } from "#core/instant.ts";
import { type Localized, type Spoken, spokenIn } from "#core/locale.ts";
import { questionWords, rankedRecords } from "#search/full-text.ts";
import type { FullTextFilter } from "#search/full-text-sheet.ts";
import { isWithin } from "#search/period.ts";

/** What a record of the full text can be. */
export const KINDS_ELSEWHERE = ["answer", "product", "event", "advisory", "lesson"] as const;
/** One of the kinds of record. */
export type KindElsewhere = (typeof KINDS_ELSEWHERE)[number];

/** Something that was found in the full text. */
export interface FoundElsewhere {
  readonly kind: KindElsewhere;
  readonly title: Spoken;
  /** The path of its page before language and base. */
  readonly path: string;
  /** When an event begins where it takes place, or an advisory in the workspace's zone. */
  readonly when?: Instant;
}

/** What a question to the full text came to. */
export interface AnswerElsewhere {
  readonly found: readonly FoundElsewhere[];
  /** How many there are; `found` may hold fewer. */
  readonly total: number;
}

/** How the full text is asked. */
export interface OptionsElsewhere {
  /** The reader's own clock: what is not approved then is not found. */
  readonly now: Instant;
  /** At most so many are named. */
  readonly limit: number;
  /** The language of the titles. */
  readonly locale: string;
  readonly filters?: Readonly<Partial<Record<FullTextFilter, string>>>;
  /** The ids of answers that are named already and not named again. */
  readonly without?: readonly string[];
}

/** The full text, ready to be asked. */
export interface Elsewhere {
  /** Undefined when something newer has been asked meanwhile; it rejects when a part of the index cannot be had. */
  ask(question: string, options: OptionsElsewhere): Promise<AnswerElsewhere | undefined>;
}

const MOST_FOUND = 50;
/** A period that no record has. */
const NEVER = "never";

/** Loads the full text from below the site's root; it rejects when it cannot be had, as in development. */
export async function loadElsewhere(root: string, open = openFullText): Promise<Elsewhere> {
  const index = await open(`${root}pagefind/`);
  let newest = 0;
  const ask: Elsewhere["ask"] = async (question, options) => {
    const turn = ++newest;
    const results = await resultsOf(index, question, filtersFor(index.periods, options));
    if (turn !== newest) return undefined;
    const records = await Promise.all(results.slice(0, options.limit).map((result) => result.data()));
    if (turn !== newest) return undefined;
    return { found: records.map((record) => foundFrom(record, options.locale)), total: results.length };
  };
  return { ask };
}

/** Each word is asked for by itself: Pagefind would want a record to hold all of them. */
async function resultsOf(index: FullTextIndex, question: string, filters: object): Promise<PagefindResult[]> {
  const words = questionWords(question);
  const found = await Promise.all(
    words.map(async (word) => ({ word, hits: await index.search(word, filters) })),
  );
  const byId = new Map(found.flatMap(({ hits }) => hits.map((hit) => [hit.id, hit])));
  return rankedRecords(found)
    .slice(0, MOST_FOUND)
    .flatMap((id) => byId.get(id) ?? []);
}

/** Each filter is a file of every bundle: what leaves nothing out is not asked. */
function filtersFor(
  periods: readonly string[],
  { now, filters = {}, without = [] }: OptionsElsewhere,
): object {
  const chosen = Object.entries(filters).filter(([, value]) => value);
  const holding = periods.filter((period) => isWithin(period, now));
  return {
    ...Object.fromEntries(chosen),
    // Pagefind takes a choice of nothing for no choice at all.
    ...(holding.length < periods.length && { holds: { any: holding.length > 0 ? holding : [NEVER] } }),
    ...(without.length > 0 && { none: { answer: { any: without } } }),
  };
}

function foundFrom({ raw_url, meta, filters }: PagefindRecord, locale: string): FoundElsewhere {
  const kind = KINDS_ELSEWHERE.find((name) => filters.kind?.includes(name)) ?? "answer";
  const title = spokenIn(titlesIn(meta), locale, locale) ?? { text: raw_url, locale };
  return { kind, title, path: raw_url.replace(/#.*$/, ""), ...(meta.when && { when: meta.when }) };
}

const TITLE = "title_";

function titlesIn(meta: PagefindRecord["meta"]): Localized {
  const titles = Object.entries(meta).filter(([name]) => name.startsWith(TITLE));
  return Object.fromEntries(titles.map(([name, text]) => [name.slice(TITLE.length), text]));
}
