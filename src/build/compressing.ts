import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { isSameFile } from "#build/same-file.ts";

/** What a worker is started with: two folders, the second where the site before stands. */
export interface Folders {
  readonly site: string;
  readonly previous?: string | undefined;
}

/** One file to be compressed: its path below the site, and whether it is worth every effort. */
export interface Work {
  readonly path: string;
  readonly isLasting: boolean;
}

/** What became of some files, counted in twins. */
export interface Compressed {
  readonly made: number;
  readonly kept: number;
  /** Bytes of the twins made. */
  readonly bytes: number;
}

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants;

/**
 * Brotli's qualities, by CPU seconds a megabyte of pages and what is left of it: 4: 0.007 and 18.6 %, 5: 0.009 and
 * 17.2 %, 7: 0.011 and 16.8 %, 9: 0.067 and 16.7 %, 11: 0.62 and 15.2 %; gzip 1: 0.004 and 22.1 %, 6: 0.007 and
 * 19.4 %, 9: 0.008 and 19.4 %. What is made once for many readers of many builds gets the best.
 */
const QUALITY = { lasting: 11, other: 5 } as const;

function brotli(bytes: Buffer, isLasting: boolean): Buffer {
  const params = {
    [BROTLI_PARAM_QUALITY]: isLasting ? QUALITY.lasting : QUALITY.other,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
  };
  return brotliCompressSync(bytes, { params });
}

const TWINS = [
  [".br", brotli],
  [".gz", (bytes: Buffer, isLasting: boolean) => gzipSync(bytes, { level: isLasting ? 9 : 6 })],
] as const;

function compress({ site, previous }: Folders, { path, isLasting }: Work): Compressed {
  const file = join(site, path);
  const before = previous === undefined ? undefined : join(previous, path);
  const same = before !== undefined && isSameFile(file, before) ? before : undefined;
  let [made, kept, size] = [0, 0, 0];
  let bytes: Buffer | undefined;
  for (const [ending, packed] of TWINS) {
    // A twin that is there already may be one with that of the site before: it is never written over.
    rmSync(file + ending, { force: true });
    if (same !== undefined && existsSync(same + ending)) {
      linkSync(same + ending, file + ending);
      kept++;
      continue;
    }
    bytes ??= readFileSync(file);
    const twin = packed(bytes, isLasting);
    if (twin.length >= bytes.length) continue;
    writeFileSync(file + ending, twin);
    made++;
    size += twin.length;
  }
  return { made, kept, bytes: size };
}

// A batch comes, what became of it goes back.
parentPort?.on("message", (batch: readonly Work[]) => {
  const done = batch.map((work) => compress(workerData, work));
  parentPort?.postMessage(summed(done));
});

/** Several counts as one. */
export function summed(counts: readonly Compressed[]): Compressed {
  const sum = (key: keyof Compressed) => counts.reduce((total, one) => total + one[key], 0);
  return { made: sum("made"), kept: sum("kept"), bytes: sum("bytes") };
}
