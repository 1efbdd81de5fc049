import { describe, expect, test } from "vitest";
import { boxProse } from "#core/box-prose.ts";
import { cutText } from "#core/matter.ts";
import { plainText } from "#core/plain-text.ts";
import { proseOf } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { boxesIn } from "#markup/boxes.ts";
import { textsInContent } from "../content.ts";
import { anAnswer, aReply } from "../make.ts";

/** The plain texts of a file's parts, read in the browser's way and by the parser of what is published. */
function bothReadings(source: string): { quick: string[]; real: string[] } {
  const quick = boxesIn(source).map(({ text }) => plainText(boxProse(text)));
  const { body } = bodyFrom("en.mdx", cutText(source).body);
  const parts = body.filter(({ type }) => type !== "attach" && type !== "no-reply");
  return { quick, real: parts.map((section) => plainText(proseOf(section) ?? [])) };
}

test("every shipped text is read as the parser reads it", () => {
  const sources = textsInContent().map(({ source }) => source);
  expect(sources.length).toBeGreaterThan(40);
  for (const source of sources) {
    const { quick, real } = bothReadings(source);
    expect(quick.join("\n\n")).toBe(real.join("\n\n"));
  }
});

describe("the words of a part", () => {
  test.each([
    ["soft line ends", "one\ntwo\n\nthree"],
    ["hard line ends", "one\\\ntwo  \nthree"],
    ["a list below a line", "Do this:\n\n- one\n- two\n  goes on\n- three"],
    ["a list right below a line", "Do this:\n- one\n- two"],
    ["a numbered list and a paragraph", "1. one\n2. two\n\nAfter it."],
    ["a list in a list", "- one\n  - inner\n- two"],
    ["a year at the start of a line", "It opened in\n2019. Then"],
    ["emphasis", "a **bold** and *soft* ~~old~~ `code` word"],
    ["a link", "See [the page](https://larkspan.example/help) or https://larkspan.example."],
    ["escaped signs", "5 \\< 6 and \\{ and 2 \\* 3"],
    ["underscores inside words", "snake_case_word and 2*3*4"],
    ["stars that emphasise nothing", "a * b * c"],
    ["fields", "Hi {{customer_name}}, **{{order_number}}**"],
  ])("with %s reads as the parser reads it", (_, words) => {
    const { quick, real } = bothReadings(anAnswer({ body: aReply(words) }));
    expect(quick).toEqual(real);
  });

  test("a fragment keeps its place", () => {
    expect(boxProse('within <Fragment id="refund-days"/>.')).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", value: "within " },
          { type: "fragment", id: "refund-days" },
          { type: "text", value: "." },
        ],
      },
    ]);
  });

  test("many marks that begin nothing are read at once", () => {
    for (const mark of ["*", "[", "`", "{", "<", "~~", " ", "\\"]) boxProse(mark.repeat(4000));
    expect(plainText(boxProse("* ".repeat(3)))).not.toBe("");
  });
});
