import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { type Page, pagesOf } from "#build/drawn-page.ts";
import { isForOffline, offlineDigest } from "#build/offline-groups.ts";
import { SiteFiles, type SiteFolders } from "#build/site-files.ts";
import { type KnownFile, knownPages } from "#build/site-state.ts";
import { reading as handed } from "#site/reading.ts";
import { type AnswerSheet, asked, type StandingAnswers, standing } from "#site/standing.ts";
import type { Reading } from "#store/library.ts";

/** What the threads that draw pages have to do. */
export interface PageOrder {
  readonly renderer: string;
  /** The folder in which the new site is made. */
  readonly site: string;
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
  /** What the pages of answers were made from; one thread tells it. */
  readonly answers?: AnswerSheet;
}

/** So many pages a thread takes at once: those of one entry stand beside each other, and share what is worked out. */
const HANDFUL = 32;
/** To draw fewer pages than this is no reason for another thread to find out which there are. */
const WORTH_HELP = 1000;

/**
 * Percent by which the heaps of a process that draws many pages may grow before they are tidied up: Node would let them
 * grow fourfold where memory is large, and nearly all of that would be what drawn pages left behind.
 */
const GROWTH = 50;

/** What threads that draw the same pages tell each other: numbers in memory they share. */
const BEGUN = 0;
const TAKEN = 1;
const TO_DRAW = 2;
const PLACE = 3;
const UNKNOWN = -1;

/** Nobody has begun yet. */
export function noProgress(): PageOrder["progress"] {
  const progress = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  progress[TO_DRAW] = UNKNOWN;
  progress[PLACE] = UNKNOWN;
  return progress;
}

/** Says that pages may be put into the folder of the new site, and whether an older one lies in it already (`spare.ts`). */
export function tellPlace(progress: PageOrder["progress"], isBegun: boolean): void {
  tell(progress, PLACE, Number(isBegun));
}

/** What several threads wrote. */
export function together(parts: readonly Written[]): Written {
  const answers = parts.flatMap((part) => part.answers ?? [])[0];
  return {
    files: new Map(parts.flatMap(({ files }) => [...files])),
    drawn: parts.reduce((sum, { drawn }) => sum + drawn, 0),
    ...(answers && { answers }),
  };
}

/**
 * Draws the pages that may have changed, and takes the others over from the site that stands. Of several threads with
 * the same order each takes the next few pages that none of them has taken yet; where the first has little to draw,
 * the others do nothing.
 */
export async function writtenPages(reading: Reading, order: PageOrder): Promise<Written> {
  const isFirst = Atomics.add(order.progress, BEGUN, 1) === 0;
  if (!isFirst && told(order.progress, TO_DRAW) < WORTH_HELP) return together([]);
  handed.hand(() => reading);
  const stood = order.previous ? stoodIn(order.previous) : NOTHING;
  standing.hand(stood.answers);
  try {
    const pages = await pagesOf(order.renderer);
    const answers = asked.taken()?.();
    const toDraw = pages.filter((page) => !hasKnownKey(page, stood)).length;
    if (isFirst) tell(order.progress, TO_DRAW, toDraw);
    if (toDraw > WORTH_HELP) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
    const isBegun = told(order.progress, PLACE) === 1;
    const place = { site: order.site, previous: order.previous?.site, isBegun };
    const written = await taken(pages, stood, place, order.progress);
    if (!isFirst || !answers) return written;
    const kept = keptPages(answers.steady, stood, place);
    return together([written, { files: kept, drawn: 0, answers: answers.sheet }]);
  } catch (error) {
    tell(order.progress, TO_DRAW, 0);
    throw error;
  } finally {
    standing.hand(undefined);
    asked.hand(undefined);
  }
}

/** What is known of a site that stands, and was looked at. */
interface Stood {
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly answers: StandingAnswers | undefined;
  /** The files of answers' pages that are as they were written. */
  readonly found: ReadonlyMap<string, Stats>;
}

const NOTHING: Stood = { files: new Map(), answers: undefined, found: new Map() };

/** Looks at every page of an answer: those of which one is missing, or somebody else's, are asked for anew. */
function stoodIn({ site, state }: NonNullable<PageOrder["previous"]>): Stood {
  const { files, answers: sheet } = knownPages(state);
  if (!sheet) return { ...NOTHING, files };
  const whole = new Set(Object.keys(sheet.answers));
  const found = new Map<string, Stats>();
  for (const [file, known] of files) {
    if (known.answer === undefined || !whole.has(known.answer)) continue;
    const stats = asKnown(join(site, file), known);
    if (stats) found.set(file, stats);
    else whole.delete(known.answer);
  }
  return { files, answers: { sheet, whole }, found };
}

/** Takes over the pages of answers that were not asked for any. */
function keptPages(
  steady: ReadonlySet<string>,
  { files, found }: Stood,
  folders: SiteFolders,
): ReadonlyMap<string, KnownFile> {
  const kept = new Map<string, KnownFile>();
  const place = new SiteFiles(folders);
  for (const [file, known] of files) {
    if (known.answer === undefined || !steady.has(known.answer)) continue;
    place.keep(file, found.get(file));
    kept.set(file, known);
  }
  return kept;
}

function tell(progress: PageOrder["progress"], what: number, number: number): void {
  Atomics.store(progress, what, number);
  Atomics.notify(progress, what);
}

/** What was told, as soon as it is. */
function told(progress: PageOrder["progress"], what: number): number {
  Atomics.wait(progress, what, UNKNOWN);
  return Atomics.load(progress, what);
}

async function taken(
  pages: readonly Page[],
  stood: Stood,
  folders: SiteFolders,
  progress: PageOrder["progress"],
): Promise<Written> {
  const { site: place, previous } = folders;
  const site = new SiteFiles(folders);
  const files = new Map<string, KnownFile>();
  let drawn = 0;
  for (const page of handfuls(pages, progress)) {
    const before = stood.files.get(page.file);
    const found =
      previous && before && hasKnownKey(page, stood) ? asKnown(join(previous, page.file), before) : undefined;
    if (before && found) {
      site.keep(page.file, found);
      files.set(page.file, before);
      continue;
    }
    drawn++;
    const bytes = await page.draw();
    site.put(page.file, bytes);
    const { size, mtimeMs } = statSync(join(place, page.file));
    const { key, answer } = page;
    files.set(page.file, {
      size,
      mtimeMs,
      ...(key !== undefined && { key }),
      ...(answer && { answer }),
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
function hasKnownKey({ file, key }: Page, { files }: Stood): boolean {
  return key !== undefined && files.get(file)?.key === key;
}

/** A file, where it is the one that was written then: another size or time means that somebody else wrote it. */
function asKnown(path: string, { size, mtimeMs }: KnownFile): Stats | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() && found.size === size && found.mtimeMs === mtimeMs ? found : undefined;
}
