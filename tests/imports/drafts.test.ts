import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CarriedAnswer, CarriedReply } from "#core/carried-answer.ts";
import { plainText } from "#core/plain-text.ts";
import { repliesOf } from "#core/reply.ts";
import { freshFiles } from "#imports/arrival.ts";
import { Assembly, type Piece } from "#imports/assembly.ts";
import { markIn } from "#imports/import-mark.ts";
import { textFrom } from "#store/text.ts";
import { plainGround } from "./plain-ground.ts";
import { anyHtml, anyText } from "./texts.ts";

const GROUND = plainGround("en");
const MARK = { format: "csv", key: "a b/ü%\n", print: "0a1b" };

function answerOf(piece: Partial<Piece>): CarriedAnswer | undefined {
  const assembly = new Assembly("any", GROUND);
  assembly.add({ place: "line 2", key: "k", title: "Title", text: "Words", form: "plain", ...piece });
  const file = assembly.file();
  return "made" in file ? file.made[0] : undefined;
}

function readBack(answer: CarriedAnswer) {
  const fresh = freshFiles("x", answer, { owner: "team", sourceLocale: "en", mark: MARK });
  if ("fault" in fresh) return { fault: fresh.fault };
  const source = fresh.files.get("answers/x/en.mdx") ?? "";
  const { text, problems } = textFrom("answers/x/en.mdx", Buffer.from(source), "answers", "en", false);
  expect(problems, source).toEqual([]);
  expect(markIn(source)).toEqual(MARK);
  return { text, source };
}

const wordsOf = ({ prose }: Pick<CarriedReply, "prose">) => plainText(prose);

describe("a draft of whatever comes in", () => {
  test.each([
    ["plain", anyText],
    ["markdown", anyText],
    ["html", anyHtml],
  ] as const)("says in our markup what the %s said, and nothing the store cannot read", (form, texts) => {
    let written = 0;
    fc.assert(
      fc.property(texts, (words) => {
        const answer = answerOf({ text: words, form });
        if (!answer) return;
        const { text, fault } = readBack(answer);
        if (fault !== undefined) {
          expect(fault).toMatch(/no words|nested|cannot be an answer/);
          return;
        }
        written++;
        expect(repliesOf(text?.body ?? []).map(wordsOf)).toEqual(answer.texts[0]?.replies.map(wordsOf));
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(50);
  });

  test("keeps any title, phrase, tag and summary as one line, and reads any subject", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 3 }), (words, more) => {
        const answer = answerOf({
          title: `T ${words}`,
          subject: words,
          summary: words,
          phrases: more,
          tags: more,
        });
        if (!answer) return;
        const { front } = readBack(answer).text ?? {};
        expect(front?.title).toBe(answer.texts[0]?.title);
        expect(front?.phrases).toEqual(answer.texts[0]?.phrases);
        expect(front?.tags).toEqual(answer.tags);
        expect(front?.summary).toBe(answer.summary);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  [
    "bold, italics and links",
    "<p><b>a</b> <i>b</i> <a href='https://c.example'>c</a></p>",
    "**a** *b* [c](https://c.example)",
  ],
  ["spaces inside of bold", "<p>x<b> a </b>y</p>", "x **a** y"],
  ["lines that editors write as divs", "<div>a</div><div>b</div><div><br></div><div>c</div>", "a\\\nb\n\nc"],
  ["lists", "<ol start=3><li>a</li><li><b>b</b></li></ol>", "3. a\n4. **b**"],
  ["a heading", "<h2>a</h2><p>b</p>", "**a**\n\nb"],
  ["scripts, pictures and tables", "<p>a<script>b</script><img src=c></p><table><tr><td>d</table>", "a"],
  ["a link that runs", "<a href='javascript:x()'>a</a>", "a"],
  [
    "fields in a link",
    "<a href='https://a.example/?o=%7B%7Bticket.external_id%7D%7D'>a</a>",
    "[a](https://a.example/?o={{order_number}})",
  ],
  ["braces and brackets", "<p>{a} &lt;b&gt; <b>{{x}}</b></p>", "\\{a\\} \\<b\\> **\\[x\\]**"],
])("writes %s", (_, html, source) => {
  const answer = answerOf({ text: html, form: "html" });
  expect(answer && readBack(answer).source).toContain(`<Reply>\n${source}\n</Reply>`);
});
