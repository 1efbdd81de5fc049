import { describe, expect, test } from "vitest";
import { answerIn, isForOffline, offlineGroups } from "#build/offline-groups.ts";

const groupIn = (locale: "en" | "vi", file: string) => {
  const { before, after } = offlineGroups(locale);
  return [...before, ...after].find(({ has }) => has.test(file))?.name;
};

describe("what a device keeps of a site", () => {
  test.each([
    ["index.html", "desk", undefined],
    ["vi/index.html", undefined, "desk"],
    ["vi/answers/index.html", undefined, "desk"],
    ["before-paint.js", "desk", "desk"],
    ["api/v1/desk/vi.json", undefined, "desk"],
    ["list/en/late-delivery.json", "desk", undefined],
    ["changes/index.html", "desk", undefined],
    ["vi/briefing/index.html", undefined, "desk"],
    ["list/refund-late/index.html", "changes", undefined],
    ["search/manifest.json", "search", "search"],
    ["_astro/frame.BR1sik6G.js", "code", "code"],
    ["countries/VN/index.html", "countries", undefined],
    ["vi/training/first-week/true-today/index.html", undefined, "training"],
    ["pagefind/0/index/unknown_0bd7b29.pf_index", "text", "text"],
    ["offline/packs/7.bin", "search", "search"],
    // What needs the network, or tells open pages what is so now.
    ["api/v1/now.json", undefined, undefined],
    ["answers/late-delivery/history/index.html", undefined, undefined],
    ["training/new/index.html", undefined, undefined],
    ["training/first-week/pack/index.html", undefined, undefined],
    ["propose/late-delivery/index.html", undefined, undefined],
    ["offline/en.json", undefined, undefined],
  ])("%s: %s in English, %s in Vietnamese", (file, english, vietnamese) => {
    expect([groupIn("en", file), groupIn("vi", file)]).toEqual([english, vietnamese]);
    expect(isForOffline(file)).toBe((english ?? vietnamese) !== undefined);
  });

  test("what advisories say comes before the answers, of which a device may not have room for all", () => {
    const { before } = offlineGroups("en");
    expect(before.map(({ name }) => name)).toEqual(["code", "desk", "search", "advisories"]);
    expect(before.some(({ has }) => has.test("advisories/in-paid-contests/index.html"))).toBe(true);
  });

  test("an answer's page belongs to its language", () => {
    const files = [
      "answers/a/index.html",
      "vi/answers/a/index.html",
      "answers/index.html",
      "answers/a/history/index.html",
    ];
    expect(files.map((file) => [answerIn("en", file), answerIn("vi", file)])).toEqual([
      ["a", undefined],
      [undefined, "a"],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});
