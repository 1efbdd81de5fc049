import { ByteReader, ByteWriter } from "#search/bytes.ts";

/** What danger is told by: for each feature how it speaks for or against each urgent answer. */
export interface UrgentModel {
  readonly ids: readonly string[];
  /** Weights are in so many steps a unit, counts in so many. */
  readonly steps: number;
  readonly countSteps: number;
  /** How rare a feature is that was never met. */
  readonly rare: number;
  /** The features' keys in rising order. */
  readonly keys: Uint32Array;
  /** How much each counts towards a text's length. */
  readonly counts: Uint8Array;
  /** For each feature in turn a weight for each answer. */
  readonly weights: Int8Array;
}

/** A model as one file. */
export function urgentFile({ keys, counts, weights, ...head }: UrgentModel): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.text(JSON.stringify(head));
  writer.number(keys.length);
  for (const [row, key] of keys.entries()) writer.number(key - (keys[row - 1] ?? 0));
  for (const count of counts) writer.byte(count);
  for (const weight of weights) writer.byte(weight & 255);
  return writer.bytes();
}

/** The model in a file that `urgentFile` made. */
export function urgentIn(file: Uint8Array): UrgentModel {
  const reader = new ByteReader(file);
  const head = JSON.parse(reader.text()) as Omit<UrgentModel, "keys" | "counts" | "weights">;
  const size = reader.count();
  const keys = new Uint32Array(size);
  for (let row = 0; row < size; row++) keys[row] = (keys[row - 1] ?? 0) + reader.number();
  const counts = Uint8Array.from({ length: size }, () => reader.byte());
  const weights = Int8Array.from({ length: size * head.ids.length }, () => (reader.byte() << 24) >> 24);
  return { ...head, keys, counts, weights };
}
