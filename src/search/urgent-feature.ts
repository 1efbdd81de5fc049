import { hashOf } from "#search/feature.ts";
import { isSmallWord } from "#search/small-words.ts";
import type { HeardWord, Sign, SignFinder } from "#search/urgent-sign.ts";

/** What danger is known by: words, words beside each other, letters, and the signs that words are. */
export type UrgentFamily =
  | "small"
  | "word"
  | "marked"
  | "pair"
  | "letters"
  | "sign"
  | "signPair"
  | "together";

/** How much a feature of each family counts. */
export const URGENT_WEIGHT: Readonly<Record<UrgentFamily, number>> = {
  small: 0.2,
  word: 1,
  marked: 0.6,
  pair: 1,
  letters: 0.7,
  sign: 3,
  signPair: 1.2,
  together: 1.5,
};

/** The features of some words by key, each once, in order of first appearance. */
export function urgentFeatures(words: readonly HeardWord[], signs: SignFinder): Map<number, UrgentFamily> {
  const found = new Map<number, UrgentFamily>();
  const add: Add = (family, own) => {
    const key = hashOf(`${family} ${own}`);
    if (!found.has(key)) found.set(key, family);
  };
  for (const word of words) addWord(add, word);
  addPairs(add, words);
  addSigns(add, signs.signsIn(words));
  return found;
}

type Add = (family: UrgentFamily, own: string) => void;

function addWord(add: Add, { exact, folded }: HeardWord): void {
  const isSmall = isSmallWord(folded);
  add(isSmall ? "small" : "word", folded);
  if (isSmall) return;
  if (exact !== folded) add("marked", exact);
  const letters = ["^", ...folded, "$"];
  for (let start = 0; start + 4 <= letters.length; start++)
    add("letters", letters.slice(start, start + 4).join(""));
}

/** Words beside each other, and with one between them; small ones only beside others. */
function addPairs(add: Add, words: readonly HeardWord[]): void {
  for (const [place, { folded }] of words.entries()) {
    for (const before of [words[place - 1], words[place - 2]]) {
      if (!before) continue;
      const isSmall = isSmallWord(folded) && isSmallWord(before.folded);
      const gap = before === words[place - 1] ? " " : " _ ";
      add(isSmall ? "small" : "pair", before.folded + gap + folded);
    }
  }
}

function addSigns(add: Add, met: readonly (Sign | string)[]): void {
  const names = met.map((part) => (typeof part === "string" ? part : `@${part.name}`));
  const signs = [...new Set(met.filter((part) => typeof part !== "string"))];
  const hard = signs.filter(({ isHard }) => isHard);
  for (const { name } of hard) add("sign", name);
  if (hard.length > 0) add("sign", "any");
  if (hard.length > 1) add("sign", "several");
  for (const [place, name] of names.entries()) {
    for (const before of [names[place - 1], names[place - 2]])
      if (before?.startsWith("@") || (before && name.startsWith("@"))) add("signPair", `${before} ${name}`);
  }
  const sorted = signs.map(({ name }) => name).sort();
  for (const [place, name] of sorted.entries())
    for (const other of sorted.slice(place + 1)) add("together", `${name} ${other}`);
}
