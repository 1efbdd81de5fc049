import { datePartsIn, type Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

/** What clocks in some part of a country show. */
export interface LocalTime {
  /** `09:00` */
  readonly time: string;
  readonly weekday: string;
  /** The name of that time, such as `Eastern Time`. */
  readonly name: string;
}

/** What the clocks of some time zones show at an instant, each time once, earliest first, under the name most zones give it. */
export function localTimes(zones: readonly string[], at: Instant, locale: string): LocalTime[] {
  const clocks = zones.map((zone) => ({
    parts: datePartsIn(at, zone, locale),
    name: nameOf(zone, at, locale),
  }));
  const byTime = Map.groupBy(clocks, ({ parts }) => `${parts.date} ${parts.time}`);
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same;
      const name = mostCommon(same.map((clock) => clock.name));
      return first ? [{ time: first.parts.time, weekday: first.parts.weekday, name }] : [];
    });
}

function nameOf(zone: string, at: Instant, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" });
  const parts = format.formatToParts(millisOf(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

function mostCommon(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].sort(([, a], [, b]) => b.length - a.length);
  return counts[0]?.[0] ?? "";
}
