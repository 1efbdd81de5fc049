import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compressSite } from "#build/compressed.ts";
import type { Crew, WorkPlace } from "#build/crew.ts";
import type { writeFullText } from "#build/full-text.ts";
import { headersFile } from "#build/headers.ts";
import type { writeOffline } from "#build/offline.ts";
import { putRemoval } from "#build/offline-removal.ts";
import { bundleOfflineWorker } from "#build/offline-worker.ts";
import { alone, keptGeneration, putBack, spareOf, stagingOf, swapIn, takenOver } from "#build/output.ts";
import {
  noProgress,
  type PageOrder,
  tellPlace,
  together,
  type Written,
  type writtenPages,
} from "#build/page-files.ts";
import { type RendererSource, rendererFolder, rendererFor } from "#build/renderer.ts";
import { RENDERER } from "#build/renderer-parts.ts";
import type { writeSearch } from "#build/search-step.ts";
import { siteChanges } from "#build/site-changes.ts";
import { keepState, keptState, type SiteState } from "#build/site-state.ts";
import { begunFromSpare, removeGone } from "#build/spare.ts";
import type { Instant } from "#core/instant.ts";
import { isNamedByContent } from "#core/named-by-content.ts";
import { sha256 } from "#store/digest.ts";

/** What a site is made from, and where to. */
export interface SiteOrder {
  /** The folder of the product itself; what may be forgotten lies in its `.cache`. */
  readonly project: string;
  readonly content: string;
  readonly out: string;
  readonly base: string;
  readonly teams: readonly string[];
  /** Everything is decided at this instant. */
  readonly now: Instant;
  /** The site's address, where it is known; else empty. */
  readonly address: string;
  /** Where the demo clock of the pages begins. */
  readonly demo?: Instant | undefined;
  /** Whether compressed twins stand beside the files. */
  readonly precompress?: boolean | undefined;
  /** Whether devices are to keep nothing, and to take back what they kept. */
  readonly isOfflineOff?: boolean | undefined;
  /** Whether to say which addresses changed. */
  readonly purge?: boolean | undefined;
}

/** What a build did. */
export interface MadeSite {
  readonly pages: number;
  /** So many of them were drawn; the others stood unchanged. */
  readonly drawn: number;
  /** The addresses whose copies in caches on the way are out of date; absent unless they were asked for. */
  readonly purge?: readonly string[];
}

/** Who makes a site, and whether it may stand. */
export interface SiteMakers {
  /** It is ended with the making. */
  readonly crew: Crew;
  /** Asked of the same crew before. */
  readonly approved: Promise<Approval>;
  readonly say: (line: string) => void;
}

/** That a site may stand, and what the rules for hosts hang on. */
export interface Approval {
  /** Where the workspace lets pages send what agents ask for; see `pagePolicy`. */
  readonly collect: string | undefined;
}

/**
 * Makes the site beside `out` and puts it in its place: pages whose key changed are drawn, the others are the same
 * files as before. Builds into one folder wait for each other. Until the end, and after any failure, `out` stands.
 * It takes its place only when it is `approved`; a refusal is thrown.
 */
export async function makeSite(order: SiteOrder, makers: SiteMakers): Promise<MadeSite> {
  const state = join(cacheOf(order), `site-${sha256(order.out).slice(0, 12)}.json`);
  mkdirSync(cacheOf(order), { recursive: true });
  return alone(`${state}.lock`, makers.say, async () => {
    const staging = stagingOf(order.out);
    putBack(order.out);
    rmSync(staging, { recursive: true, force: true });
    try {
      return await made(order, makers, { staging, state });
    } finally {
      // Whoever asks why it failed has to know what the check found; and nobody may still write into the folder.
      await makers.approved.catch(() => {});
      await makers.crew.end();
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

function cacheOf({ project }: Pick<SiteOrder, "project">): string {
  return join(project, ".cache");
}

interface Places {
  /** Where the new site is made. */
  readonly staging: string;
  /** The file of what is known of the site that stands. */
  readonly state: string;
}

async function made(order: SiteOrder, makers: SiteMakers, { staging, state }: Places): Promise<MadeSite> {
  const { out } = order;
  const renderer = rendererFolder(sourceOf(order));
  const audience = sha256([order.content, ...order.teams].join("\n"));
  const ground = sha256([renderer, order.teams.join(), order.demo ?? ""].join("\n"));
  const before = keptState(state);
  const previous = before?.ground === ground && existsSync(out) ? out : undefined;
  const files = before?.files ?? {};
  const written = await drawn(order, makers, { staging, state, renderer, previous, files });
  if (previous !== undefined)
    removeGone(
      staging,
      Object.keys(files).filter((file) => !written.files.has(file)),
    );
  const hashed = ["_astro", "search"].flatMap((folder) => immutableIn(staging, folder));
  await makers.crew.ask<typeof writeOffline>(OFFLINE, {
    ...{ site: staging, previous, isBegun: written.isBegun, hashed, isOff: order.isOfflineOff },
    digests: new Map([...written.files].flatMap(([file, { digest }]) => (digest ? [[file, digest]] : []))),
  });
  if (order.isOfflineOff) putRemoval(staging);
  // What was made for other readers may hold words that these are not to see.
  if (before?.audience === audience) keptGeneration(before.hashed, out, staging);
  writeFileSync(join(staging, "_headers"), headersFile(order.base, (await makers.approved).collect));
  if (order.precompress) await compressSite({ site: staging, previous: out });
  const purge = order.purge && { purge: existsSync(out) ? siteChanges(out, staging, order.base).purge : [] };
  swapIn(out);
  // What was made in another way has next to nothing in common with what comes.
  if (previous === undefined) rmSync(spareOf(out), { recursive: true, force: true });
  const { answers } = written;
  keepState(state, {
    ...{ ground, audience, hashed, files: Object.fromEntries(written.files) },
    ...(answers && { answers }),
  });
  return { pages: written.files.size, drawn: written.drawn, ...purge };
}

interface Drawing extends Places {
  readonly renderer: string;
  /** The site that stands, where it was made in the same way. */
  readonly previous: string | undefined;
  /** What is known of its files. */
  readonly files: SiteState["files"];
}

/** Lets the crew write pages, search and full text into the new site. */
async function drawn(
  order: SiteOrder,
  { crew, approved, say }: SiteMakers,
  { staging, state, renderer, previous, files: stood }: Drawing,
): Promise<Written & { readonly isBegun: boolean }> {
  const files = { teams: order.teams, now: order.now, site: staging, previous };
  const besides = () =>
    awaited<unknown>([
      crew.ask<typeof writeSearch>(SEARCH, { ...files, state: `${state}.search` }),
      crew.ask<typeof writeFullText>(FULL_TEXT, files),
    ]);
  if (previous === undefined) mkdirSync(staging, { recursive: true });
  // A whole site is drawn when it is known that it may stand; a few pages are drawn while that is found out.
  const early = previous === undefined ? besides() : undefined;
  await readyRenderer(order, say);
  if (early) await approved;
  const known = previous === undefined ? {} : { previous: { site: previous, state } };
  const progress = noProgress();
  const pages: PageOrder = { renderer, site: staging, progress, ...known };
  // Which pages have to be drawn is found out while the folder is made ready for them.
  const first = awaited([crew.ask<typeof writtenPages>(PAGES, pages)]);
  const isBegun = previous !== undefined && begunFromSpare(order.out, stood);
  mkdirSync(staging, { recursive: true });
  takenOver(join(renderer, RENDERER.site), staging);
  tellPlace(progress, isBegun);
  const beside = early ?? besides();
  const second = awaited([crew.ask<typeof writtenPages>(PAGES, pages)]);
  await beside;
  return { ...together([...(await first), ...(await second)]), isBegun };
}

/** All of them; nobody needs to listen yet when one of them fails. */
function awaited<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const all = Promise.all(works);
  all.catch(() => {});
  return all;
}

const SEARCH: WorkPlace = { module: new URL("search-step.ts", import.meta.url), name: "writeSearch" };
const FULL_TEXT: WorkPlace = { module: new URL("full-text.ts", import.meta.url), name: "writeFullText" };
const OFFLINE: WorkPlace = { module: new URL("offline.ts", import.meta.url), name: "writeOffline" };
const PAGES: WorkPlace = { module: new URL("page-files.ts", import.meta.url), name: "writtenPages" };

/** The files below a folder of a site that are named by their content. */
function immutableIn(site: string, folder: string): string[] {
  const names = readdirSync(join(site, folder), { recursive: true, encoding: "utf8" });
  return names
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => isNamedByContent(`/${file}`));
}

/** What of an order makes its renderer another one. */
type RendererOrder = Pick<SiteOrder, "project" | "content" | "base" | "address" | "demo">;

function sourceOf(order: RendererOrder): RendererSource {
  const cache = join(cacheOf(order), "renderers");
  return { ...order, cache, isDemo: order.demo !== undefined };
}

/** The folder of an order's renderer, bundled now where there is none yet; bundling waits for its turn, and says so. */
export async function readyRenderer(order: RendererOrder, say: (line: string) => void): Promise<string> {
  mkdirSync(cacheOf(order), { recursive: true });
  await alone(join(cacheOf(order), "build.lock"), say, () => bundled(order));
  return rendererFolder(sourceOf(order));
}

/** Lets Astro bundle the renderer of an order when there is none yet. */
async function bundled(order: RendererOrder): Promise<void> {
  await rendererFor(sourceOf(order), async (folder) => {
    process.env.KB_RENDERER = folder;
    // A site is the same whatever the shell was used for before.
    process.env.NODE_ENV = "production";
    const { build } = await import("astro");
    await build({ root: order.project, logLevel: "warn" });
    await bundleOfflineWorker(order.project, join(folder, RENDERER.site));
  });
}
