import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "#core/plain-text.ts";
import { type Body, repliesOf } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { markupFrom } from "#markup/escape.ts";

function replyOf(source: string): { body: Body; problems: readonly unknown[] } {
  return bodyFrom("x.mdx", `<Reply>\n${source}\n</Reply>\n`);
}

function plainOf(source: string): string {
  const { body, problems } = replyOf(source);
  expect(problems, source).toEqual([]);
  return repliesOf(body)
    .map((reply) => plainText(reply.prose))
    .join("");
}

/** A word of anything that is written, most often of what means something in Markdown. */
const mark = fc.constantFrom(
  "*",
  "**",
  "_",
  "__",
  "~",
  "~~",
  "`",
  "[",
  "]",
  "(",
  ")",
  "![",
  "<",
  ">",
  "{",
  "}",
  "{{",
  "}}",
  "#",
  "-",
  "+",
  "=",
  "|",
  "\\",
  "&",
  "&amp;",
  "!",
  "1.",
  "2)",
  ":",
  "---",
  "===",
  "***",
  "```",
  "import",
  "export",
  "{{name}}",
  "https://a.b/c_d",
  "https://a.b/{{name}}",
  "www.a.b",
  "a@b.c",
  "đ",
  "ộ",
  "の",
  "「",
  "ก",
  "👨‍👩‍👧",
  "é",
  "$",
  "^",
  "@",
  "[x]",
  "[ ]",
  "[^1]",
  "<3",
  "</b>",
  "xhttps://_a_",
);
const letters = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
const word = fc
  .oneof(
    { weight: 3, arbitrary: mark },
    { weight: 2, arbitrary: fc.array(mark, { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")) },
    { weight: 2, arbitrary: letters },
  )
  .map((text) => text.normalize("NFC").replace(/[\p{Z}\p{Cc}\p{Cn}\p{Cs}\ufeff]/gu, ""))
  .filter((text) => text !== "");
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" ").normalize("NFC"));
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));

const { blocks } = fc.letrec<{ blocks: string; item: string; list: string }>((tie) => ({
  blocks: fc
    .array(fc.oneof({ depthSize: "small" }, paragraph, tie("list")), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join("\n\n")),
  item: fc.oneof(
    { depthSize: "small" },
    paragraph,
    tie("list"),
    fc.tuple(paragraph, tie("list")).map((parts) => parts.join("\n")),
    fc.tuple(tie("item"), paragraph).map(([first, last]) => (first === "" ? last : `${first}\n\n${last}`)),
    fc.constant(""),
  ),
  list: fc
    .tuple(fc.option(fc.integer({ min: 0, max: 120 })), fc.array(tie("item"), { minLength: 1, maxLength: 3 }))
    .map(([start, items]) => {
      return items
        .map((item, index) => listed(start === null ? "- " : `${start + index}. `, item))
        .join("\n");
    }),
}));

function listed(mark: string, item: string): string {
  return (mark + item.replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`)).trimEnd();
}

describe("plain text as markup", () => {
  test("reads back as the same plain text, whatever it says", () => {
    fc.assert(
      fc.property(blocks, (text) => {
        expect(plainOf(markupFrom(text))).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    [
      "a paragraph",
      "Hi {{customer_name}}, see https://example.com/a_b.",
      "Hi {{customer_name}}, see https://example.com/a_b.",
    ],
    ["line breaks", "Kind regards\nThe team", "Kind regards\\\nThe team"],
    ["a list", "- one\n- two\n  - three", "- one\n- two\n\n  - three"],
    ["two lists one after the other", "- one\n\n- two", "- one\n\n* two"],
    ["a numbered list", "9. nine\n10. ten", "9. nine\n10. ten"],
    ["what only looks like a list", "1. one\n3. three", "1\\. one\\\n3\\. three"],
    ["marks", "5 * 3 = 15, {a} <b> & _c_", "5 \\* 3 = 15, \\{a\\} \\<b\\> & \\_c\\_"],
    ["program code", "import your contacts", "&#105;mport your contacts"],
  ])("writes %s plainly", (_, plain, source) => {
    expect(markupFrom(plain)).toBe(source);
    expect(plainOf(source)).toBe(plain);
  });
});

const soup = fc.array(
  fc.oneof(
    mark,
    fc.constantFrom(
      "\n",
      "\n\n",
      "  \n",
      "\\\n",
      "\n- ",
      "\n1. ",
      "\n  - ",
      "\n   ",
      " ",
      " ",
      "a",
      "b c",
      "[a](https://a.b)",
      "*a*",
      "**b**",
      "~~c~~",
      "`d`",
      "\n{{name}}\n",
      "\n> ",
      "\n# ",
    ),
  ),
  { minLength: 1, maxLength: 30 },
);

describe("the plain text of any reply", () => {
  test("survives being written as markup and read again", () => {
    let read = 0;
    fc.assert(
      fc.property(soup, (parts) => {
        const { body, problems } = replyOf(parts.join(""));
        fc.pre(problems.length === 0);
        read++;
        for (const reply of repliesOf(body)) {
          const plain = plainText(reply.prose);
          expect(plainOf(markupFrom(plain))).toBe(plain);
        }
      }),
      { numRuns: 1500, maxSkipsPerRun: 100 },
    );
    expect(read).toBeGreaterThanOrEqual(1500);
  });
});
