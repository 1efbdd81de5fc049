/** What was made of the keys that were asked for last; of others it is made again. Whoever walks through everything holds little of it so. */
export class Recent<K, V> {
  readonly #most: number;
  readonly #made = new Map<K, V>();
  readonly #keys: K[] = [];
  #oldest = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What `make` makes of a key, made now or lately. */
  of(key: K, make: (key: K) => V): V {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    const forgotten = this.#keys[this.#oldest];
    if (forgotten !== undefined) this.#made.delete(forgotten);
    this.#keys[this.#oldest] = key;
    this.#oldest = (this.#oldest + 1) % this.#most;
    this.#made.set(key, made);
    return made;
  }
}
