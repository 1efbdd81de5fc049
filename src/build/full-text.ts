import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";
import { filterNames } from "#build/full-text-filters.ts";
import { type FullTextRecord, fullTextRecords } from "#build/full-text-record.ts";
import type { Instant } from "#core/instant.ts";
import type { Reading } from "#store/library.ts";

/** Pagefind's own name for a text of no language: nothing is stemmed, and one index serves pages in all languages. */
const ANY_LANGUAGE = "unknown";

/** Pagefind's ready-made interfaces (420 kB): this site has its own. */
const INTERFACE = /^pagefind-(?:.*ui|highlight)\.(?:js|css)$/;

/** Pagefind's script refuses an index without records; this one is never found. */
const NOTHING: FullTextRecord = { url: "/", content: "nothing", meta: {}, filters: { holds: ["never"] } };

/**
 * Writes the full text of a content folder, as a build for some teams at `now` shows it, into `pagefind/` below a
 * built site, with the names of what it can be narrowed by in `names.json`.
 */
export async function writeFullText(
  reading: Reading,
  { teams, now, site }: { readonly teams: readonly string[]; readonly now: Instant; readonly site: string },
): Promise<void> {
  const records = fullTextRecords(reading, teams, now);
  const files = await indexFiles(records.length > 0 ? records : [NOTHING]);
  const folder = join(site, "pagefind");
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  writeFileSync(join(folder, "names.json"), JSON.stringify(filterNames(reading.library, now)));
}

/** The files of an index. Pagefind could write them itself, but says that it has done so before they are whole on the disk. */
async function indexFiles(records: readonly FullTextRecord[]) {
  const { index, errors } = await createIndex({ forceLanguage: ANY_LANGUAGE });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join(" ")}`);
  try {
    // One after another: pages are numbered in the order in which they arrive.
    for (const record of records) refuseErrors(await index.addCustomRecord(recordFor(record)));
    const made = await index.getFiles();
    refuseErrors(made);
    return made.files.filter(({ path }) => !INTERFACE.test(path));
  } finally {
    await close();
  }
}

/** Pagefind's types ask for lists it could change. */
function recordFor({ url, content, meta, filters }: FullTextRecord) {
  const own = Object.entries(filters).map(([name, values]): [string, string[]] => [name, [...values]]);
  return { url, content, language: ANY_LANGUAGE, meta: { ...meta }, filters: Object.fromEntries(own) };
}

function refuseErrors({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join(" ")}`);
}
