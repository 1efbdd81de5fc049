import type { Locale } from "#core/locale.ts";
import { aliasTerms, type EqualWords } from "#search/aliases.ts";
import { broadBeginnings } from "#search/beginnings.ts";
import { namedFiles } from "#search/files.ts";
import type { Head } from "#search/head.ts";
import { type Cut, piecesOf } from "#search/pieces.ts";
import { postingsFile, type TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { isPlain } from "#search/term.ts";
import { backwards, wordsFile } from "#search/word-list.ts";

/** Sizes in bytes before compression, guessed: a term and its place, and some bytes for each record. */
const BY_TERM: Cut<TermPostings> = {
  sizeOf: ({ postings }) => 5 + 2 * postings.length,
  nameOf: ({ term }) => (isPlain(term) ? term : undefined),
  least: 3_000,
  oneIn: 32,
  most: 10_000,
};
const BY_WORD: Cut<string> = {
  sizeOf: () => 5,
  nameOf: (word) => word,
  least: 4_000,
  oneIn: 256,
  most: 12_000,
};

/** What the terms of an index stand in. */
export interface FieldsGround {
  /** How many records there are. */
  readonly records: number;
  readonly synonyms: EqualWords;
  readonly locales: readonly Locale[];
}

/** The files of the fielded index, and what the head says of them. `own` are the terms of the records, in order. */
export function fieldFiles(own: readonly TermPostings[], { records, synonyms, locales }: FieldsGround) {
  const aliases = aliasTerms(new Set(own.map(({ term }) => term)), synonyms, locales);
  const all = [...own, ...aliases].sort((a, b) => inOrder(a.term, b.term));
  const pieces = piecesOf(all, BY_TERM);
  const terms = pieces.map(([first]) => first?.term ?? "");
  const plain = pieces.length > 1 ? own.map(({ term }) => term).filter(isPlain) : [];
  const words = piecesOf(plain, BY_WORD);
  const endings = piecesOf(plain.map(backwards).sort(inOrder), BY_WORD);
  const broad = broadBeginnings(all, terms, records);
  const head: Pick<Head, "terms" | "words" | "endings"> = {
    terms,
    words: words.map(([first = ""]) => first),
    endings: endings.map(([first = ""]) => first),
  };
  const files = [
    ...namedFiles("terms", pieces, postingsFile),
    ...namedFiles("words", words, wordsFile),
    ...namedFiles("endings", endings, wordsFile),
    ...(broad.length > 0 ? [["beginnings", postingsFile(broad)] as const] : []),
  ];
  return { head, files };
}
