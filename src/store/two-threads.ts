import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { entriesIn, parseAhead } from "#store/ahead.ts";
import { type Reading, type ReadOptions, readContentInTurns } from "#store/library.ts";
import { readingFolder } from "#store/parsing.ts";
import { type CountedDigests, stampOf } from "#store/tree.ts";

/** With fewer entries than this a second thread is at work later than the first is done. */
const WORTH_A_THREAD = 1000;

/** Megabytes for what the second thread makes and soon forgets: with Node's 16 it would tidy up a tenth of the time. */
const YOUNG = 32;

/** What the second thread is started with. */
export interface SecondShare {
  readonly root: string;
  readonly options: ReadOptions;
}

/** What it tells: that its share is parsed, then the digests of all versions as it counted them. */
export type SecondTold = { readonly isParsed: true } | { readonly digests: CountedDigests };

/** Whether an entry, by its place in the list of all, is parsed by the second thread. */
export function isOfSecond(place: number): boolean {
  return place % 2 === 1;
}

/**
 * Reads a content folder as `readContentInTurns` does. Where nothing of it is kept and there are `worthThread` entries or
 * more, a second thread parses half of them, and counts the digests of the versions while the first reads; it holds no
 * library. Whatever befalls it, the first does by itself.
 */
export async function readContentTogether(
  root: string,
  { worthThread = WORTH_A_THREAD, ...options }: ReadOptions & { readonly worthThread?: number },
): Promise<Reading> {
  const stamp = stampOf(root);
  if (isKept(root, options) || entriesIn(root).length < worthThread) return readContentInTurns(root, options);
  const second = new SecondThread({ root, options });
  try {
    let place = 0;
    const own = parseAhead(root, options, () => !isOfSecond(place++), "working");
    // Why content cannot be read is told by the reading itself.
    await Promise.all([own.catch(() => 0), second.parsed]);
    const counted = new Map<string, string>();
    const reading = await readContentInTurns(root, { ...options, counted });
    const digests = await second.digests;
    // What was published meanwhile may have been counted half before and half after.
    if (stampOf(root) === stamp) for (const [folder, digest] of digests) counted.set(folder, digest);
    return reading;
  } finally {
    await second.end();
  }
}

/** Whether something was kept of a content folder: what is left to do then is done before a thread has started. */
function isKept(root: string, { cache }: ReadOptions): boolean {
  return cache !== undefined && existsSync(readingFolder(cache, root));
}

/** The other thread, and what it will have done; nothing of it when it dies. */
class SecondThread {
  readonly parsed: Promise<unknown>;
  readonly digests: Promise<CountedDigests>;
  readonly #worker: Worker;

  constructor(share: SecondShare) {
    this.#worker = new Worker(new URL("second-thread.ts", import.meta.url), {
      workerData: share,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    const over = new Promise<CountedDigests>((resolve) => {
      this.#worker.once("exit", () => resolve(new Map()));
      this.#worker.once("error", () => resolve(new Map()));
      this.#worker.on("message", (told: SecondTold) => "digests" in told && resolve(told.digests));
    });
    const parsed = new Promise((resolve) => this.#worker.once("message", resolve));
    this.parsed = Promise.race([parsed, over]);
    this.digests = over;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
