const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A length of time in milliseconds as people say it, rounded in the largest unit of which it has two or more: `20 minutes`, `15 hours`. */
export function lengthInWords(length: number, locale: string): string {
  const [unit, size] = UNITS.find(([, whole]) => length >= 2 * whole) ?? UNITS[2];
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.max(1, Math.round(length / size)));
}
