import { ByteReader, ByteWriter } from "#search/bytes.ts";
import { readTexts, writeTexts } from "#search/sorted-texts.ts";

/** Sorted words as a file. */
export function wordsFile(words: readonly string[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeTexts(writer, words);
  return writer.bytes();
}

/** The words of a file. */
export function wordsIn(file: Uint8Array): string[] {
  return readTexts(new ByteReader(file));
}

/** A word spelled backwards, so that words that end alike stand together. */
export function backwards(word: string): string {
  return [...word].reverse().join("");
}
