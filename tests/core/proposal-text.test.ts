import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EFFECTS, type PendingChange, SEVERITIES, STAGES } from "#core/entry.ts";
import type { NewAdvisory } from "#core/proposal.ts";
import { type ProposalWords, proposalText } from "#core/proposal-text.ts";
import { proposalFrom } from "#schema/proposal.ts";

const AT = "2026-11-22T09:00:00+07:00";
const FILE = "proposals/2026-11-22-late-delivery.yaml";

const change: PendingChange = {
  kind: "major",
  what: { en: "The credit is 10 euros, was 5.", vi: "Tặng 10 euro, trước đây là 5." },
  why: "Finance raised it: the season is long.",
  do: "Offer 10 euros from Monday.\nDo not top up earlier cases.",
  effective: "2026-11-23T09:00:00+07:00",
  acknowledge: true,
  locales: { vi: "behind" },
};

const whole: ProposalWords = {
  verb: "change",
  entry: "answers/late-delivery",
  from: "3.10",
  at: AT,
  suggestedBy: "Lan Phạm",
  change,
  texts: new Map([
    [
      "en",
      {
        title: "My order arrives late",
        phrases: ["where is it", "- still waiting #help"],
        boxes: { "public/upset.2": "Hi {{customer_name}}, sorry.\n\nWe look into it.", never: "" },
      },
    ],
  ]),
};

function readBack(proposal: ProposalWords) {
  const { proposal: read, problems } = proposalFrom(FILE, proposalText(proposal));
  expect(problems).toEqual([]);
  return { ...read, name: undefined, file: undefined };
}

/** The proposal as the reader hands it over: fields that are trimmed and composed there are so here. */
const same = (proposal: ProposalWords) => ({ ...proposal, name: undefined, file: undefined });

describe("the file of a proposal", () => {
  test("is read by people: block literals, versions in quotes, always in the same order", () => {
    expect(proposalText(whole)).toBe(`proposal: change
entry: answers/late-delivery
from: "3.10"
at: "2026-11-22T09:00:00+07:00"
suggestedBy: Lan Phạm
change:
  kind: major
  what:
    en: The credit is 10 euros, was 5.
    vi: Tặng 10 euro, trước đây là 5.
  why: "Finance raised it: the season is long."
  do: |-
    Offer 10 euros from Monday.
    Do not top up earlier cases.
  effective: "2026-11-23T09:00:00+07:00"
  acknowledge: true
  locales:
    vi: behind
texts:
  en:
    title: My order arrives late
    phrases:
      - where is it
      - "- still waiting #help"
    boxes:
      public/upset.2: |-
        Hi {{customer_name}}, sorry.

        We look into it.
      never: ""
`);
  });

  test.each<[string, ProposalWords]>([
    ["a change", whole],
    [
      "a change of what an advisory says of itself",
      {
        verb: "change",
        entry: "advisories/storm",
        from: "1.0",
        at: AT,
        change,
        texts: new Map([
          [
            "en",
            {
              countries: [],
              everywhere: true,
              until: "",
              severity: "urgent",
              scope: { answers: ["late"], products: [], channels: [], teams: [] },
              effect: "hold",
              use: "wait-a-bit",
              incident: "over",
              after: "Write again: #1",
              boxes: {},
            },
          ],
        ]),
      },
    ],
    [
      "an advisory that does not exist yet",
      {
        verb: "new",
        entry: "advisories/storm",
        at: AT,
        owner: "team",
        change,
        advisory: {
          tags: ["event", "weather: wet"],
          countries: ["NO", "PH"],
          regions: [],
          everywhere: false,
          severity: "urgent",
          from: AT,
          until: "2026-11-25T09:00:00+07:00",
          scope: { answers: ["is-it-on"], products: [], channels: ["x"], teams: [] },
          effect: "replace",
          use: "under-watch",
          after: "Write again: #1\nThe oldest first.",
          incident: "investigating",
        },
        texts: new Map([["en", { title: "Storm", boxes: { text: "It comes." } }]]),
      },
    ],
    ["a review", { verb: "review", entry: "answers/a", at: AT, texts: new Map() }],
    [
      "a withdrawal at once",
      {
        verb: "withdraw",
        entry: "answers/a",
        at: AT,
        texts: new Map(),
        change: {
          kind: "major",
          emergency: { reason: "It is wrong." },
          withdraw: { use: "b", why: "No: #1" },
        },
      },
    ],
    ["an idea", { verb: "idea", at: AT, texts: new Map(), idea: "Line one\n  line two\n".trim() }],
    [
      "one that was taken",
      {
        verb: "rollback",
        entry: "answers/a",
        version: "1.0",
        at: AT,
        texts: new Map(),
        outcome: { taken: "3.10", at: AT, by: "@lan" },
      },
    ],
    [
      "one that was declined",
      {
        verb: "idea",
        at: AT,
        texts: new Map(),
        idea: "x",
        outcome: { declined: "Not now:\nlater.", at: AT, by: "team" },
      },
    ],
  ])("%s comes back as it was", (_, proposal) => {
    expect(readBack(proposal)).toEqual(same(proposal));
  });

  test.each([
    ["nothing", ""],
    ["spaces before and behind", "  two\n and one  "],
    ["a line of spaces only", "a\n   \nb"],
    ["empty lines at both ends", "\n\na\n\n"],
    [
      "lists, notes and colons",
      "- one: 1\n- two # 2\n* three\n? four\n| five\n> six\n%seven\n@eight\n`nine`",
    ],
    ["a tab at the beginning", "\tone\n\ttwo"],
    ["line ends of Windows and of old Macs", "one\r\ntwo\rthree"],
    ["Vietnamese, emoji and marks of direction", "Dạ, bên mình xin lỗi 👩‍👩‍👧\n\u200fشكرا"],
    ["line ends that only Unicode knows", "a\u2028b\u2029c\u0085d"],
    ["marks that must not stand in a file", "\u0000\u0007\u007f\u009f\ufeff\uffff"],
    ["open brackets, line after line", "[[[[\n".repeat(60)],
    ["deep indentation", `a\n${" ".repeat(400)}b`],
    ["a name that no reader takes", "x\n__proto__: 1"],
    ["words of YAML", "true"],
    ["a number", "3.10"],
    ["anchors", "&a *b\n*b"],
    ["markers of documents", "a\n---\nb\n..."],
  ])("a text with %s is not altered", (_, text) => {
    const proposal = {
      ...whole,
      texts: new Map([["vi", { boxes: { when: text, "email+chat/close": text } }]]),
    };
    expect(readBack(proposal)).toEqual(same(proposal));
  });

  test("no text whatever is altered", () => {
    const marks = fc.constantFrom(..." \t\n\r-#:|>&*!%@`\"'\\{}[],?~.0ếđ漢👩‍👧\u2028\u0085\u0000a");
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(marks, { maxLength: 40 }).map((all) => all.join("")),
      fc
        .array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 8 })
        .map((rows) => rows.join("\n")),
    );
    fc.assert(
      fc.property(text, text, (one, two) => {
        const texts = new Map([["en", { boxes: { steps: one, "public.2": two } }]]);
        const proposal: ProposalWords = { verb: "change", entry: "answers/a", at: AT, texts };
        expect(readBack(proposal)).toEqual(same(proposal));
      }),
      { numRuns: 1500 },
    );
  });

  test("no advisory whatever is altered", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const words = fc.uniqueArray(word, { maxLength: 3 });
    const code = fc.constantFrom("NO", "DE", "VN", "ON");
    const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    const said = line
      .map((text) => text.normalize("NFC").trim())
      .filter((text) => /^[\p{L}\p{N} :#"'-]+$/u.test(text));
    const place = fc.oneof(
      fc
        .uniqueArray(code, { minLength: 1 })
        .map((countries) => ({ countries, regions: [], everywhere: false })),
      words
        .filter(({ length }) => length > 0)
        .map((regions) => ({ countries: [], regions, everywhere: false })),
      fc.constant({ countries: [], regions: [], everywhere: true }),
    );
    const maybe = <T extends string>(name: string, value: fc.Arbitrary<T>) =>
      fc.option(value).map((one) => (one === null ? {} : { [name]: one }));
    const facts = fc.record({
      tags: fc.array(said, { maxLength: 2 }),
      severity: fc.constantFrom(...SEVERITIES),
      from: fc.constant(AT),
      scope: fc.record({ answers: words, products: words, channels: words, teams: words }),
      effect: fc.constantFrom(...EFFECTS),
      use: word,
    });
    const more = fc.tuple(
      maybe("until", fc.constant("2026-12-01T00:00:00Z")),
      maybe("after", said),
      maybe("incident", fc.constantFrom(...STAGES)),
    );
    fc.assert(
      fc.property(place, facts, more, (where, own, some) => {
        const advisory = Object.assign({ ...own, ...where }, ...some) as NewAdvisory;
        const proposal: ProposalWords = {
          ...{ verb: "new", entry: "advisories/a", at: AT, owner: "team", advisory },
          texts: new Map(),
        };
        expect(readBack(proposal)).toEqual(same(proposal));
      }),
      { numRuns: 500 },
    );
  });

  test("a very long text is not altered", () => {
    const text = "Dạ, bên mình xin lỗi: 15 ngày.\n- #\n".repeat(3000).trim();
    const proposal = { ...whole, texts: new Map([["vi", { boxes: { when: text } }]]) };
    expect(readBack(proposal)).toEqual(same(proposal));
  });
});
