import { sumOf } from "#core/drill-tally.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import { mergedProgress } from "#core/kept-progress.ts";
import { DRILLS, type Drill } from "#core/lesson.ts";
import type { Progress, Score } from "#core/progress.ts";
import type { AgentShift, Shifts } from "#core/shift.ts";

/** What the files of one agent say of training, from all their devices. */
export interface Learner {
  readonly agent: string;
  readonly devices: number;
  /** When the newest of the files was made, and the time zone of the device it comes from. */
  readonly made: Instant;
  readonly zone: string;
  readonly progress: Progress;
  /** Kinds of drills that were done at all. */
  readonly drills: Readonly<Partial<Record<Drill, Score>>>;
}

/** The learners that some files tell of, by their initials; of drills only shift days from `since` on count. */
export function learnersOf(shifts: Shifts, since = ""): Learner[] {
  const sorted = Object.values(shifts).sort((a, b) => (a.agent + a.device < b.agent + b.device ? -1 : 1));
  return [...Map.groupBy(sorted, ({ agent }) => agent)].map(([agent, parts]) => ({
    agent,
    devices: parts.length,
    ...newestOf(parts),
    progress: parts.map(progressOf).reduce(mergedProgress, {}),
    drills: drillsOf(parts, since),
  }));
}

function newestOf(parts: readonly AgentShift[]): Pick<Learner, "made" | "zone"> {
  const [newest] = parts.map(({ last }) => last).sort((a, b) => compareInstants(b.made, a.made));
  return { made: newest?.made ?? "", zone: newest?.value.zone ?? "UTC" };
}

function progressOf({ training }: AgentShift): Progress {
  return Object.fromEntries(Object.entries(training).map(([key, { value }]) => [key, value]));
}

function drillsOf(parts: readonly AgentShift[], since: string): Learner["drills"] {
  const days = parts.flatMap(({ drills }) =>
    Object.entries(drills).flatMap(([day, { value }]) => (day >= since ? [value] : [])),
  );
  const sums = DRILLS.flatMap((drill) => {
    const scores = days.flatMap((day) => day[drill] ?? []);
    return scores.length === 0 ? [] : [[drill, sumOf(scores)] as const];
  });
  return Object.fromEntries(sums);
}
