import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countOf,
  movedPick,
  type PickedModule,
  picksFrom,
  placeOfPick,
  withoutPick,
  withPick,
} from "#core/path-picks.ts";

const titleOf = (product: string) => ({ en: product || "General" });
const anAnswer = (id: string, ...products: string[]) => ({ id, title: id.toUpperCase(), products });

/** Picks in order; an id's first letter is its product. */
function picked(...ids: string[]): PickedModule[] {
  return ids.reduce<PickedModule[]>(
    (modules, id) => withPick(modules, anAnswer(id, id.charAt(0)), titleOf),
    [],
  );
}

const shown = (modules: readonly PickedModule[]) =>
  modules.map(({ answers }) => answers.map(({ id }) => id).join(" ")).join(" | ");

describe("picked answers", () => {
  test("stand in a module of their product, each once", () => {
    expect(shown(picked("a1", "b1", "a2", "b1"))).toBe("a1 a2 | b1");
  });

  test("go to a product that has a module already, and to one of none where they belong to none", () => {
    const modules = withPick(picked("a1", "b1"), anAnswer("x", "z", "b"), titleOf);
    const all = withPick(modules, anAnswer("y"), titleOf);
    expect(shown(all)).toBe("a1 | b1 x | y");
    expect(all.at(-1)).toMatchObject({ product: "", title: { en: "General" } });
  });

  test.each([
    ["a2", -1, "a2 a1 | b1 b2"],
    ["a1", 1, "a2 a1 | b1 b2"],
    ["a2", 1, "a1 | a2 b1 b2"],
    ["b1", -1, "a1 a2 b1 | b2"],
    ["a1", -1, "a1 a2 | b1 b2"],
    ["b2", 1, "a1 a2 | b1 b2"],
    ["c9", 1, "a1 a2 | b1 b2"],
  ] as const)("%s moved by %i", (id, by, after) => {
    expect(shown(movedPick(picked("a1", "a2", "b1", "b2"), id, by))).toBe(after);
  });

  test("a module goes with its last answer", () => {
    expect(shown(movedPick(picked("a1", "b1"), "a1", 1))).toBe("a1 b1");
    expect(shown(withoutPick(picked("a1", "b1"), "a1"))).toBe("b1");
  });

  test("moving loses nobody, and a draft reads back as it was kept", () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(-1 as const, 1 as const)), { maxLength: 12 });
    fc.assert(
      fc.property(moves, (all) => {
        const ids = ["a1", "a2", "b1", "b2", "c1", "c2"];
        const modules = all.reduce<readonly PickedModule[]>(
          (before, [at, by]) => movedPick(before, ids[at] ?? "", by),
          picked(...ids),
        );
        expect(countOf(modules)).toBe(6);
        expect(ids.every((id) => placeOfPick(modules, id))).toBe(true);
        expect(modules.every(({ answers }) => answers.length > 0)).toBe(true);
        expect(picksFrom(JSON.stringify(modules))).toEqual(modules);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    undefined,
    "",
    "{",
    "3",
    '[{"product": 1}]',
    '[{"product": "a", "title": {}, "answers": [{"id": "../x", "title": "x"}]}]',
  ])("nothing is made of a damaged draft: %s", (kept) => {
    expect(picksFrom(kept)).toBeUndefined();
  });
});
