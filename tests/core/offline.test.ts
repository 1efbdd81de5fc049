import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupOf, type KeptIndex, keptDigest, type OfflineAnswers, wantedAnswers } from "#core/offline.ts";

const PART: OfflineAnswers = {
  kinds: [
    { teams: ["social"], locales: ["en", "vi"] },
    { teams: ["desk"], locales: ["en"] },
    { teams: ["desk"], locales: ["en"], urgent: true },
    { locales: ["en"] },
  ],
  answers: [
    ["all", "d1", 3],
    ["desk-one", "d2", 1],
    ["desk-urgent", "d3", 2],
    ["social-one", "d4", 0],
    ["social-two", "d5", 0],
  ],
};
const ids = (wishes: Parameters<typeof wantedAnswers>[1]) =>
  wantedAnswers([PART], wishes).wanted.map(({ id }) => id);

describe("the answers that a device keeps", () => {
  test.each([
    [
      "all of them without a team, urgent ones first",
      {},
      ["desk-urgent", "all", "desk-one", "social-one", "social-two"],
    ],
    [
      "those of the team, and urgent ones of all",
      { team: "social" },
      ["desk-urgent", "all", "social-one", "social-two"],
    ],
    [
      "those in the agent's language before others",
      { team: "social", locale: "vi" },
      ["desk-urgent", "social-one", "social-two", "all"],
    ],
  ])("%s", (_, wishes, expected) => {
    expect(ids({ ...wishes, own: [] })).toEqual(expected);
  });

  test("what the agent pinned or used goes before everything, of other teams too, in its order", () => {
    const { wanted, others } = wantedAnswers([PART], {
      team: "social",
      own: ["social-two", "desk-one", "gone"],
    });
    expect(wanted.map(({ id }) => id)).toEqual([
      "social-two",
      "desk-one",
      "desk-urgent",
      "all",
      "social-one",
    ]);
    expect(others).toBe(0);
    expect(wantedAnswers([PART], { team: "social", own: [] }).others).toBe(1);
  });

  test("each answer is kept once or left out, however they are cut into parts", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uuid(), fc.nat({ max: 3 }))), fc.nat({ max: 4 }), (rows, cut) => {
        const answers = rows.map(([id, kind]) => [id, "d", kind] as const);
        const parts = [answers.slice(0, cut), answers.slice(cut)].map((own) => ({ ...PART, answers: own }));
        const { wanted, others } = wantedAnswers(parts, { team: "desk", locale: "vi", own: [] });
        expect(wanted.length + others).toBe(rows.length);
        expect(wanted).toEqual(
          wantedAnswers([...parts].reverse(), { team: "desk", locale: "vi", own: [] }).wanted,
        );
      }),
    );
  });
});

test("parts of answers are numbered, and belong to one group", () => {
  expect(["answers-0", "answers-12", "desk"].map(groupOf)).toEqual(["answers", "answers", "desk"]);
});

test("a folder answers without its slash, and no name that objects have by themselves does", () => {
  const kept = { files: { "answers/a/": "d1", "": "d2" } } as unknown as KeptIndex;
  expect(
    ["answers/a/", "answers/a", "", "constructor", "answers/b/"].map((path) => keptDigest(kept, path)),
  ).toEqual(["d1", "d1", "d2", undefined, undefined]);
});
