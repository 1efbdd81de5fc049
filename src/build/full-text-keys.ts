import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BundleFiles } from "#build/full-text-bundle.ts";
import { type FullTextSource, fullTextGround } from "#build/full-text-record.ts";
import type { SiteFiles } from "#build/site-files.ts";
import type { Library } from "#core/library.ts";
import type { FullTextSheet } from "#search/full-text-sheet.ts";
import { codeDigest } from "#store/code-digest.ts";
import { sha256, versionDigest } from "#store/digest.ts";

/** What a bundle was made from and what it holds, as digests. */
export type BundleKey = FullTextSheet["bundles"][number];

/** Where the keys of all bundles stand, below a site. */
export const SHEET_PATH = "pagefind/bundles.json";

/** All that makes records of what was read, and bundles of records. */
const ROOMS = ["core", "schema", "markup", "store", "search", "build"];

/** The digest of what all bundles hang on. */
export function groundDigest(library: Library): string {
  return sha256([codeDigest(ROOMS), pagefindVersion(), fullTextGround(library)].join("\0"));
}

/** It is pinned in package.json. */
function pagefindVersion(): string {
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { dependencies: { pagefind: string } }).dependencies.pagefind;
}

/** The digest of what a bundle is made from; the first one carries the program. */
export function sourcesDigest(
  ground: string,
  sources: readonly FullTextSource[],
  { hasProgram }: { readonly hasProgram: boolean },
): string {
  return sha256(JSON.stringify([ground, hasProgram, sources.map(({ path, key }) => [path, key])]));
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

/** The bundle in a folder, if it was made from the same sources and nothing has touched it since. */
export function standingBundle(
  folder: string,
  sources: string,
  key: BundleKey | undefined,
): BundleFiles | undefined {
  if (key?.sources !== sources) return undefined;
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
