import { describe, expect, test } from "vitest";
import { cohortRows, notBegun, weakDrills } from "#core/cohort.ts";
import { hardestLessons, missedAnswers } from "#core/cohort-faults.ts";
import { firstDayOf, paceOf } from "#core/cohort-pace.ts";
import { type Learner, learnersOf } from "#core/learner.ts";
import type { LessonProgress, Progress } from "#core/progress.ts";
import { mergedShifts, type ShiftFile, type Shifts, shiftsOf } from "#core/shift.ts";
import { taughtChanges } from "#core/taught-changes.ts";
import type { SheetLesson, SheetPath, TrainingSheet } from "#core/training-sheet.ts";

/** Friday. */
const NOW = "2026-11-20T12:00:00Z";

function aSheetLesson(id: string, answers: readonly string[] = []): SheetLesson {
  return {
    id,
    key: `desk/${id}`,
    title: `About ${id}`,
    shape: "c10",
    tasks: ["choose"],
    answers,
    drills: [],
  };
}

const DESK: SheetPath = {
  id: "desk",
  title: "The desk",
  pass: 80,
  teams: [],
  after: [],
  days: 5,
  modules: [
    { title: "First", days: "1-2", lessons: ["look"] },
    { title: "Then", days: "3-4", lessons: ["ask", "close"] },
  ],
  lessons: [aSheetLesson("look", ["late"]), aSheetLesson("ask", ["late", "refund"]), aSheetLesson("close")],
};
const SHEET: TrainingSheet = {
  paths: [DESK],
  answers: {
    late: {
      title: "My order is late",
      turns: [
        { at: "2026-10-01T00:00:00Z", version: "1.0" },
        { at: "2026-11-10T00:00:00Z", version: "1.1", isSmall: true, what: "A comma." },
        { at: "2026-11-18T00:00:00Z", version: "2.0", what: "It comes within 3 days, not 5." },
        { at: "2026-12-01T00:00:00Z", version: "3.0", what: "Not yet." },
      ],
    },
    refund: {
      title: "Refund",
      turns: [
        { at: "2026-10-01T00:00:00Z", version: "1.0" },
        { at: "2026-11-19T00:00:00Z", why: "The shop pays now.", use: "late" },
      ],
    },
  },
};

function aLesson(day: string, [right, asked]: readonly [number, number], parts: object = {}): LessonProgress {
  const at = `${day}T08:00:00Z`;
  return { shape: "c10", begun: at, done: at, tasks: { "0": { at, right, asked } }, learned: {}, ...parts };
}

function aLearner(agent: string, progress: Progress, drills: Learner["drills"] = {}): Learner {
  return { agent, devices: 1, made: NOW, zone: "Asia/Ho_Chi_Minh", progress, drills };
}

const ALL_DONE = {
  "desk/look": aLesson("2026-11-16", [1, 1], { learned: { late: "1.0" } }),
  "desk/ask": aLesson("2026-11-17", [1, 1], { learned: { late: "1.0", refund: "1.0" } }),
  "desk/close": aLesson("2026-11-19", [1, 1]),
};
const CAUGHT_UP = {
  ...ALL_DONE,
  "desk/look": aLesson("2026-11-16", [1, 1], { learned: { late: "2.0" } }),
  "desk/ask": aLesson("2026-11-17", [1, 1], { learned: { late: "2.0" } }),
};

describe("a learner of a path", () => {
  const rowOf = (progress: Progress) => cohortRows([aLearner("AB", progress)], SHEET, NOW)[0];

  test("is ready when all is done, enough was right, and nothing that was learned has changed since", () => {
    expect(rowOf(CAUGHT_UP)).toMatchObject({
      done: 3,
      of: 3,
      percent: 100,
      stale: [],
      missing: [],
      isReady: true,
    });
  });

  test("has each answer that changed since told once, with the step and what changed", () => {
    expect(rowOf(ALL_DONE)).toMatchObject({
      stale: [
        { id: "late", from: "1.0", to: "2.0", whats: ["It comes within 3 days, not 5."] },
        { id: "refund", from: "1.0", why: "The shop pays now.", use: "late" },
      ],
      missing: ["changes"],
      isReady: false,
    });
  });

  test("is not ready below the pass mark, whatever is done, nor above it with lessons to do", () => {
    const poor = { ...CAUGHT_UP, "desk/close": aLesson("2026-11-19", [1, 3]) };
    expect(rowOf(poor)).toMatchObject({ percent: 60, missing: ["score"] });
    expect(rowOf({ "desk/look": CAUGHT_UP["desk/look"] })).toMatchObject({ done: 1, missing: ["lessons"] });
  });

  test("is none before a lesson of it was begun", () => {
    const learner = aLearner("AB", { "gone/lesson": aLesson("2026-11-16", [1, 1]) });
    expect(cohortRows([learner], SHEET, NOW)).toEqual([]);
    expect(notBegun([learner, aLearner("CD", ALL_DONE)], SHEET.paths)).toEqual([learner]);
  });

  test.each([
    [{ right: 6, asked: 10 }, true],
    [{ right: 7, asked: 10 }, false],
    [{ right: 0, asked: 4 }, false],
    [{ right: 3, asked: 5 }, true],
  ])("with %o in a kind of drill is weak in it: %s", (score, isWeak) => {
    expect(weakDrills({ drills: { find: score } }).length > 0).toBe(isWeak);
  });

  test("has the weakest drill named first", () => {
    const drills = { find: { right: 3, asked: 5 }, leak: { right: 1, asked: 5 } };
    expect(weakDrills({ drills }).map(({ drill }) => drill)).toEqual(["leak", "find"]);
  });
});

describe("a cohort", () => {
  const two = [
    aLearner("AB", { "desk/look": aLesson("2026-11-16", [1, 2]), "desk/ask": aLesson("2026-11-17", [1, 1]) }),
    aLearner("CD", { "desk/look": aLesson("2026-11-18", [0, 1]), "desk/ask": aLesson("2026-11-21", [0, 4]) }),
  ];

  test("finds those lessons hardest in which least was right at the first try", () => {
    expect(hardestLessons(two, SHEET.paths)).toMatchObject([
      { key: "desk/ask", right: 1, asked: 5, percent: 20, learners: 2 },
      { key: "desk/look", right: 1, asked: 3, percent: 33, learners: 2 },
    ]);
  });

  test("misses those answers most that its scenarios asked for in vain", () => {
    const tasks = { "desk/look": ["late"], "desk/ask": [null], "desk/gone": ["refund"] };
    expect(missedAnswers(two, SHEET.paths, tasks)).toEqual([{ id: "late", missed: 2, asked: 3 }]);
  });

  test("goes by working days: what was done at a weekend counts on the Friday before", () => {
    const pace = paceOf(DESK, two, "2026-11-16", "2026-11-21");
    expect(pace).toEqual({
      of: 3,
      days: [
        { day: "2026-11-16", planned: 0, done: { AB: 1, CD: 0 } },
        { day: "2026-11-17", planned: 1, done: { AB: 2, CD: 0 } },
        { day: "2026-11-18", planned: 1, done: { AB: 2, CD: 1 } },
        { day: "2026-11-19", planned: 3, done: { AB: 2, CD: 1 } },
        { day: "2026-11-20", planned: 3, done: { AB: 2, CD: 2 } },
      ],
    });
  });

  test("that begins on a Saturday has its first working day on the Friday before, and no figures for days to come", () => {
    expect(paceOf(DESK, two, "2026-11-14", "2026-11-16").days.map(({ day, done }) => [day, done])).toEqual([
      ["2026-11-13", { AB: 0, CD: 0 }],
      ["2026-11-16", { AB: 1, CD: 0 }],
      ["2026-11-17", undefined],
      ["2026-11-18", undefined],
      ["2026-11-19", undefined],
    ]);
  });

  test("began on the first day on which somebody did, on the clock of their device", () => {
    const late = aLearner("EF", {
      "desk/look": { ...aLesson("2026-11-16", [1, 1]), begun: "2026-11-13T20:00:00Z" },
    });
    expect(firstDayOf(SHEET.paths, [...two, late])).toBe("2026-11-14");
    expect(firstDayOf(SHEET.paths, [])).toBeUndefined();
  });

  test("is told what changed since its start in what it learns, but neither small corrections nor what is to come", () => {
    expect(taughtChanges(SHEET, SHEET.paths, "2026-11-01T00:00:00Z", NOW)).toEqual([
      {
        at: "2026-11-18T00:00:00Z",
        id: "late",
        title: "My order is late",
        from: "1.1",
        to: "2.0",
        what: "It comes within 3 days, not 5.",
      },
      {
        at: "2026-11-19T00:00:00Z",
        id: "refund",
        title: "Refund",
        from: "1.0",
        what: "The shop pays now.",
        use: "late",
      },
    ]);
    expect(taughtChanges(SHEET, SHEET.paths, "2026-11-19T00:00:01Z", NOW)).toEqual([]);
  });
});

describe("what somebody did on two devices", () => {
  function aFile(device: string, parts: Partial<ShiftFile>): Shifts {
    return shiftsOf({
      format: "replybook-shift",
      version: 2,
      made: NOW,
      agent: "AB",
      device,
      zone: "UTC",
      day: "2026-11-20",
      tally: {},
      uses: {},
      receipts: {},
      unanswered: [],
      parked: [],
      training: {},
      drills: {},
      cards: {},
      ...parts,
    });
  }

  test("is one learner: lessons count once, with the newest version learned, and drills add up from a day on", () => {
    const drills = {
      "2026-11-10": { find: { right: 0, asked: 9 } },
      "2026-11-18": { find: { right: 1, asked: 2 } },
    };
    const one = aFile("0a0a0a0a", { training: ALL_DONE, drills });
    const other = aFile("0b0b0b0b", {
      training: {
        "desk/look": aLesson("2026-11-19", [0, 1], { learned: { late: "2.0" } }),
        "desk/close": { shape: "c10", begun: NOW, tasks: {}, learned: {} },
      },
      drills: { "2026-11-19": { find: { right: 2, asked: 3 } } },
    });
    const [learner, ...others] = learnersOf(mergedShifts(one, other), "2026-11-16");
    expect(others).toEqual([]);
    expect(learner).toMatchObject({ devices: 2, drills: { find: { right: 3, asked: 5 } } });
    expect(learner?.progress).toEqual({
      ...ALL_DONE,
      "desk/look": aLesson("2026-11-19", [0, 1], { learned: { late: "2.0" } }),
    });
  });
});
