import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergedText, type TextParts } from "#core/proposal-merge.ts";

const parts = (boxes: Record<string, string>, phrases: readonly string[] = []): TextParts => ({
  title: "Late",
  phrases,
  boxes,
});

const SCOPE = { answers: ["late"], products: [], channels: [], teams: [] };

describe("a proposed text against today's", () => {
  test.each([
    ["only the proposal changed it", "old", "old", "new", { private: "new" }, []],
    ["nobody changed it", "old", "old", "old", {}, []],
    ["only the others changed it", "old", "theirs", "old", {}, []],
    ["both changed it alike", "old", "new\n", " \nnew", {}, []],
    ["both changed it", "old", "theirs", "new", {}, [{ part: "private", yours: "new", theirs: "theirs" }]],
    ["the others took it out", "old", undefined, "new", {}, [{ part: "private", yours: "new" }]],
    ["both took it out", "old", undefined, "", {}, []],
    ["the proposal took it out", "old", "old", "", { private: "" }, []],
    [
      "the proposal took out what the others changed",
      "old",
      "theirs",
      "",
      {},
      [{ part: "private", yours: "", theirs: "theirs" }],
    ],
    ["the proposal added it", undefined, undefined, "new", { private: "new" }, []],
    ["both added it", undefined, "theirs", "new", {}, [{ part: "private", yours: "new", theirs: "theirs" }]],
  ])("%s", (_, was, is, asked, taken, collisions) => {
    const one = (words: string | undefined) => parts(words === undefined ? {} : { private: words });
    const merged = mergedText(one(was), one(is), { boxes: { private: asked } });
    expect(merged).toEqual({ text: { boxes: taken }, collisions });
  });

  test("collides in the title and the summary like in any part", () => {
    const today = { ...parts({}), title: "Theirs" };
    expect(mergedText(parts({}), today, { title: "Mine", summary: "Mine.", boxes: {} })).toEqual({
      text: { summary: "Mine.", boxes: {} },
      collisions: [{ part: "title", yours: "Mine", theirs: "Theirs" }],
    });
  });

  test("collides in an advisory's end where somebody else moved it, and not in its stage", () => {
    const base = { ...parts({}), until: "2026-11-24T00:00:00Z", incident: "found" } as const;
    const asked = { until: "2026-11-22T00:00:00Z", incident: "over", boxes: {} } as const;
    const moved = { countries: ["VN", "TH"], scope: SCOPE, everywhere: false, boxes: {} };
    expect(mergedText({ ...base, countries: ["VN"] }, { ...base, countries: ["TH", "VN"] }, moved)).toEqual({
      text: { scope: SCOPE, boxes: {} },
      collisions: [],
    });
    expect(
      mergedText({ ...base, countries: ["VN"] }, { ...base, countries: ["KH"] }, moved).collisions,
    ).toEqual([{ part: "countries", yours: "TH, VN", theirs: "KH" }]);
    expect(mergedText(base, { ...base, until: "2026-11-23T00:00:00Z" }, asked)).toEqual({
      text: { incident: "over", boxes: {} },
      collisions: [{ part: "until", yours: "2026-11-22T00:00:00Z", theirs: "2026-11-23T00:00:00Z" }],
    });
  });

  test("adds and takes out phrases one by one", () => {
    const merged = mergedText(parts({}, ["a", "b", "c"]), parts({}, ["c", "b", "d"]), {
      phrases: ["a", "e", "c"],
      boxes: {},
    });
    expect(merged.text.phrases).toEqual(["c", "d", "e"]);
  });
});

describe("any merge", () => {
  const words = fc.constantFrom("", "one", "two", "three");
  const boxes = fc.dictionary(fc.constantFrom("private", "public", "email", "never"), words);

  test("takes everything where nobody else changed anything, and loses no part where somebody did", () => {
    const property = fc.property(boxes, boxes, boxes, (was, is, asked) => {
      expect(mergedText(parts(was), parts(was), { boxes: asked }).collisions).toEqual([]);
      const { text, collisions } = mergedText(parts(was), parts(is), { boxes: asked });
      for (const [part, yours] of Object.entries(asked)) {
        const isTaken = part in text.boxes;
        const collides = collisions.some((one) => one.part === part);
        const isDone = yours === (was[part] ?? "") || yours === (is[part] ?? "");
        expect([isTaken, collides, isDone].filter(Boolean)).toHaveLength(1);
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
