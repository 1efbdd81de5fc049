/** A map whose values are made each time somebody asks for one, and held by nobody. */
export class LazyMap<K, V> implements ReadonlyMap<K, V> {
  readonly #makers: ReadonlyMap<K, () => V>;

  constructor(makers: ReadonlyMap<K, () => V>) {
    this.#makers = makers;
  }

  get size(): number {
    return this.#makers.size;
  }

  get(key: K): V | undefined {
    return this.#makers.get(key)?.();
  }

  has(key: K): boolean {
    return this.#makers.has(key);
  }

  keys() {
    return this.#makers.keys();
  }

  values() {
    return this.#made().values();
  }

  entries() {
    return this.#made().entries();
  }

  forEach(visit: (value: V, key: K, all: ReadonlyMap<K, V>) => void): void {
    this.#made().forEach(visit);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  #made(): ReadonlyMap<K, V> {
    return new Map([...this.#makers].map(([key, make]) => [key, make()]));
  }
}
