import { expect, test } from "vitest";
import { cohortPage, pageHtml } from "#browser/cohort-page.ts";
import { type CohortView, sortedRows } from "#browser/cohort-view.ts";
import type { CohortRow } from "#core/cohort.ts";
import type { LessonProgress } from "#core/progress.ts";
import { mergedShifts, type Shifts, shiftsOf } from "#core/shift.ts";
import { cohortEn } from "#words/cohort-en.ts";
import { en } from "#words/en.ts";

const AT = "2026-11-17T08:00:00Z";
const lesson = (id: string) => ({
  id,
  key: `desk/${id}`,
  title: `About ${id}`,
  shape: "c10",
  tasks: ["choose"] as const,
  answers: [],
  drills: [],
});
const VIEW: CohortView = {
  locale: "en",
  words: en,
  cohort: cohortEn,
  timeZone: "UTC",
  drawings: "",
  to: (path) => path,
  now: "2026-11-18T12:00:00Z",
  sheet: {
    paths: [
      {
        id: "desk",
        title: "The desk",
        pass: 80,
        teams: [],
        after: [],
        days: 4,
        modules: [{ title: "All", days: "1-4", lessons: ["look", "ask"] }],
        lessons: [lesson("look"), lesson("ask")],
      },
    ],
    answers: {},
  },
};

function learning(agent: string, ...ids: readonly string[]): Shifts {
  const done: LessonProgress = { shape: "c10", begun: AT, done: AT, tasks: {}, learned: {} };
  return shiftsOf({
    format: "replybook-shift",
    version: 2,
    made: AT,
    agent,
    device: "0a0a0a0a",
    zone: "UTC",
    day: "2026-11-17",
    tally: {},
    uses: {},
    receipts: {},
    unanswered: [],
    parked: [],
    training: Object.fromEntries(ids.map((id) => [`desk/${id}`, done])),
    drills: {},
    cards: {},
  });
}

function pageOf(...all: readonly Shifts[]): string {
  const chosen = { path: "", sort: "agent", since: "2026-11-16" } as const;
  return pageHtml(cohortPage(VIEW, all.reduce(mergedShifts), {}, chosen));
}

const labelsIn = (html: string) =>
  [...html.matchAll(/<text class="end"[^>]*>([^<]*)/g)].map(([, text]) => text);

test("learners who stand alike share a label at the end of their lines, beside that of the plan", () => {
  const html = pageOf(learning("AB", "look"), learning("CD", "look"), learning("EF", "look", "ask"));
  expect(labelsIn(html)).toEqual(["EF", "AB, CD", "Plan"]);
  expect(html).toContain("17 Nov 2026: EF 2, AB 1, CD 1");
});

test("of many alike three are named and the others counted", () => {
  const many = ["AB", "CD", "EF", "GH", "IJ"].map((agent) => learning(agent, "look", "ask"));
  expect(labelsIn(pageOf(...many))).toContain("AB, CD, EF, +2");
});

test("whatever a file calls its agent stays text", () => {
  expect(pageOf(learning("<s>", "look"), learning("<u>"))).not.toMatch(/<[su]>/);
});

test.each([
  ["agent", ["AB", "CD", "EF"]],
  ["done", ["CD", "AB", "EF"]],
  ["score", ["EF", "AB", "CD"]],
  ["stale", ["CD", "AB", "EF"]],
] as const)("rows in the order of %s", (sort, agents) => {
  const change = { id: "late", title: "Late", at: AT, whats: [] };
  const row = (agent: string, done: number, percent: number | undefined, stale: CohortRow["stale"]) =>
    ({ agent, done, of: 4, ...(percent !== undefined && { percent }), stale }) as CohortRow;
  const rows = [row("AB", 2, 80, []), row("CD", 1, undefined, [change]), row("EF", 4, 60, [])];
  expect(sortedRows(rows, sort).map(({ agent }) => agent)).toEqual(agents);
});
