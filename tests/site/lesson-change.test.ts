import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lessonChange } from "#site/lesson-change.ts";
import { type SiteLibrary, siteLibrary } from "#site/library.ts";
import { titleSpans } from "#site/live-title.ts";
import { reading } from "#site/reading.ts";
import { readContent } from "#store/library.ts";
import { LARKSPAN } from "../content.ts";

let library: SiteLibrary;

beforeAll(async () => {
  process.env.KB_NOW = "2026-11-21T12:00:00Z";
  const read = readContent(LARKSPAN);
  reading.hand(() => read);
  library = await siteLibrary();
});
afterAll(() => {
  reading.hand(undefined as never);
  delete process.env.KB_NOW;
});

describe("a change in a lesson", () => {
  test("shows the first reply that reads otherwise, with its note, in the reader's language", () => {
    const change = lessonChange(library, "refund-change-of-mind", ["3.0", "4.0"], "vi");
    expect(change).toMatchObject({ textLocale: "vi", at: "2026-11-16T09:00:00+07:00" });
    expect(
      [change?.part?.a, change?.part?.b].map((text) => /(\d+) (giờ|ngày)/.exec(text ?? "")?.[0]),
    ).toEqual(["7 ngày", "72 giờ"]);
    expect(change?.note.what.locale).toBe("vi");
  });

  test.each([
    ["an answer this site does not have", "no-such-answer", "1.0", "2.0"],
    ["a version that never was", "refund-change-of-mind", "3.0", "9.0"],
  ])("of %s is none", (_, id, from, to) => {
    expect(lessonChange(library, id, [from, to], "en")).toBeUndefined();
  });
});

describe("what an answer is called", () => {
  test("is one title while nothing is known to change it", () => {
    const spans = titleSpans(library, "scam-claim", "en");
    expect(spans).toEqual([
      { title: "Scam claim in public", locale: "en", isWithdrawn: false, from: undefined, until: undefined },
    ]);
  });

  test("says that it is withdrawn, and is nothing where the site does not show it", () => {
    expect(
      titleSpans(library, "refund-by-bank-transfer", "vi").map(({ isWithdrawn }) => isWithdrawn),
    ).toEqual([true]);
    expect(titleSpans(library, "no-such-answer", "en")).toEqual([]);
  });
});
