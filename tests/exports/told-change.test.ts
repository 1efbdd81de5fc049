import { describe, expect, test } from "vitest";
import { paragraphDiffs } from "#core/diff.ts";
import { changeHtml, changeText, type ToldChange } from "#exports/told-change.ts";

const CHANGE: ToldChange = {
  locale: "vi",
  facts: ["Mẫu: Đơn hàng <trễ>", "Phiên bản 1.0 → 2.0"],
  note: [{ label: "Thay đổi gì", said: { text: "The credit is 10 €, was 5.", locale: "en" } }],
  parts: [
    {
      name: "Câu trả lời: Công khai",
      locale: "en",
      paragraphs: paragraphDiffs("We give 5 €.\nSorry.", "We give 10 €.\nSorry.", "en"),
    },
  ],
  more: "Còn chỗ khác thay đổi.",
};

describe("a change that a feed tells of", () => {
  test("is HTML with what was removed before what was added, each language marked", () => {
    expect(changeHtml(CHANGE)).toBe(
      "<p>Mẫu: Đơn hàng &#60;trễ&#62;<br>Phiên bản 1.0 → 2.0</p>" +
        '<p><b>Thay đổi gì:</b> <span lang="en">The credit is 10 €, was 5.</span></p>' +
        "<h4>Câu trả lời: Công khai</h4>" +
        '<blockquote lang="en"><p>We give <del>5 €</del> <ins>10 €</ins>.<br>Sorry.</p></blockquote>' +
        "<p>Còn chỗ khác thay đổi.</p>",
    );
  });

  test("is plain text with marks that need no fonts", () => {
    expect(changeText(CHANGE)).toBe(
      [
        "Mẫu: Đơn hàng <trễ>\nPhiên bản 1.0 → 2.0",
        "Thay đổi gì: The credit is 10 €, was 5.",
        "Câu trả lời: Công khai\nWe give [-5 €-]{+10 €+}.\nSorry.",
        "Còn chỗ khác thay đổi.",
      ].join("\n\n"),
    );
  });
});
