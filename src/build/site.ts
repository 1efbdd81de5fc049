import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compressSite } from "#build/compressed.ts";
import type { FullTextBeside } from "#build/full-text-worker.ts";
import { headersFile, isImmutable } from "#build/headers.ts";
import { alone, keptGeneration, stagingOf, swapIn, takenOver } from "#build/output.ts";
import { writePages } from "#build/pages.ts";
import { rendererFor } from "#build/renderer.ts";
import { RENDERER } from "#build/renderer-parts.ts";
import type { SearchBeside } from "#build/search-worker.ts";
import { siteChanges } from "#build/site-changes.ts";
import { keepState, keptState } from "#build/site-state.ts";
import { answerOf } from "#build/threads.ts";
import type { Instant } from "#core/instant.ts";
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

/**
 * Makes the site beside `out` and puts it in its place: pages whose key changed are drawn, the others are the same
 * files as before. Builds into one folder wait for each other. Until the end, and after any failure, `out` stands.
 * It takes its place only when it is `approved`; a refusal is thrown.
 */
export async function makeSite(
  order: SiteOrder,
  approved: Promise<Approval>,
  say: (line: string) => void,
): Promise<MadeSite> {
  const state = join(cacheOf(order), `site-${sha256(order.out).slice(0, 12)}.json`);
  mkdirSync(cacheOf(order), { recursive: true });
  return alone(`${state}.lock`, say, async () => {
    const staging = stagingOf(order.out);
    rmSync(staging, { recursive: true, force: true });
    try {
      return await made(order, approved, { staging, state, say });
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

function cacheOf({ project }: SiteOrder): string {
  return join(project, ".cache");
}

/** That a site may stand, and what the rules for hosts hang on. */
export interface Approval {
  /** Where the workspace lets pages send what agents ask for; see `pagePolicy`. */
  readonly collect: string | undefined;
}

interface Places {
  /** Where the new site is made. */
  readonly staging: string;
  /** The file of what is known of the site that stands. */
  readonly state: string;
  readonly say: (line: string) => void;
}

async function made(
  order: SiteOrder,
  approved: Promise<Approval>,
  { staging, state, say }: Places,
): Promise<MadeSite> {
  const { content, out } = order;
  const renderer = await rendererOf(order, say);
  const ground = sha256([renderer, order.teams.join(), order.demo ?? ""].join("\n"));
  const before = keptState(state);
  takenOver(join(renderer, RENDERER.site), staging);
  const previous = before?.ground === ground ? { site: out, state } : undefined;
  // A whole site is drawn when it is known that it may stand; a few pages are drawn while that is found out.
  if (!previous) await approved;
  const written = await writePages({
    content,
    cache: cacheOf(order),
    renderer,
    site: staging,
    ...(previous && { previous }),
  });
  const beside = {
    content,
    cache: cacheOf(order),
    teams: order.teams,
    now: order.now,
    site: staging,
    previous: previous && out,
  };
  await Promise.all([
    answerOf(new URL("full-text-worker.ts", import.meta.url), beside satisfies FullTextBeside),
    answerOf(new URL("search-worker.ts", import.meta.url), {
      ...beside,
      state: `${state}.search`,
    } satisfies SearchBeside),
  ]);
  const hashed = ["_astro", "search"].flatMap((folder) => immutableIn(staging, folder));
  keptGeneration(before?.hashed ?? [], out, staging);
  writeFileSync(join(staging, "_headers"), headersFile(order.base, (await approved).collect));
  if (order.precompress) await compressSite({ site: staging, previous: out });
  const purge = order.purge && { purge: existsSync(out) ? siteChanges(out, staging, order.base).purge : [] };
  swapIn(out);
  keepState(state, { ground, hashed, files: Object.fromEntries(written.files) });
  return { pages: written.files.size, drawn: written.drawn, ...purge };
}

/** The files below a folder of a site that are named by their content. */
function immutableIn(site: string, folder: string): string[] {
  const names = readdirSync(join(site, folder), { recursive: true, encoding: "utf8" });
  return names
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => isImmutable(`/${file}`));
}

/** The renderer of an order; Astro bundles it when there is none yet, one at a time in a checkout. */
function rendererOf(order: SiteOrder, say: (line: string) => void): Promise<string> {
  const { project, demo } = order;
  const cache = join(cacheOf(order), "renderers");
  mkdirSync(cache, { recursive: true });
  return alone(join(cacheOf(order), "build.lock"), say, () =>
    rendererFor({ ...order, cache, isDemo: demo !== undefined }, async (folder) => {
      process.env.KB_RENDERER = folder;
      const { build } = await import("astro");
      await build({ root: project, logLevel: "warn" });
    }),
  );
}
