import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hosted, hostedText, nameOfSlot, slotNamed, withOwn } from "#core/hosted.ts";
import { millisOf } from "#core/millis.ts";
import { briefingFrom } from "#schema/briefing.ts";

const HANOI = "Asia/Ho_Chi_Minh";

describe("the file of a host", () => {
  test("is named after its slot on the workspace's clock", () => {
    expect(nameOfSlot("2026-11-23T02:00:00Z", HANOI)).toBe("2026-11-23T0900");
    expect(millisOf(slotNamed("2026-11-23T0900", HANOI) ?? "")).toBe(millisOf("2026-11-23T02:00:00Z"));
    expect(slotNamed("2026-11-23", HANOI)).toBeUndefined();
  });

  test("holds what the host wrote, whatever it is", () => {
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .map((text) => text.trim().normalize("NFC"))
      .filter((text) => text !== "" && text.isWellFormed());
    const hosted = fc.record({
      host: words.map((text) => text.replace(/[\r\n\u0085\u2028\u2029]/g, " ").trim() || "AB"),
      lines: fc.oneof(words, fc.record({ en: words, vi: words })),
      items: fc.dictionary(
        fc.constantFrom("answers/late@3.1", "advisories/storm@1.0/withdrawn/2026-11-23T09:00:00+07:00"),
        words,
      ),
      order: fc.constantFrom([], ["answers/late@3.1"]),
    });
    fc.assert(
      fc.property(hosted, (written) => {
        const read = briefingFrom("briefings/2026-11-23T0900.yaml", hostedText(written), HANOI);
        expect(read.problems).toEqual([]);
        const { file: _, slot: __, ...rest } = read.hosted ?? { file: "", slot: "" };
        expect(rest).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  test("names file, line and fix of what is wrong in it", () => {
    const { problems } = briefingFrom(
      "briefings/2026-11-23T0900.yaml",
      "host: AB\nitems:\n  late-delivery: Hi\nleaveOut: all\n",
      HANOI,
    );
    expect(problems.map(({ line, rule, fix }) => [line, rule, fix])).toEqual([
      [3, "wrong-value", "Write the entry and its version, as in answers/late-delivery@3.1."],
      [4, "unknown-field", 'Delete "leaveOut", or correct its spelling.'],
    ]);
    expect(briefingFrom("briefings/monday.yaml", "", HANOI).problems[0]?.rule).toBe("bad-name");
  });

  test("gives way to what is written on this device, line by line", () => {
    const shared: Hosted = { host: "AB", lines: "Hello.", items: { a: "1", b: "2" }, order: [] };
    const own: Hosted = { host: "", items: { b: "3" }, order: [] };
    expect(withOwn(shared, own)).toEqual({
      host: "AB",
      lines: "Hello.",
      items: { a: "1", b: "3" },
      order: [],
    });
    expect(withOwn(undefined, own)).toBe(own);
  });
});
