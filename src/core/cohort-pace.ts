import { dayAfter, dayIn } from "#core/day.ts";
import type { Learner } from "#core/learner.ts";
import type { SheetPath } from "#core/training-sheet.ts";

/** How a cohort goes through a path, by working days (Monday to Friday) from its first day on. */
export interface Pace {
  /** How many lessons the path has. */
  readonly of: number;
  /** As many as the plan has, or as have gone by, whichever is more. */
  readonly days: readonly PaceDay[];
}

/** A working day: what is to be done by its end, and what each learner had done by then. */
export interface PaceDay {
  /** `2026-11-23` */
  readonly day: string;
  /** Lessons to be done; absent where the path has no days, or they are over. */
  readonly planned?: number;
  /** By initials; absent for days to come. */
  readonly done?: Readonly<Record<string, number>>;
}

/** At most so many working days are shown. */
export const MOST_PACE_DAYS = 30;

/** How these learners go through a path from `first` to `today` (`2026-11-23`); what was done before counts on the first day. */
export function paceOf(path: SheetPath, learners: readonly Learner[], first: string, today: string): Pace {
  const own = learners.map(({ agent, ...learner }) => [agent, doneDays(path, learner)] as const);
  const all = nextWorkingDays(first, MOST_PACE_DAYS);
  const gone = all.filter((day) => day <= today).length;
  const plan = plannedBy(path);
  const count = Math.min(MOST_PACE_DAYS, Math.max(plan.length, gone, 1));
  const days = all.slice(0, count).map((day, index): PaceDay => {
    const next = dayAfter(day, 1);
    // What was done at a weekend counts on the Friday before.
    const until = isWorkingDay(next) ? next : dayAfter(day, 3);
    const done = own.map(([agent, doneOn]) => [agent, doneOn.filter((when) => when < until).length] as const);
    const planned = plan[index];
    return {
      day,
      ...(planned !== undefined && { planned }),
      ...(index < gone && { done: Object.fromEntries(done) }),
    };
  });
  return { of: path.lessons.length, days };
}

/** The first day on which somebody began a lesson of these paths, on the clock of their device; undefined where nobody did. */
export function firstDayOf(paths: readonly SheetPath[], learners: readonly Learner[]): string | undefined {
  const keys = paths.flatMap(({ lessons }) => lessons.map(({ key }) => key));
  const begun = learners.flatMap(({ progress, zone }) =>
    keys.flatMap((key) => (progress[key] ? [dayIn(progress[key].begun, zone)] : [])),
  );
  return begun.sort()[0];
}

function doneDays({ lessons }: SheetPath, { progress, zone }: Pick<Learner, "progress" | "zone">): string[] {
  return lessons.flatMap(({ key }) => {
    const done = progress[key]?.done;
    return done === undefined ? [] : [dayIn(done, zone)];
  });
}

/** How many lessons are to be done by the end of each working day; none where modules do not say their days. */
function plannedBy({ days = 0, modules }: SheetPath): number[] {
  const ends = modules.map((module) => ({
    last: Number(module.days?.split("-").at(-1)),
    count: module.lessons.length,
  }));
  if (ends.some(({ last }) => !Number.isInteger(last))) return [];
  const length = Math.max(days, ...ends.map(({ last }) => last));
  return Array.from({ length }, (_, index) =>
    ends.filter(({ last }) => last <= index + 1).reduce((sum, { count }) => sum + count, 0),
  );
}

function isWorkingDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
}

function nextWorkingDays(first: string, count: number): string[] {
  const days: string[] = [];
  for (let day = workingDayOf(first); days.length < count; day = dayAfter(day, 1))
    if (isWorkingDay(day)) days.push(day);
  return days;
}

/** A weekend belongs to the Friday before. */
function workingDayOf(day: string): string {
  return isWorkingDay(day) ? day : workingDayOf(dayAfter(day, -1));
}
