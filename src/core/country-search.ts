import { foldedText } from "#core/fold.ts";

/** A country that can be looked up: its code, its name, and what else people call it. */
interface Named {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

/**
 * The countries that typed letters mean, with or without tone marks: those whose own name begins so, then those that
 * people call something that does, then those with such a word in a name; in the order they are given. A code counts
 * when it is typed whole.
 */
export function countriesLike<T extends Named>(countries: readonly T[], typed: string): T[] {
  const wanted = foldedText(typed.trim());
  if (wanted === "") return [...countries];
  const rank = ({ code, name, synonyms }: Named) => {
    const names = [name, ...synonyms].map((one) => foldedText(one));
    if (names.includes(wanted) || code.toLowerCase() === wanted) return 0;
    if (names[0]?.startsWith(wanted)) return 1;
    if (names.some((one) => one.startsWith(wanted))) return 2;
    return names.some((one) => one.split(/[\s-]+/).some((word) => word.startsWith(wanted))) ? 3 : 4;
  };
  const ranked = countries.map((country) => ({ country, place: rank(country) }));
  return ranked
    .filter(({ place }) => place < 4)
    .sort((a, b) => a.place - b.place)
    .map(({ country }) => country);
}
