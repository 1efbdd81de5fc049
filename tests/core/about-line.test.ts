import { expect, test } from "vitest";
import { aboutLine, aboutLines } from "#core/about-line.ts";
import type { PublishedText } from "#core/published.ts";
import type { Section } from "#core/reply.ts";

const said = (type: "prose" | "when", words: string): Section => ({
  type,
  prose: [{ type: "paragraph", children: [{ type: "text", value: words }] }],
});
const aText = (summary: string | undefined, ...body: Section[]): PublishedText => ({
  title: "Coins",
  ...(summary !== undefined && { summary }),
  phrases: [],
  body,
});

const en = aText("Coins are missing.", said("when", "The customer has paid."));
const WHEN = "Khách đã trả tiền mà số dư chưa tăng. Nếu xu đã về thì dùng mẫu khác.";

test("what an entry is about is its summary in its own language", () => {
  expect(aboutLine({ en }, "en", "en")).toEqual({ text: "Coins are missing.", locale: "en" });
});

test.each([
  ["how a translation begins", [said("when", WHEN)], "Khách đã trả tiền mà số dư chưa tăng."],
  [
    "so many sentences that it says something",
    [said("prose", "Đêm nhạc ở TP. Hồ Chí Minh. Mở cửa lúc 18:00. Có cả livestream miễn phí.")],
    "Đêm nhạc ở TP. Hồ Chí Minh. Mở cửa lúc 18:00.",
  ],
  ["nothing but the source's, where the translation says neither", [], undefined],
])("in another language it is %s", (_, body, text) => {
  const line = text === undefined ? { text: "Coins are missing.", locale: "en" } : { text, locale: "vi" };
  expect(aboutLine({ en, vi: aText(undefined, ...body) }, "vi", "en")).toEqual(line);
});

test("addresses behind its words are left out", () => {
  const linked: Section = {
    type: "prose",
    prose: [
      {
        type: "paragraph",
        children: [
          { type: "text", value: "Xem " },
          { type: "link", url: "product:coins", children: [{ type: "text", value: "trang xu" }] },
          { type: "text", value: " trước khi trả lời." },
        ],
      },
    ],
  };
  expect(aboutLine({ en, vi: aText(undefined, linked) }, "vi", "en")?.text).toBe(
    "Xem trang xu trước khi trả lời.",
  );
});

test("a language without a translation has the source's words", () => {
  expect(aboutLine({ en }, "de", "en")).toEqual({ text: "Coins are missing.", locale: "en" });
});

test("where nobody wrote a summary, nothing is told in any language", () => {
  const texts = { en: aText(undefined, said("when", "Paid.")), vi: aText(undefined, said("when", WHEN)) };
  expect(aboutLine(texts, "vi", "en")).toBeUndefined();
  expect(aboutLines(texts)).toEqual({});
});

test("all languages at once say the same as each alone", () => {
  const texts = { en, vi: aText(undefined, said("when", WHEN)) };
  expect(aboutLines(texts)).toEqual({
    en: "Coins are missing.",
    vi: "Khách đã trả tiền mà số dư chưa tăng.",
  });
});
