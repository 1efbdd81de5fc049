import type { ByteReader, ByteWriter } from "#search/bytes.ts";

/** Sorts before every text that begins with the same letters. */
const LAST = "\uffff";

/** Whether a text comes before another: by UTF-16 units, the same on every machine. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Writes texts that are sorted and all different: of each only what it does not share with the one before. */
export function writeTexts(writer: ByteWriter, texts: readonly string[]): void {
  const shared = texts.map((text, index) => sharedLength(texts[index - 1] ?? "", text));
  writer.number(texts.length);
  for (const length of shared) writer.number(length);
  for (const [index, text] of texts.entries()) writer.number(text.length - (shared[index] ?? 0));
  writer.text(texts.map((text, index) => text.slice(shared[index])).join(""));
}

/** Reads what `writeTexts` wrote. */
export function readTexts(reader: ByteReader): string[] {
  const count = reader.count();
  const shared = Array.from({ length: count }, () => reader.number());
  const lengths = Array.from({ length: count }, () => reader.number());
  const rest = reader.text();
  const texts: string[] = [];
  let [place, before] = [0, ""];
  for (let index = 0; index < count; index++) {
    const length = lengths[index] ?? 0;
    before = before.slice(0, shared[index]) + rest.slice(place, place + length);
    place += length;
    texts.push(before);
  }
  return texts;
}

/** How many letters two texts begin with alike; never half of a surrogate pair, which no file can hold. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  const isHalf = length > 0 && /[\ud800-\udbff]/.test(b[length - 1] ?? "");
  return isHalf ? length - 1 : length;
}

/** The place of the first text that does not come before `text`. */
export function placeOf(texts: readonly string[], text: string): number {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places from the first to before the second. */
export type Range = readonly [from: number, to: number];

/** Which of some sorted texts begin with a prefix. */
export function rangeOf(texts: readonly string[], prefix: string): Range {
  return [placeOf(texts, prefix), placeOf(texts, prefix + LAST)];
}

/** Which pieces of a cut list can hold texts that begin with a prefix; `firsts` are the first text of each piece. */
export function piecesUnder(firsts: readonly string[], prefix: string): Range {
  const [from, to] = rangeOf(firsts, prefix);
  const beginsBefore = firsts[from] !== prefix && from > 0;
  return [beginsBefore ? from - 1 : from, to];
}

/** Which piece of a cut list can hold a text; none before its first. */
export function pieceOf(firsts: readonly string[], text: string): number | undefined {
  const place = placeOf(firsts, text);
  const found = firsts[place] === text ? place : place - 1;
  return found < 0 ? undefined : found;
}
