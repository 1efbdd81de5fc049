import type { Locale } from "#core/locale.ts";
import type { DocumentVersion } from "#search/document.ts";
import { meanings } from "#search/matched-places.ts";
import { isSmallWord } from "#search/small-words.ts";
import type { SpokenWord } from "#search/spoken-word.ts";
import { wordsOf } from "#search/word.ts";

/** At most so many phrases are named. */
const MOST_PHRASES = 3;
/** Small words count so much beside others. */
const SMALL = 0.2;
/** A phrase in a language that the reader may not read counts so much. */
const FOREIGN = 0.7;

/** A phrase or title by its words. */
interface Spoken {
  readonly text: string;
  readonly folded: ReadonlySet<string>;
}

const spoken = new WeakMap<DocumentVersion, readonly Spoken[]>();

/**
 * The phrases and titles of a version that say what a message says, the nearest first: those that share the most letters
 * with it and have the fewest besides, in the reader's language rather than in another. None where only small words
 * are shared.
 */
export function matchedPhrases(
  version: DocumentVersion,
  words: readonly SpokenWord[],
  locale: Locale,
): string[] {
  const said = new Set(words.flatMap(meanings));
  const read = new Set([...(version.phrases[locale] ?? []), version.titles[locale]]);
  const near = spokenIn(version, locale).flatMap(({ text, folded }, place) => {
    const own = [...folded];
    const shared = own.filter((word) => said.has(word));
    if (shared.every(isSmallWord)) return [];
    return [
      {
        text,
        place,
        nearness: (weightOf(shared) / Math.sqrt(weightOf(own))) * (read.has(text) ? 1 : FOREIGN),
      },
    ];
  });
  near.sort((a, b) => b.nearness - a.nearness || a.place - b.place);
  const least = (near[0]?.nearness ?? 0) / 2;
  return near
    .filter(({ nearness }) => nearness >= least)
    .slice(0, MOST_PHRASES)
    .map(({ text }) => text);
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + Math.min(8, word.length) * (isSmallWord(word) ? SMALL : 1), 0);
}

/** Taken apart once, since a message asks for several versions and the next for the same ones. */
function spokenIn(version: DocumentVersion, locale: Locale): readonly Spoken[] {
  const kept = spoken.get(version) ?? spokenOf(version);
  spoken.set(version, kept);
  const own = new Set([...(version.phrases[locale] ?? []), version.titles[locale]]);
  return [...kept.filter(({ text }) => own.has(text)), ...kept.filter(({ text }) => !own.has(text))];
}

function spokenOf({ phrases, titles }: DocumentVersion): Spoken[] {
  const texts = new Set([...Object.values(phrases).flat(), ...Object.values(titles)]);
  return [...texts].map((text) => ({ text, folded: new Set(wordsOf(text).map(({ folded }) => folded)) }));
}
