import type { Placeholder } from "#core/placeholder.ts";

/** What only one of two languages of the same words has: numbers as they are written, and fields by name. */
export interface LanguageGap {
  readonly numbers: { readonly source: readonly string[]; readonly translation: readonly string[] };
  readonly fields: { readonly source: readonly string[]; readonly translation: readonly string[] };
}

/**
 * Compares the numbers and fields of a part with those of its translation; undefined when they are the same. A
 * field that fills itself where it is empty may stand in one language only: forms of address do.
 */
export function languageGap(
  source: string,
  translation: string,
  placeholders: readonly Placeholder[],
): LanguageGap | undefined {
  if (source.trim() === "" || translation.trim() === "") return undefined;
  const optional = new Set(placeholders.filter(({ required }) => !required).map(({ name }) => name));
  const fields = onlyIn(fieldsIn(source, optional), fieldsIn(translation, optional));
  const numbers = onlyIn(numbersIn(source), numbersIn(translation));
  const isSame = [fields, numbers].every((gap) => gap.source.length + gap.translation.length === 0);
  return isSame ? undefined : { numbers, fields };
}

function fieldsIn(words: string, optional: ReadonlySet<string>): string[] {
  const names = [...words.matchAll(/\{\{([a-z][a-z0-9_]*)\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !optional.has(name));
}

/** Runs of digits as they are written; list marks are none. */
function numbersIn(words: string): string[] {
  const plain = words
    .replace(/\{\{[^{}]*\}\}|<[^<>]*>|\]\([^)\s]*\)/g, " ")
    .replace(/^[ \t]*\d{1,9}[.)](?=\s)/gm, " ");
  return [...plain.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number);
}

/** What stands in one list oftener than in the other. Signs that part a number's groups differ by language: 1,200 is 1.200. */
function onlyIn(a: readonly string[], b: readonly string[]): { source: string[]; translation: string[] } {
  const bare = (one: string) => one.replace(/[.,]/g, "");
  const without = (mine: readonly string[], other: readonly string[]) => {
    const left = other.map(bare);
    const only = mine.filter((one) => {
      const place = left.indexOf(bare(one));
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
    return [...new Set(only)];
  };
  return { source: without(a, b), translation: without(b, a) };
}
