import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "#core/instant.ts";
import type { LessonProgress } from "#core/progress.ts";
import { caughtUp, learnedAt, staleLessons } from "#core/stale-lessons.ts";
import type { AnswerTurn, SheetLesson, TrainingSheet } from "#core/training-sheet.ts";
import { on } from "../histories.ts";

const LESSON: SheetLesson = {
  id: "one",
  key: "start/one",
  title: "One",
  shape: "c10",
  tasks: ["choose"],
  answers: ["late", "unknown"],
  drills: [],
};

const turn = (at: Instant, version?: string, parts: Partial<AnswerTurn> = {}): AnswerTurn => ({
  at,
  ...(version !== undefined && { version, what: `What ${version} says.` }),
  ...(version !== undefined && !version.endsWith(".0") && { isSmall: true }),
  ...parts,
});

function sheetOf(turns: readonly AnswerTurn[]): TrainingSheet {
  const path = {
    id: "start",
    title: "Start",
    pass: 80,
    teams: [],
    after: [],
    modules: [],
    lessons: [LESSON],
  };
  return { paths: [path], answers: { late: { title: "Late", turns } } };
}

const doneAt = (done: Instant | undefined, learned: Record<string, string> = {}): LessonProgress => ({
  shape: "c10",
  begun: on("01-01"),
  ...(done && { done }),
  tasks: {},
  learned,
});

/** What is told of the one answer, as a reader would say it. */
function told(turns: readonly AnswerTurn[], own: LessonProgress, now: Instant): string | undefined {
  const [stale] = staleLessons({ "start/one": own }, sheetOf(turns), now);
  const [change] = stale?.changes ?? [];
  return change && `${change.from ?? "–"} → ${change.to ?? "–"}: ${change.whats.join(" ")}`;
}

const TURNS = [
  turn(on("01-05"), "1.0"),
  turn(on("01-10"), "1.1"),
  turn(on("02-01"), "2.0"),
  turn(on("03-01"), "3.0"),
  turn(on("04-01"), undefined, { use: "other" }),
  turn(on("05-01"), "3.1"),
  turn(on("06-01"), "4.0"),
];

describe("a finished lesson tells of its answer", () => {
  const learned = (version: string) => doneAt(on("01-08"), { late: version });
  test.each<[string, LessonProgress, Instant, string | undefined]>([
    ["nothing while it is as it was learned", learned("1.0"), on("01-09"), undefined],
    ["nothing of a small correction", learned("1.0"), on("01-20"), undefined],
    ["the next version from its minute on", learned("1.0"), on("02-01"), "1.0 → 2.0: What 2.0 says."],
    ["nothing a second before", learned("1.0"), "2026-02-01T08:59:59Z", undefined],
    [
      "every change since, with the newest version",
      learned("1.1"),
      on("03-02"),
      "1.1 → 3.0: What 2.0 says. What 3.0 says.",
    ],
    ["that it is withdrawn", learned("3.0"), on("04-01"), "3.0 → –: "],
    ["nothing when it came back but for a correction", learned("3.0"), on("05-02"), undefined],
    ["what came after that", learned("3.0"), on("06-02"), "3.0 → 4.0: What 4.0 says."],
    [
      "what began after the lesson where it was withdrawn then",
      doneAt(on("04-10")),
      on("06-02"),
      "– → 4.0: What 4.0 says.",
    ],
    ["nothing older than the lesson where nothing was learned", doneAt(on("03-10")), on("03-20"), undefined],
    ["nothing before it is finished", doneAt(undefined), on("03-20"), undefined],
    ["nothing where a clock runs behind", learned("2.0"), on("01-20"), undefined],
    [
      "what followed the effect of a version it does not know",
      learned("9.9"),
      on("02-02"),
      "9.9 → 2.0: What 2.0 says.",
    ],
  ])("%s", (_, own, now, expected) => expect(told(TURNS, own, now)).toBe(expected));

  test("where to go instead of a withdrawn one", () => {
    const [stale] = staleLessons({ "start/one": learned("3.0") }, sheetOf(TURNS), on("04-02"));
    expect(stale).toMatchObject({
      path: "start",
      lesson: { id: "one" },
      changes: [{ id: "late", title: "Late", use: "other" }],
    });
  });
});

test("whoever caught up is told of nothing until something else changes", () => {
  const minute = fc
    .integer({ min: 0, max: 40 })
    .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
  const turns = fc.uniqueArray(minute, { maxLength: 8 }).chain((days) =>
    fc
      .array(fc.constantFrom("1.0", "1.1", "2.0", "3.0", undefined), {
        minLength: days.length,
        maxLength: days.length,
      })
      .map((versions) => days.sort().map((at, index) => turn(at, versions[index]))),
  );
  fc.assert(
    fc.property(turns, minute, minute, (all, one, other) => {
      const [done, now] = [one, other].sort() as [string, string];
      const sheet = sheetOf(all);
      const own = doneAt(done, { ...learnedAt(LESSON, sheet, done) });
      const next = caughtUp(own, LESSON, sheet, now);
      const told = staleLessons({ "start/one": next }, sheet, now);
      expect(told).toEqual([]);
    }),
  );
});
