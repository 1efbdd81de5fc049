import { countriesLike } from "#core/country-search.ts";
import { foldedText } from "#core/fold.ts";

/** Something of many that somebody can pick: a country, an answer. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

/** What typed letters mean: a name that begins so, else one in which each typed word begins a word. */
export function choicesLike(choices: readonly Choice[], typed: string): Choice[] {
  const found = countriesLike(choices, typed);
  if (found.length > 0) return found;
  const wanted = foldedText(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ name }) => {
    const words = foldedText(name).split(/[\s\p{P}]+/u);
    return wanted.every((letters) => words.some((word) => word.startsWith(letters)));
  });
}
