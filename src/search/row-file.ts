import { ByteReader, ByteWriter } from "#search/bytes.ts";
import type { FeatureRows } from "#search/model.ts";

/** The first byte says how rows are written. It is none with which JSON begins: by that the files are told apart. */
const FORMAT = 1;

/**
 * Rows as one file. Numbers of a kind stand together, keys and answers as the distance from the one before, so
 * that they compress well.
 */
export function rowFile({ keys, start, answers, weights }: FeatureRows): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.number(keys.length);
  keys.forEach((key, row) => {
    writer.number(key - (keys[row - 1] ?? 0));
  });
  for (let row = 0; row < keys.length; row++) writer.number((start[row + 1] ?? 0) - (start[row] ?? 0));
  for (let row = 0; row < keys.length; row++) {
    let last = 0;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      writer.number((answers[at] ?? 0) - last);
      last = answers[at] ?? 0;
    }
  }
  for (const weight of weights) writer.byte(weight & 255);
  return writer.bytes();
}

/** The rows in a file that `rowFile` made. */
export function rowsIn(file: Uint8Array): FeatureRows {
  const reader = new ByteReader(file);
  if (reader.byte() !== FORMAT) throw new Error("This is no file of rows.");
  const size = reader.count();
  const keys = new Uint32Array(size);
  for (let row = 0; row < size; row++) keys[row] = (keys[row - 1] ?? 0) + reader.number();
  const start = new Uint32Array(size + 1);
  for (let row = 0; row < size; row++) start[row + 1] = (start[row] ?? 0) + reader.count();
  const answers = new Uint32Array(start[size] ?? 0);
  for (let row = 0; row < size; row++) {
    let last = 0;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      last += reader.number();
      answers[at] = last;
    }
  }
  const weights = Int8Array.from({ length: answers.length }, () => (reader.byte() << 24) >> 24);
  return { keys, start, answers, weights };
}

/** The rows from one place to another, both counted from the first. */
export function rowsBetween(rows: FeatureRows, from: number, to: number): FeatureRows {
  const [first, last] = [rows.start[from] ?? 0, rows.start[to] ?? 0];
  return {
    keys: rows.keys.slice(from, to),
    start: rows.start.slice(from, to + 1).map((at) => at - first),
    answers: rows.answers.slice(first, last),
    weights: rows.weights.slice(first, last),
  };
}

/** Rows of which each list begins with a key behind all of the one before. */
export function joinedRows(parts: readonly FeatureRows[]): FeatureRows {
  const count = (of: (part: FeatureRows) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const keys = new Uint32Array(count((part) => part.keys.length));
  const start = new Uint32Array(keys.length + 1);
  const answers = new Uint32Array(count((part) => part.answers.length));
  const weights = new Int8Array(answers.length);
  let [row, at] = [0, 0];
  for (const part of parts) {
    keys.set(part.keys, row);
    answers.set(part.answers, at);
    weights.set(part.weights, at);
    for (const end of part.start.subarray(1)) start[++row] = at + end;
    at += part.answers.length;
  }
  return { keys, start, answers, weights };
}

/** The first row whose key is not smaller. */
export function placeOf(keys: Uint32Array, key: number): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
