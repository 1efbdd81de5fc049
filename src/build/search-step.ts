import { RECALL_RULES, type RecallRules, recall, weightsDigest } from "#build/search-recall.ts";
import { readSearchState, type SearchState, writeSearchState } from "#build/search-state.ts";
import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import type { Instant } from "#core/instant.ts";
import { jsonFile } from "#search/files.ts";
import { TEAMS_FILE } from "#search/manifest.ts";
import { type MadeSearch, madeSearch, searchFiles } from "#search/search-files.ts";
import { type KnownBy, knownBy, urgentPhrases } from "#search/suggest-files.ts";
import { type SearchMaterial, searchMaterial } from "#site/search.ts";
import { type ServedFile, servedManifest, servedSearch } from "#site/served-search.ts";
import { codeDigest } from "#store/code-digest.ts";
import { sha256 } from "#store/digest.ts";
import type { Reading } from "#store/library.ts";

/** For whom, and as of when, the search of a site is made. */
export interface SearchView {
  /** Empty means all. */
  readonly teams: readonly string[];
  readonly now: Instant;
}

/** How the search of a site is made. */
export interface SearchOrder extends SearchView, SearchPlace {}

/** Where the search of a site is made, and what may be kept. */
export interface SearchPlace extends SiteFolders {
  /** A file of ours in which one build tells the next what it has learnt; without one all is learnt each time. */
  readonly state?: string | undefined;
  /** Whether all is to be learnt, whatever an earlier build has learnt. */
  readonly full?: boolean | undefined;
  readonly rules?: RecallRules | undefined;
}

/** What making it came to. */
export interface SearchWritten {
  /** So many files were written, and so many taken from the site before. */
  readonly written: number;
  readonly kept: number;
  /** So many answers were learnt. */
  readonly learnt: number;
}

/**
 * Writes everything the search of a site reads into `search/` below it: the files, and `manifest.json`, which names
 * them. Where few answers have changed since the site before, only those are learnt; all other files are those that a
 * full build makes.
 */
export function writeSearch(reading: Reading, order: SearchOrder): SearchWritten {
  return writeSearchOver(searchMaterial(reading, order.teams, order.now), order);
}

/** The same, over answers that were read already. */
export function writeSearchOver(material: SearchMaterial, place: SearchPlace): SearchWritten {
  const files = new SiteFiles(place);
  const known = knownBy(material.entries);
  const code = codeDigest(["core", "search"]) ?? UNKNOWN;
  const toLearn = {
    answers: material.entries.map(({ document }, number) => [document.id, digestOf(known[number])] as const),
    texts: known.reduce((sum, texts) => sum + texts.length, 0),
    urgent: digestOf(urgentPhrases(material.entries)),
  };
  const before = recall(toLearn, usableState(place, code), files, place.rules ?? RECALL_RULES);
  const made = madeSearch({ ...material, known, recalled: before?.recalled });
  putServed(files, servedFrom(made.files, material));
  const { answers, urgent } = toLearn;
  remember(place, made, { code, answers, urgent, single: before?.single ?? [] });
  return { ...files.counts, learnt: before?.recalled.changed.size ?? answers.length };
}

function digestOf(value: readonly KnownBy[] | ReturnType<typeof urgentPhrases> | undefined): string {
  return sha256(JSON.stringify(value));
}

/** Stands for code that cannot be told from other code. */
const UNKNOWN = "";

function usableState({ state, previous, full }: SearchPlace, code: string): SearchState | undefined {
  if (full || state === undefined || previous === undefined || code === UNKNOWN) return undefined;
  const read = readSearchState(state);
  return read?.code === code ? read : undefined;
}

function remember(
  { state }: SearchPlace,
  { files, counts }: MadeSearch,
  own: Omit<SearchState, "files" | "counts">,
): void {
  if (state !== undefined) writeSearchState(state, { ...own, files: weightsDigest(files), counts });
}

function putServed(files: SiteFiles, served: readonly ServedFile[]): void {
  for (const { address, bytes } of served) files.put(`search/${address}`, bytes);
  files.put("search/manifest.json", jsonFile(servedManifest(served)));
}

/** The files of a search by their addresses below `/search/`, for the development server. */
export function servedFiles(reading: Reading, { teams, now }: SearchView): Map<string, Uint8Array> {
  const material = searchMaterial(reading, teams, now);
  const served = servedFrom(searchFiles(material.entries, material.ground, material.words), material);
  return new Map<string, Uint8Array>([
    ...served.map(({ address, bytes }) => [address, bytes] as const),
    ["manifest.json", jsonFile(servedManifest(served))],
  ]);
}

function servedFrom(files: MadeSearch["files"], { teams }: SearchMaterial): ServedFile[] {
  return servedSearch(new Map([...files, [TEAMS_FILE, jsonFile(teams)]]));
}
