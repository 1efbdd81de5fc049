import type { Instant } from "#core/instant.ts";
import type { Stretch } from "#core/stretch.ts";
import { buildIndex } from "#search/answer-index.ts";
import { type AnswerDocument, type DocumentVersion, documentsById } from "#search/document.ts";
import { type Covered, type FindOptions, findAnswers } from "#search/find.ts";

/** The instant at which the look-ups of these tests happen. */
export const NOW: Instant = "2026-03-01T09:00:00Z";

/** What a document says; everything has a valid default. */
export interface DocumentParts {
  readonly en?: readonly string[];
  readonly vi?: readonly string[];
  /** Phrases in further languages. */
  readonly phrases?: Readonly<Record<string, readonly string[]>>;
  readonly title?: string;
  readonly viTitle?: string;
  readonly tags?: readonly string[];
  readonly shortcuts?: readonly string[];
  readonly summary?: string;
}

/** One version of a document. */
export function aVersion(parts: DocumentParts = {}): DocumentVersion {
  const {
    en = [],
    vi = [],
    phrases = {},
    title = "An answer",
    viTitle,
    tags = [],
    shortcuts = [],
    summary,
  } = parts;
  return {
    titles: { en: title, ...(viTitle && { vi: viTitle }) },
    summaries: summary ? { en: summary } : {},
    phrases: { en, vi, ...phrases },
    tags,
    shortcuts,
    products: [],
  };
}

/** A document with one version, in effect for long. */
export function aDocument(
  id: string,
  parts: DocumentParts = {},
  stretch: Partial<Stretch> = {},
): AnswerDocument {
  const from = "2026-01-01T00:00:00Z";
  return {
    id,
    stretches: [{ from, version: "1.0", changed: from, ...stretch }],
    versions: { "1.0": aVersion(parts) },
  };
}

/** Looks words up in some documents. */
export function found(
  documents: readonly AnswerDocument[],
  words: string,
  options: Partial<FindOptions> = {},
): Covered[] {
  return findAnswers(buildIndex(documents), documentsById(documents), words, {
    top: 10,
    now: NOW,
    locale: "en",
    sourceLocale: "en",
    ...options,
  });
}

/** The ids that some words find, in order. */
export function idsFound(
  documents: readonly AnswerDocument[],
  words: string,
  options: Partial<FindOptions> = {},
): string[] {
  return found(documents, words, options).map(({ id }) => id);
}
