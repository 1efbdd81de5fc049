import type { Locale } from "#core/locale.ts";
import type { TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import type { SpellingTable } from "#search/spelling.ts";
import { ENGLISH_CHAT } from "#search/spelling-en.ts";
import { VIETNAMESE_CHAT } from "#search/spelling-vi.ts";
import { aliasTerm, MOST_ALIAS_WORDS, plainTerm } from "#search/term.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** Lists of equal words by language, each member one word or several: `settings/synonyms.yaml`. */
export type EqualWords = Readonly<Record<Locale, readonly (readonly string[])[]>>;

/** How much a word counts that was meant, in tenths of one that was written. */
const COUNTS = { own: 8, shared: 5, besides: 5, equal: 5 } as const;
const CHATS: Readonly<Record<string, SpellingTable>> = { en: ENGLISH_CHAT, vi: VIETNAMESE_CHAT };

interface Alias {
  readonly from: readonly Word[];
  readonly to: readonly Word[];
  readonly counts: number;
}

/**
 * Terms that say what else a word means: equal words of the team, and how chats spell the languages of the base. Only
 * what leads to words that it knows. They travel with the word itself, so that a look-up reads nothing more for them.
 */
export function aliasTerms(
  known: ReadonlySet<string>,
  equal: EqualWords,
  locales: readonly Locale[],
): TermPostings[] {
  const languages = new Set(["en", ...locales.map((locale) => locale.split("-")[0] ?? locale)]);
  const isKnown = (words: readonly Word[]) =>
    words.length > 0 && words.every((word) => known.has(plainTerm(word)));
  const chats = Object.entries(CHATS).flatMap(([language, table]) =>
    languages.has(language) ? chatAliases(table, isKnown) : [],
  );
  const lists = Object.values(equal).flat();
  const terms = new Map<string, number>();
  for (const { from, to, counts } of [...chats, ...lists.flatMap((list) => equalAliases(list, isKnown))]) {
    const term = from.length > MOST_ALIAS_WORDS ? undefined : aliasTerm(from, to);
    if (term) terms.set(term, Math.max(counts, terms.get(term) ?? 0));
  }
  return [...terms]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([term, weight]) => ({ term, postings: [{ record: 0, weight }] }));
}

type IsKnown = (words: readonly Word[]) => boolean;

function chatAliases(table: SpellingTable, isKnown: IsKnown): Alias[] {
  return (["own", "shared", "besides"] as const).flatMap((kind) =>
    table[kind].flatMap(([readings, written]) => {
      const meant = readings.split(" / ").map(wordsOf).filter(isKnown);
      const ways = meant.length > 0 ? written.split(", ").map(wordsOf) : [];
      return ways.flatMap((from) => meant.map((to) => ({ from, to, counts: COUNTS[kind] })));
    }),
  );
}

function equalAliases(list: readonly string[], isKnown: IsKnown): Alias[] {
  const members = list.map(wordsOf).filter((words) => words.length > 0);
  const meant = members.filter(isKnown);
  return members.flatMap((from) =>
    meant.filter((to) => to !== from).map((to) => ({ from, to, counts: COUNTS.equal })),
  );
}
