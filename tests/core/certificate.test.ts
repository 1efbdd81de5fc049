import { describe, expect, test } from "vitest";
import { certificateOf, isEarned } from "#core/certificate.ts";
import type { LessonProgress, Progress } from "#core/progress.ts";
import type { SheetLesson, SheetPath } from "#core/training-sheet.ts";
import { on } from "../histories.ts";

const lesson = (id: string): SheetLesson => ({
  id,
  key: `start/${id}`,
  title: id,
  shape: "c01",
  tasks: ["choose"],
  answers: [],
  drills: [],
});
const PATH: SheetPath = {
  id: "start",
  title: "Start",
  pass: 50,
  teams: [],
  after: [],
  modules: [],
  lessons: [lesson("one"), lesson("two")],
};
const SHEET = {
  paths: [PATH],
  answers: { late: { title: "Übung", turns: [] }, early: { title: "Zoo", turns: [] } },
};

const done = (day: string, right: number, learned: LessonProgress["learned"]): LessonProgress => ({
  shape: "c01",
  begun: on(day),
  done: on(day),
  tasks: { 0: { at: on(day), right, asked: 1 } },
  learned,
});

const certificate = (progress: Progress) => certificateOf(progress, PATH, SHEET, "de");

describe("a certificate", () => {
  const both = {
    "start/one": done("03-03", 1, { late: "2.0", early: "1.0" }),
    "start/two": done("03-02", 0, { late: "10.0", gone: "1.1" }),
  };

  test("is earned when every lesson is done and the score passes, on the day of the last one", () => {
    expect(certificate(both)).toMatchObject({ finished: on("03-03"), isPassed: true, open: [] });
    expect(isEarned(certificate(both))).toBe(true);
  });

  test("names each answer once, in the newest version that was learned, as the language sorts", () => {
    const named = certificate(both).learned.map(({ title, version }) => `${title} ${version}`);
    expect(named).toEqual(["gone 1.1", "Übung 10.0", "Zoo 1.0"]);
  });

  test("is not earned below the pass mark, nor while a lesson is open", () => {
    const poor = { ...both, "start/one": done("03-03", 0, {}) };
    expect([isEarned(certificate(poor)), certificate(poor).open]).toEqual([false, []]);
    const { "start/two": _, ...half } = both;
    expect(isEarned(certificate(half))).toBe(false);
    expect(certificate(half).open.map(({ id }) => id)).toEqual(["two"]);
  });
});
