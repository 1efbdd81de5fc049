import { describe, expect, test } from "vitest";
import { changedFields, type FormGround, lackingIn, proposedBy } from "#core/proposal-form.ts";
import { weightsOf } from "#core/proposal-weight.ts";

const NOW = "2026-11-21T19:00:00+07:00";

const originals = {
  "title:en": "Late parcel",
  "title:vi": "Hàng đến chậm",
  "phrases:en": "where is it\nstill waiting",
  "box:en:public": "It takes 15 days.",
  "box:vi:public": "Mất 15 ngày.",
  "box:en:never": "Promise a day.",
};

const ground: FormGround = {
  entry: "answers/late-parcel",
  from: "3.0",
  originals,
  sourceLocale: "en",
  replyLocales: ["en", "vi"],
  timeZone: "Asia/Ho_Chi_Minh",
};

const note = { "what:en": "It takes 12 days, was 15.", "why:en": "Couriers are faster.", "do:en": "Say 12." };
const changed = { ...originals, verb: "change", "box:en:public": "It takes 12 days." };

const WORDINGS = { neverSend: [{ never: "asap" }], allowed: [] };

describe("a change that was written into the form", () => {
  test("holds only the words that differ", () => {
    const values = {
      ...changed,
      kind: "major",
      ...note,
      when: "now",
      "phrases:en": "where is it\n\n  no parcel ",
    };
    expect(proposedBy(values, ground, NOW)).toEqual({
      verb: "change",
      entry: "answers/late-parcel",
      from: "3.0",
      at: NOW,
      change: {
        kind: "major",
        what: "It takes 12 days, was 15.",
        why: "Couriers are faster.",
        do: "Say 12.",
        locales: { vi: "behind" },
      },
      texts: new Map([
        ["en", { phrases: ["where is it", "no parcel"], boxes: { public: "It takes 12 days." } }],
      ]),
    });
  });

  test("takes effect at the workspace's time, says why it cannot wait and who wrote it", () => {
    const values = {
      ...changed,
      kind: "major",
      when: "at",
      effective: "2026-11-24T09:00",
      emergency: "yes",
      reason: "It is wrong ",
      acknowledge: "yes",
      name: " Lan ",
      replace: "yes",
    };
    const { change, suggestedBy, replace } = proposedBy(values, ground, NOW);
    expect([change?.effective, change?.emergency, change?.acknowledge, suggestedBy, replace]).toEqual([
      "2026-11-24T09:00:00+07:00",
      { reason: "It is wrong" },
      true,
      "Lan",
      true,
    ]);
  });

  test.each([
    ["left alone at a change of meaning", { kind: "major" }, { vi: "behind" }],
    ["left alone and said to hold", { kind: "major", "translation:vi": "keeps" }, { vi: "keeps" }],
    ["changed too", { kind: "major", "box:vi:public": "Mất 12 ngày." }, { vi: "updated" }],
    ["left alone at a small change", { kind: "minor" }, undefined],
    [
      "changed alone",
      { kind: "minor", "box:en:public": "It takes 15 days.", "box:vi:public": "Mất 15 hôm." },
      { vi: "updated" },
    ],
  ])("a translation %s", (_, more, expected) => {
    expect(proposedBy({ ...changed, ...more }, ground, NOW).change?.locales).toEqual(expected);
  });

  test("a note in another language stands beside the source's", () => {
    const values = { ...changed, kind: "major", ...note, "what:vi": "Mất 12 ngày, trước đây là 15." };
    expect(proposedBy(values, ground, NOW).change?.what).toEqual({
      en: "It takes 12 days, was 15.",
      vi: "Mất 12 ngày, trước đây là 15.",
    });
  });

  test("line ends of Windows and empty lines at the ends are no change", () => {
    const values = { ...originals, "box:en:never": "\r\nPromise a day.\r\n\r\n" };
    expect(changedFields(values, ground)).toEqual([]);
  });

  test("an emptied part is taken out", () => {
    const { texts } = proposedBy({ ...originals, verb: "change", "box:en:never": " \n" }, ground, NOW);
    expect(texts.get("en")?.boxes).toEqual({ never: "" });
  });
});

describe("an advisory that was changed in the form", () => {
  const advised: FormGround = {
    ...ground,
    entry: "advisories/storm",
    originals: {
      "title:en": "Storm",
      "title:vi": "Bão",
      "until:en": "2026-11-24T18:00",
      "severity:en": "caution",
      "incident:en": "found",
      "where:en": "VN europe",
      "from:en": "2026-11-20T00:00",
      "effect:en": "hold",
      "use:en": "wait-a-bit",
      "about:en": "answers/late-parcel",
      "channels:en": "",
      "after:en": "Look again.",
      "box:en:text": "Parcels are late.",
    },
  };
  const asked = { ...advised.originals, verb: "change", kind: "major", ...note };

  test("ends by the workspace's clocks, and no translation lags behind for it", () => {
    const values = {
      ...asked,
      "until:en": "2026-11-22T07:30",
      "incident:en": "over",
      "after:en": "Write again.",
    };
    expect(lackingIn(values, advised)).toEqual([]);
    const { texts, change } = proposedBy({ ...values, "translation:vi": "behind" }, advised, NOW);
    expect(texts).toEqual(
      new Map([
        ["en", { boxes: {}, until: "2026-11-22T07:30:00+07:00", incident: "over", after: "Write again." }],
      ]),
    );
    expect(change?.locales).toEqual({ vi: "keeps" });
  });

  test("leaves translations behind where its words change too", () => {
    const values = { ...asked, "severity:en": "urgent", "box:en:text": "Nothing is sent." };
    expect(proposedBy(values, advised, NOW).change?.locales).toEqual({ vi: "behind" });
  });

  test.each(["title:vi", "where:en", "from:en", "severity:en", "incident:en", "use:en"])(
    "does not lose its %s without a word",
    (name) => {
      expect(lackingIn({ ...asked, [name]: "" }, advised)).toEqual([name]);
    },
  );

  test("says in whole fields where it speaks, of what, and what it does", () => {
    const values = {
      ...asked,
      "where:en": "VN TH",
      "from:en": "2026-11-21T09:00",
      "until:en": "",
      "effect:en": "note",
      "use:en": "",
      "about:en": "answers/late-parcel products/parcels teams/chat",
      "channels:en": "email",
      "after:en": "",
    };
    expect(lackingIn(values, advised)).toEqual([]);
    expect(proposedBy(values, advised, NOW).texts.get("en")).toEqual({
      boxes: {},
      countries: ["VN", "TH"],
      regions: [],
      everywhere: false,
      from: "2026-11-21T09:00:00+07:00",
      until: "",
      scope: { answers: ["late-parcel"], products: ["parcels"], channels: ["email"], teams: ["chat"] },
      effect: "note",
      use: "",
      after: "",
    });
  });

  test.each([
    ["VN everywhere", { countries: [], regions: [], everywhere: true }],
    ["asia VN", { countries: ["VN"], regions: ["asia"], everywhere: false }],
  ])("speaks for %s", (line, places) => {
    const { texts } = proposedBy({ ...asked, "where:en": line }, advised, NOW);
    expect(texts.get("en")).toEqual({ boxes: {}, ...places });
  });

  test.each([
    ["an end before its beginning", { "until:en": "2026-11-19T00:00" }, ["until:en"]],
    ["a line to add that nobody wrote", { "effect:en": "append" }, ["line"]],
    ["an answer to send instead", { "effect:en": "replace", "use:en": "" }, ["use:en"]],
  ])("is asked for %s", (_, values, lacking) => {
    expect(lackingIn({ ...asked, ...values }, advised)).toEqual(lacking);
  });

  test.each([
    ["where:en", "everywhere"],
    ["effect:en", "note"],
    ["until:en", "2026-11-22T07:30"],
    ["severity:en", "info"],
    ["incident:en", "over"],
  ])("has to say why another %s is a small change", (name, value) => {
    const values = { ...asked, kind: "minor", [name]: value };
    const weights = weightsOf(values, advised.originals, [], WORDINGS);
    expect(weights).toEqual(["front"]);
    expect(lackingIn(values, { ...advised, weights })).toEqual(["because"]);
  });
});

describe("the other things to ask for", () => {
  test.each([
    ["review", {}, { verb: "review", entry: "answers/late-parcel", from: "3.0" }],
    [
      "approve",
      { version: "3.0" },
      { verb: "approve", entry: "answers/late-parcel", from: "3.0", version: "3.0" },
    ],
    [
      "idea",
      { idea: " More \nwords " },
      { verb: "idea", entry: "answers/late-parcel", from: "3.0", idea: "More \nwords" },
    ],
    [
      "withdraw",
      { use: "other-answer", withdrawWhy: "It is wrong.", when: "now", "what:en": "not asked" },
      {
        verb: "withdraw",
        entry: "answers/late-parcel",
        from: "3.0",
        change: { kind: "major", withdraw: { use: "other-answer", why: "It is wrong." } },
      },
    ],
    [
      "rollback",
      { version: "2.0", ...note, when: "now" },
      {
        verb: "rollback",
        entry: "answers/late-parcel",
        from: "3.0",
        version: "2.0",
        change: { kind: "major", what: note["what:en"], why: note["why:en"], do: note["do:en"] },
      },
    ],
  ])("%s is asked for without any words of the form", (verb, more, expected) => {
    const values = { ...changed, verb, ...more };
    expect(proposedBy(values, ground, NOW)).toEqual({ ...expected, at: NOW, texts: new Map() });
    expect(lackingIn(values, ground)).toEqual([]);
  });

  test("a new answer names itself and its owner", () => {
    const values = {
      verb: "new",
      id: "lost-parcel",
      owner: "store-policy",
      "title:en": "Lost",
      "box:en:public": "Hi.",
      when: "now",
    };
    const empty = { originals: {}, sourceLocale: "en", replyLocales: ["en"], timeZone: "UTC" };
    expect(proposedBy(values, empty, NOW)).toMatchObject({
      verb: "new",
      entry: "answers/lost-parcel",
      owner: "store-policy",
      texts: new Map([["en", { title: "Lost", boxes: { public: "Hi." } }]]),
    });
    expect(lackingIn({ verb: "new", "box:en:steps": "1. Look." }, empty)).toEqual([
      "title:en",
      "id",
      "owner",
      "words",
    ]);
    expect(lackingIn({ ...values, "box:vi:public": "Chào." }, empty)).toEqual(["title:vi"]);
  });
});

describe("what is still missing", () => {
  test.each([
    ["nothing was chosen", {}, ["verb"]],
    ["nothing was written", { verb: "change" }, ["words", "kind", "what:en", "why:en", "do:en"]],
    ["a small change needs only what", { ...changed, kind: "minor" }, ["what:en"]],
    [
      "a sentence is too long",
      { ...changed, kind: "major", ...note, "what:vi": "ế".repeat(141) },
      ["what:vi"],
    ],
    ["a time that is none", { ...changed, kind: "major", ...note, when: "at", effective: "" }, ["effective"]],
    ["an emergency without a reason", { ...changed, kind: "major", ...note, emergency: "yes" }, ["reason"]],
    ["a withdrawal without a word", { verb: "withdraw" }, ["withdrawWhy"]],
    ["a rollback to nowhere", { verb: "rollback", ...note }, ["version"]],
  ])("%s", (_, values, expected) => {
    expect(lackingIn(values as Record<string, string>, ground)).toEqual(expected);
  });

  test("a small change that looks like more has to say why it is none", () => {
    const values = { ...changed, kind: "minor", "what:en": "Typo." };
    expect(weightsOf(values, originals, [], WORDINGS)).toEqual(["number"]);
    expect(lackingIn(values, { ...ground, weights: ["number"] })).toEqual(["because"]);
  });

  test("a translation that catches up brings no news", () => {
    const values = { ...originals, "box:vi:public": "Mất 12 ngày." };
    expect(weightsOf(values, originals, [], WORDINGS)).toEqual(["number"]);
    expect(weightsOf(values, originals, ["vi"], WORDINGS)).toEqual([]);
  });

  test.each([
    ["a slip", "Hi {{name}}, we pay at once.", "Hi {{name}}, we pay at once!", []],
    ["a negation", "We pay.", "We do not pay.", ["negation"]],
    ["a condition", "We pay.", "We pay if you ask.", ["condition"]],
    ["an amount", "We pay 5 euros.", "We pay 10 euros.", ["amount"]],
    ["a field", "Hi {{name}}.", "Hi {{customer}}.", ["field"]],
    ["a part that is gone", "We pay.", "", ["part"]],
    ["what nobody may send", "We pay soon.", "We pay asap.", ["never-send"]],
  ])("%s weighs as it does when it is published", (_, before, after, expected) => {
    const name = "box:en:public/upset";
    const found = weightsOf({ [name]: after }, { [name]: before }, [], WORDINGS);
    expect(found.filter((weight) => weight !== "words")).toEqual(expected);
  });
});
