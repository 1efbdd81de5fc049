import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** A demonstration on one device, shared by all its pages. Instants of the device are milliseconds since 1970. */
export interface Demo {
  /** The instant the demo clock began at. */
  readonly start: Instant;
  /** When that was, by the device's own clock. */
  readonly opened: number;
  /** Which clock pages go by. The demo clock goes on while the real one is used. */
  readonly clock: "demo" | "real";
}

/** A demonstration that begins now, with the demo clock. */
export function newDemo(start: Instant, now: number): Demo {
  return { start, opened: now, clock: "demo" };
}

// Two tabs may read the device's clock a moment apart.
const LEEWAY = 60_000;

/**
 * The demonstration that a device has saved as JSON. A new one where nothing is saved or it cannot be read,
 * when the site's demo clock begins at another instant since, and when the device's clock was put back.
 */
export function demoFrom(saved: string | null, start: Instant, now: number): Demo {
  const found = parsed(saved);
  const isMine = found.start === start && typeof found.opened === "number" && found.opened <= now + LEEWAY;
  if (!isMine) return newDemo(start, now);
  return { start, opened: found.opened as number, clock: found.clock === "real" ? "real" : "demo" };
}

function parsed(saved: string | null): { readonly [name in keyof Demo]?: unknown } {
  try {
    return Object(JSON.parse(saved ?? "{}")) as object;
  } catch {
    return {};
  }
}

/** What time it is, in milliseconds since 1970, by the clock that pages go by. */
export function demoTime({ start, opened, clock }: Demo, now: number): number {
  return clock === "real" ? now : millisOf(start) + Math.max(0, now - opened);
}

const DAY = 86_400_000;

/** The whole days a demonstration has been running. */
export function demoDays({ opened }: Demo, now: number): number {
  return Math.floor((now - opened) / DAY);
}
