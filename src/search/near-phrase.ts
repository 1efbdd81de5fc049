import type { Locale } from "#core/locale.ts";
import { compareText } from "#core/problem.ts";
import { type Claim, type Claimant, shareTeam } from "#search/claim.ts";
import { type Neighbour, PhraseNeighbours } from "#search/phrase-neighbours.ts";
import { type PhraseVectors, phraseVectors } from "#search/phrase-vectors.ts";

/** A phrase, and the phrase of another answer that lies nearer to it than all others of its own. */
export interface Nearer {
  readonly phrase: Claim;
  readonly like: Claim;
  /** From 0 to 1: the cosine of the two. */
  readonly closeness: number;
}

/** How an answer's phrases of one language lie to another answer. */
export interface Drawn {
  readonly by: Claimant;
  readonly to: Claimant;
  readonly locale: Locale;
  /** How many phrases the answer has in that language. */
  readonly among: number;
  /** The closest first. */
  readonly phrases: readonly Nearer[];
}

/** Two phrases that have less in common are not near each other, however far their own stand apart. */
const LEAST_CLOSENESS = 0.35;
/** Phrases with the same words are for `sameClaims`. */
const SAME = 1 - 1e-9;

/**
 * Answers of which a good part of the phrases in one language (see `isGoodPart`) lies nearer to another answer of
 * the same team than to the rest of their own. Words and word pairs weigh by how few answers have them.
 */
export function drawnAnswers(claimants: readonly Claimant[]): Drawn[] {
  const vectors = phraseVectors(claimants);
  const among = new Map<string, number>();
  for (const [at, { locale }] of vectors.claims.entries()) {
    const key = `${vectors.answers[at]} ${locale}`;
    among.set(key, (among.get(key) ?? 0) + 1);
  }
  return [...nearerByAnswers(vectors)].flatMap(([key, phrases]) => {
    const [from, locale = "", to] = key.split(" ");
    const [by, other] = [claimants[Number(from)], claimants[Number(to)]];
    const all = among.get(`${from} ${locale}`) ?? 0;
    if (!by || !other || !isGoodPart(phrases.length, all) || !shareTeam(by, other)) return [];
    return [{ by, to: other, locale, among: all, phrases: phrases.sort(byCloseness) }];
  });
}

/** Two of up to six phrases, three of up to twelve, a quarter of more: two alone are chance where there are many. */
function isGoodPart(count: number, among: number): boolean {
  return count >= (among <= 6 ? 2 : Math.max(3, among / 4));
}

/** Phrases that lie nearer to another answer, by their own answer, language and the other answer. */
function nearerByAnswers(vectors: PhraseVectors): Map<string, Nearer[]> {
  const groups = new Map<string, Nearer[]>();
  const neighbours = new PhraseNeighbours(vectors);
  for (const [at, phrase] of vectors.claims.entries()) {
    const rivals = neighbours.nearerThanOwn(at, LEAST_CLOSENESS).filter(({ closeness }) => closeness < SAME);
    for (const [to, { phrase: like, closeness }] of nearestByAnswer(vectors, rivals)) {
      const key = `${vectors.answers[at]} ${phrase.locale} ${to}`;
      const group = groups.get(key);
      const nearer = { phrase, like, closeness };
      if (group) group.push(nearer);
      else groups.set(key, [nearer]);
    }
  }
  return groups;
}

interface Rival {
  readonly phrase: Claim;
  readonly closeness: number;
}

function nearestByAnswer(
  { claims, answers }: PhraseVectors,
  rivals: readonly Neighbour[],
): Map<number, Rival> {
  const nearest = new Map<number, Rival>();
  for (const { at, closeness } of rivals) {
    const [phrase, answer = -1] = [claims[at], answers[at]];
    const known = nearest.get(answer);
    if (phrase && (!known || isNearer({ phrase, closeness }, known)))
      nearest.set(answer, { phrase, closeness });
  }
  return nearest;
}

function isNearer(one: Rival, other: Rival): boolean {
  return (other.closeness - one.closeness || compareText(one.phrase.words, other.phrase.words)) < 0;
}

function byCloseness(a: Nearer, b: Nearer): number {
  return b.closeness - a.closeness || compareText(a.phrase.words, b.phrase.words);
}
