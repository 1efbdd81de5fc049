import fc from "fast-check";
import { markdownToHtml } from "satteri";
import { describe, expect, test } from "vitest";
import { MARKDOWN, TEXT } from "#exports/ink.ts";

const TAGS = /<\/?([a-z]+)[^>]*>/g;

/** What somebody reads in a rendered page: the words without tags, line breaks as spaces. */
function read(markdown: string): string {
  const html = markdownToHtml(markdown, { features: { smartPunctuation: false } }).html;
  return html
    .replace(/<br\s*\/?>/g, " ")
    .replace(TAGS, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

function tagsIn(markdown: string): string[] {
  const html = markdownToHtml(markdown, { features: { smartPunctuation: false } }).html;
  return [...new Set([...html.matchAll(TAGS)].map((match) => match[1] ?? ""))].sort();
}

const plainly = (text: string) => text.replace(/\s+/g, " ").trim();

/** Words as an owner may write them, with everything that Markdown, HTML and git hosts give a meaning. */
const words = fc
  .array(
    fc.constantFrom(
      ..."*_~`[]()<>#+-=|!{}\\&$@:.\"'0123456789".split(""),
      "**",
      "~~",
      "```",
      "<b>",
      "</details>",
      "<!--",
      "&amp;",
      "https://a.example/x",
      "www.a.example",
      "{{name}}",
      "{+x+}",
      "![x](y)",
      "1. ",
      "- ",
      "> ",
      "---",
      "@minh",
      "#12",
      "a",
      "đơn",
      "返金",
      " ",
      "  ",
      "\n",
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((pieces) => pieces.join(""))
  .filter((text) => plainly(text) !== "");

describe("Markdown", () => {
  test("shows any words as they are, and lets none become markup", () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(read(MARKDOWN.quote(MARKDOWN.plain(text)))).toBe(plainly(text));
        const tags = tagsIn(MARKDOWN.quote(MARKDOWN.plain(text)));
        expect(tags.filter((tag) => !["blockquote", "p", "br", "span"].includes(tag))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("strikes and marks words wherever they begin and end", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const written = MARKDOWN.quote(`x${MARKDOWN.removed(a)}${MARKDOWN.gap}${MARKDOWN.added(b)}y`);
        expect(read(written).replaceAll(" ", "")).toBe(plainly(`x${a}${b}y`).replaceAll(" ", ""));
        expect(tagsIn(written)).toEqual(expect.arrayContaining(["del", "strong"]));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["calls nobody", "@minh #12", "@<span></span>minh \\#<span></span>12"],
    ["sets no formula", "$5 to $10", "<span>$</span>5 to <span>$</span>10"],
    ["links nowhere", "see https://a.example", "see https<span></span>://a.example"],
    ["hides nothing", "a\u200bb\u202ec", "a\\\\u200bb\\\\u202ec"],
    ["leaves names readable", "{{customer_name}}", "{{customer_name}}"],
    ["knows GitLab's own marks", "{+ a +}", "\\{+ a +}"],
  ])("%s", (_, text, written) => {
    expect(MARKDOWN.plain(text)).toBe(written);
  });
});

test("text for a terminal colours nothing", () => {
  expect(TEXT.plain("a\u001b[31mb")).toBe("a\\u001b[31mb");
  expect(TEXT.removed("a") + TEXT.gap + TEXT.added("b")).toBe("[-a-]{+b+}");
});
