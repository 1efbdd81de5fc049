import { join } from "node:path";
import { type BundleFiles, bundleFiles, endBundling } from "#build/full-text-bundle.ts";
import { inBundles } from "#build/full-text-bundles.ts";
import { filterNames } from "#build/full-text-filters.ts";
import {
  type BundleKey,
  filesDigest,
  groundDigest,
  SHEET_PATH,
  sourcesDigest,
  standingBundle,
  standingKeys,
} from "#build/full-text-keys.ts";
import { type FullTextSource, fullTextSources } from "#build/full-text-record.ts";
import { type FilterValues, valuesFile, valuesIn, valuesOf } from "#build/full-text-values.ts";
import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import { audienceOf } from "#core/audience.ts";
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
 * (`FullTextSheet`) and `names.json` (`FullTextNames`). Bundles that are made from what the site before made its own
 * from are taken from there.
 */
export async function writeFullText(reading: Reading, order: FullTextOrder): Promise<FullTextWritten> {
  const bundles = inBundles(fullTextSources(reading, order.teams, order.now));
  const files = new SiteFiles(order);
  const ground = groundDigest(reading.library);
  const before = standingKeys(files);
  const made: MadeBundle[] = [];
  try {
    for (const [number, sources] of bundles.entries())
      made.push(await putBundle(files, { number, sources, before: before[number], ground, order }));
  } finally {
    await endBundling();
  }
  const keys = made.map(({ key }) => key);
  const all = (filter: string) =>
    valuesIn(
      made.map(({ values }) => values),
      filter,
    );
  files.put(SHEET_PATH, JSON.stringify({ bundles: keys, periods: all("holds") } satisfies FullTextSheet));
  const choices = FULL_TEXT_FILTERS.map((filter) => [filter, all(filter)] as const);
  const names: FullTextNames = {
    choices: Object.fromEntries(choices),
    names: filterNames(reading.library, order.now, audienceOf(reading.library, order.teams, order.now)),
  };
  files.put("pagefind/names.json", JSON.stringify(names));
  return { bundles: made.length, made: made.filter(({ isNew }) => isNew).length };
}

interface MadeBundle {
  readonly key: BundleKey;
  readonly values: FilterValues;
  readonly isNew: boolean;
}

interface WantedBundle {
  readonly number: number;
  readonly sources: readonly FullTextSource[];
  /** The key of the bundle that stands in its place. */
  readonly before: BundleKey | undefined;
  readonly ground: string;
  readonly order: FullTextOrder;
}

async function putBundle(
  files: SiteFiles,
  { number, sources, before, ground, order: { previous } }: WantedBundle,
): Promise<MadeBundle> {
  const folder = `pagefind/${number}`;
  const hasProgram = number === 0;
  const digest = sourcesDigest(ground, sources, { hasProgram });
  const standing = previous && standingBundle(join(previous, folder), digest, before);
  const bundle = standing || (await madeBundle(sources, hasProgram));
  for (const [path, bytes] of bundle) {
    if (standing) files.take(`${folder}/${path}`, bytes);
    else files.put(`${folder}/${path}`, bytes);
  }
  const key = { sources: digest, files: filesDigest(bundle) };
  return { key, values: valuesOf(bundle), isNew: !standing };
}

/** What the bundle can be narrowed by lies in it, so that one that is taken over needs no records. */
async function madeBundle(sources: readonly FullTextSource[], hasProgram: boolean): Promise<BundleFiles> {
  const records = sources.flatMap((source) => source.records());
  const files = await bundleFiles(records, { hasProgram });
  return new Map([...files, valuesFile(records)]);
}
