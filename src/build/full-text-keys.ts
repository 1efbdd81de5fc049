import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BundleFiles } from "#build/full-text-bundle.ts";
import type { FullTextRecord } from "#build/full-text-record.ts";
import type { SiteFiles } from "#build/site-files.ts";
import type { FullTextSheet } from "#search/full-text-sheet.ts";
import { sha256, versionDigest } from "#store/digest.ts";

/** What a bundle was made from and what it holds, as digests. */
export type BundleKey = FullTextSheet["bundles"][number];

/** Where the keys of all bundles stand, below a site. */
export const SHEET_PATH = "pagefind/bundles.json";

function besideThis(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/** What makes a bundle of records. Pagefind's version is pinned in package.json. */
function maker(): string {
  const { dependencies } = JSON.parse(besideThis("../../package.json")) as {
    dependencies: { pagefind: string };
  };
  return `${dependencies.pagefind} ${besideThis("full-text-bundle.ts")}`;
}

let madeBy: string | undefined;

/** The digest of what a bundle is made from. */
export function recordsDigest(records: readonly FullTextRecord[], hasProgram: boolean): string {
  madeBy ??= sha256(maker());
  return sha256(JSON.stringify([madeBy, hasProgram, records]));
}

/** The digest of the files of a bundle. */
export function filesDigest(files: BundleFiles): string {
  return versionDigest(files);
}

/** The keys of the bundles that stand; none where they cannot be read. */
export function standingKeys(files: SiteFiles): readonly (BundleKey | undefined)[] {
  try {
    const { bundles } = JSON.parse(files.standing(SHEET_PATH)?.toString() ?? "") as FullTextSheet;
    return Array.isArray(bundles) ? bundles : [];
  } catch {
    return [];
  }
}

/** The bundle in a folder, if it was made from the same records and nothing has touched it since. */
export function standingBundle(
  folder: string,
  records: string,
  key: BundleKey | undefined,
): BundleFiles | undefined {
  if (key?.records !== records) return undefined;
  const files = filesBelow(folder);
  return filesDigest(files) === key.files ? files : undefined;
}

function filesBelow(folder: string): BundleFiles {
  try {
    const items = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = items.filter((item) => item.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const named = (path: string) => path.slice(folder.length + 1).replaceAll("\\", "/");
    return new Map(paths.map((path) => [named(path), readFileSync(path)]));
  } catch {
    return new Map();
  }
}
