/** How often each term stands in each field of some records, gathered field by field in order of record. */
export class FieldTerms {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #fieldCount: number;
  #places = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  #numbersOf = new Uint32Array(1024);
  #size = 0;
  /** By place: the fields of the first record, then those of the second, and so on. */
  readonly #lengths: number[] = [];

  constructor(fieldCount: number) {
    this.#fieldCount = fieldCount;
  }

  /** Adds the next field of the record that is being added; after its last one comes the next record. */
  add(terms: readonly string[]): void {
    const place = this.#lengths.length;
    this.#lengths.push(terms.length);
    const met = new Map<number, number>();
    for (const term of terms) {
      const number = this.#numberOf(term);
      met.set(number, (met.get(number) ?? 0) + 1);
    }
    for (const [number, count] of met) this.#put(number, place, count);
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    this.#numbers.set(term, this.#terms.length);
    return this.#terms.push(term) - 1;
  }

  #put(number: number, place: number, count: number): void {
    if (this.#size === this.#places.length) {
      this.#places = larger(this.#places);
      this.#counts = larger(this.#counts);
      this.#numbersOf = larger(this.#numbersOf);
    }
    this.#places[this.#size] = place;
    this.#counts[this.#size] = count;
    this.#numbersOf[this.#size++] = number;
  }

  /** The average length of each field. */
  averages(): number[] {
    const sums = new Float64Array(this.#fieldCount);
    for (const [place, length] of this.#lengths.entries())
      sums[place % this.#fieldCount] = (sums[place % this.#fieldCount] ?? 0) + length;
    return [...sums].map((sum) => sum / (this.#lengths.length / this.#fieldCount));
  }

  /** How long a field is, in terms. */
  lengthAt(place: number): number {
    return this.#lengths[place] ?? 0;
  }

  /** Every term with the places in which it stands, in rising order, and how often it stands in each. */
  *byTerm(): Generator<TermPlaces> {
    const start = new Uint32Array(this.#terms.length + 1);
    for (let at = 0; at < this.#size; at++) {
      const next = (this.#numbersOf[at] ?? 0) + 1;
      start[next] = (start[next] ?? 0) + 1;
    }
    for (let number = 0; number < this.#terms.length; number++)
      start[number + 1] = (start[number + 1] ?? 0) + (start[number] ?? 0);
    const [places, counts] = [new Uint32Array(this.#size), new Uint32Array(this.#size)];
    const next = start.slice();
    for (let at = 0; at < this.#size; at++) {
      const number = this.#numbersOf[at] ?? 0;
      const to = next[number] ?? 0;
      next[number] = to + 1;
      places[to] = this.#places[at] ?? 0;
      counts[to] = this.#counts[at] ?? 0;
    }
    for (const [number, term] of this.#terms.entries()) {
      const [from, to] = [start[number] ?? 0, start[number + 1] ?? 0];
      yield { term, places: places.subarray(from, to), counts: counts.subarray(from, to) };
    }
  }
}

/** Where a term stands: record × the number of fields + field. */
export interface TermPlaces {
  readonly term: string;
  readonly places: Uint32Array;
  readonly counts: Uint32Array;
}

function larger(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const own = new Uint32Array(list.length * 2);
  own.set(list);
  return own;
}
