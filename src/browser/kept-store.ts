import { KEPT_INDEX, type KeptIndex, keptCache, keptPath } from "#core/offline.ts";

/** A file as it was fetched. */
export interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
}

/** What says what a file is and may do; the rest says how it was sent. */
const OF_THE_FILE = [
  "content-type",
  "content-security-policy",
  "content-disposition",
  "referrer-policy",
  "permissions-policy",
  "x-content-type-options",
];

/** Smaller files are kept as they are, in bytes. */
const SMALL = 1000;
/** Files that are packed already. */
const PACKED = /\.(?:woff2|png|jpe?g|gif|webp|mp4|pdf|zip)$|\.pf_\w+$/;

/** What of the site this device keeps, in Cache Storage: the service worker answers from it. */
export class KeptStore {
  readonly #cache: Cache;
  readonly #root: string;

  constructor(cache: Cache, root: string) {
    this.#cache = cache;
    this.#root = root;
  }

  /** What is kept as a whole; undefined where nothing is. */
  async index(): Promise<KeptIndex | undefined> {
    const response = await this.#cache.match(this.#root + KEPT_INDEX);
    return response?.json().catch(() => undefined);
  }

  /** Puts what is kept in the place of what was: from now on the service worker answers by it. */
  async keepIndex(index: KeptIndex): Promise<void> {
    await this.#cache.put(this.#root + KEPT_INDEX, Response.json(index));
  }

  /** How many bytes a file takes; undefined where it is not kept. */
  async sizeOf(path: string, digest?: string): Promise<number | undefined> {
    const kept = await this.#cache.match(this.#root + keptPath(path, digest));
    return kept && Number(kept.headers.get("content-length"));
  }

  /** What a kept file says; undefined where it is not kept. */
  async textOf(path: string, digest: string): Promise<string | undefined> {
    const kept = await this.#cache.match(this.#root + keptPath(path, digest));
    if (kept?.headers.get("x-kept") !== "gzip") return kept?.text();
    return new Response(kept.body?.pipeThrough(new DecompressionStream("gzip"))).text();
  }

  /** Lets go of a file. */
  async drop(path: string, digest?: string): Promise<void> {
    await this.#cache.delete(this.#root + keptPath(path, digest));
  }

  /** Keeps a file and returns how many bytes it takes; rejects where there is no room. */
  async keep(path: string, digest: string | undefined, { bytes, headers }: Fetched): Promise<number> {
    const isPacked = bytes.byteLength > SMALL && !PACKED.test(path) && "CompressionStream" in globalThis;
    const own = isPacked ? await packed(bytes) : bytes;
    const told = new Headers({ "content-length": String(own.byteLength) });
    for (const name of OF_THE_FILE) {
      const value = headers.get(name);
      if (value !== null) told.set(name, value);
    }
    if (isPacked) told.set("x-kept", "gzip");
    await this.#cache.put(this.#root + keptPath(path, digest), new Response(own, { headers: told }));
    return own.byteLength;
  }

  /** Drops every file that none of some indexes names. */
  async sweep(indexes: readonly KeptIndex[]): Promise<void> {
    const named = new Set([
      KEPT_INDEX,
      ...indexes.flatMap(({ files, named, before }) => [
        ...Object.entries(files).map(([path, digest]) => keptPath(path, digest)),
        ...named,
        ...before,
      ]),
    ]);
    for (const request of await this.#cache.keys())
      if (!named.has(decodeURIComponent(new URL(request.url).pathname.slice(this.#root.length))))
        await this.#cache.delete(request);
  }
}

/** What this device keeps of the site below a root; undefined without a secure context, or where storage is blocked. */
export async function openKept(root: string): Promise<KeptStore | undefined> {
  try {
    return globalThis.caches && new KeptStore(await caches.open(keptCache(root)), root);
  } catch {
    return undefined;
  }
}

/** Takes back all that sites of this host keep on the device in files, and the service worker that answers from them. */
export async function forgetKept(): Promise<void> {
  try {
    const names = (await globalThis.caches?.keys()) ?? [];
    await Promise.all(
      names.filter((name) => name.startsWith("replybook.")).map((name) => caches.delete(name)),
    );
    const root = document.documentElement.dataset.base ?? "/";
    const own = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    const below = own.filter(({ scope }) => new URL(scope).pathname === root);
    await Promise.all(below.map((registration) => registration.unregister()));
  } catch {
    // Storage is blocked: nothing was kept.
  }
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
