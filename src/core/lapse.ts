import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long it is from one instant to another, in the largest whole unit: `4 days`, `35 minutes`; at least `1 minute`. */
export function lapseInWords(from: Instant, to: Instant, locale: string): string {
  const length = Math.abs(millisOf(to) - millisOf(from));
  const [unit, size] = UNITS.find(([, least]) => length >= least) ?? UNITS[2];
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.max(1, Math.floor(length / size)));
}
