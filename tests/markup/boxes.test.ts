import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyBox, sectionBox } from "#core/box.ts";
import { repliesOf } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { boxesIn, withBoxes } from "#markup/boxes.ts";
import { textsInContent } from "../content.ts";
import { anAnswer, aReply } from "../make.ts";

const ANSWER = anAnswer({
  front: "change:\n  what: <Reply> in a note is no part",
  body: [
    "<When>\nThe order is late.\n</When>",
    aReply("Hi one.", 'channel="public"'),
    aReply("Hi two.", 'channel="public"'),
    aReply("Sorry.", 'for="upset" channel="public"'),
    aReply("Dear one.\n\nDear two.", 'channel="email, chat" subject="About {{order_number}}"'),
    '<NoReply action="leave">\nNothing.\n</NoReply>',
    aReply("In private."),
    aReply("In private too.", 'channel="private"'),
    '<Attach file="map.png" alt="Map"/>',
    '<Escalate to="team">\nAfter a week.\n</Escalate>',
  ].join("\n\n"),
});

function wordsOf(source: string): Record<string, string> {
  return Object.fromEntries(boxesIn(source).map(({ address, text }) => [address, text]));
}

describe("the parts of a text", () => {
  test("are addressed by tag, or by channels, moment and variant", () => {
    expect(wordsOf(ANSWER)).toEqual({
      when: "The order is late.",
      public: "Hi one.",
      "public.2": "Hi two.",
      "public/upset": "Sorry.",
      "email+chat": "Dear one.\n\nDear two.",
      private: "In private.",
      "private.2": "In private too.",
      escalate: "After a week.",
    });
  });

  test("are also the words that stand in no tag", () => {
    const body = "One.\n\nTwo.  \n\n<Reply>\nHi.\n</Reply>\n\nThree.";
    expect(wordsOf(anAnswer({ body }))).toEqual({
      text: "One.\n\nTwo.  ",
      private: "Hi.",
      "text.2": "Three.",
    });
  });

  test("are found where they stand", () => {
    for (const { text, start, end } of boxesIn(ANSWER)) expect(ANSWER.slice(start, end)).toBe(text);
  });

  test("have addresses that can be read back", () => {
    for (const { address } of boxesIn(ANSWER)) expect(replyBox(address) ?? sectionBox(address)).toBeDefined();
  });

  test("are all the replies that the parser finds, in every text of the sample content", () => {
    expect(textsInContent().length).toBeGreaterThan(40);
    for (const { path, source } of textsInContent()) {
      const replies = repliesOf(bodyFrom(path, source.replace(/^---\n.*?\n---\n/s, "")).body);
      const boxes = boxesIn(source).filter(({ address }) => replyBox(address));
      expect(
        boxes.map(({ address }) => replyBox(address)?.moment),
        path,
      ).toEqual(replies.map(({ moment }) => moment));
    }
  });
});

const BODY = (...parts: string[]) => anAnswer({ body: parts.join("\n\n") });
const WHEN = "<When>\nLate.\n</When>";
const STEPS = "<Steps>\n1. Ask.\n</Steps>";
const PUBLIC = aReply("Hi.", 'channel="public"');
const UPSET = aReply("Sorry.", 'channel="public" for="upset"');
const PRIVATE = aReply("Hello.");
const NEVER = "<Never>\nPromise.\n</Never>";
const ESCALATE = '<Escalate to="team">\nLater.\n</Escalate>';

describe("new words in a text", () => {
  test.each([
    [
      "replace the old ones",
      BODY(PUBLIC, PRIVATE),
      { public: "Hello." },
      BODY(aReply("Hello.", 'channel="public"'), PRIVATE),
    ],
    [
      "lose empty lines around them",
      BODY(PRIVATE),
      { private: "\n\r\nA\r\n\nB\n \n" },
      BODY(aReply("A\n\nB")),
    ],
    [
      "leave alone what they equal",
      BODY(aReply("\nHello.  \n\n")),
      { private: "Hello." },
      BODY(aReply("\nHello.  \n\n")),
    ],
    ["fill an empty part", BODY("<Reply>\n</Reply>"), { private: "Hello." }, BODY(PRIVATE)],
    ["fill a part that is an empty line", BODY("<Reply>\n\n</Reply>"), { private: "Hello." }, BODY(PRIVATE)],
    ["take out a part in the middle", BODY(WHEN, PUBLIC, PRIVATE), { public: " \n" }, BODY(WHEN, PRIVATE)],
    ["take out the last part", BODY(WHEN, PUBLIC), { public: "" }, BODY(WHEN)],
    ["take out one variant", BODY(PUBLIC, UPSET, PUBLIC), { public: "" }, BODY(UPSET, PUBLIC)],
    ["ask for nothing where a part is gone already", BODY(PRIVATE), { never: "" }, BODY(PRIVATE)],
    ["add When before everything", BODY(PUBLIC, NEVER), { when: "Late." }, BODY(WHEN, PUBLIC, NEVER)],
    ["add Steps behind When", BODY(WHEN, PUBLIC), { steps: "1. Ask." }, BODY(WHEN, STEPS, PUBLIC)],
    [
      "add a moment behind its channel",
      BODY(WHEN, PUBLIC, PRIVATE, NEVER),
      { "public/upset": "Sorry." },
      BODY(WHEN, PUBLIC, UPSET, PRIVATE, NEVER),
    ],
    [
      "add a variant behind its kin",
      BODY(PUBLIC, UPSET, PRIVATE),
      { "public.2": "Hi." },
      BODY(PUBLIC, PUBLIC, UPSET, PRIVATE),
    ],
    [
      "add a channel behind the last reply",
      BODY(WHEN, PRIVATE, NEVER),
      { "email+chat": "Dear." },
      BODY(WHEN, PRIVATE, aReply("Dear.", 'channel="email chat"'), NEVER),
    ],
    [
      "add Never and Escalate at the end",
      BODY(PRIVATE),
      { escalate: "Later.", never: "Promise." },
      BODY(PRIVATE, NEVER, ESCALATE),
    ],
    [
      "add several variants in order",
      BODY(PRIVATE),
      { "public.2": "Two.", public: "One." },
      BODY(PRIVATE, aReply("One.", 'channel="public"'), aReply("Two.", 'channel="public"')),
    ],
    ["begin a body", anAnswer({ body: "" }), { private: "Hello." }, BODY(PRIVATE)],
    [
      "follow a file without a last line end",
      BODY(PRIVATE).trimEnd(),
      { never: "Promise." },
      BODY(PRIVATE, NEVER),
    ],
    [
      "change words that stand in no tag",
      BODY("One.", PRIVATE),
      { text: "Two.\n\nThree." },
      BODY("Two.", "Three.", PRIVATE),
    ],
  ])("%s", (_, before, boxes, after) => {
    expect(withBoxes(before, boxes, { escalateTo: "team" })).toBe(after);
  });
});

/** A body of any parts, with any words and empty lines. */
const gap = fc.constantFrom("\n", "\n\n", "\n \n\n");
const words = fc.constantFrom(
  "Hi.",
  "1. One\n2. Two",
  "A\n\nB  ",
  " indented",
  "",
  "\n",
  "\nA\n\n",
  "- é\n- é",
  "\\<Reply>",
);
const tag = fc.constantFrom(
  ["<When>", "</When>"],
  ["<Steps>", "</Steps>  "],
  ["<Reply>", "</Reply>"],
  ['<Reply channel="public">', "</Reply>"],
  ['<Reply for="again" channel="email chat">', "</Reply>"],
  ['<NoReply action="hide">', "</NoReply>"],
  ["<Never>", "</Never>"],
  ['<Escalate to="team">', "</Escalate>"],
);
const part = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(tag, words).map(([[open, close], text]) => `${open}\n${text}${text && "\n"}${close}`),
  },
  { weight: 1, arbitrary: fc.constantFrom("Loose words.", '<Attach file="a.png" alt="A"/>') },
);
const source = fc
  .tuple(fc.array(fc.tuple(gap, part), { maxLength: 8 }), fc.constantFrom("", "\n", "\n\n"))
  .map(
    ([parts, end]) => `---\ntitle: x\n---\n${parts.map(([space, text]) => space + text).join("\n")}${end}`,
  );

describe("any text", () => {
  test("keeps every byte when each part gets its own words", () => {
    fc.assert(
      fc.property(source, (text) => {
        expect(withBoxes(text, wordsOf(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps every other part when one gets new words", () => {
    const property = fc.property(source, fc.nat(), (text, choice) => {
      const boxes = boxesIn(text);
      const box = boxes[choice % Math.max(1, boxes.length)];
      fc.pre(box !== undefined);
      if (!box) return;
      const after = withBoxes(text, { [box.address]: "New words." });
      expect(wordsOf(after)).toEqual({ ...wordsOf(text), [box.address]: "New words." });
      expect(after.startsWith(text.slice(0, box.start))).toBe(true);
      expect(after.endsWith(text.slice(box.end))).toBe(true);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test("has a part after it was added, and is as it was when it is taken out again", () => {
    const address = fc.constantFrom("discord", "public/close", "email+chat/upset");
    const property = fc.property(source, address, (text, added) => {
      const after = withBoxes(text, { [added]: "New words." });
      expect(wordsOf(after)).toEqual({ ...wordsOf(text), [added]: "New words." });
      expect(wordsOf(withBoxes(after, { [added]: "" }))).toEqual(wordsOf(text));
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
