import type { Reading } from "#store/library.ts";

// The pages are a bundle of their own, with copies of our modules: only a global reaches them.
const PLACE = Symbol.for("replybook.reading");
const places = globalThis as { [PLACE]?: () => Reading };

/** Says what the pages of this thread are made from; whoever renders them asks first. The same content is the same object. */
export function handReading(reading: () => Reading): void {
  places[PLACE] = reading;
}

/** What the pages are made from. */
export function handedReading(): Reading {
  const reading = places[PLACE];
  if (!reading)
    throw new Error("No content was handed over: build with `npm run build`, not with Astro alone.");
  return reading();
}
