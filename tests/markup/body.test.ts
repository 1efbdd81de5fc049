import { describe, expect, test } from "vitest";
import type { Channel } from "#core/channel.ts";
import { fieldsOfBody } from "#core/field.ts";
import { cutText } from "#core/matter.ts";
import { plainText } from "#core/plain-text.ts";
import { type Body, repliesOf, type Section, variantsFor } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";

function bodyOf(source: string): Body {
  const { body, problems } = bodyFrom("x.mdx", source);
  expect(problems).toEqual([]);
  return body;
}

/** The plain text of the only reply; `fill` gives every field the same value. */
function replyText(words: string, value?: string): string {
  const [reply] = repliesOf(bodyOf(`<Reply>\n${words}\n</Reply>\n`));
  return reply ? plainText(reply.prose, value === undefined ? {} : { fill: () => value }) : "";
}

/** The first problem as `line:column rule`. */
function faultIn(source: string): string {
  const [problem] = bodyFrom("x.mdx", source).problems;
  return `${problem?.line}:${problem?.column} ${problem?.rule}`;
}

const messenger: Channel = {
  id: "messenger",
  name: {},
  public: false,
  spoken: false,
  count: "characters",
  lines: "many",
  format: "plain",
  sign: "",
};
const post: Channel = { ...messenger, id: "x-post", public: true };

describe("the sections of a body", () => {
  const SOURCE = `Loose words.

<When>
Late.
</When>

<Steps>
1. Say sorry.
</Steps>

<Reply channel="public, email" for="upset" subject="Order {{order_number}}" followUp="3d">
Hi.
</Reply>

<NoReply action="hide" channel="public">
Spam.
</NoReply>

<Never>
Promise a day.
</Never>

<Escalate to="tier-2">
After 14 days.
</Escalate>

<Attach file="map.en.png" alt="A map"/>
`;

  test("keep their order, their attributes and their place", () => {
    const body = bodyOf(SOURCE);
    expect(body.map((section) => section.type)).toEqual([
      "prose",
      "when",
      "steps",
      "reply",
      "no-reply",
      "never",
      "escalate",
      "attach",
    ]);
    expect(body.map((section) => section.place?.line)).toEqual([1, 3, 7, 11, 15, 19, 23, 27]);
    expect(repliesOf(body)[0]).toMatchObject({
      channels: ["public", "email"],
      moment: "upset",
      subject: "Order {{order_number}}",
      followUp: "3d",
    });
    expect(body.find((section) => section.type === "no-reply")).toMatchObject({
      action: "hide",
      channels: ["public"],
    });
    expect(body.at(-1)).toMatchObject({ file: "map.en.png", alt: "A map" } satisfies Partial<Section>);
  });

  test("without a channel a reply serves private channels, and the same moment twice makes variants", () => {
    const replies = repliesOf(
      bodyOf(
        '<Reply>\nOne.\n</Reply>\n\n<Reply>\nTwo.\n</Reply>\n\n<Reply channel="x-post">\nThree.\n</Reply>\n',
      ),
    );
    expect(variantsFor(replies, messenger, "first").map((reply) => plainText(reply.prose))).toEqual([
      "One.",
      "Two.",
    ]);
    expect(variantsFor(replies, post, "first").map((reply) => plainText(reply.prose))).toEqual(["Three."]);
    expect(variantsFor(replies, messenger, "upset")).toEqual([]);
  });

  test("may be empty", () => {
    expect(bodyOf("")).toEqual([]);
    expect(bodyOf("\n\n\n")).toEqual([]);
    expect(replyText("")).toBe("");
  });
});

describe("fields", () => {
  test("are found in words, links, code and subjects, each once", () => {
    const body = bodyOf(
      '<Reply subject="About {{a}}">\n{{b}} {{b}} *{{c}}* [x](https://x.y/{{d}}) `{{e}}` https://x.y/{{f}}\n</Reply>\n',
    );
    expect(fieldsOfBody(body).sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  test.each([
    ["a field that has a line for itself", "Hi\n{{name}}\nand all", "Hi LINH and all"],
    ["a field that begins a paragraph", "{{name}}\nhello", "LINH hello"],
    ["a field after a line break", "Hi\\\n{{name}}", "Hi\nLINH"],
    ["a field alone in an item", "- {{name}}\n- b", "- LINH\n- b"],
    ["a field that begins an item's second line", "- a\n  {{name}}", "- a LINH"],
    ["two fields on a line", "Hi\n{{first}} {{last}}", "Hi LINH LINH"],
    [
      "a field called like a word of program code",
      "Case {{case}}, class {{class}}: `{{new}}`",
      "Case LINH, class LINH: LINH",
    ],
    ["such a field in a link", "[see](https://x.y/{{case}})", "see (https://x.y/LINH)"],
    ["a field in an address that stands in the text", "See https://x.y/{{order}}.", "See https://x.y/LINH."],
    ["a field in the query of a link", "[see](https://x.y/?q={{order}})", "see (https://x.y/?q=LINH)"],
    ["fields that touch", "{{a}}{{b}}", "LINHLINH"],
    ["a field in bold", "**{{name}}** and *{{name}}*", "LINH and LINH"],
    ["braces that are escaped", "\\{\\{name\\}\\} \\{x\\}", "{{name}} {x}"],
  ])("%s", (_, words, text) => {
    expect(replyText(words, "LINH")).toBe(text);
  });

  test("are percent-encoded in addresses", () => {
    expect(replyText("[see](https://x.y/?q={{order}})", "a b&c/ộ")).toBe(
      "see (https://x.y/?q=a%20b%26c%2F%E1%BB%99)",
    );
  });

  test("in a subject called like program code stay as they are", () => {
    expect(repliesOf(bodyOf('<Reply subject="Case {{case}}">\nHi.\n</Reply>\n'))[0]?.subject).toBe(
      "Case {{case}}",
    );
  });
});

describe("plain text", () => {
  test.each([
    ["an address before a line break", "See https://x.y/a\\\nthere", "See https://x.y/a\nthere"],
    ["an escaped underscore in an address", "https://x.y/a\\_b", "https://x.y/a_b"],
    ["three line breaks", "a\\\n\\\n\\\nb", "a\n\nb"],
    ["a link whose words are its address", "[https://x.y](https://x.y)", "https://x.y"],
    ["a link around a field", "[{{name}}](https://x.y)", "LINH (https://x.y)"],
    ["an item without words", "- a\n-\n- b", "- a\n-\n- b"],
    ["words of two scripts over lines", "こんにちは\n世界 hello\n世界", "こんにちは世界 hello 世界"],
    ["typographic marks as they were typed", '"It\'s" -- 1... (c)', '"It\'s" -- 1... (c)'],
    ["what only looks like an address", "www.%zz and http://…", "www.%zz and http://…"],
    ["letters with marks apart", "e\u0302\u0323", "ệ"],
  ])("%s", (_, words, text) => {
    expect(replyText(words, "LINH")).toBe(text);
  });

  test("writes Discord's marks only for Discord", () => {
    const [reply] = repliesOf(bodyOf("<Reply>\n**a** *b* ~~c~~ `d`\n</Reply>\n"));
    expect(plainText(reply?.prose ?? [])).toBe("a b c d");
    expect(plainText(reply?.prose ?? [], { format: "discord" })).toBe("**a** *b* ~~c~~ `d`");
  });
});

describe("the place of a problem", () => {
  test("is the file's own, front matter counted", () => {
    const source = "---\ntitle: Trễ\nowner: team\n---\n\n<Reply>\nHi.\n</Reply>\n\n![x](https://x.y/z.png)\n";
    expect(faultIn(cutText(source).body)).toBe("10:1 closed-vocabulary");
  });

  test.each([
    ["after Vietnamese", "Đơn hàng đến trễ ![x](https://x.y/z.png)", "1:18 closed-vocabulary"],
    ["after letters with marks apart", "Đo\u031b\u0301n ![x](https://x.y/z.png)", "1:7 closed-vocabulary"],
    ["after an emoji, counted as editors do", "👍 ![x](https://x.y/z.png)", "1:4 closed-vocabulary"],
    ["after a field that begins the line", "a\n{{name}} ![x](https://x.y/z.png)", "2:10 closed-vocabulary"],
    [
      "after a field called like program code",
      "a {{case}} ![x](https://x.y/z.png)",
      "1:12 closed-vocabulary",
    ],
    ["of a brace after Vietnamese", "Đơn hàng đến trễ {x}", "1:18 closed-vocabulary"],
    ["of a tag after Vietnamese", "Đơn hàng đến trễ <b>", "1:18 closed-vocabulary"],
    ["of a heading in a reply", "<Reply>\nĐơn.\n\n# Trễ\n</Reply>", "4:1 not-in-reply"],
  ])("%s", (_, source, place) => {
    expect(faultIn(source)).toBe(place);
  });
});
