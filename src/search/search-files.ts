import type { EqualWords } from "#search/aliases.ts";
import { indexedTerms } from "#search/answer-index.ts";
import type { AnswerDocument } from "#search/document.ts";
import type { SearchGround } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import type { FeatureCounts } from "#search/feature-counts.ts";
import { fieldFiles } from "#search/field-files.ts";
import { jsonFile, namedFiles, type SearchFiles } from "#search/files.ts";
import { documentsInHead, type Head } from "#search/head.ts";
import { piecesOf } from "#search/pieces.ts";
import { type KnownBy, knownBy, type Recalled, suggestFiles } from "#search/suggest-files.ts";

/** So few documents come as one file; of more, a look-up reads only the files of what it shows. */
const FEW_DOCUMENTS = 40;
/** From so many on they lie closer together: the list of all files is read as well. */
const MANY_DOCUMENTS = 3_000;

function chunksOf(documents: readonly AnswerDocument[]): (readonly AnswerDocument[])[] {
  if (documents.length <= FEW_DOCUMENTS) return [documents];
  const least = documents.length < MANY_DOCUMENTS ? 1 : 3;
  return piecesOf(documents, {
    sizeOf: () => 1,
    nameOf: ({ id }) => id,
    least,
    oneIn: 2,
    most: 2 * least + 1,
  });
}

/** What the team says of words. */
export interface SearchWords {
  /** `settings/synonyms.yaml`. */
  readonly synonyms?: EqualWords;
}

/** Builds everything a search reads. The same answers make the same files, byte for byte. */
export function searchFiles(
  entries: readonly SearchEntry[],
  ground: SearchGround,
  words: SearchWords = {},
): SearchFiles {
  return madeSearch({ entries, ground, words, known: knownBy(entries) }).files;
}

/** What a search is made of. */
export interface SearchParts {
  readonly entries: readonly SearchEntry[];
  /** What each of them is known by (`knownBy`). */
  readonly known: readonly (readonly KnownBy[])[];
  readonly ground: SearchGround;
  readonly words: SearchWords;
  /** The weights of an earlier build, where they may be kept. */
  readonly recalled?: Recalled | undefined;
}

/** Everything a search reads, and what features count in its model. */
export interface MadeSearch {
  readonly files: SearchFiles;
  readonly counts: FeatureCounts;
}

/** The same; with weights of an earlier build only what has changed since is learnt. */
export function madeSearch({ entries, known, ground, words, recalled }: SearchParts): MadeSearch {
  const own = { replyLocales: ground.replyLocales, synonyms: words.synonyms ?? {} };
  // First: what lunr leaves behind is gone before the training needs room.
  const typed = typedFiles(entries, ground, words);
  const message = suggestFiles(entries, known, own, recalled);
  return { files: new Map([...typed, ...message.files]), counts: message.counts };
}

/** What of it the look-up of typed words reads: built in a moment, since nothing is learnt. */
export function typedFiles(
  entries: readonly SearchEntry[],
  ground: SearchGround,
  words: SearchWords = {},
): SearchFiles {
  const documents = entries.map(({ document }) => document);
  const records = documents.flatMap(({ versions }) => Object.values(versions));
  const chunks = chunksOf(documents);
  const fields = fieldFiles(indexedTerms(records), {
    records: records.length,
    synonyms: words.synonyms ?? {},
    locales: ground.replyLocales,
  });
  const head: Head = {
    ground,
    chunks: chunks.map(({ length }) => length),
    ...documentsInHead(documents, ground.asOf),
    ...fields.head,
  };
  return new Map([["head", jsonFile(head)], ...namedFiles("documents", chunks, jsonFile), ...fields.files]);
}
