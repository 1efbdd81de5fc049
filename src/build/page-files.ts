import { statSync } from "node:fs";
import { join } from "node:path";
import { type Page, pagesOf } from "#build/drawn-page.ts";
import { isForOffline, offlineDigest } from "#build/offline-groups.ts";
import { SiteFiles } from "#build/site-files.ts";
import { type KnownFile, knownFiles } from "#build/site-state.ts";
import { reading as handed } from "#site/reading.ts";
import type { Reading } from "#store/library.ts";

/** What the threads that draw pages have to do. */
export interface PageOrder {
  readonly renderer: string;
  /** The folder in which the new site is made. */
  readonly site: string;
  /** Whether an older site lies in it already (`spare.ts`). */
  readonly isBegun?: boolean;
  /** The site that stands, and what is known of its files; absent where everything is drawn. */
  readonly previous?: { readonly site: string; readonly state: string };
  /** See `noProgress`. */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

/** What was written, and how many pages were drawn for it. */
export interface Written {
  /** What the next build is to know of each. */
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly drawn: number;
}

/** So many pages a thread takes at once: those of one entry stand beside each other, and share what is worked out. */
const HANDFUL = 32;
/** To draw fewer pages than this is no reason for another thread to find out which there are. */
const WORTH_HELP = 1000;

/** What threads that draw the same pages tell each other: numbers in memory they share. */
const BEGUN = 0;
const TAKEN = 1;
const TO_DRAW = 2;
const UNKNOWN = -1;

/** Nobody has begun yet. */
export function noProgress(): PageOrder["progress"] {
  const progress = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  progress[TO_DRAW] = UNKNOWN;
  return progress;
}

/** What several threads wrote. */
export function together(parts: readonly Written[]): Written {
  return {
    files: new Map(parts.flatMap(({ files }) => [...files])),
    drawn: parts.reduce((sum, { drawn }) => sum + drawn, 0),
  };
}

/**
 * Draws the pages that may have changed, and takes the others over from the site that stands. Of several threads with
 * the same order each takes the next few pages that none of them has taken yet; where the first has little to draw,
 * the others do nothing.
 */
export async function writtenPages(reading: Reading, order: PageOrder): Promise<Written> {
  const isFirst = Atomics.add(order.progress, BEGUN, 1) === 0;
  if (!isFirst && order.previous && pagesToDraw(order.progress) < WORTH_HELP) return together([]);
  handed.hand(() => reading);
  const known = order.previous ? knownFiles(order.previous.state) : new Map<string, KnownFile>();
  const pages = await pagesOf(order.renderer).catch((error) => {
    tellToDraw(order.progress, 0);
    throw error;
  });
  if (isFirst)
    tellToDraw(order.progress, pages.filter((page) => !hasKnownKey(page, known.get(page.file))).length);
  return taken(pages, known, order);
}

function tellToDraw(progress: PageOrder["progress"], count: number): void {
  Atomics.store(progress, TO_DRAW, count);
  Atomics.notify(progress, TO_DRAW);
}

/** Waits until the first thread knows how many pages have to be drawn. */
function pagesToDraw(progress: PageOrder["progress"]): number {
  Atomics.wait(progress, TO_DRAW, UNKNOWN);
  return Atomics.load(progress, TO_DRAW);
}

async function taken(
  pages: readonly Page[],
  known: ReadonlyMap<string, KnownFile>,
  { previous, site: place, isBegun, progress }: PageOrder,
): Promise<Written> {
  const site = new SiteFiles({ site: place, previous: previous?.site, isBegun });
  const files = new Map<string, KnownFile>();
  let drawn = 0;
  for (const page of handfuls(pages, progress)) {
    const before = known.get(page.file);
    if (
      previous &&
      before &&
      hasKnownKey(page, before) &&
      isAsKnown(join(previous.site, page.file), before)
    ) {
      site.keep(page.file);
      files.set(page.file, before);
      continue;
    }
    drawn++;
    const bytes = await page.draw();
    site.put(page.file, bytes);
    const { size, mtimeMs } = statSync(join(place, page.file));
    files.set(page.file, {
      size,
      mtimeMs,
      ...(page.key !== undefined && { key: page.key }),
      ...(isForOffline(page.file) && { digest: offlineDigest(bytes) }),
    });
  }
  return { files, drawn };
}

function* handfuls(pages: readonly Page[], progress: PageOrder["progress"]): Generator<Page> {
  for (;;) {
    const from = Atomics.add(progress, TAKEN, HANDFUL);
    if (from >= pages.length) return;
    yield* pages.slice(from, from + HANDFUL);
  }
}

/** Whether a page would show what its file shows. */
function hasKnownKey({ key }: Page, before: KnownFile | undefined): boolean {
  return key !== undefined && before?.key === key;
}

/** Whether a file is the one that was written then: another size or time means that somebody else wrote it. */
function isAsKnown(path: string, { size, mtimeMs }: KnownFile): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size && found.mtimeMs === mtimeMs;
}
