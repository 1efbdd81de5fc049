import { afterEach, describe, expect, test } from "vitest";
import { ruleNamed } from "#checks/rules.ts";
import {
  aFragment,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  checkingIn,
  type FileTree,
  publishAll,
} from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const LATE = "answers/late-delivery";

/** What a rule says of a reply in a language. */
function said(rule: string, words: string, { locale = "en", attributes = "", more = {} as FileTree } = {}) {
  folder = aTree({
    "workspace.yaml": aWorkspace({
      replyLocales: ["en", locale].filter((l, i, all) => all.indexOf(l) === i),
    }),
    [`${LATE}/en.mdx`]: anAnswer(locale === "en" ? { body: aReply(words, attributes) } : {}),
    ...(locale === "en"
      ? {}
      : { [`${LATE}/${locale}.mdx`]: aTranslation({ body: aReply(words, attributes) }) }),
    ...more,
  });
  return check(rule);
}

function check(rule: string): string[] {
  const found = ruleNamed(rule)?.check(checkingIn(folder.root)) ?? [];
  return found.map(({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`);
}

describe("wording that nobody may send", () => {
  const wording = {
    "settings/wording.yaml":
      "- {never: unfortunately, locale: en, say: what we can do}\n- {never: as per policy}\n- allow: [unfortunately named]\n",
  };
  const never = (words: string, locale = "en") => said("never-send", words, { locale, more: wording });

  test("is found in its language, whatever its letter case, over line ends", () => {
    expect(never("Hi, UNFORTUNATELY we are late. It is as per\npolicy.")).toEqual([
      '7:5 error Nobody sends "UNFORTUNATELY": settings/wording.yaml says so.',
      '6:1 error Nobody sends "as per policy": settings/wording.yaml says so.',
    ]);
  });

  test("is none in another language or in what is allowed", () => {
    expect(never("Chào bạn, unfortunately.", "vi")).toEqual([]);
    folder.cleanup();
    expect(never("The unfortunately named band plays.")).toEqual([]);
  });

  test("counts in subjects and in fragments, and not in titles or notes for agents", () => {
    expect(
      said("never-send", "Fine.", { attributes: 'subject="Unfortunately late"', more: wording }),
    ).toHaveLength(1);
    folder.write({
      [`${LATE}/en.mdx`]: anAnswer({
        title: "Unfortunately late",
        body: `<When>\nUnfortunately it is late.\n</When>\n\n${aReply()}`,
      }),
      "fragments/credit/en.mdx": aFragment({ body: "unfortunately none" }),
    });
    expect(check("never-send")).toEqual([
      '6:1 error Nobody sends "unfortunately": settings/wording.yaml says so.',
    ]);
  });

  test("is a warning in what agents have already, and nothing once that is withdrawn", () => {
    folder = aTree({ [`${LATE}/en.mdx`]: anAnswer({ body: aReply("Unfortunately not.") }) });
    publishAll(folder.root, "2026-01-01T00:00:00Z");
    folder.write(wording);
    expect(check("never-send")[0]).toMatch(/ warning /);
    folder.write({ [`${LATE}/en.mdx`]: anAnswer({ body: aReply("Unfortunately not now.") }) });
    expect(check("never-send")[0]).toMatch(/ error /);
  });
});

describe("a promised time", () => {
  test.each([
    ["en", "You will have it by Friday."],
    ["en", "We’ll write to you tomorrow."],
    ["en", "It will arrive within 3 to 5 working days."],
    ["en", "We will refund you on 23 November."],
    ["en", "Your refund arrives on Nov 23 at the latest."],
    ["en", "It will be 2026-11-23."],
    ["vi", "Bên mình sẽ hoàn tiền trong 3 ngày ạ."],
    ["vi", "Đơn sẽ tới vào thứ hai nhé."],
    ["vi", "Bên mình cam kết xong trước 23/11."],
    ["ja", "2026/11/23 23.11.2026 にお届けします。"],
  ])("%s: %s", (locale, words) => expect(said("promised-date", words, { locale })).toHaveLength(1));

  test.each([
    ["en", "It will arrive by {{date}}."],
    ["en", "Coins will show within 30 minutes of payment."],
    ["en", "You can ask for a refund within 30 days."],
    ["en", "We will look into the second charge."],
    ["en", "Doors open on 12 December at 16:30."],
    ["en", "Will may have waited 3 days."],
    ["vi", "Bên mình sẽ tự hoàn khoản thứ hai."],
    ["vi", "Xu sẽ vào trong 30 phút sau khi thanh toán."],
    ["vi", "Bên mình sẽ nhắn lại trước {{date}}."],
  ])("is none in %s: %s", (locale, words) => expect(said("promised-date", words, { locale })).toEqual([]));
});

describe("a promised amount", () => {
  test.each([
    ["en", "Here are 10 euros.", "10 euros"],
    ["en", "A credit of €10.50 is yours.", "€10.50"],
    ["en", "You get 1,250 USD back.", "1,250 USD"],
    ["vi", "Bên mình tặng 50.000đ ạ.", "50.000đ"],
    ["vi", "Hoàn 1.250.000 VND nhé.", "1.250.000 VND"],
    ["ja", "500円です。", "500円"],
  ])("%s: %s", (locale, words, amount) =>
    expect(said("promised-money", words, { locale })[0]).toContain(
      `"${amount}" is an amount that neither a field nor a fragment carries.`,
    ),
  );

  test.each([
    ["en", "Here are {{amount}}."],
    ["en", "We sent 2 parcels to 10 Europeans."],
    ["en", "The stream runs at 720p and 5 Mbps."],
    ["vi", "Có 3 điểm đón ạ."],
  ])("is none in %s: %s", (locale, words) => expect(said("promised-money", words, { locale })).toEqual([]));
});

describe("private data in public", () => {
  const asked = (words: string, locale = "en", attributes = 'channel="public"') =>
    said("private-data-in-public", words, { locale, attributes });

  test.each([
    ["en", "Please send us your order number.", "order number"],
    ["en", "Could you tell us your phone number and e-mail address?", "phone number, e-mail address"],
    ["vi", "Bạn cho mình xin số điện thoại nhé.", "phone number"],
    ["vi", "Bạn gửi mã đơn để bên mình xem ạ.", "order number"],
  ])("is asked for in %s: %s", (locale, words, things) => {
    expect(asked(words, locale)[0]).toContain(`asks the customer for private data: ${things}.`);
  });

  test.each([
    ["en", "Please send us your order number in a private message."],
    ["en", "Never post your card number here."],
    ["vi", "Bạn nhắn riêng mã đơn cho bên mình nhé."],
  ])("is not asked for in %s: %s", (locale, words) => expect(asked(words, locale)).toEqual([]));

  test("may be asked for in private", () => {
    expect(asked("Please send us your order number.", "en", 'channel="email"')).toEqual([]);
    folder.cleanup();
    expect(asked("Please send us your order number.", "en", "")).toEqual([]);
  });

  test("is a field that the settings call private, on any public channel", () => {
    expect(asked("About {{order_number}}.", "en", 'channel="email x-post"')).toEqual([
      "7:7 error {{order_number}} is private, and this reply is public.",
    ]);
    folder.cleanup();
    expect(asked("About {{order_number}}.", "en", 'channel="written"')).toHaveLength(1);
  });
});

describe("a mark of unfinished text", () => {
  test.each([
    ["It arrives TODO.", "error", "TODO"],
    ["It arrives TBD", "error", "TBD"],
    ["Lorem ipsum dolor.", "error", "Lorem ipsum"],
    ["Why???", "error", "???"],
    ["Hello\n\n…", "error", "…"],
    ["- one\n- ...", "error", "- ..."],
    ["Dear [customer name], hello.", "warning", "[customer name]"],
  ])("in %j is %s: %s", (words, severity, mark) => {
    const [problem = ""] = said("unfinished", words);
    expect(problem).toContain(` ${severity} "${mark}"`);
  });

  test.each([
    "Everything, todo, is fine.",
    "Please wait…",
    "Size XXL fits.",
    "See [our page](https://example.com/a).",
    "Press [1] now.",
    "Really??",
  ])("is none in %s", (words) => expect(said("unfinished", words)).toEqual([]));

  test("in notes for agents and titles is a warning", () => {
    folder = aTree({
      [`${LATE}/en.mdx`]: anAnswer({
        title: "TODO title",
        body: `<When>\nTBD by Linh.\n</When>\n\n${aReply()}`,
      }),
    });
    expect(check("unfinished")).toEqual([
      '2:8 warning "TODO" is a mark of unfinished text.',
      '7:1 warning "TBD" is a mark of unfinished text.',
    ]);
  });
});

describe("words in capitals", () => {
  test.each([
    ["en", "Do NOT pay twice, PLEASE.", ["NOT", "PLEASE"]],
    ["vi", "Bạn KHÔNG cần trả lại nhé.", ["KHÔNG"]],
    ["en", "The OTP and the VIP seat carry VAT, says the FAQ.", []],
    ["en", "LS-20418833, 720P and https://example.com/ABCDE stay.", []],
    ["vi", "Hoàn bằng VNĐ tại TP HCM.", []],
    ["en", "{{customer_name}} and NASA.", []],
  ])("%s: %s", (locale, words, shouted) => {
    expect(said("all-caps", words, { locale }).map((line) => /"(.+?)"/.exec(line)?.[1])).toEqual(shouted);
  });

  test("may stand where a title or the settings write them so", () => {
    const more = {
      "answers/lumina/en.mdx": anAnswer({ title: "LUMINA tour" }),
      "settings/wording.yaml": "- allow: [PLEASE]\n",
    };
    expect(said("all-caps", "PLEASE see LUMINA.", { more })).toEqual([]);
  });
});

describe("exclamation marks", () => {
  test.each([
    ["en", "Thank you!!"],
    ["en", "Thank you! Great!"],
    ["en", "Really?!"],
    ["ja", "ありがとうございます！"],
  ])("are too many in %s: %s", (locale, words) =>
    expect(said("exclamation-chain", words, { locale })).toHaveLength(1),
  );

  test.each([
    ["en", "Thank you!"],
    ["en", "Is it late?"],
  ])("are few enough in %s: %s", (locale, words) =>
    expect(said("exclamation-chain", words, { locale })).toEqual([]),
  );
});

describe("the length of a sentence", () => {
  const words = (count: number, word = "late") => `${Array.from({ length: count }, () => word).join(" ")}.`;

  test.each([
    ["en", words(36), "36 words; at most 35"],
    ["vi", words(49, "trễ"), "49 syllables; at most 48"],
    ["ja", `${"遅".repeat(81)}。`, "81 characters; at most 80"],
    ["th", "ช้า".repeat(90), "characters; at most 160"],
    ["de", words(36, "spät"), "36 words; at most 35"],
  ])("is too much in %s", (locale, text, expected) => {
    expect(said("long-sentence", text, { locale })[0]).toContain(expected);
  });

  test.each([
    ["en", words(35)],
    ["en", `${words(30)} ${words(30)}`],
    ["en", `- ${words(20).slice(0, -1)}\n- ${words(20)}`],
    ["vi", words(48, "trễ")],
    ["ja", `${"遅".repeat(50)}。${"遅".repeat(50)}。`],
    ["th", `${"ก".repeat(120)} ${"ก".repeat(120)}`],
  ])("is fine in %s", (locale, text) => expect(said("long-sentence", text, { locale })).toEqual([]));
});

describe("an emoji", () => {
  const channels = {
    "settings/channels.yaml":
      "sms: {name: {en: SMS}, public: false, emoji: false}\nchat: {name: {en: Chat}, public: false}\n",
  };
  const emoji = (attributes: string, words = "Hello 🙂") =>
    said("emoji-refused", words, { attributes, more: channels });

  test.each([
    ['channel="sms"', " error "],
    ["", " warning "],
    ['channel="chat" for="upset"', " warning "],
  ])("in <Reply %s> is refused", (attributes, severity) => {
    expect(emoji(attributes)[0]).toContain(severity);
  });

  test("may stand where no channel refuses it", () => {
    expect(emoji('channel="chat"')).toEqual([]);
    folder.cleanup();
    expect(emoji('channel="sms"', "Hello ☎ 10 © → 1️")).toEqual([]);
  });
});
