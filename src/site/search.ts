import type { Teams } from "#core/escalation.ts";
import { searchEntries } from "#search/entry.ts";
import { jsonFile } from "#search/files.ts";
import { type PackedManifest, TEAMS_FILE } from "#search/manifest.ts";
import { searchFiles } from "#search/search-files.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";
import { type ServedFile, servedManifest, servedSearch } from "#site/served-search.ts";

/** Bytes of a file as a route hands them on. */
export interface SearchFileProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const made = new WeakMap<SiteLibrary, ServedFile[]>();

/** One route for each file that the search reads, named by its content, so that a browser may keep it for ever. */
export function searchRoutes(library: SiteLibrary): { params: { file: string }; props: SearchFileProps }[] {
  return servedFiles(library).map(({ address, bytes }) => ({ params: { file: address }, props: { bytes } }));
}

/** `/search/manifest.json`. */
export function searchManifest(library: SiteLibrary): PackedManifest {
  return servedManifest(servedFiles(library));
}

/** Built once for all routes. */
function servedFiles(library: SiteLibrary): ServedFile[] {
  const served = made.get(library) ?? builtFiles(library);
  made.set(library, served);
  return served;
}

function builtFiles(library: SiteLibrary): ServedFile[] {
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  const ground = { asOf: listAsOf(library), sourceLocale, replyLocales, timeZone };
  const files = searchFiles(searchEntries(answersOf(library), buildNow()), ground, library.settings);
  return servedSearch(new Map([...files, [TEAMS_FILE, jsonFile(teamsIn(library))]]));
}

/** Whom to ask stands beside what is found, offline too. */
function teamsIn({ workspace }: SiteLibrary): Teams {
  const { teams, unanswered } = workspace;
  return { teams: Object.fromEntries(teams), ...(unanswered && { unanswered }) };
}
