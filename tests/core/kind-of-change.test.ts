import { describe, expect, test } from "vitest";
import type { Front } from "#core/entry.ts";
import { kindOfChange, type TextChange } from "#core/kind-of-change.ts";
import type { Locale } from "#core/locale.ts";
import { cutText } from "#core/matter.ts";
import { reasonWords } from "#core/reason.ts";
import { bodyFrom } from "#markup/body.ts";
import { frontFrom } from "#schema/front-matter.ts";
import { aChange, anAdvisory, anAnswer, aReply } from "../make.ts";

const NEVER = { neverSend: [{ never: "guarantee", locale: "en" }], allowed: ["money-back guarantee"] };

function textOf(source: string, locale: Locale) {
  const kind = source.includes("effect:") ? "advisories" : "answers";
  const { front, problems } = frontFrom(`${locale}.mdx`, source, kind, false);
  if (!front) throw new Error(JSON.stringify(problems));
  return { front: front as Front, body: bodyFrom(`${locale}.mdx`, cutText(source).body).body };
}

/** The reasons for which a change of some texts looks major, as sentences. */
function reasonsFor(
  before: Readonly<Record<Locale, string>>,
  after: Readonly<Record<Locale, string>>,
  catchingUp: readonly Locale[] = [],
): string[] {
  const texts = (sources: typeof before) =>
    new Map(Object.entries(sources).map(([locale, source]) => [locale, textOf(source, locale)]));
  const change: TextChange = {
    before: texts(before),
    after: texts(after),
    sourceLocale: Object.keys(before)[0] ?? "en",
    catchingUp: new Set(catchingUp),
  };
  const { looks, reasons } = kindOfChange(change, NEVER);
  expect(looks).toBe(reasons.length > 0 ? "major" : "minor");
  return reasons.map(reasonWords);
}

const reply = (words: string, attributes?: string) => anAnswer({ body: aReply(words, attributes) });
const inReply = (locale: Locale, before: string, after: string) =>
  reasonsFor({ [locale]: reply(before) }, { [locale]: reply(after) });

describe("a change of a reply looks major by", () => {
  test.each<[what: string, locale: Locale, before: string, after: string, reason: string]>([
    ["a number", "en", "You have 7 days.", "You have 14 days.", "“7 days” became “14 days”"],
    ["a number", "vi", "Bạn có 7 ngày.", "Bạn có 14 ngày.", "“7 ngày” became “14 ngày”"],
    ["what it counts", "en", "Within 5 days.", "Within 5 working days.", "“5 days” became “5 working days”"],
    ["what it counts", "vi", "Sau 3 ngày.", "Sau 3 giờ.", "“3 ngày” became “3 giờ”"],
    [
      "a word for a number",
      "en",
      "It takes two weeks.",
      "It takes three weeks.",
      "“two weeks” became “three weeks”",
    ],
    ["a number that is new", "en", "It takes a while.", "It takes 3 days.", "“3 days” is new"],
    ["an amount", "en", "We give you €5.", "We give you €10.", "“€5” became “€10”"],
    ["an amount", "vi", "Tặng bạn 50.000đ.", "Tặng bạn 100.000đ.", "“50.000đ” became “100.000đ”"],
    ["a share", "en", "You get 10% off.", "You get 15% off.", "“10%” became “15%”"],
    ["a day", "en", "We open on Monday.", "We open on Tuesday.", "“Monday” became “Tuesday”"],
    ["a day", "vi", "Mở lại thứ Hai.", "Mở lại thứ Ba.", "“thứ Hai” became “thứ Ba”"],
    ["an hour", "en", "Open until 17:30.", "Open until 18:30.", "“17:30” became “18:30”"],
    [
      "numbers that changed places",
      "en",
      "7 days for shoes, 14 days for hats.",
      "14 days for shoes, 7 days for hats.",
      "became",
    ],
    ["a negation", "en", "We refund shipping.", "We do not refund shipping.", "the word “not” is new"],
    [
      "a negation",
      "vi",
      "Bên mình hoàn phí ship.",
      "Bên mình không hoàn phí ship.",
      "the word “không” is new",
    ],
    [
      "a negation",
      "de",
      "Wir erstatten den Versand.",
      "Wir erstatten keinen Versand.",
      "the word “keinen” is new",
    ],
    ["a negation", "ja", "返金できます。", "返金できません。", "the word “ません” is new"],
    ["a negation", "th", "คืนเงินได้", "คืนเงินไม่ได้", "the word “ไม่” is new"],
    [
      "a condition",
      "en",
      "We refund orders.",
      "We refund orders only in Viet Nam.",
      "the condition “only” is new",
    ],
    ["a condition", "vi", "Áp dụng cho đơn mới.", "Chỉ áp dụng cho đơn mới.", "the condition “Chỉ” is new"],
    [
      "a condition",
      "vi",
      "Bên mình hoàn tiền.",
      "Bên mình hoàn tiền, trừ khi vé đã dùng.",
      "the condition “trừ khi” is new",
    ],
    ["a duty", "en", "You can send a photo.", "You must send a photo.", "the condition “must” is new"],
    [
      "a promise weakened",
      "en",
      "It will arrive soon.",
      "It might arrive soon.",
      "the condition “might” is new",
    ],
    [
      "a link",
      "en",
      "See [help](https://a.example/1).",
      "See [help](https://a.example/2).",
      "the link “a.example/1” became “a.example/2”",
    ],
    [
      "an address to write to",
      "en",
      "Write to a@larkspan.example.",
      "Write to b@larkspan.example.",
      "the link “a@larkspan.example” became “b@larkspan.example”",
    ],
    [
      "a field",
      "en",
      "Your order is late.",
      "Order {{order_number}} is late.",
      "the field “{{order_number}}” is new",
    ],
    [
      "a wording nobody may send",
      "en",
      "We hope so.",
      "We guarantee so.",
      "the wording nobody may send “guarantee” is new",
    ],
    [
      "a statement",
      "en",
      "It is late.",
      "It is late. Please leave your door open so the courier can come in.",
      "“Please leave your door open so the courier can come in.” is new",
    ],
    [
      "a line of a list",
      "en",
      "We deliver to:\n\n- Ohio\n- Texas",
      "We deliver to:\n\n- Iowa\n- Ohio\n- Texas",
      "is new",
    ],
  ])("%s (%s)", (_, locale, before, after, reason) => {
    const reasons = inReply(locale, before, after);
    expect(reasons.join("\n")).toContain(reason);
    expect(reasons.every((words) => words.endsWith(` in the private reply (${locale})`))).toBe(true);
  });
});

describe("a change looks minor when it is only", () => {
  test.each<[what: string, locale: Locale, before: string, after: string]>([
    ["a typo", "en", "We are lookign into it.", "We are looking into it."],
    ["other words", "en", "We are sorry about this.", "We apologise for this."],
    ["spacing", "en", "Sorry , we look into it.", "Sorry, we look into it."],
    ["tone marks", "vi", "Bên mình đang kiểm tra ạ.", "Bên mình đang kiểm trạ ạ."],
    ["politeness", "vi", "Bạn chờ giúp mình nhé.", "Bạn vui lòng chờ giúp mình ạ."],
    ["a question tag", "vi", "Bạn gửi mã đơn được không?", "Bạn gửi mình mã đơn nhé?"],
    ["the word for an address", "vi", "Bạn gửi nơi nhận.", "Bạn gửi địa chỉ nhận."],
    ["a short form", "en", "We do not know, and you can't.", "We don't know, and you cannot."],
    ["a number as a word", "en", "It takes 2 weeks.", "It takes two weeks."],
    ["a currency's name", "en", "You get 10 euros.", "You get €10."],
    ["a thousands mark", "en", "It costs 1200 yen.", "It costs 1,200 yen."],
    ["another word for the day", "en", "5 working days.", "5 business days."],
    ["a set phrase", "en", "Write to us.", "Do not hesitate to write to us."],
    [
      "sentences in another order",
      "en",
      "It takes 5 days. We do not charge you.",
      "We do not charge you. It takes 5 days.",
    ],
    ["emphasis", "en", "Send it **today**.", "Send it today."],
    ["how an address is spelled", "en", "See http://www.a.example/help/.", "See https://a.example/help"],
    ["a name with digits", "en", "We are Larkspan.", "We are 99designs."],
    ["an allowed phrase", "en", "You have a promise.", "You have a money-back guarantee."],
  ])("%s (%s)", (_, locale, before, after) => {
    expect(inReply(locale, before, after)).toEqual([]);
  });

  test("a title, phrases, tags or a summary", () => {
    const after = anAnswer({
      title: "7 days",
      front: "phrases: [not in 14 days]\ntags: [a]\nsummary: Only 3.",
    });
    expect(reasonsFor({ en: anAnswer() }, { en: after })).toEqual([]);
  });

  test("a new translation, or one that catches up with what the source said before", () => {
    const source = reply("You have 14 days.");
    expect(reasonsFor({ en: source }, { en: source, vi: reply("Bạn có 14 ngày.") })).toEqual([]);
    const [before, after] = [reply("Bạn có 7 ngày."), reply("Bạn có 14 ngày.")];
    expect(reasonsFor({ en: source, vi: before }, { en: source, vi: after }, ["vi"])).toEqual([]);
    expect(reasonsFor({ en: source, vi: before }, { en: source, vi: after })).toHaveLength(1);
  });
});

describe("a change of the whole looks major by", () => {
  const two = `${aReply()}\n\n${aReply("We see it.", 'channel="public" for="upset"')}`;
  const never = `${aReply()}\n\n<Never>\nPromise a day.\n</Never>`;
  const leave = `<NoReply action="leave">\nTrolls.\n</NoReply>`;
  const escalate = (to: string) => `${aReply()}\n\n<Escalate to="${to}">\nLate.\n</Escalate>`;

  test.each<[what: string, before: string, after: string, reasons: string[]]>([
    [
      "a reply that is new",
      anAnswer(),
      anAnswer({ body: two }),
      ["the public reply for “upset” (en) is new"],
    ],
    [
      "a reply that is gone",
      anAnswer({ body: two }),
      anAnswer(),
      ["the public reply for “upset” (en) is gone"],
    ],
    ["a part that is new", anAnswer(), anAnswer({ body: never }), ["the “Never” part (en) is new"]],
    [
      "who takes over",
      anAnswer({ body: escalate("a") }),
      anAnswer({ body: escalate("b") }),
      ["the escalation to b (en) is new", "the escalation to a (en) is gone"],
    ],
    [
      "what is done instead of answering",
      anAnswer({ body: leave }),
      anAnswer({ body: leave.replace("leave", "hide") }),
      ["“leave” became “hide” in the decision not to reply (en)"],
    ],
    ["verbatim", anAnswer(), anAnswer({ front: "verbatim: true" }), ["`verbatim` became true, was false"]],
    [
      "the teams it is for",
      anAnswer(),
      anAnswer({ front: "teams: [desk, social]" }),
      ["`teams` became desk, social, was empty"],
    ],
    [
      "an advisory's countries",
      anAdvisory(),
      anAdvisory({ where: "countries: [VN, IN]" }),
      ["`countries` became IN, VN, was VN"],
    ],
    [
      "an advisory's scope",
      anAdvisory({ front: aChange() }),
      anAdvisory({ front: `scope: {channels: [sms]}\n${aChange()}` }),
      ["`scope.channels` became sms, was empty"],
    ],
  ])("%s", (_, before, after, reasons) => {
    expect(reasonsFor({ en: before }, { en: after })).toEqual(reasons);
  });

  test("a language that is gone", () => {
    expect(reasonsFor({ en: anAnswer(), vi: anAnswer() }, { en: anAnswer() })).toEqual([
      "the text in vi is gone",
    ]);
  });
});
