import type { Instant } from "#core/instant.ts";
import { isPassed, type Progress, percentOf, type Score, standingIn, standingOf } from "#core/progress.ts";
import type { SheetLesson, SheetPath, TrainingSheet } from "#core/training-sheet.ts";
import { compareVersions, type Version } from "#core/version.ts";

/** An answer that was learned, in the newest version that was. */
export interface LearnedAnswer {
  readonly id: string;
  readonly title: string;
  readonly version: Version;
}

/** What a path comes to for somebody: a certificate, or what is missing for one. */
export interface Certificate {
  /** Lessons that are not finished, in order. */
  readonly open: readonly SheetLesson[];
  readonly score: Score;
  readonly isPassed: boolean;
  /** When the last lesson was finished; absent while one is open. */
  readonly finished?: Instant;
  /** By title. */
  readonly learned: readonly LearnedAnswer[];
}

/** What somebody's progress in a path comes to; titles are sorted as its language does. */
export function certificateOf(
  progress: Progress,
  path: SheetPath,
  sheet: TrainingSheet,
  locale: string,
): Certificate {
  const { score, finished } = standingOf(progress, path.lessons);
  return {
    open: path.lessons.filter(({ key, shape }) => standingIn(progress[key], shape)?.done === undefined),
    score,
    isPassed: isPassed(score, path.pass),
    ...(finished !== undefined && { finished }),
    learned: learnedIn(progress, path, sheet).sort((a, b) => a.title.localeCompare(b.title, locale)),
  };
}

/** Whether a certificate can be handed out. */
export function isEarned({ finished, isPassed: passes }: Certificate): boolean {
  return finished !== undefined && passes;
}

/** The score in whole per cent; undefined where nothing was asked. */
export function certifiedPercent({ score }: Certificate): number | undefined {
  return percentOf(score);
}

function learnedIn(progress: Progress, { lessons }: SheetPath, { answers }: TrainingSheet): LearnedAnswer[] {
  const newest = new Map<string, Version>();
  for (const { key } of lessons)
    for (const [id, version] of Object.entries(progress[key]?.learned ?? {})) {
      const known = newest.get(id);
      if (known === undefined || compareVersions(version, known) > 0) newest.set(id, version);
    }
  return [...newest].map(([id, version]) => ({ id, title: answers[id]?.title ?? id, version }));
}
