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
  const chats = Object.entries(CHATS).flatMap(([language, table]) =>
    languages.has(language) ? chatAliasesOf(language, table) : [],
  );
  const lists = Object.values(equal).flat();
  const terms = new Map<string, number>();
  for (const { from, to, counts } of [...chats, ...lists.flatMap(equalAliases)]) {
    const isOf = from.length > 0 && from.length <= MOST_ALIAS_WORDS && to.length > 0;
    if (!isOf || !to.every((word) => known.has(plainTerm(word)))) continue;
    const term = aliasTerm(from, to);
    if (term) terms.set(term, Math.max(counts, terms.get(term) ?? 0));
  }
  return [...terms]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([term, weight]) => ({ term, postings: [{ record: 0, weight }] }));
}

const read = new Map<string, readonly Alias[]>();

/** The tables never change: each is read once. */
function chatAliasesOf(language: string, table: SpellingTable): readonly Alias[] {
  const aliases = read.get(language) ?? chatAliases(table);
  read.set(language, aliases);
  return aliases;
}

function chatAliases(table: SpellingTable): Alias[] {
  return (["own", "shared", "besides"] as const).flatMap((kind) =>
    table[kind].flatMap(([readings, written]) =>
      written.split(", ").flatMap((way) =>
        readings.split(" / ").map((reading) => ({
          from: wordsOf(way),
          to: wordsOf(reading),
          counts: COUNTS[kind],
        })),
      ),
    ),
  );
}

function equalAliases(list: readonly string[]): Alias[] {
  const members = list.map(wordsOf);
  return members.flatMap((from) =>
    members.filter((to) => to !== from).map((to) => ({ from, to, counts: COUNTS.equal })),
  );
}
