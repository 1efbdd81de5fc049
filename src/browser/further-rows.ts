import { ROWS_CHANGED } from "#browser/clock.ts";
import { jsonAt } from "#browser/json.ts";
import { onNews } from "#browser/news.ts";
import { pageAt } from "#browser/page-swap.ts";
import { type FoundParts, foundParts, type ListFacts, type Wanted } from "#core/list-facts.ts";

/** What fits of a long list. */
export interface Found {
  /** How many answers, on all its pages. */
  readonly count: number;
  readonly rows: readonly Element[];
  /** Whether there are more rows that fit. */
  readonly isMore: boolean;
}

/**
 * The rows of a long list of answers beyond those its page came with: taken from the pages `/list/NAME/`, of those
 * alone that hold something which fits.
 */
export class FurtherRows {
  #facts: Promise<ListFacts> | undefined;
  readonly #rows = new Map<string, Promise<readonly Element[]>>();
  readonly #list: Element;
  /** The rows that the page came with: whole parts from the first on. */
  readonly #own: readonly Element[];

  constructor(list: Element) {
    this.#list = list;
    this.#own = [...list.children];
    // Something was published: what was read before may be older than that.
    onNews(() => this.#forget());
  }

  /** What fits of the list: the parts in which its first `least` rows stand; rejects when they cannot be had. */
  async found(wanted: readonly Wanted[], least: number): Promise<Found> {
    try {
      const { count, parts } = foundParts(await this.#known(), wanted);
      const taken = firstOf(parts, least);
      const rows = await Promise.all(taken.map(({ name }) => this.#rowsOf(name)));
      return { count, rows: rows.flat(), isMore: taken.length < parts.length };
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  /** Puts rows in the place of those that stand in the list; what stands there already stays, with the cursor in it. */
  put(rows: readonly Element[]): void {
    const here = [...this.#list.children];
    if (here.every((row, place) => row === rows[place])) this.#list.append(...rows.slice(here.length));
    else this.#list.replaceChildren(...rows);
    document.dispatchEvent(new Event(ROWS_CHANGED));
  }

  #forget(): void {
    this.#facts = undefined;
    this.#rows.clear();
  }

  #known(): Promise<ListFacts> {
    this.#facts ??= factsOf().then((facts) => {
      this.#keepOwn(facts);
      return facts;
    });
    return this.#facts;
  }

  /** The rows the page came with need not be loaded again. */
  #keepOwn({ parts }: ListFacts): void {
    let from = 0;
    for (const { name, rows } of parts) {
      if (from + rows.length > this.#own.length) return;
      this.#rows.set(name, Promise.resolve(this.#own.slice(from, from + rows.length)));
      from += rows.length;
    }
  }

  #rowsOf(name: string): Promise<readonly Element[]> {
    const known = this.#rows.get(name) ?? loaded(name);
    this.#rows.set(name, known);
    return known;
  }
}

function firstOf(parts: FoundParts["parts"], least: number): FoundParts["parts"] {
  let sum = 0;
  return parts.filter(({ rows }) => {
    sum += rows;
    return sum - rows < least;
  });
}

async function factsOf(): Promise<ListFacts> {
  const { dataset, lang } = document.documentElement;
  return jsonAt<ListFacts>(`${dataset.base ?? "/"}list/${lang}.json`, "parts");
}

async function loaded(name: string): Promise<readonly Element[]> {
  const home = document.documentElement.dataset.home ?? "/";
  const page = await pageAt(new URL(`${home}list/${name}/`, location.href));
  const rows = page.querySelectorAll(".rows.answers > li");
  if (rows.length === 0) throw new Error(`There is no part ${name} of the list.`);
  return [...rows].map((row) => document.adoptNode(row));
}
