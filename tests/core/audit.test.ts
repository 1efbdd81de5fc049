import { describe, expect, test } from "vitest";
import { type Audit, audited, referenceIn, type Sent, tidiedText } from "#core/audit.ts";
import { type AuditRules, type AuditTopic, auditFindings } from "#core/audit-finding.ts";
import type { Front } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { referenceText } from "#core/reference.ts";
import type { Reply } from "#core/reply.ts";
import { aChannel, aField, aForce, aPublication, aReplyOf, aWithdrawal, on } from "../histories.ts";

const CHAT = aChannel({ id: "chat", sign: "^{{initials}}" });
const COMMENT = aChannel({ id: "comment", public: true, sign: "^{{initials}}", limit: 120 });
const PLACEHOLDERS = [
  aField("customer_name", { max: 30 }),
  aField("order_number", { max: 14, private: true, pattern: "LS-[0-9]{8}" }),
];

const OLD = "Hi {{customer_name}}, a refund takes 7 to 14 working days and goes back to your card.";
const NEW = "Hi {{customer_name}}, a refund takes 5 to 10 working days and goes back to your card.";
const VI = "Chào {{customer_name}}, tiền hoàn về thẻ của bạn trong 5 đến 10 ngày làm việc.";
const PUBLIC = "Hi {{customer_name}}, please message us privately and we will look into your refund.";

type Words = Readonly<Record<string, readonly Reply[]>>;

function aVersion(version: string, words: Words, front: Partial<Front> = {}): PublishedVersion {
  const texts = Object.entries(words).map(([locale, replies]) => [
    locale,
    { title: "Refund", phrases: [], body: replies.map((reply) => ({ type: "reply" as const, reply })) },
  ]);
  const all = {
    products: [],
    tags: [],
    shortcuts: [],
    urgent: false,
    verbatim: false,
    formerly: [],
    allow: [],
    ...front,
  };
  return { version, front: all, texts: Object.fromEntries(texts), settings: { fallbacks: {}, signs: {} } };
}

function anEntry(id: string, history: History, versions: readonly PublishedVersion[]): PublishedEntry {
  return {
    kind: "answers",
    id,
    history,
    versions: Object.fromEntries(versions.map((one) => [one.version, one])),
  };
}

const en = (...texts: string[]): Words => ({ en: texts.map((text) => aReplyOf(text)) });
const HISTORY = [aPublication("1.0", on("01-05")), aPublication("2.0", on("01-12"))];
const REFUND = anEntry("refund", HISTORY, [
  aVersion("1.0", en(OLD)),
  aVersion("2.0", { en: [aReplyOf(NEW), aReplyOf(PUBLIC, 'channel="public"')], vi: [aReplyOf(VI)] }),
]);
const LATE = anEntry(
  "late",
  [aPublication("1.0", on("01-05"))],
  [
    aVersion(
      "1.0",
      en("Hi {{customer_name}}, your parcel is late and we are asking the courier where it is."),
    ),
  ],
);

const RULES: AuditRules = {
  placeholders: PLACEHOLDERS,
  neverSend: [{ never: "kindly", locale: "en", say: "please" }],
  allowed: [],
  replyLocales: ["en", "vi"],
  forces: [],
  added: {},
};

function sent(text: string, parts: Partial<Sent> = {}): Sent {
  return { text, at: on("01-16"), channel: CHAT, ...parts };
}

function checked(
  one: Sent,
  entries: readonly PublishedEntry[] = [LATE, REFUND],
  rules: Partial<AuditRules> = {},
) {
  const audit = audited(one, entries, PLACEHOLDERS, () => []);
  const findings = auditFindings(audit, { ...RULES, ...rules });
  return { audit, findings, kinds: findings.map(({ about }) => about.kind) };
}

const about = (findings: readonly { about: AuditTopic }[], kind: AuditTopic["kind"]) =>
  findings.find((finding) => finding.about.kind === kind)?.about;

const named = ({ nearest }: Audit) =>
  nearest && `${nearest.entry.id} ${nearest.version.version} ${nearest.locale}`;

const FINE = `${NEW.replace("{{customer_name}}", "Linh")} ^AB`;

describe("what was approved then", () => {
  test.each([
    ["of 2.0 in its time", FINE, on("01-16"), "refund 2.0 en"],
    ["of 1.0 in its time", `${OLD.replace("{{customer_name}}", "Linh")} ^AB`, on("01-08"), "refund 1.0 en"],
    ["in another language", `${VI.replace("{{customer_name}}", "Linh")} ^AB`, on("01-16"), "refund 2.0 vi"],
    [
      "of another answer",
      "Hi Linh, your parcel is late and we are asking the courier. ^AB",
      on("01-16"),
      "late 1.0 en",
    ],
    ["of no answer", "The weather is fine here and my dog is well, thank you. ^AB", on("01-16"), undefined],
  ])("is found for a text %s", (_, text, at, expected) => {
    expect(named(checked(sent(text, { at })).audit)).toBe(expected);
  });

  test("word for word, with a field filled and signed, has nothing to find", () => {
    const { audit, findings } = checked(sent(FINE));
    expect({ isSame: audit.isSame, findings }).toEqual({ isSame: true, findings: [] });
    expect(audit.pair?.values).toEqual({ as_sent_1: "Linh" });
  });

  test("spaces and line ends of a chat tool are no difference, a word is", () => {
    expect(checked(sent(FINE.replace("Linh,", "Linh,\r\n\u200b "))).audit.isSame).toBe(true);
    expect(checked(sent(FINE.replace("your card", "the card"))).audit.isSame).toBe(false);
  });

  test("of a public channel is the public reply, not the private one that says the same", () => {
    const twin = anEntry(
      "twin",
      [aPublication("1.0", on("01-05"))],
      [aVersion("1.0", { en: [aReplyOf(PUBLIC), aReplyOf(PUBLIC, 'channel="public"')] })],
    );
    const { audit } = checked(sent(PUBLIC, { channel: COMMENT }), [twin]);
    expect(audit.nearest).toMatchObject({ fits: true, reply: { channels: ["public"] } });
  });
});

describe("a finding", () => {
  const signed = (text: string) => `${text.replace("{{customer_name}}", "Linh")} ^AB`;

  test.each<[string, Sent, string[]]>([
    ["words that are never sent", sent(signed(`${NEW} Kindly wait.`)), ["never"]],
    ["the text of a version that was replaced", sent(signed(OLD)), ["older"]],
    ["the text of a version not yet in effect", sent(signed(NEW), { at: on("01-08") }), ["not-yet"]],
    ["an answer before its first version", sent(signed(OLD), { at: on("01-02") }), ["not-yet"]],
    ["a missing sign-off", sent(signed(NEW).replace(" ^AB", "")), ["sign-missing"]],
    ["another sign-off", sent(signed(NEW).replace("^AB", "-AB")), ["sign-wrong"]],
    ["a field that was left as it is", sent(`${NEW} ^AB`), ["unfilled"]],
    ["another language than expected", sent(signed(VI), { locale: "en" }), ["language"]],
    [
      "a private reply on a public channel",
      sent(signed(NEW), { channel: { ...COMMENT, limit: 900 } }),
      ["other-channel"],
    ],
    [
      "more than the channel takes, sign-off included",
      sent(signed(`${PUBLIC} ${"We are here. ".repeat(5)}`), { channel: COMMENT }),
      ["too-long"],
    ],
    [
      "private data in public",
      sent(signed(`${PUBLIC} Is it LS-20418833 or 0912 345 678?`), { channel: { ...COMMENT, limit: 900 } }),
      ["private"],
    ],
    [
      "a question for private data in public",
      sent(signed(`Hi {{customer_name}}, we will look into your refund. What is your phone number?`), {
        channel: { ...COMMENT, limit: 900 },
      }),
      ["asks"],
    ],
  ])("names %s", (_, one, kinds) => expect(checked(one).kinds).toEqual(kinds));

  test("says since when an older text was replaced, and by which version", () => {
    expect(about(checked(sent(signed(OLD))).findings, "older")).toEqual({
      kind: "older",
      version: "1.0",
      until: on("01-12"),
      now: "2.0",
    });
  });

  test("names an answer that had been withdrawn, and what was to be used", () => {
    const gone = { ...REFUND, history: [...HISTORY, { ...aWithdrawal("2.0", on("01-14")), use: "late" }] };
    expect(about(checked(sent(FINE), [gone]).findings, "withdrawn")).toEqual({
      kind: "withdrawn",
      since: on("01-14"),
      use: "late",
    });
    expect(checked(sent(FINE, { at: on("01-13") }), [gone]).kinds).toEqual([]);
  });

  test("names a translation that was behind", () => {
    const behind = [
      HISTORY[0],
      aPublication("2.0", on("01-12"), { texts: { en: "2.0", vi: "1.0" } }),
    ] as History;
    expect(checked(sent(signed(VI)), [{ ...REFUND, history: behind }]).kinds).toEqual(["behind"]);
  });

  test("names answers that are as near", () => {
    const twin = { ...REFUND, id: "twin" };
    expect(about(checked(sent(FINE), [REFUND, twin]).findings, "as-near")).toEqual({
      kind: "as-near",
      ids: ["twin"],
    });
  });

  test("names a text that had to be sent word for word", () => {
    const strict = anEntry("strict", HISTORY.slice(0, 1), [aVersion("1.0", en(NEW), { verbatim: true })]);
    expect(checked(sent(FINE), [strict]).kinds).toEqual([]);
    expect(checked(sent(FINE.replace("your card", "the card")), [strict]).kinds).toEqual(["verbatim"]);
  });

  test("names a value that the field does not take", () => {
    const order = anEntry("order", HISTORY.slice(0, 1), [
      aVersion("1.0", en("Your order {{order_number}} is on its way.")),
    ]);
    expect(checked(sent("Your order LS-20418833 is on its way. ^AB"), [order]).kinds).toEqual([]);
    expect(about(checked(sent("Your order 2041 is on its way. ^AB"), [order]).findings, "field")).toEqual({
      kind: "field",
      name: "order_number",
      fault: "pattern",
    });
  });

  test("of a text that nothing is near still names what is wrong with the text itself", () => {
    expect(checked(sent("The dog kindly waits.")).kinds).toEqual(["never", "sign-missing", "none-near"]);
  });

  test.each<[string, Sent, string[]]>([
    [
      "another answer",
      sent(FINE, { reference: referenceIn("late@1.0/en/chat") as never }),
      ["reference-answer"],
    ],
    [
      "another version",
      sent(FINE, { reference: referenceIn("refund@1.0/en/chat") as never }),
      ["reference-version"],
    ],
    [
      "a text as approved that was touched up",
      sent(FINE.replace("your card", "the card"), { reference: referenceIn("refund@2.0/en/chat") as never }),
      ["reference-touched"],
    ],
    [
      "a touched-up text as such",
      sent(FINE.replace("your card", "the card"), { reference: referenceIn("refund@2.0/en/chat~") as never }),
      [],
    ],
  ])("weighs a reference that names %s", (_, one, kinds) => expect(checked(one).kinds).toEqual(kinds));
});

describe("an advisory in force then", () => {
  const force = (parts: Partial<Force> = {}): Force =>
    aForce({ from: on("01-15"), until: on("01-20"), countries: ["VN"], ...parts });
  const line = "Until Friday parcels are late.";
  const kindsWith = (parts: Partial<Force>, one: Partial<Sent> = {}, text = FINE) =>
    checked(sent(text, { country: "VN", ...one }), [REFUND], {
      forces: [force(parts)],
      added: { storm: line },
    }).kinds;

  test.each<[string, Partial<Force>, Partial<Sent>, string[]]>([
    ["a note informs", {}, {}, ["advisory"]],
    ["a hold was in the way", { effect: "hold", use: "late" }, {}, ["hold"]],
    ["but not of the holding reply itself", { effect: "hold", use: "refund" }, {}, []],
    ["another answer was to be sent", { effect: "replace", use: "late" }, {}, ["replace"]],
    ["a line was to be added", { effect: "append" }, {}, ["append-missing"]],
    ["in another country it says nothing", { effect: "hold" }, { country: "DE" }, []],
    [
      "everywhere it speaks for all",
      { effect: "hold", everywhere: true, countries: [] },
      { country: "DE" },
      ["hold"],
    ],
    ["before it began it says nothing", { effect: "hold" }, { at: on("01-14") }, []],
    ["at its end it says nothing", { effect: "hold" }, { at: on("01-20") }, []],
    [
      "on channels it does not name it says nothing",
      { effect: "hold", scope: { ...force().scope, channels: ["public"] } },
      {},
      [],
    ],
    [
      "about other answers it says nothing",
      { effect: "hold", scope: { ...force().scope, answers: ["late"] } },
      {},
      [],
    ],
  ])("%s", (_, parts, one, kinds) => expect(kindsWith(parts, one)).toEqual(kinds));

  test("asks where the customer was when nobody said so, but not for a note", () => {
    const nowhere = (effect: Force["effect"]) =>
      checked(sent(FINE), [REFUND], { forces: [force({ effect })] }).kinds;
    expect(nowhere("hold")).toEqual(["where"]);
    expect(nowhere("note")).toEqual([]);
  });

  test("is content with the line that it adds", () => {
    const text = FINE.replace(" ^AB", `\n\n${line} ^AB`);
    const one = sent(text, { country: "VN" });
    const prose = aReplyOf(line).prose;
    const audit = audited(one, [REFUND], PLACEHOLDERS, () => [prose]);
    expect(audit.isSame).toBe(true);
    const rules = { ...RULES, forces: [force({ effect: "append" })], added: { storm: line } };
    expect(auditFindings(audit, rules).map(({ weight, about: { kind } }) => [weight, kind])).toEqual([
      ["note", "append"],
    ]);
  });

  test("that adds nothing in this language held the answer", () => {
    const one = sent(FINE, { country: "VN" });
    expect(checked(one, [REFUND], { forces: [force({ effect: "append" })] }).kinds).toEqual(["hold"]);
  });
});

describe("a reference in a case note", () => {
  test.each([
    [
      "Reply: late-delivery@3.1/vi/facebook-comment~\nChannel: Facebook",
      "late-delivery@3.1/vi/facebook-comment~",
    ],
    ["(refund@2.0/en/chat/upset.2).", "refund@2.0/en/chat/upset.2"],
    ["write to help@larkspan.example or see refund@2.0/en/chat.", "refund@2.0/en/chat"],
  ])("is read from “%s”", (text, reference) => {
    const found = referenceIn(text);
    expect(found && referenceText(found)).toBe(reference);
  });

  test.each(["", "help@larkspan.example", "refund@2.0", "call me @ 5.30/en/chat"])(
    "is not seen in “%s”",
    (text) => expect(referenceIn(text)).toBeUndefined(),
  );
});

test("a tidied text keeps its words and paragraphs", () => {
  expect(tidiedText("\ufeff Chào \u200bbạn,\r\n \r\n\r\n\tsố  7\u00a0ngày ")).toBe("Chào bạn,\n\nsố 7 ngày");
});
