import type { TrainingModule, TrainingPath } from "#core/training.ts";

/** Some working days of a path, from the first to the last one, counted from 1. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** The days of a module: `1-2` or `3`; undefined where it names none. */
export function daysOf({ days }: Pick<TrainingModule, "days">): DaySpan | undefined {
  const [from, to = from] = (days ?? "").split("-").map(Number);
  return days === undefined || from === undefined || to === undefined ? undefined : { from, to };
}

/** A span as a path says it. */
export function spanText({ from, to }: DaySpan): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** Why the days of a module do not fit its path. */
export type DaysFault = {
  readonly of: "turned" | "late" | "order";
  readonly module: TrainingModule;
  readonly days: string;
};

/** The modules whose days run backwards, lie beyond the path's, or begin before those of a module above. */
export function daysFaults({ days: all, modules }: Pick<TrainingPath, "days" | "modules">): DaysFault[] {
  let begun = 1;
  return modules.flatMap((module): DaysFault[] => {
    const span = daysOf(module);
    const { days } = module;
    if (!span || days === undefined) return [];
    const isEarly = span.from < begun;
    begun = Math.max(begun, span.from);
    if (span.to < span.from || span.from < 1) return [{ of: "turned", module, days }];
    if (all !== undefined && span.to > all) return [{ of: "late", module, days }];
    return isEarly ? [{ of: "order", module, days }] : [];
  });
}
