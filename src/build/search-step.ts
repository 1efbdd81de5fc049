import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import type { Instant } from "#core/instant.ts";
import { jsonFile } from "#search/files.ts";
import { TEAMS_FILE } from "#search/manifest.ts";
import { searchFiles } from "#search/search-files.ts";
import { searchMaterial } from "#site/search.ts";
import { type ServedFile, servedManifest, servedSearch } from "#site/served-search.ts";
import type { Reading } from "#store/library.ts";

/** For whom, and as of when, the search of a site is made. */
export interface SearchView {
  /** Empty means all. */
  readonly teams: readonly string[];
  readonly now: Instant;
}

/** How the search of a site is made. */
export interface SearchOrder extends SearchView, SiteFolders {}

/** What making it came to. */
export interface SearchWritten {
  /** So many files were written, and so many taken from the site before. */
  readonly written: number;
  readonly kept: number;
}

/** Writes everything the search of a site reads into `search/` below it: the files, and `manifest.json`, which names them. */
export function writeSearch(reading: Reading, order: SearchOrder): SearchWritten {
  const files = new SiteFiles(order);
  const served = servedFrom(reading, order);
  for (const { address, bytes } of served) files.put(`search/${address}`, bytes);
  files.put("search/manifest.json", jsonFile(servedManifest(served)));
  return files.counts;
}

/** The files of a search by their addresses below `/search/`, for the development server. */
export function servedFiles(reading: Reading, view: SearchView): Map<string, Uint8Array> {
  const served = servedFrom(reading, view);
  return new Map<string, Uint8Array>([
    ...served.map(({ address, bytes }) => [address, bytes] as const),
    ["manifest.json", jsonFile(servedManifest(served))],
  ]);
}

function servedFrom(reading: Reading, { teams, now }: SearchView): ServedFile[] {
  const { entries, ground, words, teams: asked } = searchMaterial(reading.library, teams, now);
  return servedSearch(new Map([...searchFiles(entries, ground, words), [TEAMS_FILE, jsonFile(asked)]]));
}
