import { type Instant, isInstant, offsetAt } from "#core/instant.ts";
import { clockReaches } from "#core/wall-clock.ts";

/**
 * The instant at which the clocks of a zone show a time as a form's field gives it (`2026-11-23T09:00`), written with
 * the zone's offset; of a time that is skipped, when they go on. Undefined when it is no time.
 */
export function wallInstant(text: string, zone: string): Instant | undefined {
  const [, day = "", hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::00)?$/.exec(text) ?? [];
  if (!isInstant(`${day}T${hour}:${minute}:00Z`)) return undefined;
  return zonedInstant(clockReaches(day, Number(hour) * 60 + Number(minute), zone), zone);
}

/** A moment, in milliseconds since 1970, as an instant with the offset a zone has then: `2026-11-23T09:00:00+07:00`. */
export function zonedInstant(millis: number, zone: string): Instant {
  const offset = offsetAt(millis, zone);
  const local = new Date(millis + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
