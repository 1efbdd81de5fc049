import { tzlib_get_ical_block } from "timezones-ical-library";
import { type Instant, instantOf } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";

/** One event of a calendar. */
export interface CalendarEvent {
  /** Never changes, whatever becomes of the event. */
  readonly uid: string;
  /** When something about it last changed. */
  readonly changed: Instant;
  /** How often something about it changed. */
  readonly sequence: number;
  readonly from: Instant;
  /** Without one the event is a moment. */
  readonly until?: Instant;
  readonly summary: string;
  /** Left out where it is empty. */
  readonly description: string;
  readonly place?: string;
  readonly categories: readonly string[];
  /** The page that tells of it, if its whole address is known: RFC 5545 knows no relative ones. */
  readonly url?: string;
  readonly isCancelled?: true;
}

/** What takes place every day at a time by the clocks of the calendar's zone. */
export interface DailyEvent {
  readonly uid: string;
  readonly changed: Instant;
  /** `HH:MM` */
  readonly time: string;
  /** The first day, `YYYY-MM-DD`. */
  readonly since: string;
  readonly summary: string;
}

/** A calendar by RFC 5545. */
export interface Calendar {
  readonly name: string;
  readonly locale: Locale;
  /** The time zone of the daily events, by its name in the tz database. */
  readonly zone: string;
  readonly daily: readonly DailyEvent[];
  /** The most important first. */
  readonly events: readonly CalendarEvent[];
}

/** So many bytes a calendar has at most. */
export const LONGEST_CALENDAR = 900_000;

/** A calendar as text with the first events that fit into `limit` bytes; every line ends with CRLF and has at most 75 octets. */
export function icalendarText(calendar: Calendar, limit = LONGEST_CALENDAR): string {
  const [zoneBlock, zoneId] = zoneOf(calendar.zone);
  const head = [
    ...headLines(calendar),
    zoneBlock,
    ...calendar.daily.flatMap((event) => dailyLines(event, zoneId)),
  ];
  const blocks = calendar.events.map((event) => textOf(eventLines(event)));
  const tail = "END:VCALENDAR\r\n";
  let text = textOf(head);
  let left = limit - octets(text + tail);
  for (const block of blocks) {
    left -= octets(block);
    if (left < 0) break;
    text += block;
  }
  return text + tail;
}

/** The rules of a time zone as a component, and its name there: some zones have several names. */
function zoneOf(zone: string): readonly [string, string] {
  const [block = "", name = ""] = tzlib_get_ical_block(zone);
  if (block === "") throw new Error(`The time zone ${zone} has no rules for a calendar.`);
  return [block, name];
}

function headLines({ name, locale }: Calendar): string[] {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Replybook//Replybook//${locale.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    // RFC 7986 and the older names that most programs still go by.
    `NAME:${textValue(name)}`,
    `X-WR-CALNAME:${textValue(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
  ];
}

function dailyLines({ uid, changed, time, since, summary }: DailyEvent, zoneId: string): string[] {
  const start = `${since.replaceAll("-", "")}T${time.replace(":", "")}00`;
  return [
    "BEGIN:VEVENT",
    `UID:${textValue(uid)}`,
    `DTSTAMP:${timeValue(changed)}`,
    `DTSTART;${zoneId}:${start}`,
    "RRULE:FREQ=DAILY",
    `SUMMARY:${textValue(summary)}`,
    "END:VEVENT",
  ];
}

function eventLines(event: CalendarEvent): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${textValue(event.uid)}`,
    `DTSTAMP:${timeValue(event.changed)}`,
    `LAST-MODIFIED:${timeValue(event.changed)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${timeValue(event.from)}`,
    ...(event.until === undefined ? [] : [`DTEND:${timeValue(event.until)}`]),
    `SUMMARY:${textValue(event.summary)}`,
    ...(event.description === "" ? [] : [`DESCRIPTION:${textValue(event.description)}`]),
    ...(event.place === undefined ? [] : [`LOCATION:${textValue(event.place)}`]),
    `CATEGORIES:${event.categories.map(textValue).join(",")}`,
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** An instant in UTC: `20261123T020000Z`. */
function timeValue(instant: Instant): string {
  return instantOf(millisOf(instant)).replace(/[-:]/g, "");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are left out.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A value of the type TEXT (RFC 5545, 3.3.11). */
function textValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(CONTROLS, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line.split("\r\n").map(folded).join("\r\n")}\r\n`).join("");
}

/** A line in pieces of at most 75 octets, never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  if (line.length <= 75 && octets(line) <= 75) return line;
  const pieces = [""];
  let size = 0;
  for (const character of line) {
    const more = sizeOf(character);
    // The space that begins a further piece counts.
    if (size + more > 75) {
      pieces.push("");
      size = 1;
    }
    pieces[pieces.length - 1] += character;
    size += more;
  }
  return pieces.join("\r\n ");
}

/** The octets of one character in UTF-8; half of a pair counts as the character that stands for it. */
function sizeOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function octets(text: string): number {
  let sum = 0;
  for (const character of text) sum += sizeOf(character);
  return sum;
}
