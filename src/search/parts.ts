import type { FileSource } from "#search/files.ts";

/** The parts of a search that were read, each once; one that could not be had is asked for again. */
export class Parts {
  readonly #source: FileSource;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** The reading of one look-up. */
  reading(): PartReading {
    return new PartReading((name, decode) => this.#part(name, decode));
  }

  #part(name: string, decode: (file: Uint8Array) => unknown): Promise<unknown> {
    const part = this.#read.get(name) ?? this.#source.read(name).then(decode);
    this.#read.set(name, part);
    part.catch(() => this.#read.delete(name));
    return part;
  }
}

/** What one look-up reads, and whether it could read all of it. */
export class PartReading {
  /** Whether a part could not be had. */
  isPartial = false;
  readonly #part: (name: string, decode: (file: Uint8Array) => unknown) => Promise<unknown>;

  constructor(part: (name: string, decode: (file: Uint8Array) => unknown) => Promise<unknown>) {
    this.#part = part;
  }

  /** A part; undefined when it cannot be had. Whoever asks for a name decodes it the same way. */
  async get<T>(name: string, decode: (file: Uint8Array) => T): Promise<T | undefined> {
    try {
      return (await this.#part(name, decode)) as T;
    } catch {
      this.isPartial = true;
      return undefined;
    }
  }
}
