import type { Instant } from "#core/instant.ts";
import { type Localized, type Spoken, spokenIn } from "#core/locale.ts";
import { questionWords, rankedRecords } from "#search/full-text.ts";
import { isWithin } from "#search/period.ts";

/** What Pagefind's script offers, as far as it is used here. */
export interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** How many records have each value of each filter. */
  filters(): Promise<Record<string, Record<string, number>>>;
  search(words: string, options: { readonly filters: object }): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindRecord>;
}

interface PagefindRecord {
  readonly raw_url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** What a record of the full text can be. */
export const KINDS_ELSEWHERE = ["answer", "product", "event", "advisory", "lesson"] as const;
/** One of the kinds of record. */
export type KindElsewhere = (typeof KINDS_ELSEWHERE)[number];

/** What the full text can be narrowed by. */
export const FILTERS_ELSEWHERE = ["product", "channel", "country", "language", "team", "tag"] as const;
/** One of the filters. */
export type FilterElsewhere = (typeof FILTERS_ELSEWHERE)[number];

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
  readonly filters?: Readonly<Partial<Record<FilterElsewhere, string>>>;
  /** The ids of answers that are named already and not named again. */
  readonly without?: readonly string[];
}

/** The full text, ready to be asked. */
export interface Elsewhere {
  /** Undefined when something newer has been asked meanwhile; it rejects when a part of the index cannot be had. */
  ask(question: string, options: OptionsElsewhere): Promise<AnswerElsewhere | undefined>;
  /** The values of each filter that some record has. */
  readonly choices: Readonly<Partial<Record<FilterElsewhere, readonly string[]>>>;
}

/**
 * A word of a title counts double, an event's date nothing. For an unknown word Pagefind finds shorter ones that
 * it begins with (`hi` for `hidden`): the less alike, the less they count.
 */
const RANKING = { termSimilarity: 2, metaWeights: { title_en: 2, title_vi: 2, when: 0 } };
const MOST_FOUND = 50;
/** A period that no record has. */
const NEVER = "never";

async function importPagefind(folder: string): Promise<Pagefind> {
  // Without its first file Pagefind would never answer.
  const entry = await fetch(`${folder}pagefind-entry.json`);
  if (!entry.ok) throw new Error(`${entry.url}: ${entry.status}`);
  return import(/* @vite-ignore */ `${folder}pagefind.js`);
}

/** Loads the full text from below the site's root; it rejects when it cannot be had, as in development. */
export async function loadElsewhere(root: string, load = importPagefind): Promise<Elsewhere> {
  const folder = `${root}pagefind/`;
  const pagefind = await load(folder);
  await pagefind.options({ basePath: folder, baseUrl: "/", ranking: RANKING });
  await pagefind.init();
  const values = await pagefind.filters();
  const periods = Object.keys(values.holds ?? {});
  const choices = FILTERS_ELSEWHERE.map((name) => [name, Object.keys(values[name] ?? {})]);
  let newest = 0;
  const ask: Elsewhere["ask"] = async (question, options) => {
    const turn = ++newest;
    const holding = periods.filter((period) => isWithin(period, options.now));
    // Pagefind takes a choice of nothing for no choice at all.
    const filters = filtersFor(holding.length > 0 ? holding : [NEVER], options);
    const results = await resultsOf(pagefind, question, filters);
    if (turn !== newest) return undefined;
    const records = await Promise.all(results.slice(0, options.limit).map((result) => result.data()));
    if (turn !== newest) return undefined;
    return { found: records.map((record) => foundFrom(record, options.locale)), total: results.length };
  };
  return { ask, choices: Object.fromEntries(choices) };
}

/** Each word is asked for by itself: Pagefind would want a record to hold all of them. */
async function resultsOf(pagefind: Pagefind, question: string, filters: object): Promise<PagefindResult[]> {
  const words = questionWords(question);
  const found = await Promise.all(
    words.map(async (word) => ({ word, hits: (await pagefind.search(word, { filters })).results })),
  );
  const byId = new Map(found.flatMap(({ hits }) => hits.map((hit) => [hit.id, hit])));
  return rankedRecords(found)
    .slice(0, MOST_FOUND)
    .flatMap((id) => byId.get(id) ?? []);
}

function filtersFor(holding: readonly string[], { filters = {}, without = [] }: OptionsElsewhere): object {
  const chosen = Object.entries(filters).filter(([, value]) => value);
  return {
    ...Object.fromEntries(chosen),
    holds: { any: holding },
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
