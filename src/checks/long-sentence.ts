import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import { quoted, sentencesOf } from "#checks/sentence.ts";
import type { Locale } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** A sentence is read once and understood. */
export const longSentence: Rule = {
  name: "long-sentence",
  severity: "warning",
  why: "People read replies on a phone, upset, and often not in their own language. Long sentences lose them: what counts are words, in Vietnamese syllables, in Japanese, Chinese and Thai characters.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": reply(
        "we have looked into your order and it seems that the parcel which left our warehouse on time has been kept by the courier for longer than it should have been, for which we are really sorry indeed.",
      ),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": reply(
        "we have looked into your order. It left our warehouse on time, and the courier still has it. We are sorry.",
      ),
    },
  },
  check: (context) => sentTexts(context).flatMap(problemsIn),
};

/**
 * The most a sentence may have. English: GOV.UK tells its writers to split what is longer than 25 words, and
 * calls 40 too hard to read; replies carry a greeting and fields besides. Others in proportion to how many
 * words, syllables or characters the same replies take.
 */
const LIMITS: Readonly<Record<string, readonly [most: number, unit: string]>> = {
  vi: [48, "syllables"],
  ja: [80, "characters"],
  zh: [60, "characters"],
  th: [160, "characters"],
  lo: [160, "characters"],
  km: [160, "characters"],
  my: [160, "characters"],
};
const IN_WORDS = [35, "words"] as const;

function problemsIn(sent: Sent): Problem[] {
  const { locale } = sent.text;
  const [most, unit] = LIMITS[locale.split("-")[0] ?? ""] ?? IN_WORDS;
  if (!mayBeLong(sent.words, most, unit)) return [];
  return sentencesOf(sent.words)
    .filter((sentence) => sentence.length > most && sizeOf(sentence, unit) > most)
    .flatMap((sentence) => longest(sentence, locale).map((part) => ({ part, size: sizeOf(part, unit) })))
    .filter(({ size }) => size > most)
    .map(({ part, size }) =>
      problemAt(longSentence, whereSent(sent, part.slice(0, 12)), [
        `The sentence "${quoted(part)}" has ${size} ${unit}; at most ${most} are read easily.`,
        "Make two sentences of it.",
      ]),
    );
}

/** A quick look: between two marks stand at least so many letters, and a word takes two with its space. */
function mayBeLong(words: string, most: number, unit: string): boolean {
  const fewest = unit === "characters" ? most : 2 * most;
  if (words.length <= fewest) return false;
  let start = 0;
  for (const { index } of words.matchAll(/[.!?…\n。！？]/g)) {
    if (index - start > fewest) return true;
    start = index;
  }
  return words.length - start > fewest;
}

const segmenters = new Map<Locale, Intl.Segmenter>();

/** A piece of text cut into sentences as Unicode and the language have it (UAX 29); Thai ends a clause with a space. */
function longest(piece: string, locale: Locale): string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  const sentences = [...segmenter.segment(piece)].map(({ segment }) => segment.trim());
  return /^(?:th|lo|km|my)/.test(locale) ? sentences.flatMap((part) => part.split(/\s+/)) : sentences;
}

/** A field counts as one word. */
function sizeOf(sentence: string, unit: string): number {
  if (unit !== "characters") return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return [...sentence.replace(/\{\{[^{}]*\}\}/g, "○")].filter((letter) => /[\p{L}\p{N}○]/u.test(letter))
    .length;
}
