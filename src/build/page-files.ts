import { statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "#build/drawn-page.ts";
import { SiteFiles } from "#build/site-files.ts";
import { type KnownFile, knownFiles } from "#build/site-state.ts";
import { isMine, type Share } from "#site/share.ts";

/** What one of the threads that draw pages has to do. */
export interface PageOrder extends Share {
  readonly content: string;
  /** Where what was parsed of it is kept. */
  readonly cache: string;
  readonly renderer: string;
  /** The folder in which the new site is made. */
  readonly site: string;
  /** The site that stands, and what is known of its files; absent where everything is drawn. */
  readonly previous?: { readonly site: string; readonly state: string };
}

/** What was written, and how many pages were drawn for it. */
export interface Written {
  /** What the next build is to know of each. */
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly drawn: number;
}

/** Draws the pages of an order that may have changed; the others are taken over from the site that stands. */
export async function writtenPages(pages: readonly Page[], order: PageOrder): Promise<Written> {
  const { previous } = order;
  const known = previous ? knownFiles(previous.state) : new Map<string, KnownFile>();
  const site = new SiteFiles({ site: order.site, previous: previous?.site });
  const files = new Map<string, KnownFile>();
  let drawn = 0;
  for (const page of pages) {
    // Pages with a key stand in the share of their thread alone.
    if (page.key === undefined && !isMine(withoutLanguage(page.file))) continue;
    const before = known.get(page.file);
    const isSame = previous && before?.key !== undefined && before.key === page.key;
    if (isSame && isAsKnown(join(previous.site, page.file), before)) {
      site.keep(page.file);
      files.set(page.file, before);
      continue;
    }
    drawn++;
    site.put(page.file, await page.draw());
    const { size, mtimeMs } = statSync(join(order.site, page.file));
    files.set(page.file, { size, mtimeMs, ...(page.key !== undefined && { key: page.key }) });
  }
  return { files, drawn };
}

/** The languages of a page often share what is worked out once: one thread draws them all. */
function withoutLanguage(file: string): string {
  return file.replace(/^[a-z]{2}\//, "");
}

/** Whether a file is the one that was written then: another size or time means that somebody else wrote it. */
function isAsKnown(path: string, { size, mtimeMs }: KnownFile): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size && found.mtimeMs === mtimeMs;
}
