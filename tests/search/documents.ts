import type { Instant } from "#core/instant.ts";
import type { Stretch } from "#core/stretch.ts";
import type { EqualWords } from "#search/aliases.ts";
import type { AnswerDocument, DocumentVersion } from "#search/document.ts";
import { type Engine, openEngine, type SearchGround } from "#search/engine.ts";
import { sourceIn } from "#search/files.ts";
import type { Found, LookUpOptions } from "#search/found.ts";
import { typedFiles } from "#search/search-files.ts";

/** The instant at which the look-ups of these tests happen. */
export const NOW: Instant = "2026-03-01T09:00:00Z";

/** The workspace of these tests. */
export const GROUND: SearchGround = {
  asOf: NOW,
  sourceLocale: "en",
  replyLocales: ["en", "vi"],
  timeZone: "UTC",
};

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

/** A search over some documents. */
export function engineOver(documents: readonly AnswerDocument[], synonyms: EqualWords = {}): Promise<Engine> {
  const entries = documents
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((document) => ({ document, replies: {} }));
  return openEngine(sourceIn(typedFiles(entries, GROUND, { synonyms })));
}

/** Looks words up in some documents. */
export async function found(
  documents: readonly AnswerDocument[],
  words: string,
  options: Partial<LookUpOptions> = {},
  synonyms: EqualWords = {},
): Promise<Found> {
  const engine = await engineOver(documents, synonyms);
  return engine.find(words, { top: 10, now: NOW, locale: "en", ...options });
}

/** The ids that some words find, in order. */
export async function idsFound(
  documents: readonly AnswerDocument[],
  words: string,
  options: Partial<LookUpOptions> = {},
  synonyms: EqualWords = {},
): Promise<string[]> {
  return (await found(documents, words, options, synonyms)).findings.map(({ id }) => id);
}
