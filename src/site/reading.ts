import { handed } from "#site/handed.ts";
import type { Reading } from "#store/library.ts";

/** What the pages of this thread are made from, asked for by each of them: the same content is the same object. */
export const reading = handed<() => Reading>("reading");

/** The content that was handed over. */
export function handedReading(): Reading {
  const asked = reading.taken();
  if (!asked)
    throw new Error("No content was handed over: build with `npm run build`, not with Astro alone.");
  return asked();
}
