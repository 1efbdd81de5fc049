import { join } from "node:path";
import { type BundleFiles, bundleFiles, endBundling } from "#build/full-text-bundle.ts";
import { inBundles } from "#build/full-text-bundles.ts";
import { filterNames } from "#build/full-text-filters.ts";
import {
  type BundleKey,
  filesDigest,
  recordsDigest,
  SHEET_PATH,
  standingBundle,
  standingKeys,
} from "#build/full-text-keys.ts";
import { type FullTextRecord, fullTextRecords } from "#build/full-text-record.ts";
import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import type { Instant } from "#core/instant.ts";
import { FULL_TEXT_FILTERS, type FullTextNames, type FullTextSheet } from "#search/full-text-sheet.ts";
import type { Reading } from "#store/library.ts";

/** How the full text of a site is made. */
export interface FullTextOrder extends SiteFolders {
  /** Empty means all. */
  readonly teams: readonly string[];
  readonly now: Instant;
}

/** What making it came to: so many bundles, of which so many were made anew. */
export interface FullTextWritten {
  readonly bundles: number;
  readonly made: number;
}

/**
 * Writes the full text of a content folder into `pagefind/` below a site: the bundles, `bundles.json`
 * (`FullTextSheet`) and `names.json` (`FullTextNames`). Bundles whose records are those of the site before are taken
 * from there.
 */
export async function writeFullText(reading: Reading, order: FullTextOrder): Promise<FullTextWritten> {
  const records = fullTextRecords(reading, order.teams, order.now);
  const bundles = inBundles(records);
  const files = new SiteFiles(order);
  const before = standingKeys(files);
  const made: MadeBundle[] = [];
  try {
    for (const [number, own] of bundles.entries())
      made.push(await putBundle(files, { number, records: own, before: before[number], order }));
  } finally {
    await endBundling();
  }
  const keys = made.map(({ key }) => key);
  const sheet: FullTextSheet = { bundles: keys, periods: valuesOf(records, "holds") };
  files.put(SHEET_PATH, JSON.stringify(sheet));
  files.put("pagefind/names.json", JSON.stringify(namesOf(reading, records, order.now)));
  return { bundles: made.length, made: made.filter(({ isNew }) => isNew).length };
}

interface MadeBundle {
  readonly key: BundleKey;
  readonly isNew: boolean;
}

interface WantedBundle {
  readonly number: number;
  readonly records: readonly FullTextRecord[];
  /** The key of the bundle that stands in its place. */
  readonly before: BundleKey | undefined;
  readonly order: FullTextOrder;
}

async function putBundle(
  files: SiteFiles,
  { number, records, before, order }: WantedBundle,
): Promise<MadeBundle> {
  const folder = `pagefind/${number}`;
  const hasProgram = number === 0;
  const digest = recordsDigest(records, hasProgram);
  const { previous } = order;
  const standing = previous && standingBundle(join(previous, folder), digest, before);
  const bundle: BundleFiles = standing || (await bundleFiles(records, { hasProgram }));
  for (const [path, bytes] of bundle) {
    if (standing) files.take(`${folder}/${path}`, bytes);
    else files.put(`${folder}/${path}`, bytes);
  }
  return { key: { records: digest, files: filesDigest(bundle) }, isNew: !standing };
}

function namesOf({ library }: Reading, records: readonly FullTextRecord[], now: Instant): FullTextNames {
  const choices = FULL_TEXT_FILTERS.map((filter) => [filter, valuesOf(records, filter)] as const);
  return { choices: Object.fromEntries(choices), names: filterNames(library, now) };
}

/** The values that some records have in a filter, each once, in order. */
function valuesOf(records: readonly FullTextRecord[], filter: string): string[] {
  return [...new Set(records.flatMap(({ filters }) => filters[filter] ?? []))].sort();
}
