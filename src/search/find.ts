import type { Locale } from "#core/locale.ts";
import { stretchAt } from "#core/stretch.ts";
import { type AnswerIndex, type IndexResult, partsOf } from "#search/answer-index.ts";
import { type AnswerDocument, type DocumentVersion, titleIn } from "#search/document.ts";
import type { Finding, LookUpOptions } from "#search/found.ts";
import { coverageOf, matchedTexts } from "#search/match.ts";
import { askIndex, type Slips } from "#search/query.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** How the index is asked. */
export interface FindOptions extends LookUpOptions {
  readonly sourceLocale: Locale;
  /** How many letters may be wrong in a word that is not known: 1, or 2 to name what is nearest. */
  readonly slips?: Slips;
}

/** A finding, and how sure the words alone make of it. */
export interface Covered extends Finding {
  /** The share of the typed letters that this answer knows, 0…1; see `coverageOf`. */
  readonly confidence: number;
}

/** Below this, what was found shares only small words with what was typed. */
const LEAST_CONFIDENCE = 0.3;

/** Typed or pasted text beyond this decides nothing. */
const MOST_LETTERS = 4000;
const MOST_WORDS = 40;
/** What lunr puts behind so many others does not come first by anything that is weighed afterwards. */
const MOST_HITS = 200;

/**
 * The answers that fit some words, best first: a shortcut typed in full, then by score, withdrawn ones last;
 * ties in order of id. Whatever is typed is only ever words: no character has a meaning to lunr's query parser.
 */
export function findAnswers(
  index: AnswerIndex,
  documents: ReadonlyMap<string, AnswerDocument>,
  typed: string,
  options: FindOptions,
): Covered[] {
  const words = typedWords(typed);
  if (words.length === 0) return [];
  const met = askIndex(index, words, options.slips ?? 1).slice(0, MOST_HITS);
  const hits = met.flatMap((result) => hitOf(result, documents, words, options) ?? []);
  const ranked = close(hits).sort((a, b) => a.rank - b.rank || b.score - a.score || (a.id < b.id ? -1 : 1));
  return ranked.slice(0, options.top).map((hit) => findingOf(hit, words, options));
}

/** Leaves out what shares less than half as much with the words as the best does. */
function close(hits: readonly Hit[]): Hit[] {
  const best = Math.max(...hits.map(({ coverage }) => coverage));
  return hits.filter(({ coverage }) => coverage * 2 > best || best === 0);
}

/** How sure it is that any of what was found fits, 0…1. */
export function confidenceIn(findings: readonly Covered[]): number {
  return findings.reduce((most, { confidence }) => Math.max(most, confidence), 0);
}

/** Whether that is enough; else what was found is at most the nearest there is. */
export function isSure(confidence: number): boolean {
  return confidence >= LEAST_CONFIDENCE;
}

/** Words are looked up once each, and only so many of them. */
function typedWords(typed: string): Word[] {
  const words = wordsOf(typed.slice(0, MOST_LETTERS));
  return [...new Map(words.map((word) => [word.exact, word])).values()].slice(0, MOST_WORDS);
}

interface Hit {
  readonly id: string;
  readonly document: AnswerDocument;
  readonly version: DocumentVersion;
  readonly coverage: number;
  readonly score: number;
  /** Shortcuts before all others, withdrawn answers after them. */
  readonly rank: number;
}

const RANK = { shortcut: 0, current: 1, withdrawn: 2 };

/** A record of the index, if its version is the one that holds now. */
function hitOf(
  result: IndexResult,
  documents: ReadonlyMap<string, AnswerDocument>,
  words: readonly Word[],
  { now }: FindOptions,
): Hit | undefined {
  const parts = partsOf(result.ref);
  const document = documents.get(parts.id);
  const stretch = document && stretchAt(document.stretches, now);
  const version = document?.versions[parts.version];
  if (!version || stretch?.version !== parts.version) return undefined;
  const rank = stretch.isWithdrawn
    ? RANK.withdrawn
    : isShortcut(version, words)
      ? RANK.shortcut
      : RANK.current;
  const coverage = coverageOf(words, Object.keys(result.matchData.metadata));
  return { id: parts.id, document, version, coverage, score: scoreOf(result, coverage), rank };
}

/** lunr adds up what it met; an answer that has all of the words goes before one that has some of them often. */
function scoreOf({ score }: IndexResult, coverage: number): number {
  // Rounded, since sums of fractions may differ in their last digit by the order they were added in.
  return Math.round(score * (0.5 + coverage) * 1000) / 1000;
}

function isShortcut({ shortcuts }: DocumentVersion, words: readonly Word[]): boolean {
  const typed = keyOf(words);
  return shortcuts.some((shortcut) => keyOf(wordsOf(shortcut)) === typed);
}

function keyOf(words: readonly Word[]): string {
  return words.map(({ folded }) => folded).join(" ");
}

function findingOf(hit: Hit, words: readonly Word[], { locale, sourceLocale }: FindOptions): Covered {
  const { id, document, version, coverage, score, rank } = hit;
  return {
    id,
    title: titleIn(version, locale, sourceLocale) || id,
    score,
    matched: matchedTexts(version, words, locale),
    confidence: rank === RANK.shortcut ? 1 : coverage,
    document,
    version,
    isWithdrawn: rank === RANK.withdrawn,
  };
}
