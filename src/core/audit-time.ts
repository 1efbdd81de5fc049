import { type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { clockReaches } from "#core/wall-clock.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CLOCK = String.raw`(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?`;
const DAY_MONTH_YEAR = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;
const YEAR_MONTH_DAY = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const DAY_NAME_YEAR = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)/i;
const NAME_DAY_YEAR = /(?<![a-z])([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;

/**
 * The instant that somebody copied from a chat tool: RFC 3339, seconds or milliseconds since 1970, or a date with a
 * time of day in `zone` (`17/11/2026 14:32`, `14:32 17-11-2026`, `Nov 17, 2026, 2:32 PM`); the day stands before the
 * month. Undefined when it is none, or has no time of day.
 */
export function copiedInstant(copied: string, zone: string): Instant | undefined {
  const text = copied.trim().replace(/\s+/g, " ");
  const joined = text.replace(" ", "T");
  if (!Number.isNaN(millisOf(joined))) return joined;
  if (/^\d{10}$/.test(text)) return instantOf(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return instantOf(Number(text));
  const [date, rest] = dateIn(text.replace(/T(?=\d{2}:)/, " "));
  const time = date && timeIn(rest);
  return date && time ? wallClockInstant(date, time, zone) : undefined;
}

/** The instant at which the clocks of a zone show a day (`2026-11-17`) and time (`14:32`, `14:32:05`); undefined when there is no such day or time. */
export function wallClockInstant(date: string, time: string, zone: string): Instant | undefined {
  const [hour = Number.NaN, minute = Number.NaN, second = 0] = time.split(":").map(Number);
  if (Number.isNaN(millisOf(`${date}T00:00:00Z`)) || !(hour < 24 && minute < 60 && second < 60))
    return undefined;
  return instantOf(clockReaches(date, hour * 60 + minute, zone) + second * 1000);
}

/** The day in a text as `YYYY-MM-DD`, and what stands around it. */
function dateIn(text: string): [string | undefined, string] {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    const date = match && read(match);
    if (match && date)
      return [date, `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`];
  }
  return [undefined, text];
}

const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string | undefined])[] = [
  [YEAR_MONTH_DAY, ([, year, month, day]) => dayOf(year, month, day)],
  [DAY_MONTH_YEAR, ([, day, month, year]) => dayOf(year, month, day)],
  [DAY_NAME_YEAR, ([, day, name, year]) => dayOf(year, monthNamed(name), day)],
  [NAME_DAY_YEAR, ([, name, day, year]) => dayOf(year, monthNamed(name), day)],
];

function monthNamed(name = ""): string | undefined {
  const place = MONTHS.indexOf(name.toLowerCase());
  return place < 0 ? undefined : String(place + 1);
}

function dayOf(year?: string, month?: string, day?: string): string | undefined {
  if (!year || !month || !day) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function timeIn(text: string): string | undefined {
  const [, hours = "", minutes = "", seconds = "00", half] =
    new RegExp(`(?<!\\d)${CLOCK}`, "i").exec(text) ?? [];
  if (hours === "") return undefined;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `${String(hour).padStart(2, "0")}:${minutes}:${seconds}`;
}
