import { remember, remembered } from "#browser/memory.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";
import { progressFrom } from "#core/kept-progress.ts";
import type { LessonProgress, Progress } from "#core/progress.ts";

/** The event on `document` that tells that lessons went on, here or in another tab. */
export const PROGRESS_CHANGED = "kb:progress";

const KEY = "progress";

/** How far the reader is in each lesson, as this device knows it. */
export function keptProgress(): Progress {
  return remembered(KEY, progressFrom);
}

/** Keeps how far the reader is. Returns whether that was kept beyond this page. */
export function keepProgress(progress: Progress): boolean {
  const isKept = remember(KEY, progress);
  document.dispatchEvent(new Event(PROGRESS_CHANGED));
  return isKept;
}

/** Keeps how far the reader is in one lesson (`PATH/LESSON`), beside what other tabs kept of the others. */
export function keepLesson(key: string, lesson: LessonProgress): boolean {
  return keepProgress({ ...keptProgress(), [key]: lesson });
}

followOtherTabs(KEY, PROGRESS_CHANGED);
