import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOf, type Uses, usedOn, usedSince, usesFrom, wordingUses } from "#core/uses.ts";

const LATE = "late-delivery@3.1/vi/zalo";
const CODE = "login-code@1.0/en/messenger";

describe("the wordings that went out", () => {
  test("are counted by shift day, and kept for 31 of them", () => {
    const uses = usedOn({ "2026-10-23": { [LATE]: 1 }, "2026-10-24": { [LATE]: 1 } }, "2026-11-23", [
      LATE,
      LATE,
      CODE,
    ]);
    expect(uses).toEqual({ "2026-10-24": { [LATE]: 1 }, "2026-11-23": { [LATE]: 2, [CODE]: 1 } });
  });

  test("are those since the last hand-over, which may lie in the same shift", () => {
    const uses: Uses = {
      "2026-11-22": { [LATE]: 9 },
      "2026-11-23": { [LATE]: 3, [CODE]: 1 },
      "2026-11-24": { [CODE]: 2 },
    };
    expect(usedSince(uses, "2026-11-23", { [LATE]: 2, [CODE]: 1 })).toEqual({ [LATE]: 1, [CODE]: 2 });
    expect(usedSince(uses, "2026-11-25")).toEqual({});
  });

  test("are told by approved wording, with how often they were touched up", () => {
    expect(wordingUses({ [LATE]: 1, [`${LATE}~`]: 2, [CODE]: 5 })).toEqual([
      { reference: CODE, uses: 5, touched: 0 },
      { reference: LATE, uses: 3, touched: 2 },
    ]);
  });

  test("are read as none where something else was kept", () => {
    expect(
      usesFrom({ today: { [LATE]: 1 }, "2026-11-23": { [LATE]: 2, [CODE]: -1, "no reference": 3 } }),
    ).toEqual({
      "2026-11-23": { [LATE]: 2 },
    });
    for (const kept of [undefined, 7, "x", [], { "2026-11-23": 4 }])
      expect(Object.values(usesFrom(kept)).every((counts) => Object.keys(counts).length === 0)).toBe(true);
  });

  test("lose no use, whatever the order in which they come", () => {
    const references = fc.array(fc.constantFrom(LATE, CODE, `${LATE}~`), { maxLength: 20 });
    fc.assert(
      fc.property(references, (all) => {
        const uses = all.reduce<Uses>((sum, reference) => usedOn(sum, "2026-11-23", [reference]), {});
        const total = Object.values(sumOf(Object.values(uses))).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(all.length);
      }),
      { numRuns: 50 },
    );
  });
});
