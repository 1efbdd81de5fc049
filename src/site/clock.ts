import { type Instant, instantOf, isInstant } from "#core/instant.ts";

/** The instant the build decides by: KB_NOW, else the demo clock's start, else the clock. It decides what pages show, and is never written into one. */
export function buildNow(): Instant {
  const given = process.env.KB_NOW;
  if (given && !isInstant(given)) throw new Error(`KB_NOW is "${given}", which is no instant.`);
  return given || demoStart() || instantOf(Date.now());
}

/** Where the demo clock of the pages begins; undefined on every site that is not started as a demonstration. */
export function demoStart(): Instant | undefined {
  return process.env.KB_DEMO || undefined;
}
