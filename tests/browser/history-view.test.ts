import { describe, expect, test } from "vitest";
import { comparisonHtml, differingLocales, type HistoryView } from "#browser/history-view.ts";
import type { PublishedVersion } from "#core/published.ts";
import { allWordsIn } from "#words/words.ts";

const view = {
  locale: "en",
  words: allWordsIn("en"),
  timeZone: "Asia/Ho_Chi_Minh",
  placeholders: [],
  channels: [],
  names: {},
} as unknown as HistoryView;

const version = (titles: Record<string, string>): PublishedVersion =>
  ({
    version: "1.0",
    front: {},
    texts: Object.fromEntries(Object.entries(titles).map(([tag, title]) => [tag, { title, body: [] }])),
  }) as unknown as PublishedVersion;

describe("a step that touched one language only", () => {
  const before = version({ en: "Late parcel", th: "พัสดุช้า", vi: "Hàng đến trễ" });
  const after = version({ en: "Late parcel", th: "พัสดุล่าช้า", vi: "Hàng đến trễ" });

  test("is known by that language", () => {
    expect(differingLocales(view, before, after)).toEqual(["th"]);
  });

  test("says in the others where it is to be seen", () => {
    expect(comparisonHtml(view, before, after, "vi")).toBe(
      "<p>The two versions say the same in this language. They differ in Thai.</p>",
    );
  });

  test("names no language where nothing differs at all", () => {
    expect(comparisonHtml(view, before, before, "vi")).toBe(
      "<p>The two versions say the same in this language.</p>",
    );
  });
});
