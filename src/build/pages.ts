import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PageOrder, Written } from "#build/page-files.ts";
import type { Share } from "#site/share.ts";

/** Two threads keep two cores busy; each holds all content, so that more would cost more memory than time. */
const MOST_THREADS = 2;

/** Writes all pages of a site in threads beside each other. */
export async function writePages(order: Omit<PageOrder, keyof Share>): Promise<Written> {
  const parts = Math.min(MOST_THREADS, availableParallelism());
  const written = await Promise.all(
    Array.from({ length: parts }, (_, part) => writtenBy({ ...order, part, parts })),
  );
  return {
    files: written.flatMap(({ files }) => files),
    drawn: written.reduce((sum, { drawn }) => sum + drawn, 0),
  };
}

async function writtenBy(order: PageOrder): Promise<Written> {
  const worker = new Worker(new URL("./page-worker.ts", import.meta.url), { workerData: order });
  const [written] = await once(worker, "message");
  await worker.terminate();
  return written;
}
