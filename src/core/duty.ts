import { dayAfter, dayIn } from "#core/day.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { clockReaches } from "#core/wall-clock.ts";

/** Whether a team is there; `until` is absent when it always is. */
export type Duty =
  | { readonly isOn: true; readonly until?: Instant }
  | { readonly isOn: false; readonly next: Instant };

/** Minutes past midnight on some weekdays (0 is Sunday); an end past 1440 is on the next day. */
interface Hours {
  readonly weekdays: readonly number[];
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const PART =
  /^(?:([a-z]{3})(?:\s*[-–]\s*([a-z]{3}))?)?(?:(?:^|\s+)(\d{1,2}):([0-5]\d)\s*[-–]\s*(\d{1,2}):([0-5]\d))?$/i;

/**
 * Whether a team is on duty at an instant by its hours in a zone, and until when, or when next. Days are
 * English (`Mon`, `Fri-Mon`, `Mon, Wed 09:00-12:00`); times without days go on with the last ones named, or
 * hold every day. Each shift begins and ends once, also where clocks change. Undefined when the hours cannot
 * be read.
 */
export function dutyAt(hours: string, at: Instant, zone: string): Duty | undefined {
  const parts = hoursFrom(hours);
  if (!parts) return undefined;
  const [now, today] = [millisOf(at), dayIn(at, zone)];
  const spans = spansAround(today, parts, zone);
  const running = spans.find(({ from, to }) => from <= now && now < to);
  const last = clockReaches(dayAfter(today, 8), 0, zone);
  if (running) return { isOn: true, ...(running.to < last && { until: instantOf(running.to) }) };
  const next = spans.find(({ from }) => from > now);
  return next && { isOn: false, next: instantOf(next.from) };
}

/** When somebody is there, from the day before until two weeks after, in order; spans that touch are one. */
function spansAround(today: string, parts: readonly Hours[], zone: string): Span[] {
  const days = Array.from({ length: 17 }, (_, index) => dayAfter(today, index - 1));
  const spans = days.flatMap((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const own = parts.filter(({ weekdays }) => weekdays.includes(weekday));
    return own.map(({ start, end }) => ({
      from: clockReaches(day, start, zone),
      to: clockReaches(day, end, zone),
    }));
  });
  return joined(spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from));
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last === undefined || span.from > last.to) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}

function hoursFrom(text: string): Hours[] | undefined {
  const hours: Hours[] = [];
  let named: number[] = [];
  let isGoingOn = false;
  for (const part of text.split(",")) {
    const match = PART.exec(part.trim());
    if (!match || match[0] === "") return undefined;
    const days = weekdaysOf(match);
    if (!days) return undefined;
    if (days.length > 0) named = isGoingOn ? [...named, ...days] : days;
    isGoingOn = match[3] === undefined;
    const times = isGoingOn ? undefined : timesOf(match);
    if (!isGoingOn && !times) return undefined;
    if (times) hours.push({ ...times, weekdays: named.length > 0 ? named : EVERY_DAY });
  }
  return isGoingOn ? undefined : hours;
}

/** The weekdays a part names, none when it names none; undefined when a name is no weekday's. */
function weekdaysOf([, first, last = first]: RegExpExecArray): number[] | undefined {
  if (first === undefined || last === undefined) return [];
  const [from, to] = [WEEKDAYS.indexOf(first.toLowerCase()), WEEKDAYS.indexOf(last.toLowerCase())];
  if (from < 0 || to < 0) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}

function timesOf(match: RegExpExecArray): Pick<Hours, "start" | "end"> | undefined {
  const [startHour = 0, startMinute = 0, endHour = 0, endMinute = 0] = match.slice(3).map(Number);
  const [start, end] = [startHour * 60 + startMinute, endHour * 60 + endMinute];
  if (start >= 1440 || end > 1440 || start === end) return undefined;
  return { start, end: end < start ? end + 1440 : end };
}
