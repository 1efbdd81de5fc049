import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Compressed, type Folders, summed, type Work } from "#build/compressing.ts";
import { COMPRESSIBLE, endingOf } from "#build/media-types.ts";
import { isNamedByContent } from "#core/named-by-content.ts";

/** Smaller files fit into the packet that carries the headers, compressed or not, in bytes. */
const WORTH_IT = 1000;

const BATCH = 32;

/**
 * Puts a `.br` and a `.gz` beside every file of a site that becomes smaller by it, on all cores. `previous` is the
 * site before, where there is one: the twins of its files that are the same are linked, not made. A twin whose file is
 * gone stays: what makes the site leaves twins out.
 */
export async function compressSite(folders: Folders): Promise<Compressed> {
  const work = workIn(folders.site);
  const crew = Math.min(availableParallelism(), Math.ceil(work.length / BATCH));
  const batches = batchesOf(work);
  return summed(await Promise.all(Array.from({ length: crew }, () => workerDone(folders, batches))));
}

function workIn(site: string): Work[] {
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => COMPRESSIBLE.includes(endingOf(path)) && isWorthIt(join(site, path)))
    .map((path) => ({ path, isLasting: isNamedByContent(`/${path}`) }));
}

function isWorthIt(file: string): boolean {
  const stat = statSync(file);
  return stat.isFile() && stat.size >= WORTH_IT;
}

function* batchesOf(work: readonly Work[]): Generator<readonly Work[]> {
  for (let start = 0; start < work.length; start += BATCH) yield work.slice(start, start + BATCH);
}

/** One worker takes batches until none is left. */
async function workerDone(folders: Folders, batches: Iterator<readonly Work[]>): Promise<Compressed> {
  const worker = new Worker(new URL("./compressing.ts", import.meta.url), { workerData: folders });
  const done: Compressed[] = [];
  try {
    for (let next = batches.next(); !next.done; next = batches.next()) {
      worker.postMessage(next.value);
      const [counts] = (await once(worker, "message")) as [Compressed];
      done.push(counts);
    }
  } finally {
    await worker.terminate();
  }
  return summed(done);
}
