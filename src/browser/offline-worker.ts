import { clientsClaim } from "workbox-core";
import type { WorkboxPlugin } from "workbox-core/types.js";
import { enable as enablePreload } from "workbox-navigation-preload";
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { isNamedByContent } from "#core/named-by-content.ts";
import { KEPT_INDEX, type KeptIndex, keptCache, keptDigest, keptPath } from "#core/offline.ts";
import { fileIn, type Pack, packFrom, packOf } from "#search/offline-pack.ts";

/**
 * The service worker, below the site's root. It keeps nothing by itself: pages say what is kept (`bring-offline.ts`),
 * it answers from that where the network does not. So nothing that stands in an address is ever stored, and a build
 * with other content needs no other worker. It never takes a running one's place: pages that are open keep theirs.
 */
const ROOT = new URL("./", location.href).pathname;
const CACHE = keptCache(ROOT);
/** A network that takes longer, in seconds, counts as none where something is kept. */
const PATIENCE = 3;

/** What one request hears of on its way. */
interface Asked {
  kept?: KeptIndex | undefined;
}

async function keptIndex(): Promise<KeptIndex | undefined> {
  const response = await caches.match(ROOT + KEPT_INDEX, { cacheName: CACHE });
  return response?.json();
}

/** The path of a request below the site's root; what stands behind it in the address is for the page's script alone. */
function pathOf(address: string): string {
  return decodeURIComponent(new URL(address).pathname.slice(ROOT.length));
}

/** What was kept as it came from the network: texts are packed. */
function unpacked(response: Response, asOf?: KeptIndex): Response {
  const headers = new Headers(response.headers);
  const isPacked = headers.get("x-kept") === "gzip";
  headers.delete("x-kept");
  // So a page knows that it was kept, of which build it is and since when.
  if (asOf) headers.set("server-timing", `kept;dur=${asOf.at};desc="${asOf.build}"`);
  const body = isPacked ? response.body?.pipeThrough(new DecompressionStream("gzip")) : response.body;
  return new Response(body, { headers });
}

/** What is kept for a path; undefined where that is nothing. */
async function keptAt(kept: KeptIndex, path: string): Promise<Response | undefined> {
  const digest = keptDigest(kept, path);
  if (digest === undefined) return undefined;
  const response = await caches.match(ROOT + keptPath(path, digest), { cacheName: CACHE });
  return response && unpacked(response, kept);
}

async function offlinePage(): Promise<Response | undefined> {
  const kept = await keptIndex();
  // In the language that is kept.
  const path = Object.keys(kept?.files ?? {}).find((name) => /^(?:\w+\/)?offline\/$/.test(name));
  return kept && path !== undefined ? keptAt(kept, path) : undefined;
}

const keepNothing: WorkboxPlugin = { cacheWillUpdate: async () => null };

const byIndex: WorkboxPlugin = {
  async cacheKeyWillBeUsed({ request, mode, state }) {
    if (mode === "write") return request;
    const kept = await keptIndex();
    Object.assign(state ?? {}, { kept } satisfies Asked);
    return ROOT + keptPath("", (kept && keptDigest(kept, pathOf(request.url))) ?? "none");
  },
  cachedResponseWillBeUsed: async ({ cachedResponse, state }) =>
    cachedResponse && unpacked(cachedResponse, (state as Asked | undefined)?.kept),
  // A host that fails is as good as none, where something is kept.
  async handlerWillRespond({ request, response }) {
    const kept = response.status < 500 ? undefined : await keptIndex();
    return (kept && (await keptAt(kept, pathOf(request.url)))) ?? response;
  },
  // Where neither is to be had, a page says what is.
  handlerDidError: async ({ request }) => (request.mode === "navigate" ? offlinePage() : undefined),
};

const byName: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ cachedResponse, request }) =>
    cachedResponse ? unpacked(cachedResponse) : fileOfSearch(pathOf(request.url)),
};

/** So many packs are held open at most: those of two builds. */
const MOST_PACKS = 64;
/** The packs that were opened, by their digests. */
const packs = new Map<string, Promise<Pack>>();

/** A file of the search, out of the pack in which it is kept; undefined where it is not. */
async function fileOfSearch(path: string): Promise<Response | undefined> {
  const name = packOf(path);
  const kept = name && (await keptIndex());
  const digest = kept && keptDigest(kept, name);
  if (!digest) return undefined;
  if (packs.size >= MOST_PACKS && !packs.has(digest)) packs.clear();
  const known = packs.get(digest) ?? openedPack(kept, name);
  packs.set(digest, known);
  const bytes = await known.then((pack) => fileIn(pack, path)).catch(() => void packs.delete(digest));
  return bytes && new Response(bytes);
}

async function openedPack(kept: KeptIndex, name: string): Promise<Pack> {
  const response = await keptAt(kept, name);
  if (!response) throw new Error(`${name} is not kept any more.`);
  return packFrom(new Uint8Array(await response.arrayBuffer()));
}

/** Whether something kept may answer. Who asks past all caches wants to know what is so now. */
function mayBeKept({ method, mode, cache, headers, url }: Request): boolean {
  const path = pathOf(url);
  if (method !== "GET" || /^(?:offline\.js|offline\/.*\.json|api\/v1\/now\.json)$/.test(path)) return false;
  return mode === "navigate" || (cache === "default" && !headers.has("cache-control"));
}

const isOwn = (url: URL) => url.origin === location.origin && url.pathname.startsWith(ROOT);
const isNamed = (url: URL) => isOwn(url) && isNamedByContent(`/${pathOf(url.href)}`);

registerRoute(
  ({ url }) => isNamed(url),
  new CacheFirst({ cacheName: CACHE, plugins: [keepNothing, byName] }),
);
registerRoute(
  ({ url, request }) => isOwn(url) && !isNamed(url) && mayBeKept(request),
  new NetworkFirst({ cacheName: CACHE, networkTimeoutSeconds: PATIENCE, plugins: [keepNothing, byIndex] }),
);
enablePreload();
clientsClaim();
