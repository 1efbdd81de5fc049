import type { CheckContext } from "#checks/rule.ts";
import { looksAside } from "#checks/working.ts";
import { type Lesson, type LessonText, lessonKey } from "#core/lesson.ts";
import type { Locale } from "#core/locale.ts";
import type { TrainingPath } from "#core/training.ts";

/** One language of a lesson, with the file it stands in. */
export interface LessonFile {
  readonly lesson: Lesson;
  readonly locale: Locale;
  readonly text: LessonText;
  readonly file: string;
}

/** Every language of every lesson; none where findings about some entries are wanted, to which no lesson belongs. */
export function lessonFiles(context: CheckContext): LessonFile[] {
  return lessonsAsked(context).flatMap((lesson) =>
    [...lesson.texts].map(([locale, text]) => ({ lesson, locale, text, file: lessonFile(lesson, locale) })),
  );
}

/** Every lesson, listed or not; none where findings about some entries are wanted. */
export function lessonsAsked(context: CheckContext): Lesson[] {
  return looksAside(context) ? [...context.library.training.lessons.values()] : [];
}

/** Every path; none where findings about some entries are wanted. */
export function pathsAsked(context: CheckContext): TrainingPath[] {
  return looksAside(context) ? [...context.library.training.paths.values()] : [];
}

/** The file of one language of a lesson, below the content folder. */
export function lessonFile(lesson: Pick<Lesson, "path" | "id">, locale: Locale): string {
  return `training/${lessonKey(lesson)}.${locale}.mdx`;
}

/** The file of a path, below the content folder. */
export function pathFile(id: string): string {
  return `training/${id}/path.yaml`;
}

/** The files of an example: a path of one lesson, and that lesson in the languages of the interface. */
export function aPath(words: string, other = words): Readonly<Record<string, string>> {
  return {
    "training/first-week/path.yaml":
      "id: first-week\ntitle: {en: Your first week, vi: Tuần đầu tiên}\ndays: 5\nmodules:\n  - title: {en: Find and send, vi: Tìm và gửi}\n    days: 1-2\n    lessons: [find-and-copy]\n",
    "training/first-week/find-and-copy.en.mdx": `---\ntitle: Find and copy\n---\n\n${words}\n`,
    "training/first-week/find-and-copy.vi.mdx": `---\ntitle: Tìm và sao chép\n---\n\n${other}\n`,
  };
}
