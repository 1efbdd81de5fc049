import { createHash } from "node:crypto";
import type { Teams } from "#core/escalation.ts";
import { searchEntries } from "#search/entry.ts";
import { jsonFile } from "#search/files.ts";
import { type SearchManifest, TEAMS_FILE } from "#search/manifest.ts";
import { searchFiles } from "#search/search-files.ts";
import { buildNow } from "#site/clock.ts";
import { listAsOf } from "#site/documents.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

/** A file of the search as it is served. */
interface ServedFile {
  readonly name: string;
  /** Its address below `/search/`. */
  readonly address: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

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
export function searchManifest(library: SiteLibrary): SearchManifest {
  const served = servedFiles(library);
  return {
    files: Object.fromEntries(served.map(({ name, address }) => [name, address])),
    bytes: served.reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
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
  const all = [...files, [TEAMS_FILE, jsonFile(teamsIn(library))] as const];
  return all.map(([name, bytes]) => ({ name, bytes, address: addressOf(name, bytes) }));
}

/** Whom to ask stands beside what is found, offline too. */
function teamsIn({ workspace }: SiteLibrary): Teams {
  const { teams, unanswered } = workspace;
  return { teams: Object.fromEntries(teams), ...(unanswered && { unanswered }) };
}

const LETTERS_OF_DIGEST = 12;
const [BRACE, BRACKET] = [0x7b, 0x5b];

/** Hosts compress by the ending: what is JSON says so. */
function addressOf(name: string, bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, LETTERS_OF_DIGEST);
  const isJson = bytes[0] === BRACE || bytes[0] === BRACKET;
  return `${name.replaceAll("/", "-")}.${digest}.${isJson ? "json" : "bin"}`;
}
