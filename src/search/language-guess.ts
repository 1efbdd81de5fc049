import type { Locale } from "#core/locale.ts";
import { languageIn } from "#search/language.ts";
import { fitsHan } from "#search/language-script.ts";
import type { Reading } from "#search/reading.ts";
import { spelledOut } from "#search/spelled-out.ts";
import { placedWordsOf } from "#search/word.ts";

/** The language of a text, and how sure that is, 0…1. */
export interface LanguageGuess {
  readonly locale: Locale;
  readonly sureness: number;
}

const MOST_LETTERS = 2000;
/** Below this a guess is none. */
const LEAST_SURENESS = 0.7;

/**
 * The language among a workspace's that a message is in. Every word has one vote, so that of two languages in one
 * line the one with more words is named; chat spelling speaks as what it stands for. Undefined where words disagree, say nothing or are of another language.
 */
export function languageOf(text: string, reading: Reading): LanguageGuess | undefined {
  const short = text.slice(0, MOST_LETTERS);
  const { languages } = reading;
  const sums = languages.tags.map(() => 0);
  for (const word of spelledOut(placedWordsOf(short), reading)) {
    for (const [place, vote] of languages.votesOf(word).entries())
      sums[place] = (sums[place] ?? 0) + Math.log(vote);
  }
  const most = Math.max(...sums);
  const weights = sums.map((sum) => Math.exp(sum - most));
  const tag = languages.tags[sums.indexOf(most)] ?? "";
  const sureness = Math.round((1 / weights.reduce((all, weight) => all + weight, 0)) * 1000) / 1000;
  const locale = localeFor(tag, short, languages.locales);
  return locale !== undefined && sureness >= LEAST_SURENESS ? { locale, sureness } : undefined;
}

function localeFor(tag: string, text: string, locales: readonly Locale[]): Locale | undefined {
  const own = locales.filter((locale) => languageIn(locale) === tag);
  return tag === "zh" ? (own.find((locale) => fitsHan(locale, text)) ?? own[0]) : own[0];
}
