import lunr from "lunr";
import type { AnswerDocument, DocumentVersion } from "#search/document.ts";
import { wordsOf } from "#search/word.ts";

/** The fielded index of all answers. It serialises with `JSON.stringify` and is the same in Node and in the browser. */
export type AnswerIndex = lunr.Index;
/** A record of the index that was met, with the terms that met it. */
export type IndexResult = lunr.Index.Result;

/** What is looked up, and how much a word found there counts. */
const FIELDS = {
  title: { boost: 4, textsOf: ({ titles }: DocumentVersion) => Object.values(titles) },
  phrases: { boost: 2, textsOf: ({ phrases }: DocumentVersion) => Object.values(phrases).flat() },
  shortcuts: { boost: 3, textsOf: ({ shortcuts }: DocumentVersion) => shortcuts },
  tags: { boost: 2, textsOf: ({ tags }: DocumentVersion) => tags },
  summary: { boost: 2, textsOf: ({ summaries }: DocumentVersion) => Object.values(summaries) },
} as const;

/** Every version of a document has a record of its own in the index, so that it is found by its own words only. */
export function refOf(id: string, version: string): string {
  return `${id}@${version}`;
}

/** The id and version a record of the index stands for. */
export function partsOf(ref: string): { id: string; version: string } {
  const [id = "", version = ""] = ref.split("@");
  return { id, version };
}

/** How a word stands in the index with its tone marks: no prefix or slip of a folded word ever reaches it. */
export function markedTerm(exact: string): string {
  return `=${exact}`;
}

/**
 * Builds the index of some documents. lunr's own pipeline stays empty: its trimmer and stemmer are for English
 * and cut the first letter off `đổi`.
 */
export function buildIndex(documents: readonly AnswerDocument[]): AnswerIndex {
  const builder = new lunr.Builder();
  builder.tokenizer = Object.assign(tokensOf, { separator: lunr.tokenizer.separator });
  builder.ref("ref");
  for (const [name, { boost, textsOf }] of Object.entries(FIELDS)) {
    builder.field(name, { boost, extractor: (record) => textsOf((record as IndexRecord).version) });
  }
  for (const { id, versions } of documents) {
    for (const [name, version] of Object.entries(versions)) builder.add({ ref: refOf(id, name), version });
  }
  return builder.build();
}

interface IndexRecord {
  readonly ref: string;
  readonly version: DocumentVersion;
}

function tokensOf(texts?: unknown): lunr.Token[] {
  const terms = (texts as readonly string[])
    .flatMap(wordsOf)
    .flatMap(({ exact, folded }) => (exact === folded ? [folded] : [folded, markedTerm(exact)]));
  return terms.map((term) => new lunr.Token(term, {}));
}

/** Reads an index that was serialised. */
export function loadIndex(serialised: object): AnswerIndex {
  return lunr.Index.load(serialised);
}

/** Whether a term stands in the index as it is. */
export function knows(index: AnswerIndex, term: string): boolean {
  // The field is not in the types, but in lunr's published format of a serialised index.
  return term in (index as unknown as { invertedIndex: object }).invertedIndex;
}
