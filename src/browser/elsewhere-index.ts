import type { FullTextSheet } from "#search/full-text-sheet.ts";

/** What Pagefind's script offers, as far as it is used here. */
export interface PagefindScript {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  init(): Promise<void>;
  mergeIndex(folder: string, options: object): Promise<void>;
  search(words: string, options: { readonly filters: object }): Promise<{ results: PagefindResult[] }>;
  destroy(): Promise<void>;
}

/** A record that was found; its words are fetched when they are asked for. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindRecord>;
}

/** What a record says of itself (`FullTextRecord` of the build). */
export interface PagefindRecord {
  readonly raw_url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** All bundles of the full text, asked as one. */
export interface FullTextIndex {
  /** The times in which records hold. */
  readonly periods: readonly string[];
  search(words: string, filters: object): Promise<readonly PagefindResult[]>;
}

/**
 * A word of a title counts double, an event's date nothing. For an unknown word Pagefind finds shorter ones that
 * it begins with (`hi` for `hidden`): the less alike, the less they count.
 */
const RANKING = { termSimilarity: 2, metaWeights: { title_en: 2, title_vi: 2, when: 0 } };

/** Opens the bundles below a folder (`/pagefind/`); rejects when any of them cannot be had. */
export async function openFullText(
  folder: string,
  load: (script: string) => Promise<PagefindScript> = (script) => import(/* @vite-ignore */ script),
): Promise<FullTextIndex> {
  const sheet = (await (await had(`${folder}bundles.json`)).json()) as FullTextSheet;
  const [first, ...others] = sheet.bundles.map(({ files }, number) => ({
    folder: `${folder}${number}/`,
    // A browser may keep what the tag names; without one Pagefind asks anew each time.
    options: { baseUrl: "/", ranking: RANKING, metaCacheTag: files.slice(0, 8) },
  }));
  if (!first) throw new Error("The full text has no bundles.");
  // Without its first file Pagefind would never answer.
  await had(`${first.folder}pagefind-entry.json?ts=${first.options.metaCacheTag}`);
  const { createInstance } = await load(`${first.folder}pagefind.js`);
  const instance = createInstance({ ...first.options, basePath: first.folder });
  try {
    await instance.init();
    await Promise.all(others.map((bundle) => instance.mergeIndex(bundle.folder, bundle.options)));
  } catch (error) {
    void instance.destroy();
    throw error;
  }
  const search: FullTextIndex["search"] = async (words, filters) =>
    (await instance.search(words, { filters })).results;
  return { periods: sheet.periods, search };
}

async function had(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
