import { remember, remembered } from "#browser/memory.ts";
import { type Hosted, isEmptyHosted } from "#core/hosted.ts";
import { type Instant, isInstant } from "#core/instant.ts";

const KEY = "briefing";
/** So many briefings keep their lines on a device. */
const MOST = 20;

/** What the host wrote on this device for a slot; undefined when nothing. */
export function ownHosted(slot: Instant): Hosted | undefined {
  return remembered(KEY, keptFrom)[slot];
}

/** Keeps what the host wrote for a slot; false when the device cannot. */
export function keepHosted(slot: Instant, hosted: Hosted): boolean {
  const { [slot]: _, ...others } = remembered(KEY, keptFrom);
  const kept = isEmptyHosted(hosted) ? others : { ...others, [slot]: hosted };
  const newest = Object.entries(kept).sort(([a], [b]) => (a < b ? 1 : -1));
  return remember(KEY, Object.fromEntries(newest.slice(0, MOST)));
}

function keptFrom(kept: unknown): Readonly<Record<Instant, Hosted>> {
  return Object.fromEntries(
    Object.entries(Object(kept) as object).flatMap(([slot, hosted]) =>
      isInstant(slot) ? [[slot, hostedFrom(hosted)]] : [],
    ),
  );
}

function hostedFrom(kept: unknown): Hosted {
  const { host, lines, items } = Object(kept) as Record<string, unknown>;
  const texts = Object.entries(Object(items) as object).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    host: typeof host === "string" ? host : "",
    ...(typeof lines === "string" && lines !== "" && { lines }),
    items: Object.fromEntries(texts),
    order: [],
  };
}
