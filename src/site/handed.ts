/** Something that whoever starts a build or the development server hands over to the pages of its thread. */
export interface Handed<T> {
  hand(value: T): void;
  taken(): T | undefined;
}

/** A place of that name. The pages are a bundle with copies of our modules, so that only a global reaches them. */
export function handed<T>(name: string): Handed<T> {
  const place = Symbol.for(`replybook.${name}`);
  const places = globalThis as { [place: symbol]: T | undefined };
  return {
    hand(value) {
      places[place] = value;
    },
    taken: () => places[place],
  };
}
