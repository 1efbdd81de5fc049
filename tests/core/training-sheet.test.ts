import { describe, expect, test } from "vitest";
import type { History } from "#core/history.ts";
import type { LessonTask, LessonText } from "#core/lesson.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Training } from "#core/training.ts";
import { type SheetAnswer, trainingSheet, versionAt } from "#core/training-sheet.ts";
import { aHistory, aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

const place = { line: 1, column: 1 };
const TASKS: LessonTask[] = [
  { type: "choose", of: "quiz", options: [{ right: true }, { answer: "late", right: false }], place },
  { type: "practice", drill: "find", count: 4, products: [], tags: [], place },
];

function aLessonText(title: string, mentioned: readonly string[]): LessonText {
  const mentions = mentioned.map((id) => ({ key: id as `answers/${string}`, place }));
  return { title, minutes: 5, words: "", tasks: TASKS, scenes: [], changes: [], mentions };
}

const TRAINING: Training = {
  paths: new Map([
    [
      "start",
      {
        id: "start",
        title: { en: "Start", vi: "Bắt đầu" },
        teams: [],
        after: [],
        days: 2,
        pass: 80,
        modules: [{ title: { en: "Find" }, days: "1", lessons: ["one", "unwritten"] }],
      },
    ],
  ]),
  lessons: new Map([
    [
      "start/one",
      {
        path: "start",
        id: "one",
        texts: new Map([
          ["en", aLessonText("One", ["answers/late", "products/vip", "answers/late", "answers/gone"])],
        ]),
      },
    ],
  ]),
};

function sheetWith(history: History, locale = "en") {
  const entry = { kind: "answers", id: "late", history, versions: {} } satisfies PublishedEntry;
  const answer = (id: string) => (id === "late" ? entry : undefined);
  return trainingSheet({ training: TRAINING, answer, locale, sourceLocale: "en", now: on("03-01") });
}

describe("the sheet of a training", () => {
  const sheet = sheetWith(aHistory(aPublication("1.0", on("01-05"))), "vi");

  test("names paths in its language and lessons in the first they are written in", () => {
    expect(sheet.paths[0]).toMatchObject({ id: "start", title: "Bắt đầu", days: 2, pass: 80 });
    expect(sheet.paths[0]?.modules).toEqual([{ title: "Find", days: "1", lessons: ["one", "unwritten"] }]);
    expect(sheet.paths[0]?.lessons).toEqual([
      {
        id: "one",
        key: "start/one",
        title: "One",
        minutes: 5,
        shape: "c10 p:find4",
        tasks: ["choose", "practice"],
        answers: ["late", "gone"],
        drills: ["find"],
      },
    ]);
  });

  test("holds the answers that lessons speak of, where the site shows them", () => {
    expect(Object.keys(sheet.answers)).toEqual(["late"]);
  });
});

describe("the turns of an answer", () => {
  const history = aHistory(
    aPublication("1.0", on("01-05")),
    aPublication("1.1", on("01-06")),
    aPublication("2.0", on("01-07"), { effective: on("02-01") }),
    aWithdrawal("2.0", on("02-10")),
    aRecord("restore", "2.0", on("02-12")),
    aPublication("3.0", on("02-13"), { effective: on("04-01") }),
    aRecord("cancel", "3.0", on("02-14")),
  );
  const late = sheetWith(history).answers.late as SheetAnswer;

  test("say what came into effect when, and what of it is told", () => {
    expect(late.turns).toEqual([
      { at: on("01-05"), version: "1.0", what: "What 1.0 says." },
      { at: on("01-06"), version: "1.1", isSmall: true, what: "What 1.1 says." },
      { at: on("02-01"), version: "2.0", what: "What 2.0 says." },
      { at: on("02-10"), why: "Wrong." },
      { at: on("02-12"), version: "2.0", what: "What 2.0 says." },
    ]);
  });

  test.each([
    ["before its first version", on("01-01"), undefined],
    ["between two versions", on("01-31"), "1.1"],
    ["from the minute of the next one", on("02-01"), "2.0"],
    ["while it is withdrawn", on("02-11"), undefined],
    ["after it came back", on("03-01"), "2.0"],
  ])("tell the version %s", (_, at, expected) => expect(versionAt(late, at)).toBe(expected));
});
