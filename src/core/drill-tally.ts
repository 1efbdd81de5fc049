import { dayAfter } from "#core/day.ts";
import { DRILLS, type Drill } from "#core/lesson.ts";
import type { DrillTally, Score } from "#core/progress.ts";

const DAYS_KEPT = 31;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A tally from what a device or a file kept; whatever is no score of a drill on a day is left out. */
export function drillTallyFrom(kept: unknown): DrillTally {
  const days = Object.entries(Object(kept) as object).flatMap(([day, drills]) => {
    const scores = DRILLS.flatMap((drill) => {
      const score = scoreFrom((Object(drills) as Record<string, unknown>)[drill]);
      return score ? [[drill, score] as const] : [];
    });
    return DAY.test(day) && scores.length > 0 ? [[day, Object.fromEntries(scores)] as const] : [];
  });
  return Object.fromEntries(days);
}

function scoreFrom(kept: unknown): Score | undefined {
  const { right, asked } = Object(kept) as Partial<Score>;
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && (count as number) >= 0;
  return isCount(right) && isCount(asked) && asked > 0 && right <= asked ? { right, asked } : undefined;
}

/** One question more on a shift day; days more than 31 before it are dropped. */
export function drilledOn(tally: DrillTally, day: string, drill: Drill, isRight: boolean): DrillTally {
  const oldest = dayAfter(day, -DAYS_KEPT);
  const kept = Object.entries(tally).filter(([known]) => known > oldest);
  const { right = 0, asked = 0 } = tally[day]?.[drill] ?? {};
  const score = { right: right + (isRight ? 1 : 0), asked: asked + 1 };
  return { ...Object.fromEntries(kept), [day]: { ...tally[day], [drill]: score } };
}

/** A week of drills, named by its Monday. */
export interface DrillWeek {
  readonly monday: string;
  readonly scores: Readonly<Record<Drill, Score>>;
}

/** The scores of some weeks up to that of a day, the oldest first. */
export function drillWeeks(tally: DrillTally, day: string, many: number): DrillWeek[] {
  const monday = mondayOf(day);
  return Array.from({ length: many }, (_, index) => dayAfter(monday, 7 * (index + 1 - many))).map((start) => {
    const days = Array.from({ length: 7 }, (_, offset) => tally[dayAfter(start, offset)]);
    const scores = DRILLS.map((drill) => [drill, sumOf(days.map((one) => one?.[drill]))] as const);
    return { monday: start, scores: Object.fromEntries(scores) as DrillWeek["scores"] };
  });
}

/** What some scores come to together. */
export function sumOf(scores: readonly (Score | undefined)[]): Score {
  return {
    right: scores.reduce((sum, score) => sum + (score?.right ?? 0), 0),
    asked: scores.reduce((sum, score) => sum + (score?.asked ?? 0), 0),
  };
}

function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
