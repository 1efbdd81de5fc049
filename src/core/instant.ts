import { millisOf } from "#core/millis.ts";
import { remembered } from "#core/remembered.ts";

/** A point in time as RFC 3339 text with an offset (`2026-11-23T09:00:00+07:00`); kept as it was written. */
export type Instant = string;

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const WITHOUT_SECONDS = /^(.{10})[T ](\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/;

/** Whether a value is an instant as this product writes it. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === "string" && !Number.isNaN(millisOf(value));
}

/** Compares two instants, whatever their offsets. */
export function compareInstants(a: Instant, b: Instant): number {
  return millisOf(a) - millisOf(b);
}

/** Whether `a` lies before `b`. */
export function isBefore(a: Instant, b: Instant): boolean {
  return millisOf(a) < millisOf(b);
}

/** The later of two instants; `a` when they are the same moment. */
export function laterOf(a: Instant, b: Instant): Instant {
  return isBefore(a, b) ? b : a;
}

/** The instant of some milliseconds since 1970, in UTC, whole seconds: `2026-11-23T02:00:00Z`. */
export function instantOf(millis: number): Instant {
  return `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Whether the parts of a matched date and time exist in the calendar (leap seconds do not). */
function isCalendarTime(match: RegExpExecArray): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  );
}

const offsetFormat = /* @__PURE__ */ remembered(
  (zone: string) => new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }),
);

const offsetRead = /* @__PURE__ */ remembered((millis: number, zone: string) => {
  const parts = offsetFormat(zone).formatToParts(millis);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
});

/** The offset of a zone at a moment, in minutes east of UTC. */
export function offsetAt(millis: number, zone: string): number {
  return offsetRead(millis, zone);
}

/** The same moment written with the offset a zone has then: `…Z`, Asia/Ho_Chi_Minh → `…+07:00`. */
export function inZone(instant: Instant, zone: string): Instant {
  const millis = millisOf(instant);
  return withOffset(millis, offsetAt(millis, zone));
}

function withOffset(millis: number, minutes: number): Instant {
  const local = new Date(millis + minutes * 60_000).toISOString().slice(0, 19);
  if (minutes === 0) return `${local}Z`;
  const size = Math.abs(minutes);
  const hhmm = `${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
  return `${local}${minutes < 0 ? "-" : "+"}${hhmm}`;
}

/**
 * Reads what people type: an RFC 3339 instant as it is, also without its seconds, or a wall-clock time without offset
 * (`2026-11-23T09:00`, `2026-11-23`) in `zone`. A time that a change of clocks skips becomes the moment
 * after the gap; one that comes twice, the first. Undefined when the text is no time at all.
 */
export function instantFrom(text: string, zone: string): Instant | undefined {
  const whole = text.replace(WITHOUT_SECONDS, "$1T$2:00$3");
  if (isInstant(whole)) return whole;
  const match = LOCAL.exec(text);
  if (!match || !isCalendarTime(match)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const before = offsetAt(wall - 86_400_000, zone);
  const after = offsetAt(wall + 86_400_000, zone);
  const fits = [before, after].find((offset) => offsetAt(wall - offset * 60_000, zone) === offset);
  const moment = wall - (fits ?? before) * 60_000;
  return withOffset(moment, fits ?? offsetAt(moment, zone));
}

/** `zone`'s place as people say it: `in Viet Nam`, or the city where a country has several zones. */
export const placeOf = /* @__PURE__ */ remembered((zone: string, locale: string): string => {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: "shortGeneric",
  }).formatToParts(0);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  const english = /^(.+) Time$/.exec(name)?.[1]?.replace("Vietnam", "Viet Nam");
  const vietnamese = /^Giờ (.+)$/.exec(name)?.[1];
  if (locale.startsWith("vi")) return vietnamese ? `giờ ${vietnamese}` : `giờ ${cityOf(zone)}`;
  return english ? `in ${english}` : `in ${cityOf(zone)}`;
});

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/**
 * An instant in words, in a zone: `Mon 23 Nov 2026 09:00 in Viet Nam` or
 * `09:00 thứ Hai, 23/11/2026 (giờ Việt Nam)`.
 */
export function instantInWords(instant: Instant, zone: string, locale: string): string {
  const part = datePartsIn(instant, zone, locale);
  if (locale.startsWith("vi"))
    return `${part.time} ${part.weekday}, ${part.day}/${part.month}/${part.year} (${placeOf(zone, locale)})`;
  return `${part.weekday} ${part.day} ${part.monthName} ${part.year} ${part.time} ${placeOf(zone, locale)}`;
}

/** The same moment in the zone and in UTC, as reports say effect times back: `Mon 23 Nov 2026 09:00 in Viet Nam, 02:00 UTC`. */
export function instantTwice(instant: Instant, zone: string): string {
  const here = datePartsIn(instant, zone, "en");
  const utc = datePartsIn(instant, "UTC", "en");
  if (zone === "UTC") return `${utc.weekday} ${utc.day} ${utc.monthName} ${utc.year} ${utc.time} UTC`;
  const day = here.day === utc.day ? "" : `${utc.weekday} ${utc.day} ${utc.monthName} `;
  return `${instantInWords(instant, zone, "en")}, ${day}${utc.time} UTC`;
}

const nameFormats = /* @__PURE__ */ remembered((locale: string) => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return {
    weekday: format({ weekday: locale.startsWith("vi") ? "long" : "short" }),
    month: format({ month: "short" }),
  };
});

/** The pieces of a date as shown in a zone and language; `time` is 24-hour `09:00`. */
export function datePartsIn(instant: Instant, zone: string, locale: string) {
  const millis = millisOf(instant);
  const local = new Date(millis + offsetAt(millis, zone) * 60_000);
  const iso = local.toISOString();
  const names = nameFormats(locale);
  const weekday = names.weekday.format(local);
  return {
    weekday: locale.startsWith("vi") ? weekday.replace(/^Thứ/, "thứ").replace(/^Chủ N/, "Chủ n") : weekday,
    day: String(local.getUTCDate()),
    month: String(local.getUTCMonth() + 1),
    monthName: names.month.format(local),
    year: iso.slice(0, 4),
    time: iso.slice(11, 16),
    date: iso.slice(0, 10),
  };
}
