/** The words by which filters find a row, by the filter's name. A filter that is absent lets the row through. */
export type FilterWords = Readonly<Record<string, readonly string[] | undefined>>;

/** What somebody chose in a filter: rows fit that have one of its words. */
export interface Wanted {
  readonly name: string;
  readonly words: readonly string[];
}

/** Whether a row fits everything that was chosen. */
export function isWanted(row: FilterWords, wanted: readonly Wanted[]): boolean {
  return wanted.every(({ name, words }) => {
    const own = row[name];
    return own === undefined || own.some((word) => words.includes(word));
  });
}

/**
 * `/list/LOCALE.json`: what the filters of the list of all answers look at, in the list's order, so that of a long
 * list only the parts are loaded in which there is something to show.
 */
export interface ListFacts {
  /** Each set of words that some row has, once. */
  readonly sets: readonly FilterWords[];
  readonly parts: readonly {
    readonly name: string;
    /** Of each row the place of its words in `sets`, with its answer where that has several rows. */
    readonly rows: readonly (number | readonly [set: number, id: string])[];
  }[];
}

/** A row as the facts are made from it. */
export interface FactRow {
  readonly id: string;
  readonly words: FilterWords;
}

/** The facts of a list in parts. */
export function listFacts(
  parts: readonly { readonly name: string; readonly rows: readonly FactRow[] }[],
): ListFacts {
  const places = new Map<string, number>();
  const placeOf = (words: FilterWords) => {
    const set = JSON.stringify(words);
    const place = places.get(set) ?? places.size;
    places.set(set, place);
    return place;
  };
  const all = Map.groupBy(
    parts.flatMap(({ rows }) => rows),
    ({ id }) => id,
  );
  const drawn = parts.map(({ name, rows }) => ({
    name,
    rows: rows.map(({ id, words }) =>
      all.get(id)?.length === 1 ? placeOf(words) : ([placeOf(words), id] as const),
    ),
  }));
  return { sets: [...places.keys()].map((set) => JSON.parse(set) as FilterWords), parts: drawn };
}

/** What of a list fits a choice. */
export interface FoundParts {
  /** How many answers. */
  readonly count: number;
  /** The parts with rows that fit, in order, and how many. */
  readonly parts: readonly { readonly name: string; readonly rows: number }[];
}

/** The answers and parts that fit everything that was chosen. */
export function foundParts({ sets, parts }: ListFacts, wanted: readonly Wanted[]): FoundParts {
  const fits = sets.map((words) => isWanted(words, wanted));
  const several = new Set<string>();
  let single = 0;
  const found = parts.map(({ name, rows }) => {
    const own = rows.filter((row) => fits[typeof row === "number" ? row : row[0]]);
    for (const row of own) {
      if (typeof row === "number") single++;
      else several.add(row[1]);
    }
    return { name, rows: own.length };
  });
  return { count: single + several.size, parts: found.filter(({ rows }) => rows > 0) };
}
