import type { EntryKey } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Moment, Place } from "#core/reply.ts";
import type { Version } from "#core/version.ts";

/** Exercises that are drawn from the content: find the answer, which wording holds, hold or send, private data in public. */
export const DRILLS = ["find", "a-or-b", "hold-or-send", "leak"] as const;
/** The name of one of them, as lessons write it. */
export type Drill = (typeof DRILLS)[number];

/** One option of a choice: the answer it stands for, if it is one, and whether it is right. */
export interface LessonOption {
  readonly answer?: string;
  readonly right: boolean;
}

/** What a reader does in a lesson, in the order in which it stands there. Its number in that order names it. */
export type LessonTask =
  | {
      readonly type: "choose";
      /** A customer's message, or a question about how things are done. */
      readonly of: "scenario" | "quiz";
      readonly options: readonly LessonOption[];
      readonly place: Place;
    }
  | {
      readonly type: "write";
      readonly answer: string;
      readonly moment: Moment;
      readonly channel: string;
      readonly country: string;
      readonly place: Place;
    }
  | {
      readonly type: "practice";
      readonly drill: Drill;
      readonly count: number;
      /** Ids of products and tags the questions are narrowed to; none: everything. */
      readonly products: readonly string[];
      readonly tags: readonly string[];
      readonly place: Place;
    }
  | { readonly type: "try"; readonly at: string; readonly place: Place }
  | { readonly type: "check"; readonly points: number; readonly place: Place };

/** The change of an answer that a lesson shows. */
export interface LessonChange {
  readonly id: string;
  readonly from: Version;
  readonly to: Version;
  readonly place: Place;
}

/** An entry that a lesson leads to or speaks of, at every place where it does. */
export interface LessonMention {
  readonly key: EntryKey;
  readonly place: Place;
}

/** A channel or country that a scenario of a lesson names. */
export interface LessonScene {
  readonly channel: string;
  readonly country: string;
  readonly place: Place;
}

/** One language of a lesson: what it is called, its words without marks and tags, and what a reader does. */
export interface LessonText {
  readonly title: string;
  readonly summary?: string;
  /** About how long it takes. */
  readonly minutes?: number;
  readonly words: string;
  readonly tasks: readonly LessonTask[];
  readonly scenes: readonly LessonScene[];
  readonly changes: readonly LessonChange[];
  readonly mentions: readonly LessonMention[];
}

/** A lesson of a path in all languages it is written in. */
export interface Lesson {
  readonly path: string;
  readonly id: string;
  readonly texts: ReadonlyMap<Locale, LessonText>;
}

/** `PATH/LESSON`, as progress and links name it. */
export function lessonKey({ path, id }: Pick<Lesson, "path" | "id">): string {
  return `${path}/${id}`;
}

/**
 * What of a lesson must not change under somebody's progress: the kinds of its tasks and how many options each has. Alike
 * in all languages; where it differs from what was kept, an unfinished lesson begins anew.
 */
export function lessonShape(tasks: readonly LessonTask[]): string {
  return tasks.map(shapeOf).join(" ");
}

function shapeOf(task: LessonTask): string {
  switch (task.type) {
    case "choose":
      return `c${task.options.map(({ right }) => (right ? "1" : "0")).join("")}`;
    case "write":
      return `w:${task.answer}/${task.moment}`;
    case "practice":
      return `p:${task.drill}${task.count}`;
    case "try":
      return "t";
    case "check":
      return `l${task.points}`;
  }
}
