import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, type HtmlStyle, proseHtml } from "#core/html.ts";
import type { Prose } from "#core/prose.ts";
import { aReplyOf } from "../histories.ts";

const plain: HtmlStyle = { field: (name) => `<b>${name}</b>` };
const html = (markdown: string, style: HtmlStyle = plain) => proseHtml(aReplyOf(markdown).prose, style);
const said = (value: string): Prose => [{ type: "paragraph", children: [{ type: "text", value }] }];
const linked = (url: string, words = "x"): Prose => [
  { type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", value: words }] }] },
];

/** The HTML as a browser would take it apart: tags with their attributes, and what stands between them. */
function tokens(markup: string): { tags: string[]; words: string } {
  const tags = [...markup.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  return { tags, words: markup.replace(/<[^>]*>/g, "") };
}

describe("a reply as HTML", () => {
  test.each([
    ["paragraphs", "one\n\ntwo", "<p>one</p><p>two</p>"],
    ["a line end of the file", "one\ntwo", "<p>one two</p>"],
    ["a line end between kana", "これは\nテスト", "<p>これはテスト</p>"],
    ["a hard break", "one\\\ntwo", "<p>one<br>two</p>"],
    [
      "emphasis",
      "**one** *two* ~~three~~ `four`",
      "<p><strong>one</strong> <em>two</em> <s>three</s> <code>four</code></p>",
    ],
    ["a list", "- one\n- two", "<ul><li>one</li><li>two</li></ul>"],
    ["a numbered list", "3. one\n4. two", '<ol start="3"><li>one</li><li>two</li></ol>'],
    ["a list in a list", "1. one\n   - a", "<ol><li>one<ul><li>a</li></ul></li></ol>"],
    ["a field", "Hi {{customer_name}}", "<p>Hi <b>customer_name</b></p>"],
    [
      "a link",
      "[x](https://example.com/a?b=c&d=e)",
      '<p><a href="https://example.com/a?b=c&#38;d=e">x</a></p>',
    ],
  ])("%s", (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test("a link to a page that is not there leaves its words", () => {
    expect(html("[x](https://example.com)", { ...plain, href: () => undefined })).toBe("<p>x</p>");
  });

  test("a bare address with a field leads where it says, filled and encoded", () => {
    const filled = html("https://example.com/{{order_number}}", { ...plain, fill: () => 'A "1"' });
    expect(filled).toBe(
      '<p><a href="https://example.com/A%20%221%22">https://example.com/A%20%221%22</a></p>',
    );
  });
});

describe("hostile text stays text", () => {
  const hostile = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></div><h1>",
    "<!-- -->",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "]]><x>",
  ];

  test.each(hostile)("%s", (words) => {
    const { tags, words: rest } = tokens(proseHtml(said(words), plain));
    expect(tags).toEqual(["<p>", "</p>"]);
    expect(rest).toBe(escaped(words));
  });

  test.each(hostile)("%s as code", (words) => {
    const prose: Prose = [{ type: "paragraph", children: [{ type: "code", value: words }] }];
    expect(tokens(proseHtml(prose, plain)).tags).toEqual(["<p>", "<code>", "</code>", "</p>"]);
  });

  test.each(hostile)("%s in an address", (words) => {
    const { tags } = tokens(proseHtml(linked(`https://example.com/${words}`), plain));
    expect(tags).toHaveLength(4);
    expect(tags[1]).toMatch(/^<a href="[^"<>]*">$/);
  });

  test.each(hostile)("%s typed into an address", (words) => {
    const markup = html("[x](https://example.com/{{order_number}})", { ...plain, fill: () => words });
    expect(markup).toBe(
      `<p><a href="https://example.com/${encodeURIComponent(words).replaceAll("'", "&#39;")}">x</a></p>`,
    );
  });

  test.each(["answer:x", "javascript:alert(1)", "data:text/html,x"])(
    "who makes pages decides what %s becomes",
    (url) => {
      const asked: string[] = [];
      proseHtml(linked(url), { ...plain, href: (address) => void asked.push(address) });
      expect(asked).toEqual([url]);
    },
  );

  test("any text at all comes back out as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        const safe = escaped(words);
        expect(safe).not.toMatch(/[<>"']/);
        expect(safe.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(words);
      }),
    );
  });
});
