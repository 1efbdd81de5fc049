import { indexedTerms } from "#search/answer-index.ts";
import { broadBeginnings } from "#search/beginnings.ts";
import type { AnswerDocument } from "#search/document.ts";
import type { SearchGround } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import { jsonFile, type SearchFiles } from "#search/files.ts";
import { documentsInHead, type Head } from "#search/head.ts";
import { type Cut, piecesOf } from "#search/pieces.ts";
import { postingsFile, type TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { isPlain } from "#search/term.ts";
import { backwards, wordsFile } from "#search/word-list.ts";

/** Few documents come as one file; of many, a look-up reads only the files of what it shows. */
const FEW_DOCUMENTS = 100;
const BY_CHUNK: Cut<AnswerDocument> = {
  sizeOf: () => 1,
  nameOf: ({ id }) => id,
  least: 3,
  oneIn: 3,
  most: 8,
};

/** Sizes in bytes before compression, guessed: a term and its place, and some bytes for each record. */
const BY_TERM: Cut<TermPostings> = {
  sizeOf: ({ postings }) => 5 + 2 * postings.length,
  nameOf: ({ term }) => (isPlain(term) ? term : undefined),
  least: 8_000,
  oneIn: 64,
  most: 24_000,
};
const BY_WORD: Cut<string> = {
  sizeOf: () => 5,
  nameOf: (word) => word,
  least: 4_000,
  oneIn: 256,
  most: 12_000,
};

/** Builds everything a search reads. The same answers make the same files, byte for byte. */
export function searchFiles(entries: readonly SearchEntry[], ground: SearchGround): SearchFiles {
  const documents = entries.map(({ document }) => document);
  const records = documents.flatMap(({ versions }) => Object.values(versions));
  const chunks = documents.length > FEW_DOCUMENTS ? piecesOf(documents, BY_CHUNK) : [documents];
  const terms = piecesOf(indexedTerms(records), BY_TERM);
  const firsts = terms.map(([first]) => first?.term ?? "");
  const [words, endings] = terms.length > 1 ? wordPieces(terms.flat()) : [[], []];
  const head: Head = {
    ground,
    chunks: chunks.map(({ length }) => length),
    ...documentsInHead(documents, ground.asOf),
    terms: firsts,
    words: words.map(([first = ""]) => first),
    endings: endings.map(([first = ""]) => first),
  };
  return new Map([
    ["head", jsonFile(head)],
    ...named("documents", chunks, jsonFile),
    ...named("terms", terms, postingsFile),
    ...named("words", words, wordsFile),
    ...named("endings", endings, wordsFile),
    ["beginnings", postingsFile(broadBeginnings(terms.flat(), firsts, records.length))],
  ]);
}

function named<T>(name: string, pieces: readonly T[], fileOf: (piece: T) => Uint8Array<ArrayBuffer>) {
  return pieces.map((piece, number) => [`${name}/${number}`, fileOf(piece)] as const);
}

/** All words, and all of them spelled backwards. */
function wordPieces(terms: readonly TermPostings[]): [words: string[][], endings: string[][]] {
  const words = terms.map(({ term }) => term).filter(isPlain);
  const endings = words.map(backwards).sort(inOrder);
  return [piecesOf(words, BY_WORD), piecesOf(endings, BY_WORD)];
}
