import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergedProgress, progressFrom } from "#core/kept-progress.ts";
import type { LessonProgress, Progress } from "#core/progress.ts";
import { on } from "../histories.ts";

const lesson = (parts: Partial<LessonProgress> = {}): LessonProgress => ({
  shape: "c01 c10",
  begun: on("03-01"),
  tasks: {},
  learned: {},
  ...parts,
});

describe("what a device kept", () => {
  const good = lesson({
    done: on("03-02"),
    tasks: {
      0: { at: on("03-01"), right: 1, asked: 1 },
      1: { at: on("03-01"), right: 0, asked: 0, own: "partly" },
    },
    learned: { late: "3.10" },
  });

  test("is read as it was", () => {
    expect(progressFrom(JSON.parse(JSON.stringify({ "start/one": good })))).toEqual({ "start/one": good });
  });

  test.each<[string, unknown, unknown]>([
    ["nothing", undefined, {}],
    ["a list", [good], {}],
    ["a name that is no lesson's", { "start/one/two": good, "../one": good, start: good }, {}],
    ["a lesson without a beginning", { "start/one": { ...good, begun: "yesterday" } }, {}],
    ["a broken end", { "start/one": { ...lesson(), done: 7 } }, { "start/one": lesson() }],
    [
      "results that cannot be",
      {
        "start/one": {
          ...lesson(),
          tasks: {
            0: { at: on("03-01"), right: 2, asked: 1 },
            1: { at: on("03-01"), right: -1, asked: 1 },
            2: { at: "x", right: 1, asked: 1 },
            first: { at: on("03-01"), right: 1, asked: 1 },
          },
        },
      },
      { "start/one": lesson() },
    ],
    [
      "versions that are none",
      { "start/one": { ...lesson(), learned: { late: 3.1, "A b": "1.0" } } },
      { "start/one": lesson() },
    ],
  ])("of %s leaves out what is foreign", (_, kept, expected) => expect(progressFrom(kept)).toEqual(expected));

  test("never throws, whatever it is", () => {
    fc.assert(fc.property(fc.jsonValue(), (kept) => void progressFrom({ "start/one": kept, more: kept })));
  });
});

describe("two devices together", () => {
  const together = (one: LessonProgress, other: LessonProgress) =>
    mergedProgress({ "start/one": one }, { "start/one": other })["start/one"];
  const tried = (day: string, right: number) => ({ at: on(day), right, asked: 1 });

  test("know all lessons of both", () => {
    expect(Object.keys(mergedProgress({ "a/b": lesson() }, { "a/c": lesson() }))).toEqual(["a/b", "a/c"]);
  });

  test("count the first tries of a lesson that neither finished", () => {
    const one = lesson({ tasks: { 0: tried("03-02", 1) } });
    const other = lesson({ begun: on("03-02"), tasks: { 0: tried("03-03", 0), 1: tried("03-02", 0) } });
    expect(together(one, other)).toEqual(lesson({ tasks: { 0: tried("03-02", 1), 1: tried("03-02", 0) } }));
  });

  test("hold a lesson for finished that one of them finished", () => {
    const finished = lesson({ done: on("03-05") });
    expect(together(lesson({ begun: on("03-06") }), finished)).toEqual(finished);
  });

  test("take the later end of a lesson that was done again, and the newest of what either learned", () => {
    const first = lesson({ done: on("03-05"), learned: { late: "3.10", other: "1.0" } });
    const again = lesson({ begun: on("03-06"), done: on("03-07"), learned: { late: "3.9" } });
    expect(together(first, again)).toEqual({ ...again, learned: { late: "3.10", other: "1.0" } });
  });

  test("take whatever tells more than an older file does", () => {
    const told = lesson({ done: on("03-05"), tasks: { 0: tried("03-05", 1) } });
    const bare = lesson({ shape: "", begun: on("03-08"), done: on("03-08") });
    expect(together(bare, told)?.tasks).toEqual(told.tasks);
  });

  test("say the same in whatever order and however often they are put together", () => {
    const day = fc.integer({ min: 1, max: 9 }).map((number) => on(`03-0${number}`));
    const result = fc.record({ at: day, right: fc.constantFrom(0, 1), asked: fc.constant(1) });
    const any: fc.Arbitrary<LessonProgress> = fc.oneof(
      fc.record({
        shape: fc.constant("c01"),
        begun: day,
        tasks: fc.dictionary(fc.constantFrom("0", "1"), result),
        learned: fc.constant({}),
      }),
      fc.record({
        shape: fc.constantFrom("c01", ""),
        begun: day,
        done: day,
        tasks: fc.dictionary(fc.constantFrom("0", "1"), result),
        learned: fc.dictionary(fc.constantFrom("late", "other"), fc.constantFrom("1.0", "2.0", "10.0")),
      }),
    );
    const progress: fc.Arbitrary<Progress> = fc.dictionary(fc.constantFrom("a/b", "a/c"), any);
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(mergedProgress(a, b)).toEqual(mergedProgress(b, a));
        expect(mergedProgress(mergedProgress(a, b), c)).toEqual(mergedProgress(a, mergedProgress(b, c)));
        expect(mergedProgress(a, a)).toEqual(a);
      }),
      { numRuns: 300 },
    );
  });
});
