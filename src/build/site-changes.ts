import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NOT_SERVED } from "#build/headers.ts";
import { isSameFile } from "#build/same-file.ts";
import { isNamedByContent } from "#core/named-by-content.ts";

/** What one site has that the one before had not, in the order in which it can go to a store file by file. */
export interface SiteChanges {
  /** Files named by their content: nothing asks for them yet. */
  readonly assets: readonly string[];
  /** Pages and data, new or changed. */
  readonly pages: readonly string[];
  /** What tells open pages of the new site; empty where nothing they are told of has changed. */
  readonly last: readonly string[];
  /** Files that are no more. */
  readonly gone: readonly string[];
  /** The addresses, with the base, whose copies in caches on the way are out of date. */
  readonly purge: readonly string[];
}

const NEWS = "api/v1/now.json";

/** Compares two sites file by file, by paths with `/`. Twins and the rules for hosts are not for stores and left out. */
export function siteChanges(previous: string, site: string, base: string): SiteChanges {
  const [before, now] = [filesIn(previous), filesIn(site)];
  const present = new Set(now);
  const changed = now.filter((path) => !isSameFile(join(site, path), join(previous, path)));
  const gone = before.filter((path) => !present.has(path));
  const isAsset = (path: string) => isNamedByContent(`/${path}`);
  const pages = changed.filter((path) => !isAsset(path) && path !== NEWS);
  return {
    assets: changed.filter(isAsset),
    pages,
    last: changed.filter((path) => path === NEWS),
    gone,
    purge: [...pages, ...gone].filter((path) => !isAsset(path)).map((path) => addressOf(path, base)),
  };
}

function filesIn(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(site.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !NOT_SERVED.test(`/${path}`))
    .sort();
}

function addressOf(path: string, base: string): string {
  return encodeURI(base + path.replace(/(^|\/)index\.html$/, "$1"));
}
