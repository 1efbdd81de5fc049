import type { Locale } from "#core/locale.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** Equal words ready for use: by the folded first word of a member, the longest member first. */
export interface Synonyms {
  readonly byFirst: ReadonlyMap<string, readonly SynonymWay[]>;
}

/** One member of a list of equal words, and the other members. */
export interface SynonymWay {
  readonly locale: Locale;
  readonly words: readonly Word[];
  readonly others: readonly (readonly Word[])[];
}

/** Reads `settings/synonyms.yaml`: for each language lists of equal words, each member one word or several. */
export function synonymsFrom(settings: Readonly<Record<Locale, readonly (readonly string[])[]>>): Synonyms {
  const byFirst = new Map<string, SynonymWay[]>();
  for (const [locale, lists] of Object.entries(settings)) {
    for (const list of lists) {
      const members = list.map(wordsOf).filter((words) => words.length > 0);
      for (const words of members) {
        const key = words[0]?.folded ?? "";
        const others = members.filter((other) => other !== words);
        byFirst.set(key, [...(byFirst.get(key) ?? []), { locale, words, others }]);
      }
    }
  }
  for (const ways of byFirst.values()) ways.sort((a, b) => b.words.length - a.words.length);
  return { byFirst };
}

/**
 * The members of lists that stand at a place of some words: the longest of each language. Marks that were typed have to
 * be the member's own; a word without marks stands for all that fold to it.
 */
export function synonymsAt({ byFirst }: Synonyms, words: readonly Word[], place: number): SynonymWay[] {
  const ways = byFirst.get(words[place]?.folded ?? "");
  if (!ways) return [];
  const fitting = ways.filter((way) =>
    way.words.every((member, offset) => isSaid(member, words[place + offset])),
  );
  return fitting.filter(
    ({ locale, words: { length } }) =>
      !fitting.some((other) => other.locale === locale && other.words.length > length),
  );
}

function isSaid(member: Word, word: Word | undefined): boolean {
  if (word?.folded !== member.folded) return false;
  return word.exact === word.folded || word.exact === member.exact;
}
