import type { PackageResult } from "#core/package-state.ts";

/** The most characters that a system must keep of `cmi.suspend_data` (SCORM 1.2 run-time environment, CMIString4096). */
export const MOST_SUSPENDED = 4096;

const HUNDREDTHS_IN_HOUR = 360_000;
const MOST_HOURS = 9999;

/** A length of time as CMITimespan of SCORM 1.2 has it, `HHHH:MM:SS.SS`; what is longer than that can say becomes its longest. */
export function sessionTime(millis: number): string {
  const all = Math.max(0, Math.floor(millis / 10));
  const hundredths = Math.min(all, (MOST_HOURS + 1) * HUNDREDTHS_IN_HOUR - 1);
  const [hours, minutes, seconds] = [
    Math.floor(hundredths / HUNDREDTHS_IN_HOUR),
    Math.floor(hundredths / 6000) % 60,
    (hundredths % 6000) / 100,
  ];
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${seconds.toFixed(2).padStart(5, "0")}`;
}

/** What a learning system said when a package was opened. */
export interface Scorm12Start {
  /** `cmi.core.lesson_status` of earlier visits. */
  readonly status: string;
  /** `cmi.core.lesson_mode`: in `browse` and `review` nothing counts. */
  readonly mode: string;
}

/** Where somebody is, besides the result. */
export interface Scorm12Visit {
  /** See `suspended`. */
  readonly state: string;
  /** The id of the lesson that was open last; empty for the list of lessons. */
  readonly location: string;
  /** Milliseconds since the package was opened. */
  readonly millis: number;
}

const DECIDED = ["failed", "completed", "passed"];

/**
 * What is set in a learning system, in order. A status that was decided once is replaced by a better one alone, and a
 * score is told only with the status it decides: a system that knows the pass mark would else fail who is half-way.
 */
export function scorm12Values(
  result: PackageResult,
  visit: Scorm12Visit,
  start: Scorm12Start,
): readonly (readonly [element: string, value: string])[] {
  if (start.mode === "browse" || start.mode === "review") return [];
  const isWorse = DECIDED.indexOf(result.status) < DECIDED.indexOf(start.status);
  return [
    ...(isWorse ? [] : judged(result)),
    ["cmi.suspend_data", visit.state],
    ["cmi.core.lesson_location", visit.location],
    ["cmi.core.session_time", sessionTime(visit.millis)],
    ["cmi.core.exit", "suspend"],
  ];
}

function judged({ percent, status }: PackageResult): [string, string][] {
  const score: [string, string][] =
    percent === undefined
      ? []
      : [
          ["cmi.core.score.min", "0"],
          ["cmi.core.score.max", "100"],
          ["cmi.core.score.raw", String(percent)],
        ];
  return [...score, ["cmi.core.lesson_status", status]];
}
