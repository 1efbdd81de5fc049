import type { EqualWords } from "#search/aliases.ts";
import { indexedTerms } from "#search/answer-index.ts";
import type { AnswerDocument } from "#search/document.ts";
import type { SearchGround } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import { fieldFiles } from "#search/field-files.ts";
import { jsonFile, namedFiles, type SearchFiles } from "#search/files.ts";
import { documentsInHead, type Head } from "#search/head.ts";
import { piecesOf } from "#search/pieces.ts";
import { suggestFiles } from "#search/suggest-files.ts";

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
  const message = suggestFiles(entries, {
    replyLocales: ground.replyLocales,
    synonyms: words.synonyms ?? {},
  });
  return new Map([...typedFiles(entries, ground, words), ...message]);
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
