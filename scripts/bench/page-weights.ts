import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** What grows, if anything does, with the number of answers: files that every page or every visit loads. */
const FILES = {
  start: "index.html",
  list: "answers/index.html",
  "a product note": "products/line-0/index.html",
  changes: "changes/index.html",
  health: "health/index.html",
  "now.json": "api/v1/now.json",
  "index.json": "api/v1/index.json",
  "changes.json": "api/v1/changes.json",
};

/** Kilobytes of some files of a site as they travel, in Brotli of level 9; a file that is not there has none. */
export function pageWeights(site: string, answer: string): ReadonlyMap<string, number> {
  const files = { "an answer": `answers/${answer}/index.html`, ...FILES };
  return new Map(
    Object.entries(files).flatMap(([name, file]) => {
      const path = join(site, file);
      return existsSync(path) ? [[name, kilobytes(readFileSync(path))] as const] : [];
    }),
  );
}

function kilobytes(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length / 1000;
}
