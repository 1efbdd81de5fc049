import { describe, expect, test } from "vitest";
import { scanProblems } from "#markup/scanner.ts";

function found(body: string): string[] {
  return scanProblems("x.mdx", body).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

describe("the scanner lets through", () => {
  test.each([
    ["words", "Hi there.\n\nBye."],
    ["a field", "Hi {{customer_name}}."],
    ["an escaped brace and sign", "\\{ and \\} and \\<3"],
    ["an escaped backslash before a field", "\\\\{{name}}"],
    [
      "every tag of the vocabulary",
      '<When>\na\n</When>\n<Reply channel="email" for="upset" subject="{{a}}" followUp="3d">\nb <Fragment id="c"/>\n</Reply>\n<NoReply action="leave">\nd\n</NoReply>\n<Attach file="e.png" alt="f"/>',
    ],
    ["attributes in single quotes", "<Reply channel='email'>\na\n</Reply>"],
    ["import in the middle of a paragraph", "You can\nimport your data."],
    ["import with a capital", "Import your data."],
    ["important words", "important: exporting takes a minute"],
    ["lists and quotes that are nested a little", "- a\n  - b\n    - c\n\n> > d"],
    ["signs of other languages", "ٱلسَّلَامُ عَلَيْكُمْ नमस्ते สวัสดี 你好 👨‍👩‍👧"],
    ["a tab", "a\tb"],
  ])("%s", (_, body) => {
    expect(found(body)).toEqual([]);
  });
});

describe("the scanner refuses", () => {
  test.each([
    ["a brace", "a {b}", ["1:3 closed-vocabulary"]],
    ["a brace in code", "`{b}`", ["1:2 closed-vocabulary"]],
    ["a field with a capital", "{{Name}}", ["1:1 closed-vocabulary"]],
    ["a closing brace", "a\nb }", ["2:3 closed-vocabulary"]],
    ["one fault a line", "{a} {b}\n{c}", ["1:1 closed-vocabulary", "2:1 closed-vocabulary"]],
    ["an unknown tag", "a <b>", ["1:3 closed-vocabulary"]],
    ["a sign that is no tag", "a < b", ["1:3 closed-vocabulary"]],
    ["a comment", "a <!-- b -->", ["1:3 closed-vocabulary"]],
    ["import at the start of a paragraph", "a\n\nimport b from 'c'", ["3:1 closed-vocabulary"]],
    ["export after a tag", "<Reply>\nexport default 1\n</Reply>", ["2:1 closed-vocabulary"]],
    ["a tag that is not alone", "a <When>", ["1:3 closed-vocabulary"]],
    ["a tag that is indented", "  <When>\na\n  </When>", ["1:3 closed-vocabulary", "3:3 closed-vocabulary"]],
    ["a tag that is never closed", "<When>\na", ["1:1 bad-markup"]],
    ["a tag in a tag", "<When>\n<Never>\na\n</Never>\n</When>", ["2:1 bad-markup"]],
    ["the wrong end", "<When>\na\n</Never>", ["3:1 bad-markup"]],
    ["an end without a beginning", "a\n\n</When>", ["3:1 bad-markup"]],
    ["deep quotes", `a\n\n${">".repeat(40)} b`, ["3:1 bad-markup"]],
    ["a control character", "a\u0008b", ["1:2 unreadable-file"]],
    ["the noncharacter that the reader uses itself", "a\ufdd0b", ["1:2 unreadable-file"]],
    ["an attribute from Object.prototype", '<When toString="a">\nb\n</When>', ["1:1 closed-vocabulary"]],
  ])("%s", (_, body, places) => {
    expect(found(body)).toEqual(places);
  });

  test("and says what to type instead", () => {
    const [capital] = scanProblems("x.mdx", "Hi {{Customer Name}}");
    expect(capital?.fix).toBe("Write it in small letters with no spaces: {{customer_name}}.");
    const [heart] = scanProblems("x.mdx", "We <3 you");
    expect(heart?.fix).toBe("Write \\< for the sign.");
    const [address] = scanProblems("x.mdx", "<https://example.com>");
    expect(address?.fix).toBe("Write the address without < and >.");
  });
});
