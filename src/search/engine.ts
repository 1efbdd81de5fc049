import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { buildIndex, loadIndex } from "#search/answer-index.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";
import type { SearchEntry } from "#search/entry.ts";
import { type FileSource, jsonFile, readJson, type SearchFiles } from "#search/files.ts";
import { confidenceIn, findAnswers, isSure } from "#search/find.ts";
import type { Found, LookUpOptions, Suggested } from "#search/found.ts";
import { matchedPlaces } from "#search/matched-places.ts";

/** What a search knows of its workspace. */
export interface SearchGround {
  /** What has happened by then has happened, even for a clock that is slow. */
  readonly asOf: Instant;
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  readonly timeZone: string;
}

/** What looks answers up, in Node and in the browser alike and in the same order. */
export interface Engine {
  readonly ground: SearchGround;
  /** The answers that fit some typed words: fields, beginnings of words, slips. */
  find(typed: string, options: LookUpOptions): Promise<Found>;
  /** The answers that fit what a customer wrote. */
  suggest(message: string, options: LookUpOptions): Promise<Suggested>;
}

/** Builds everything a search reads. The same answers make the same files, byte for byte. */
export function searchFiles(entries: readonly SearchEntry[], ground: SearchGround): SearchFiles {
  const documents = entries.map(({ document }) => document);
  return new Map([
    ["ground", jsonFile(ground)],
    ["documents", jsonFile(documents)],
    ["answers", jsonFile(buildIndex(documents))],
  ]);
}

const MOST_NEAREST = 3;

/** Opens a search over its files; it rejects when what every look-up needs cannot be had. */
export async function openEngine(source: FileSource): Promise<Engine> {
  const [ground, list, serialised] = await Promise.all([
    readJson<SearchGround>(source, "ground"),
    readJson<readonly AnswerDocument[]>(source, "documents"),
    readJson<object>(source, "answers"),
  ]);
  const [documents, index] = [documentsById(list), loadIndex(serialised)];
  const find = (typed: string, options: LookUpOptions): Found => {
    const asked = { ...options, sourceLocale: ground.sourceLocale };
    const findings = findAnswers(index, documents, typed, asked);
    const confidence = confidenceIn(findings);
    if (isSure(confidence)) return { findings, confidence, isSure: true, isPartial: false };
    const near =
      findings.length > 0 ? findings : findAnswers(index, documents, typed, { ...asked, slips: 2 });
    return { findings: near.slice(0, MOST_NEAREST), confidence, isSure: false, isPartial: false };
  };
  return {
    ground,
    find: async (typed, options) => find(typed, options),
    suggest: async (message, options) => {
      const found = find(message, options);
      const places = found.findings.map(({ id, matched }) => [id, matchedPlaces(message, matched)] as const);
      return { ...found, urgent: [], asks: [], places: new Map(places) };
    },
  };
}
