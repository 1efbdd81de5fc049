import type { Locale } from "#core/locale.ts";
import { type LanguageProfile, shareAt } from "#search/language-profile.ts";
import { languagesByScript } from "#search/language-script.ts";
import { SMALL_WORDS, TELLING_LETTERS } from "#search/language-words.ts";
import { type LetterGroups, letterGroups, likelihoodOf } from "#search/letter-groups.ts";
import { isFoldedSyllable, isSyllable } from "#search/syllable.ts";
import { VIETNAMESE_LINES } from "#search/vietnamese-lines.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** What a word says of the language it is in: a share for every language of `Languages.tags`, together 1. */
export type Votes = readonly number[];

/** The languages that messages are told apart by: those of a workspace, and others they could be mistaken for. */
export interface Languages {
  readonly locales: readonly Locale[];
  readonly tags: readonly string[];
  votesOf(word: Word): Votes;
  /** Whether a word stands in the texts of any of them. */
  knows(word: Word): boolean;
}

/** Share of the words of a text, per language: what a small word of ours counts for, and what an unknown one. */
const SEED_SHARE = 0.004;
const UNKNOWN_SHARE = 0.00015;
/** A team's own languages are so much likelier than others. */
const OWN_PRIOR = 4;
/** No word alone decides. */
const LEAST_VOTE = 0.02;
/** As many as a large base has: what an unknown word says takes longest to work out. */
const MOST_KEPT = 40_000;

/** Opens a profile. What a word says is worked out when it is met first. */
export function languagesFrom({ locales, words }: LanguageProfile): Languages {
  const own = locales.map(languageIn);
  const tags = [...new Set([...own, "vi", ...Object.keys(SMALL_WORDS)])];
  const shares = tags.map((tag) => sharesOf(tag, words));
  const groups = shares.map((own) => letterGroups(own.keys()));
  const priors = tags.map((tag) => (own.includes(tag) ? OWN_PRIOR : 1));
  const kept = new Map<string, Votes>();
  const votesOf = (word: Word): Votes => {
    const known = kept.get(word.exact);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const votes = judged(word, { tags, shares, groups, priors });
    kept.set(word.exact, votes);
    return votes;
  };
  const all = new Set(shares.slice(0, own.length).flatMap((known) => [...known.keys()]));
  return { locales, tags, votesOf, knows: ({ folded }) => all.has(folded) };
}

interface Grounds {
  readonly tags: readonly string[];
  readonly shares: readonly ReadonlyMap<string, number>[];
  readonly groups: readonly LetterGroups[];
  readonly priors: readonly number[];
}

function smallWordsOf(tag: string): readonly string[] {
  if (tag === "vi") return VIETNAMESE_LINES.flatMap(wordsOf).map(({ folded }) => folded);
  return SMALL_WORDS[tag]?.split(" ") ?? [];
}

function sharesOf(tag: string, words: LanguageProfile["words"]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const word of smallWordsOf(tag)) shares.set(word, SEED_SHARE);
  const levels = Object.entries(words).find(([locale]) => languageIn(locale) === tag)?.[1] ?? [];
  for (const [level, list] of levels.entries()) {
    for (const word of list.split(" ").filter(Boolean))
      shares.set(word, Math.max(shares.get(word) ?? 0, shareAt(level)));
  }
  return shares;
}

const LATIN = /\p{Script=Latin}/u;

function judged(word: Word, grounds: Grounds): Votes {
  const { tags, shares, priors } = grounds;
  const script = languagesByScript(word.exact);
  if (script.length > 0) return evened(tags.map((tag) => (script.includes(tag) ? 1 : 0)));
  if (!LATIN.test(word.exact)) return evened(tags.map(() => 1));
  const isKnown = shares.some((known) => known.has(word.folded));
  const weights = isKnown
    ? shares.map((known) => (known.get(word.folded) ?? 0) + UNKNOWN_SHARE)
    : unknownWeights(word, grounds);
  return evened(
    weights.map((weight, place) => weight * (priors[place] ?? 1) * letterWeight(word, tags[place])),
  );
}

function letterWeight({ exact, folded }: Word, tag = ""): number {
  if (exact === folded) return 1;
  if (TELLING_LETTERS[tag]?.test(exact)) return 30;
  return tag === "vi" && isSyllable(exact) ? 5 : 1;
}

/** An unknown word is judged by its letters, which say little, and by whether it can be a Vietnamese syllable at all. */
function unknownWeights({ folded }: Word, { tags, groups }: Grounds): number[] {
  return groups.map((own, place) => {
    const likely = likelihoodOf(folded, own);
    if (tags[place] !== "vi") return likely;
    return likely * (isFoldedSyllable(folded) ? 4 : 0.3);
  });
}

function evened(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
  return weights.map((weight) => Math.max(LEAST_VOTE, weight / sum));
}

/** `pt-BR` → pt. */
export function languageIn(locale: Locale): string {
  return locale.split("-")[0] ?? locale;
}
