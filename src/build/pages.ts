import { availableParallelism } from "node:os";
import type { PageOrder, Written } from "#build/page-files.ts";
import { answerOf } from "#build/threads.ts";
import type { Share } from "#site/share.ts";

/** Two threads keep two cores busy; each holds all content, so that more would cost more memory than time. */
const MOST_THREADS = 2;

/** Writes all pages of a site in threads beside each other. */
export async function writePages(order: Omit<PageOrder, keyof Share>): Promise<Written> {
  const parts = Math.min(MOST_THREADS, availableParallelism());
  const written = await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      answerOf<Written>(new URL("page-worker.ts", import.meta.url), { ...order, part, parts }),
    ),
  );
  return {
    files: new Map(written.flatMap(({ files }) => [...files])),
    drawn: written.reduce((sum, { drawn }) => sum + drawn, 0),
  };
}
