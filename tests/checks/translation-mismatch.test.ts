import { afterEach, describe, expect, test } from "vitest";
import { figuresIn, missingFigures } from "#checks/figures.ts";
import { translationMismatch } from "#checks/translation-mismatch.ts";
import {
  aChange,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  checkingIn,
  publishAll,
} from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder?.cleanup());

const EN = "answers/late/en.mdx";
const VI = "answers/late/vi.mdx";
const NEXT = "translates: next";

function check(): string[] {
  return translationMismatch.check(checkingIn(folder.root)).map(({ line, message }) => `${line} ${message}`);
}

function between(en: string, vi: string): string[] {
  folder = aTree({
    "workspace.yaml": aWorkspace(),
    [EN]: anAnswer({ body: en }),
    [VI]: aTranslation({ front: NEXT, body: vi }),
  });
  return check();
}

describe("the numbers of a text and its translation", () => {
  test.each([
    ["en", "You have 14 days.", "vi", "Bạn có 14 ngày."],
    ["en", "Two charges, one order.", "vi", "2 lần trừ, 1 đơn."],
    ["en", "It takes 3 to 5 days.", "vi", "Mất ba đến năm ngày."],
    ["en", "Doors at 4:30 pm.", "vi", "Mở cửa lúc 16:30."],
    ["en", "Doors at 7 pm.", "vi", "Mở cửa lúc 19 giờ."],
    ["en", "At 09:00.", "vi", "Lúc 9h00."],
    ["en", "On 20 February 2027.", "vi", "Ngày 20/02/2027."],
    ["en", "It is 1,250,000 VND.", "vi", "Là 1.250.000 VND."],
    ["en", "It is 2.5 kg.", "vi", "Nặng 2,5 kg."],
    ["en", "Use Wi-Fi.", "vi", "Đổi từ 4G sang Wi-Fi."],
    ["en", "Wait {{days_30}}, see https://a.example/404.", "vi", "Chờ {{x}}."],
    ["en", "Wait 3 days.", "ja", "三日お待ちください。"],
    ["en", "Until 72 hours before doors, with 4G.", "ja", "開場の72時間前まで、4Gで。"],
    ["en", "Wait 30 days.", "th", "รอ30วันค่ะ"],
  ])("agree: %s %s / %s %s", (one, a, other, b) => {
    const [first, second] = [figuresIn(a, one), figuresIn(b, other)];
    expect([missingFigures(first, second), missingFigures(second, first)]).toEqual([[], []]);
  });

  test.each([
    ["en", "You have 14 days.", "vi", "Bạn có 7 ngày.", ["14"], ["7"]],
    ["en", "It takes 5 days.", "vi", "Mất ba ngày.", ["5"], []],
    ["en", "At 16:30.", "vi", "Lúc 17:30.", ["16:30"], ["17:30"]],
    ["en", "20 February 2027", "vi", "20/03/2027", [], ["3"]],
    ["en", "1,250,000 VND", "vi", "125.000 VND", ["1250000"], ["125000"]],
    ["en", "Wait 30 days.", "ja", "三日お待ちください。", ["30"], []],
  ])("differ: %s %s / %s %s", (one, a, other, b, lacking, added) => {
    const [first, second] = [figuresIn(a, one), figuresIn(b, other)];
    expect([missingFigures(first, second), missingFigures(second, first)]).toEqual([lacking, added]);
  });
});

describe("a translation", () => {
  test("is compared reply by reply, all variants together", () => {
    const en = [aReply("14 days."), aReply("Within 14 days."), aReply("Now.", 'channel="public"')].join(
      "\n\n",
    );
    const vi = [aReply("14 ngày."), aReply("Ngay, 3 lần.", 'channel="public"')].join("\n\n");
    expect(between(en, vi)).toEqual(['10 The reply "public" has 3, which the "en" text has not.']);
  });

  test("has the fields, fragments and links of its source, but for a form of address", () => {
    const en = aReply('{{order_number}} <Fragment id="days"/> [Orders](https://a.example/en/orders).');
    expect(
      between(en, aReply('{{order_number}} <Fragment id="days"/> [Đơn](https://a.example/vi/orders).')),
    ).toEqual([]);
    folder.cleanup();
    expect(between(en, aReply("[Đơn](https://a.example/vi/bills)."))[0]).toContain(
      'lacks {{order_number}}, <Fragment id="days"/>, https://a.example//orders, which the "en" text has, and has',
    );
    folder.cleanup();
    const address = "address: {label: {en: a}, max: 9, example: a, required: false}\n";
    folder = aTree({
      "workspace.yaml": aWorkspace(),
      "settings/placeholders.yaml": address,
      [EN]: anAnswer({ body: aReply("Hello.") }),
      [VI]: aTranslation({ front: NEXT, body: aReply("Chào {{address}}.") }),
    });
    expect(check()).toEqual([]);
  });

  test("has a reply for every channel and moment of its source, and no other", () => {
    const upset = aReply("Sorry.", 'channel="public" for="upset"');
    expect(between(`${aReply()}\n\n${upset}`, aReply())).toEqual([
      '6 The "en" text has a reply "public/upset", and this one has none that reaches its channels.',
    ]);
    folder.cleanup();
    expect(between(aReply(), `${aReply()}\n\n${upset}`)).toEqual([
      '10 The "en" text has no reply that reaches the channels of "public/upset".',
    ]);
    folder.cleanup();
    const own = aReply("Ngắn.", 'channel="x-post"');
    expect(
      between(aReply("Short.", 'channel="public"'), `${aReply("Dài.", 'channel="public"')}\n\n${own}`),
    ).toEqual([]);
  });

  test("has the numbers of its source's notes for agents", () => {
    const steps = (words: string) => `<Steps>\n1. ${words}\n</Steps>\n\n${aReply("Hi.")}`;
    expect(between(steps("Wait 30 minutes."), steps("Chờ 20 phút."))).toEqual([
      '6 The text for agents lacks 30, which the "en" text has, and has 20, which the "en" text has not.',
    ]);
  });

  test("that is behind, or follows a version that is replaced by a draft, is not measured by new words", () => {
    const english = (days: number, change = "") =>
      anAnswer({ front: change, body: aReply(`You have ${days} days.`) });
    folder = aTree({
      "workspace.yaml": aWorkspace(),
      [EN]: english(14),
      [VI]: aTranslation({ front: NEXT, body: aReply("Bạn có 14 ngày.") }),
    });
    publishAll(folder.root, "2026-01-01T00:00:00Z");
    folder.write({ [EN]: english(30, aChange()) });
    expect(check()).toEqual([]);
    publishAll(folder.root, "2026-01-02T00:00:00Z");
    expect(check()).toEqual([]);
    folder.write({ [VI]: aTranslation({ front: NEXT, body: aReply("Bạn có 14 ngày.") }) });
    expect(check()).toHaveLength(1);
  });
});
