import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LessonTask } from "#core/lesson.ts";
import { hasChoices, type KeptTask, type PackageOutline, packageOutline } from "#core/package-outline.ts";
import {
  longestSuspended,
  openTasks,
  type PackageState,
  resultOf,
  resumed,
  suspended,
  withDone,
  withTask,
} from "#core/package-state.ts";

const place = { line: 1, column: 1 };
const choice = (...right: boolean[]): LessonTask => ({
  type: "choose",
  of: "quiz",
  options: right.map((isRight) => ({ right: isRight })),
  place,
});
const writing: LessonTask = {
  type: "write",
  answer: "late",
  moment: "first",
  channel: "email",
  country: "VN",
  place,
};
const list = (points: number): LessonTask => ({ type: "check", points, place });
const practice: LessonTask = { type: "practice", drill: "find", count: 6, products: [], tags: [], place };

function anOutline(pass: number, lessons: Readonly<Record<string, readonly LessonTask[]>>): PackageOutline {
  return packageOutline(
    pass,
    Object.entries(lessons).map(([id, tasks]) => ({ id, text: { tasks } })),
  );
}

const TWO = anOutline(80, {
  first: [choice(true, false), practice, writing, list(2)],
  second: [choice(false, true, false)],
});
const [FIRST, SECOND] = TWO.lessons as [PackageOutline["lessons"][0], PackageOutline["lessons"][0]];

/** Both lessons finished, with these options opened first. */
function finished(one: number, two: number): PackageState {
  let state = withTask({}, FIRST, 0, String(one));
  state = withTask(state, FIRST, 1, "0");
  state = withTask(state, SECOND, 0, String(two));
  return withDone(withDone(state, FIRST), SECOND);
}

describe("the state of a package", () => {
  test("keeps the first try of a choice, and the last mark of a reply", () => {
    const chosen = withTask(withTask({}, FIRST, 0, "1"), FIRST, 0, "0");
    expect(chosen.first?.tasks).toEqual(["1", "", ""]);
    const marked = withTask(withTask({}, FIRST, 1, "2"), FIRST, 1, "0");
    expect(marked.first?.tasks).toEqual(["", "0", ""]);
  });

  test.each([
    ["an option that is not there", 0, "2"],
    ["no number", 0, "one"],
    ["a mark that is not there", 1, "3"],
    ["a list of other length", 2, "101"],
    ["a task that is not there", 3, "0"],
  ])("takes no notice of %s", (_, number, value) => {
    expect(withTask({}, FIRST, number, value)).toEqual({});
  });

  test("is open while a choice or a reply is, whatever is ticked off", () => {
    expect(openTasks({}, FIRST)).toEqual([0, 1]);
    expect(withDone({}, FIRST)).toEqual({});
    const ready = withTask(withTask({}, FIRST, 0, "0"), FIRST, 1, "1");
    expect(openTasks(ready, FIRST)).toEqual([]);
    expect(withDone(ready, FIRST).first?.done).toBe(true);
  });

  test.each([
    ["nothing done", {}, { status: "incomplete", done: 0, score: { right: 0, asked: 0 } }],
    ["all right", finished(0, 1), { status: "passed", done: 2, percent: 100, score: { right: 2, asked: 2 } }],
    ["half right", finished(0, 2), { status: "failed", done: 2, percent: 50, score: { right: 1, asked: 2 } }],
    [
      "one lesson open",
      withDone(withTask({}, SECOND, 0, "1"), SECOND),
      { status: "incomplete", done: 1, score: { right: 1, asked: 1 } },
    ],
  ])("comes to a result: %s", (_, state, result) => {
    expect(resultOf(state, TWO)).toEqual(result);
  });

  test("is completed where nothing is to be chosen", () => {
    const outline = anOutline(80, { only: [list(1)] });
    const [only] = outline.lessons as [PackageOutline["lessons"][0]];
    expect(hasChoices(outline)).toBe(false);
    expect(resultOf(withDone({}, only), outline)).toMatchObject({ status: "completed", done: 1 });
  });

  test("does not outlive the tasks it was about: the lesson begins anew, the others stay", () => {
    const text = suspended(finished(0, 1), TWO);
    const changed = anOutline(80, {
      first: [choice(true, false), writing, list(3)],
      second: [choice(false, true, false)],
    });
    expect(resumed(text, changed)).toEqual({ second: { done: true, tasks: ["1"] } });
  });

  test.each(["", "0;abc", "1;;;", "1;zzzzzz!0", `1;${SECOND.mark}!9`, `1;${SECOND.mark}`, "{}", "1;\u0000"])(
    "begins anew from what is no state: %j",
    (text) => {
      expect(resumed(text, TWO)).toEqual({});
    },
  );
});

const tasks: fc.Arbitrary<LessonTask> = fc.oneof(
  fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }).map((right) => choice(...right)),
  fc.constant(writing),
  fc.constant(practice),
  fc.integer({ min: 1, max: 9 }).map(list),
);
const outlines = fc
  .array(fc.array(tasks, { maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((lessons) => anOutline(80, Object.fromEntries(lessons.map((own, at) => [`lesson-${at}`, own]))));

function someValue(task: KeptTask, random: number): string {
  if (task.type === "choose") return String(random % task.right.length);
  if (task.type === "write") return String(random % 3);
  return (random % 2 ** task.points).toString(2).padStart(task.points, "0");
}

const played = outlines.chain((outline) =>
  fc.record({
    outline: fc.constant(outline),
    steps: fc.array(fc.record({ lesson: fc.nat(), task: fc.nat(), value: fc.nat(), ends: fc.boolean() })),
  }),
);

/** The state after some steps of somebody who goes to and fro. */
function stateAfter({
  outline,
  steps,
}: typeof played extends fc.Arbitrary<infer P> ? P : never): PackageState {
  return steps.reduce<PackageState>((state, { lesson: at, task: number, value, ends }) => {
    const lesson = outline.lessons[at % outline.lessons.length];
    const task = lesson?.tasks[number % (lesson.tasks.length || 1)];
    if (!lesson) return state;
    if (ends || !task) return withDone(state, lesson);
    return withTask(state, lesson, number % lesson.tasks.length, someValue(task, value));
  }, {});
}

describe("whatever somebody does", () => {
  test("comes back from the text that is kept, which is never longer than its bound", () => {
    fc.assert(
      fc.property(played, (play) => {
        const state = stateAfter(play);
        const text = suspended(state, play.outline);
        expect(text).toMatch(/^[ -~]+$/);
        expect(text.length).toBeLessThanOrEqual(longestSuspended(play.outline));
        const back = resumed(text, play.outline);
        expect(resultOf(back, play.outline)).toEqual(resultOf(state, play.outline));
        expect(suspended(back, play.outline)).toBe(text);
      }),
    );
  });

  test("is decided only when every lesson is finished, and passed only at the mark", () => {
    fc.assert(
      fc.property(played, (play) => {
        const { status, done, score, percent } = resultOf(stateAfter(play), play.outline);
        const isWhole = done === play.outline.lessons.length;
        expect(status === "incomplete").toBe(!isWhole);
        expect(score.right).toBeLessThanOrEqual(score.asked);
        if (status === "passed") expect(score.right / score.asked).toBeGreaterThanOrEqual(0.8);
        if (status === "failed") expect(score.right / score.asked).toBeLessThan(0.8);
        expect(percent !== undefined).toBe(status === "passed" || status === "failed");
      }),
    );
  });

  test("any text is taken without harm", () => {
    fc.assert(
      fc.property(outlines, fc.string({ maxLength: 80 }), (outline, text) => {
        const state = resumed(text, outline);
        expect(resumed(suspended(state, outline), outline)).toEqual(state);
      }),
    );
  });
});
