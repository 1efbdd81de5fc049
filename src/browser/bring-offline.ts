import type { Fetched, KeptStore } from "#browser/kept-store.ts";
import { type OfflinePlan, offlinePlan, type PlannedFile } from "#browser/offline-plan.ts";
import {
  ANSWERS,
  KEPT_DIGEST_LETTERS,
  type KeptIndex,
  type OfflineSheet,
  type Wishes,
} from "#core/offline.ts";

/** What is asked of a bringing. */
export interface Order {
  /** The site's root, the interface's language and the path of its start page below the root. */
  readonly root: string;
  readonly locale: string;
  readonly home: string;
  readonly wishes: Wishes;
  /** Resolves as soon as the network and the device are free for it; rejects where it is to be broken off. */
  free(): Promise<void>;
  /** Sees to it that what is kept will answer: the site wants something kept. Rejects where that cannot be. */
  answered(): Promise<void>;
  /** Hears how far it is. */
  told(kept: KeptIndex): void;
}

/** All that is kept takes so many bytes at most, packed as it is. */
export const MOST_BYTES = 20_000_000;
/** So many files are asked for at once. */
const AT_ONCE = 4;
/** After so many files what there is counts, where nothing was kept before. */
const STEP = 20;

/**
 * Brings what a device is to keep of the newest build, file by file. What was kept before stands until what comes is
 * worth more, and each is of one build alone. Returns what is kept then; undefined where the site wants nothing kept.
 * Rejects when it could not be ended: what had come by then is there for the next time.
 */
export async function broughtOffline(store: KeptStore, order: Order): Promise<KeptIndex | undefined> {
  const at = Date.now();
  const text = await (await asked(`${order.root}offline/${order.locale}.json`, "no-cache")).text();
  const sheet = JSON.parse(text) as OfflineSheet;
  if (sheet.parts.length === 0) return undefined;
  await order.answered();
  const old = await store.index();
  const source = await digestOf(new TextEncoder().encode(text));
  const of = `${source} ${JSON.stringify(order.wishes)}`;
  if (old?.isWhole && isSame(old, of, source)) {
    const known = { ...old, at };
    await store.keepIndex(known);
    return known;
  }
  const plan = offlinePlan(sheet, await partsOf(store, sheet, order), order.wishes, order);
  return new Bringing(store, order, plan, { at, of, old }).whole();
}

/** What somebody wishes first does not matter where there is everything. */
function isSame({ of, left, answers }: KeptIndex, other: string, source: string): boolean {
  if (of === other) return true;
  return of.startsWith(`${source} `) && answers.others === 0 && Object.keys(left).length === 0;
}

async function partsOf(
  store: KeptStore,
  { parts }: OfflineSheet,
  { root, locale }: Order,
): Promise<string[]> {
  const texts: string[] = [];
  for (const [name, digest] of parts) {
    const path = `offline/${locale}/${name}.json`;
    if ((await store.sizeOf(path, digest)) === undefined)
      await store.keep(path, digest, await fetched(root, { group: "", path, digest }));
    texts.push((await store.textOf(path, digest)) ?? "");
  }
  return texts;
}

interface Begun {
  readonly at: number;
  readonly of: string;
  readonly old: KeptIndex | undefined;
}

/** One bringing, from its first file to its last. */
class Bringing {
  readonly #store: KeptStore;
  readonly #order: Order;
  readonly #plan: OfflinePlan;
  readonly #begun: Begun;
  readonly #kept = new Set<PlannedFile>();
  #bytes = 0;
  #next = 0;
  #isFull = false;
  #isSwept = false;

  constructor(store: KeptStore, order: Order, plan: OfflinePlan, begun: Begun) {
    this.#store = store;
    this.#order = order;
    this.#plan = plan;
    this.#begun = begun;
  }

  async whole(): Promise<KeptIndex> {
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#bringNext()));
    const index = this.#index(true);
    await this.#keepIndex(index);
    await this.#store.sweep([index]);
    return index;
  }

  async #bringNext(): Promise<void> {
    for (let file = this.#plan.files[this.#next++]; file; file = this.#plan.files[this.#next++]) {
      if (this.#isFull || this.#bytes > MOST_BYTES) return;
      await this.#bring(file);
      if (this.#kept.size % STEP === 0) await this.#step();
    }
  }

  async #bring(file: PlannedFile): Promise<void> {
    const { path, digest } = file;
    const size = (await this.#store.sizeOf(path, digest)) ?? (await this.#fetched(file));
    if (size === undefined) return;
    this.#bytes += size;
    this.#kept.add(file);
  }

  async #fetched(file: PlannedFile): Promise<number | undefined> {
    await this.#order.free();
    const come = await fetched(this.#order.root, file);
    const keep = () => this.#store.keep(file.path, file.digest, come);
    return keep()
      .catch(async (error: unknown) => {
        if (this.#isSwept || !isNoRoom(error)) throw error;
        // What was kept before gives way to what is wanted now.
        this.#isSwept = true;
        const index = this.#index(false);
        await this.#store.sweep([{ ...index, before: [] }]);
        await this.#store.keepIndex(index);
        return keep();
      })
      .catch((error: unknown) => {
        if (!isNoRoom(error)) throw error;
        this.#isFull = true;
        return undefined;
      });
  }

  /** What has come by now counts where nothing better was there before. */
  async #step(): Promise<void> {
    const index = this.#index(false);
    const isUsable = !this.#plan.files.some(
      (file) => ["code", "desk"].includes(file.group) && !this.#kept.has(file),
    );
    if (isUsable && index.answers.kept >= (this.#begun.old?.answers.kept ?? 0)) await this.#keepIndex(index);
    this.#order.told(index);
  }

  /** Where there is not even room for the index, the files that were wanted least make it. */
  async #keepIndex(index: KeptIndex): Promise<void> {
    try {
      await this.#store.keepIndex(index);
    } catch (error) {
      const last = [...this.#kept].at(-1);
      if (!isNoRoom(error) || last === undefined) throw error;
      this.#kept.delete(last);
      await this.#store.drop(last.path, last.digest);
      await this.#keepIndex(this.#index(index.isWhole));
    }
  }

  #index(isWhole: boolean): KeptIndex {
    const { build, files, answers, omitted } = this.#plan;
    const kept = files.filter((file) => this.#kept.has(file));
    const left = Map.groupBy(
      files.filter((file) => !this.#kept.has(file)),
      ({ group }) => group,
    );
    const { at, of } = this.#begun;
    return {
      build,
      at,
      of,
      files: Object.fromEntries(kept.flatMap(({ path, digest }) => (digest ? [[path, digest]] : []))),
      named: kept.flatMap(({ path, digest }) => (digest ? [] : [path])),
      before: this.#before(),
      answers: { ...answers, kept: kept.filter(({ group }) => group === ANSWERS).length },
      left: { ...Object.fromEntries([...left].map(([group, own]) => [group, own.length])), ...omitted },
      bytes: this.#bytes,
      isWhole,
      isFull: this.#isFull,
    };
  }

  /** The files of the build before outlive one build, as they do on the host. */
  #before(): readonly string[] {
    const { old, of } = this.#begun;
    if (!old || this.#isSwept) return [];
    if (old.of === of) return old.before;
    const own = new Set(this.#plan.files.map(({ path }) => path));
    return old.named.filter((path) => !own.has(path));
  }
}

async function asked(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache, priority: "low" });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** A file of just the build that was asked for: where another was published meanwhile, the next bringing has its own plan. */
async function fetched(root: string, { path, digest }: PlannedFile): Promise<Fetched> {
  const address = root + path.split("/").map(encodeURIComponent).join("/");
  const response = await asked(address, digest === undefined ? "default" : "no-cache");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (digest !== undefined && (await digestOf(bytes)) !== digest)
    throw new Error(`${path} is of another build.`);
  return { bytes, headers: response.headers };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, KEPT_DIGEST_LETTERS);
}

function isNoRoom(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
