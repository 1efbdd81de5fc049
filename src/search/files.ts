/** Everything a search reads, by name: built in Node, read by `openEngine` in Node and in the browser alike. */
export type SearchFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Where files are read from. A name that cannot be had rejects, and may be asked for again. */
export interface FileSource {
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Reads files that are in memory. */
export function sourceIn(files: SearchFiles): FileSource {
  return {
    read: async (name) => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`The search has no file "${name}".`);
      return bytes;
    },
  };
}

/** A value as a file. */
export function jsonFile(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** The value in a file that `jsonFile` made. */
export async function readJson<T>(source: FileSource, name: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await source.read(name))) as T;
}

/** Pieces as files that are named `NAME/0`, `NAME/1` and so on. */
export function namedFiles<T>(
  name: string,
  pieces: readonly T[],
  fileOf: (piece: T) => Uint8Array<ArrayBuffer>,
): (readonly [name: string, file: Uint8Array<ArrayBuffer>])[] {
  return pieces.map((piece, number) => [`${name}/${number}`, fileOf(piece)]);
}
