import { describe, expect, test } from "vitest";
import {
  begunLesson,
  finishedLesson,
  isPassed,
  type LessonProgress,
  openTasks,
  percentOf,
  standingIn,
  standingOf,
  type TaskResult,
  withResult,
} from "#core/progress.ts";
import { on } from "../histories.ts";

const result = (right: number, asked: number, parts: Partial<TaskResult> = {}): TaskResult => ({
  at: on("03-01"),
  right,
  asked,
  ...parts,
});

const done = (shape: string, ...results: TaskResult[]): LessonProgress =>
  finishedLesson(
    results.reduce((own, one, task) => withResult(own, task, one), begunLesson(shape, on("03-01"))),
    {},
    on("03-02"),
  );

describe("a task of a lesson", () => {
  const begun = begunLesson("c01 w:late/first", on("03-01"));

  test("counts by its first try", () => {
    const twice = withResult(withResult(begun, 0, result(0, 1)), 0, result(1, 1, { at: on("03-02") }));
    expect(twice.tasks).toEqual({ 0: result(0, 1) });
  });

  test("may be judged anew by who wrote it", () => {
    const twice = withResult(
      withResult(begun, 1, result(0, 0, { own: "not-yet" })),
      1,
      result(0, 0, { own: "close" }),
    );
    expect(twice.tasks).toEqual({ 1: result(0, 0, { own: "close" }) });
  });

  test("is open until it has a result", () => {
    expect(openTasks(undefined, 2)).toEqual([0, 1]);
    expect(openTasks(withResult(begun, 1, result(0, 0)), 3)).toEqual([0, 2]);
  });
});

describe("what is known of a lesson", () => {
  const begun = begunLesson("c01", on("03-01"));
  test.each<[string, LessonProgress | undefined, string, boolean]>([
    ["holds while its tasks are the same", begun, "c01", true],
    ["begins anew when they are others", begun, "c10", false],
    ["stays finished all the same", done("c01"), "c10", true],
    ["is nothing before it is begun", undefined, "c01", false],
  ])("%s", (_, own, shape, isKnown) => expect(standingIn(own, shape) !== undefined).toBe(isKnown));
});

describe("the standing in a path", () => {
  const lessons = [
    { key: "start/one", shape: "c01" },
    { key: "start/two", shape: "c01 p:find3" },
  ];

  test("adds up first tries, over choices and drills", () => {
    const progress = {
      "start/one": done("c01", result(0, 1)),
      "start/two": done("c01 p:find3", result(1, 1), result(2, 3)),
    };
    const standing = standingOf(progress, lessons);
    expect(standing).toEqual({ done: 2, of: 2, score: { right: 3, asked: 5 }, finished: on("03-02") });
    expect([isPassed(standing.score, 60), isPassed(standing.score, 61)]).toEqual([true, false]);
  });

  test("is not finished while a lesson is open, and knows no other path", () => {
    const progress = { "start/one": done("c01"), "other/two": done("c01") };
    expect(standingOf(progress, lessons)).toEqual({ done: 1, of: 2, score: { right: 0, asked: 0 } });
  });

  test("of a path without lessons is never finished", () => {
    expect(standingOf({}, []).finished).toBeUndefined();
  });
});

test("a score is never rounded up to a pass, and where nothing is asked there is none", () => {
  expect(percentOf({ right: 799, asked: 1000 })).toBe(79);
  expect(percentOf({ right: 0, asked: 0 })).toBeUndefined();
  expect(isPassed({ right: 0, asked: 0 }, 100)).toBe(true);
});
