import type { FileSource } from "#search/files.ts";
import type { FeatureRows } from "#search/model.ts";
import { joinedRows, placeOf, rowFile, rowsBetween, rowsIn } from "#search/row-file.ts";

/** A part has about so many weights: small enough to be fetched for one word. */
const PART_WEIGHTS = 400;
/** More parts than this would cost more in requests and unshared beginnings than they save. */
const MOST_BITS = 12;

/** So few weights come as one file, which compresses better than its parts would. */
export const FEW_WEIGHTS = 150_000;

/** So many first bits of a key part some rows into files of a fitting size; none where the weights are few. */
export function partBitsFor({ weights }: FeatureRows, few: number): number {
  if (weights.length <= few) return 0;
  return Math.min(MOST_BITS, Math.max(0, Math.round(Math.log2(weights.length / PART_WEIGHTS))));
}

function partName(part: number): string {
  return `model/${part}`;
}

/** Whether a file of a search holds a part of its model's rows. */
export function isPartName(name: string): boolean {
  return name.startsWith("model/");
}

function partOf(key: number, bits: number): number {
  return bits === 0 ? 0 : key >>> (32 - bits);
}

/** Rows as files, by the first bits of their keys. */
export function partFiles(rows: FeatureRows, bits: number): [string, Uint8Array<ArrayBuffer>][] {
  const bounds = Array.from({ length: 2 ** bits + 1 }, (_, part) =>
    part === 2 ** bits ? rows.keys.length : placeOf(rows.keys, part * 2 ** (32 - bits)),
  );
  return Array.from({ length: 2 ** bits }, (_, part) => [
    partName(part),
    rowFile(rowsBetween(rows, bounds[part] ?? 0, bounds[part + 1] ?? 0)),
  ]);
}

/** All rows in the files that `partFiles` made. */
export function rowsInParts(files: ReadonlyMap<string, Uint8Array>, bits: number): FeatureRows {
  const parts = Array.from({ length: 2 ** bits }, (_, part) => rowsIn(fileIn(files, partName(part))));
  return joinedRows(parts);
}

function fileIn(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const file = files.get(name);
  if (!file) throw new Error(`The model has no part "${name}".`);
  return file;
}

/** A feature's row: its place in the part that holds it. */
export interface Row {
  readonly rows: FeatureRows;
  readonly place: number;
}

/** Rows that are loaded part by part, each once; one that could not be had may be asked for again. */
export class RowParts {
  readonly #source: FileSource;
  readonly #bits: number;
  readonly #parts = new Map<number, FeatureRows>();

  constructor(source: FileSource, bits: number) {
    this.#source = source;
    this.#bits = bits;
  }

  /** Loads the parts in which some keys would be. */
  async load(keys: readonly number[]): Promise<void> {
    const parts = new Set(keys.map((key) => partOf(key, this.#bits)));
    await Promise.allSettled(
      [...parts].filter((part) => !this.#parts.has(part)).map((part) => this.#read(part)),
    );
  }

  async #read(part: number): Promise<void> {
    this.#parts.set(part, rowsIn(await this.#source.read(partName(part))));
  }

  /** Whether a part is not loaded in which one of the keys would be. */
  misses(keys: readonly number[]): boolean {
    return keys.some((key) => !this.#parts.has(partOf(key, this.#bits)));
  }

  /** The rows of those keys that have one. */
  of(keys: readonly number[]): Row[] {
    return keys.flatMap((key) => {
      const rows = this.#parts.get(partOf(key, this.#bits));
      const place = rows ? placeOf(rows.keys, key) : 0;
      return rows?.keys[place] === key ? { rows, place } : [];
    });
  }
}
