import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { plainText } from "#core/plain-text.ts";
import type { Problem } from "#core/problem.ts";
import { repliesOf } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { proseFrom } from "#markup/prose.ts";

/** MDX knows no code by indentation. */
function withoutIndentedCode(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ["codeIndented"] } }];
}

const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutIndentedCode as () => void);

/** The plain text of a reply as remark reads it; undefined where it holds something that no reply may hold. */
function remarkPlain(source: string): string | undefined {
  const problems: Problem[] = [];
  const prose = proseFrom(remark.parse(source).children, { file: "x", problems, inReply: true });
  return problems.length > 0 ? undefined : plainText(prose);
}

function ownPlain(source: string): string | undefined {
  const { body, problems } = bodyFrom("x", `<Reply>\n${source}\n</Reply>\n`);
  const [reply] = repliesOf(body);
  return problems.length > 0 ? undefined : reply ? plainText(reply.prose) : "";
}

describe("remark and our reader agree on", () => {
  test.each([
    ["two paragraphs", "Hi Linh,\nwe are sorry.\n\nKind regards"],
    ["line breaks", "Kind regards  \nThe team\\\nEurope"],
    ["Vietnamese", "Dạ bên mình xin lỗi **bạn** vì đơn hàng đến _trễ_ ạ.\nBạn nhắn mã đơn giúp mình nhé."],
    ["Japanese", "お待たせして\n申し訳ございません。**本日**、発送しました。"],
    ["Thai", "ขออภัย\nในความไม่สะดวกค่ะ"],
    ["Hindi", "नमस्ते, हम **जाँच** कर रहे हैं।"],
    ["bold before Japanese brackets", "**「引用」**の件です。"],
    ["emoji", "Thanks 👍🏽 for *waiting* 👨‍👩‍👧!"],
    ["lists", "Please send:\n\n- the order number\n- a photo\n  of the box\n- your\\\n  address"],
    [
      "lists in lists",
      "1. Open *Settings*.\n   - on the phone\n   - on the web\n2. Choose **Reset**.\n\n   It takes a minute.",
    ],
    ["numbers that begin late", "3. three\n4. four"],
    ["loose lists", "- one\n\n- two\n\n* three"],
    ["links", "See [our page](https://example.com/a_b?x=1&y=2) or https://example.com/help."],
    [
      "addresses in the text",
      "Write to help@example.com, www.example.com/faq or (https://example.com/a_(b)).",
    ],
    ["emphasis in words", "un**believ**able, snake_case_name, 2*3*4, **bold*nested*bold**"],
    ["marks that stay", "5 * 3 = 15, ** not bold **, ~ about ~ 5, a_b_c"],
    ["crossed out", "~~10 €~~ 5 €, H~2~O"],
    ["code", "Type `reset ``now` or ``a`b``."],
    ["escapes", "\\*not bold\\*, 1\\. no list, \\# no heading, a\\_b, C:\\\\temp"],
    ["entities", "Q&amp;A, 3 &lt; 5, &copy; 2026, &nbsp;here, &eacute;"],
    ["what only looks like an entity", "AT&T, R&D; &unknown; &"],
    ["hyphens and numbers", "-5 degrees, 24/7, 1.5 hours, 10.000 ₫, #1, +84 90"],
    ["quotation marks and dashes", "\"Hello\" 'there' -- ... (c) 1/2"],
  ])("%s", (_, source) => {
    expect(ownPlain(source)).toBe(remarkPlain(source));
    expect(ownPlain(source)).toBeDefined();
  });

  test("any mixture of words, marks and lists", () => {
    // Marks without a partner are left out: there satteri leaves CommonMark now and then, and "literal-marks" warns.
    const part = fc.constantFrom(
      "*a*",
      "**từ**",
      "_b_",
      "~~c~~",
      "`d`",
      "**bold *nested* bold**",
      " * ",
      " _ ",
      "[a](https://a.b/c)",
      "[*a*](https://a.b/c)",
      "(",
      ")",
      "!",
      "&amp;",
      "\n- a",
      "\n1. b",
      "\n",
      "\n\n",
      "\n  - c",
      "\n   d",
      "  \ne",
      "\\\nf",
      " ",
      " ",
      " ",
      "word",
      "từ",
      "言葉",
      "คำ",
      "a",
      "1",
      ".",
      ",",
      "「",
      "」",
      "https://a.b/c_d ",
      "www.a.b ",
      "a@b.c ",
    );
    const source = fc.array(part, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(source, (text) => {
        expect(ownPlain(text)).toBe(remarkPlain(text));
      }),
      { numRuns: 1000 },
    );
  });
});
