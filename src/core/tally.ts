import { dayAfter, dayIn } from "#core/day.ts";
import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { clockReaches } from "#core/wall-clock.ts";

/** How many cases an agent closed on each shift day (`2026-11-23`): their own, and only on their device. */
export interface Tally {
  readonly days: Readonly<Record<string, number>>;
}

/** A day and the calendar month around it. */
export interface MonthTally {
  /** Cases of the day itself. */
  readonly today: number;
  /** Days of the month with at least one case. */
  readonly days: number;
  /** Cases of the month. */
  readonly total: number;
  /** Cases a worked day, to one decimal; 0 in a month without any. */
  readonly average: number;
}

const MONTHS_KEPT = 13;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * The calendar day on which the shift that runs at an instant began in a zone. `shiftStart` is `HH:MM`, as
 * every other text midnight: with 22:00, 01:00 on the 24th belongs to the 23rd.
 */
export function shiftDay(at: Instant, zone: string, shiftStart: string): string {
  const [, hours = "0", minutes = "0"] = TIME.exec(shiftStart) ?? [];
  const start = Number(hours) * 60 + Number(minutes);
  const today = dayIn(at, zone);
  const begun = [dayAfter(today, 1), today].find((day) => clockReaches(day, start, zone) <= millisOf(at));
  return begun ?? dayAfter(today, -1);
}

/** A tally from what a device kept; whatever is no count of a day is left out. */
export function tallyFrom(kept: unknown): Tally {
  const days = (kept as Partial<Tally> | null | undefined)?.days;
  const counts = Object.entries(typeof days === "object" && days !== null ? days : {});
  return { days: Object.fromEntries(counts.filter(([day, count]) => DAY.test(day) && isCount(count))) };
}

function isCount(count: unknown): boolean {
  return Number.isSafeInteger(count) && (count as number) > 0;
}

/** One case more on a day; days more than 13 months before it are dropped. */
export function counted({ days }: Tally, day: string): Tally {
  const oldest = monthsBefore(day, MONTHS_KEPT);
  const kept = Object.entries(days).filter(([counted]) => counted >= oldest);
  return { days: { ...Object.fromEntries(kept), [day]: (days[day] ?? 0) + 1 } };
}

function monthsBefore(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}${day.slice(7)}`;
}

/** The figures of a day and of its month. */
export function monthOf({ days }: Tally, day: string): MonthTally {
  const month = Object.entries(days).filter(
    ([counted, count]) => counted.startsWith(day.slice(0, 8)) && count > 0,
  );
  const total = month.reduce((sum, [, count]) => sum + count, 0);
  const average = month.length === 0 ? 0 : Math.round((total / month.length) * 10) / 10;
  return { today: days[day] ?? 0, days: month.length, total, average };
}
