import { describe, expect, test } from "vitest";
import { advisoryBy, lackingInAdvisory } from "#core/advisory-form.ts";
import { wordsAsked } from "#core/new-part.ts";
import type { FormGround, FormValues } from "#core/proposal-form.ts";
import { proposalText } from "#core/proposal-text.ts";
import { proposalFrom } from "#schema/proposal.ts";

const NOW = "2026-11-23T22:10:00+07:00";

const ground: FormGround = {
  originals: {},
  sourceLocale: "en",
  replyLocales: ["en", "vi"],
  timeZone: "Asia/Ho_Chi_Minh",
};

const STRIKE: FormValues = {
  ...{ verb: "advisory", id: "fr-parcel-strike", owner: "store-policy", name: "Lan" },
  ...{ "title:en": "France: parcel strike", "box:en:text": "Parcel workers are on strike." },
  ...{ where: "some", countries: "FR BE", "region:alps": "alps", severity: "caution" },
  ...{ begins: "now", until: "2026-11-28T00:00", effect: "note", answers: "merch-late" },
  ...{ "what:en": "Parcels to France are late.", "why:en": "A strike.", "do:en": "Say ten days." },
};

const factsOf = (more: FormValues = {}) => advisoryBy({ ...STRIKE, ...more }, ground, NOW).advisory;

describe("an advisory that was written into the form", () => {
  test("becomes one file that says where, when, how serious and what it does", () => {
    const proposal = advisoryBy({ ...STRIKE, "title:vi": "Pháp: đình công" }, ground, NOW);
    const text = proposalText(proposal);
    expect(text).toBe(`proposal: new
entry: advisories/fr-parcel-strike
at: "2026-11-23T22:10:00+07:00"
suggestedBy: Lan
owner: store-policy
advisory:
  countries:
    - FR
    - BE
  regions:
    - alps
  severity: caution
  from: "2026-11-23T22:10:00+07:00"
  until: "2026-11-28T00:00:00+07:00"
  scope:
    answers:
      - merch-late
  effect: note
change:
  kind: major
  what: Parcels to France are late.
  why: A strike.
  do: Say ten days.
texts:
  en:
    title: "France: parcel strike"
    boxes:
      text: Parcel workers are on strike.
  vi:
    title: "Pháp: đình công"
`);
    const read = proposalFrom("proposals/2026-11-23-fr-parcel-strike.yaml", text);
    expect(read.problems).toEqual([]);
    expect(read.proposal?.advisory).toEqual(proposal.advisory);
  });

  test.each<[string, FormValues, object]>([
    [
      "everywhere forgets the countries",
      { where: "everywhere" },
      { everywhere: true, countries: [], regions: [] },
    ],
    [
      "a time by the workspace's clocks",
      { begins: "at", from: "2026-11-24T06:00" },
      { from: "2026-11-24T06:00:00+07:00" },
    ],
    [
      "a hold with what is sent instead",
      { effect: "hold", use: "we-are-checking" },
      { effect: "hold", use: "we-are-checking" },
    ],
    [
      "an incident",
      { incident: "investigating", after: " Write again. " },
      { incident: "investigating", after: "Write again." },
    ],
    [
      "some products, channels and teams",
      { "product:tickets": "tickets", "channel:x": "x", "team:social": "social", tags: "strike, parcel ," },
      {
        scope: { answers: ["merch-late"], products: ["tickets"], channels: ["x"], teams: ["social"] },
        tags: ["strike", "parcel"],
      },
    ],
  ])("may be for %s", (_, more, expected) => {
    expect(factsOf(more)).toMatchObject(expected);
  });

  test("has no end where nobody knows one, and names an answer only where one is sent instead", () => {
    const facts = factsOf({ endless: "yes", use: "we-are-checking" });
    expect([facts?.until, facts?.use]).toEqual([undefined, undefined]);
  });

  test.each<[string, FormValues, string[]]>([
    ["nothing", {}, []],
    ["no place", { where: "" }, ["where"]],
    ["no country among some", { countries: "", "region:alps": "" }, ["countries"]],
    ["no weight", { severity: "" }, ["severity"]],
    ["no time to begin at", { begins: "at" }, ["from"]],
    ["no end", { until: "" }, ["until"]],
    ["an end before it begins", { begins: "at", from: "2026-11-28T00:00" }, ["until"]],
    ["an end that has passed", { until: "2026-11-23T22:00" }, ["until"]],
    ["nothing to send instead", { effect: "replace" }, ["use"]],
    ["no line to add", { effect: "append" }, ["words"]],
    ["no words", { "box:en:text": " " }, ["box:en:text"]],
    ["a translation without a title", { "box:vi:text": "Đình công." }, ["title:vi"]],
    ["a name that is none", { id: "Parcel strike" }, ["id"]],
    ["no reason why it cannot wait", { emergency: "yes" }, ["reason"]],
    ["nothing to do", { "do:en": "" }, ["do:en"]],
    ["a note too long to be read at a glance", { "what:en": "a".repeat(141) }, ["what:en"]],
  ])("lacks %s", (_, more, expected) => {
    expect(lackingInAdvisory({ ...STRIKE, ...more }, ground, NOW)).toEqual(expected);
  });
});

test("who changes their mind keeps what they wrote, and hands over only what was asked for", () => {
  const written = {
    "box:en:text": "A",
    "box:en:when": "B",
    "phrases:en": "C",
    "box:vi:public": "D",
    "title:en": "E",
  };
  const asked = (verb: string, effect: string) => {
    const { verb: _, effect: __, ...words } = wordsAsked({ ...written, verb, effect });
    return Object.values(words).join("");
  };
  expect([asked("new", "note"), asked("advisory", "note"), asked("advisory", "append")]).toEqual([
    "BCDE",
    "AE",
    "ADE",
  ]);
});
