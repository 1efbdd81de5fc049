/** How often groups of three letters stand in the words of a language, their ends included. */
export interface LetterGroups {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts the groups of some words, each word once. */
export function letterGroups(words: Iterable<string>): LetterGroups {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of words) {
    for (const group of groupsIn(word)) {
      counts.set(group, (counts.get(group) ?? 0) + 1);
      total++;
    }
  }
  return { counts, total };
}

/** How much a word looks like those of a language: comparable between languages, for one word. */
export function likelihoodOf(word: string, { counts, total }: LetterGroups): number {
  const groups = groupsIn(word);
  const odds = groups.reduce(
    (sum, group) => sum + Math.log(((counts.get(group) ?? 0) + 0.1) / (total + 100)),
    0,
  );
  // The square root of the mean: letters alone say little.
  return Math.exp(odds / Math.max(2, groups.length) / 2);
}

function groupsIn(word: string): string[] {
  const framed = `^${word}$`;
  return Array.from({ length: framed.length - 2 }, (_, place) => framed.slice(place, place + 3));
}
