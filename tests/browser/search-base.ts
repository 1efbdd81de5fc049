import type { BrowserContext, Route } from "playwright-core";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import type { DocumentVersion } from "#search/document.ts";
import { type SearchEntry, searchEntries } from "#search/entry.ts";
import { jsonFile, type SearchFiles } from "#search/files.ts";
import { TEAMS_FILE } from "#search/manifest.ts";
import { searchFiles } from "#search/search-files.ts";
import { servedManifest, servedSearch } from "#site/served-search.ts";
import { readLibrary } from "#store/library.ts";
import { someEntries } from "../../scripts/bench/phrases.ts";
import { LARKSPAN } from "../content.ts";
import { NOW } from "./agent.ts";

const library = readLibrary(LARKSPAN);
const ground = {
  asOf: NOW,
  sourceLocale: "en",
  replyLocales: ["en", "vi", "ja", "th"],
  timeZone: library.workspace.timeZone,
};

/** The answers of the small Larkspan, some of them changed: their pages are those of the built site. */
export function larkspanEntries(changes: Readonly<Record<string, Partial<DocumentVersion>>>): SearchEntry[] {
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  return searchEntries(answers, NOW).map((entry) => {
    const { id, versions } = entry.document;
    const changed = Object.entries(versions).map(([name, version]) => [
      name,
      { ...version, ...changes[id], phrases: { ...version.phrases, ...changes[id]?.phrases } },
    ]);
    return { ...entry, document: { ...entry.document, versions: Object.fromEntries(changed) } };
  });
}

/** So many made-up answers, each with an English title and one phrase. */
export function plainEntries(count: number): SearchEntry[] {
  return someEntries(count).map(({ document }) => {
    const versions = Object.entries(document.versions).map(([name, { titles, phrases, ...version }]) => {
      const said = { titles: { en: titles.en ?? "" }, phrases: { en: phrases.en?.slice(0, 1) ?? [] } };
      return [name, { ...version, ...said, summaries: {}, tags: [] }] as const;
    });
    return { document: { ...document, versions: Object.fromEntries(versions) }, replies: {} };
  });
}

/** Everything a search over some answers reads, as a site serves it. */
export function servedFiles(entries: readonly SearchEntry[]): ReadonlyMap<string, Buffer> {
  const teams = { teams: Object.fromEntries(library.workspace.teams), unanswered: "duty-lead" };
  const found = searchFiles(entries, ground, library.settings);
  const files: SearchFiles = new Map([...found, [TEAMS_FILE, jsonFile(teams)]]);
  const served = servedSearch(files);
  const bodies = served.map(({ address, bytes }) => [address, Buffer.from(bytes)] as const);
  return new Map([...bodies, ["manifest.json", Buffer.from(jsonFile(servedManifest(served)))]]);
}

/** Serves them in place of the site's own; `before` may wait, or fail a file by returning false. */
export async function serveSearch(
  context: BrowserContext,
  files: ReadonlyMap<string, Buffer>,
  before: (file: string) => boolean | Promise<boolean> = () => true,
): Promise<void> {
  await context.route("**/search/*", async (route: Route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    const body = files.get(file);
    if (!(await before(file))) await route.abort();
    else if (body) await route.fulfill({ body });
    else await route.fulfill({ status: 404 });
  });
}
