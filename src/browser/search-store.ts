import { KEPT_INDEX, keptCache } from "#core/offline.ts";
import type { FileSource } from "#search/files.ts";
import {
  DIGEST_LETTERS,
  openedManifest,
  type PackedManifest,
  type SearchManifest,
} from "#search/manifest.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Files of the search that were read, by address: what an address names never changes. */
const memory = new Map<string, Promise<Bytes>>();

const MANIFEST = "manifest.json";
/** A file that takes longer, in milliseconds, counts as one that cannot be had. */
const TIMEOUT = 20_000;

/** The files of the search below a folder, as one build names them: in memory, else over HTTP. */
export class SearchStore implements FileSource {
  readonly manifest: SearchManifest;
  readonly #folder: string;

  constructor(folder: string, manifest: SearchManifest) {
    this.#folder = folder;
    this.manifest = manifest;
  }

  read(name: string): Promise<Bytes> {
    const address = this.manifest.files[name];
    if (address === undefined) return Promise.reject(new Error(`The search has no file "${name}".`));
    const bytes = memory.get(address) ?? hadFrom(this.#folder, address);
    memory.set(address, bytes);
    bytes.catch(() => memory.delete(address));
    return bytes;
  }

  /**
   * Reads what has not been read yet, one file after another, as long as nobody is in need of the network; nothing where
   * the device keeps the site, since the service worker has all of it at hand then.
   */
  async readRest(isWanted: () => boolean): Promise<void> {
    const root = new URL("..", this.#folder).pathname;
    const isKept = await globalThis.caches
      ?.match(root + KEPT_INDEX, { cacheName: keptCache(root) })
      .catch(() => undefined);
    if (isKept) return;
    for (const [name, address] of Object.entries(this.manifest.files)) {
      if (!isWanted()) return;
      // What cannot be had now is asked for again by whoever needs it.
      if (!memory.has(address)) await this.read(name).catch(() => {});
    }
  }
}

/** Opens the files of the newest build that can be had; without a network, of the one that was kept. Rejects when there is none. */
export async function openStore(folder: string): Promise<SearchStore> {
  const store = new SearchStore(folder, await manifestIn(folder));
  const known = new Set(Object.values(store.manifest.files));
  for (const address of memory.keys()) if (!known.has(address)) memory.delete(address);
  return store;
}

/** Without a network, and where this device keeps the site, the service worker answers who does not ask past it. */
async function manifestIn(folder: string): Promise<SearchManifest> {
  const address = folder + MANIFEST;
  const response = await asked(address, "no-cache").catch(() => asked(address, "default"));
  return openedManifest((await response.json()) as PackedManifest);
}

async function hadFrom(folder: string, name: string): Promise<Bytes> {
  const address = folder + name;
  // What was cut on its way may lie in the browser's own cache as well: the second time it is passed by.
  for (const cache of ["default", "reload"] as const) {
    const response = await asked(address, cache);
    const bytes = await wholeBytes(response, name);
    if (bytes) return bytes;
  }
  throw new Error(`${address} is not what its name says.`);
}

/** The bytes of a file; undefined where they are not those that its name was made of, as far as the browser can tell. */
async function wholeBytes(response: Response, name: string): Promise<Bytes | undefined> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Only secure contexts can count digests.
  if (!globalThis.crypto?.subtle) return bytes;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const digest = [...hash.subarray(0, DIGEST_LETTERS / 2)].map((byte) => byte.toString(16).padStart(2, "0"));
  return name.includes(`.${digest.join("")}.`) ? bytes : undefined;
}

async function asked(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache, signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
