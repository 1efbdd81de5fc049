import { afterEach, describe, expect, test } from "vitest";
import { acceptedFindings, problemsOf, ruleNamed } from "#checks/rules.ts";
import {
  aChange,
  anAdvisory,
  anAnswer,
  aProduct,
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

function said(rule: string, files: FileTree, now?: string): string[] {
  folder = aTree({ "workspace.yaml": aWorkspace(), ...files });
  return check(rule, now);
}

function check(rule: string, now?: string): string[] {
  const found = ruleNamed(rule)?.check(checkingIn(folder.root, now)) ?? [];
  return found.map(({ file, line, severity, message }) => `${file}:${line} ${severity} ${message}`);
}

const answers = (...ids: string[]): FileTree =>
  Object.fromEntries(ids.map((id) => [`answers/${id}/en.mdx`, anAnswer({ title: id })]));

describe("two advisories for one answer", () => {
  const replacing = (where: string, effect = "replace") => anAdvisory({ where, effect });
  const both = (one: string, other: string, effect?: string) =>
    said(
      "conflicting-advisories",
      {
        ...answers("late", "storm", "strike"),
        "answers/parcel/en.mdx": anAnswer({ title: "Parcel", front: "products: [store]" }),
        "products/store/en.mdx": aProduct(),
        "settings/countries.yaml":
          "VN: {name: {en: Viet Nam}}\nTH: {name: {en: Thailand}}\nDE: {name: {en: Germany}}\nregions: {mekong: [VN, TH]}\n",
        "advisories/storm/en.mdx": replacing(one, effect),
        "advisories/strike/en.mdx": replacing(other, effect),
      },
      "2026-03-01T00:00:00Z",
    );

  test("conflict when they replace it by two others", () => {
    expect(both("countries: [VN]\nuse: storm", "countries: [VN]\nuse: strike")).toEqual([
      'advisories/storm/en.mdx:5 error "storm" and "strike" both replace the answer "late" for VN at the same time, one with "storm" and one with "strike".',
      'advisories/strike/en.mdx:5 error "storm" and "strike" both replace the answer "late" for VN at the same time, one with "storm" and one with "strike".',
    ]);
  });

  test.each([
    ["over a region", "countries: [TH]\nuse: storm", "regions: [mekong]\nuse: strike"],
    ["everywhere and somewhere", "everywhere: true\nuse: storm", "countries: [DE]\nuse: strike"],
    [
      "named and by its product",
      "countries: [VN]\nuse: storm\nscope: {answers: [parcel]}",
      "countries: [VN]\nuse: strike\nscope: {products: [store]}",
    ],
  ])("conflict %s", (_, one, other) => expect(both(one, other)).toHaveLength(2));

  test.each([
    ["by the same", "countries: [VN]\nuse: storm", "countries: [VN]\nuse: storm"],
    ["in other countries", "countries: [VN]\nuse: storm", "countries: [TH]\nuse: strike"],
    [
      "one after the other",
      "countries: [VN]\nuse: storm\nuntil: 2026-05-01T00:00:00Z",
      "countries: [VN]\nuse: strike\nuntil: 2026-02-01T00:00:00Z",
    ],
    [
      "on other channels",
      "countries: [VN]\nuse: storm\nscope: {channels: [email]}",
      "countries: [VN]\nuse: strike\nscope: {channels: [chat]}",
    ],
    [
      "on other answers",
      "countries: [VN]\nuse: storm\nscope: {answers: [late]}",
      "countries: [VN]\nuse: strike\nscope: {answers: [parcel]}",
    ],
  ])("do not conflict %s", (_, one, other) => expect(both(one, other)).toEqual([]));

  test("are a warning when both hold it", () => {
    expect(both("countries: [VN]\nuse: storm", "countries: [VN]\nuse: strike", "hold")[0]).toMatch(
      / warning /,
    );
  });
});

describe("what two answers share", () => {
  const two = (one: string, other: string): FileTree => ({
    "answers/a/en.mdx": anAnswer({ title: "A", front: one }),
    "answers/b/en.mdx": anAnswer({ title: "B", front: other }),
  });

  test("is found whatever its capitals and tone marks", () => {
    expect(said("duplicate-phrase", two("phrases: [Đơn đâu rồi]", "phrases: [x, don dau roi]"))).toEqual([
      'answers/a/en.mdx:4 warning The phrase "Đơn đâu rồi" of "A" is also a phrase of "B" (answers/b/en.mdx:4).',
      'answers/b/en.mdx:4 warning The phrase "don dau roi" of "B" is also a phrase of "A" (answers/a/en.mdx:4).',
    ]);
    folder.cleanup();
    expect(said("duplicate-shortcut", two("shortcuts: [late]", "shortcuts: [LATE]"))).toHaveLength(2);
  });

  test("may be shared by answers of teams that have none in common", () => {
    const files = two("shortcuts: [late]\nteams: [team]", "shortcuts: [late]\nteams: [other]");
    expect(said("duplicate-shortcut", files)).toEqual([]);
  });

  test("may be the title or a shortcut of one, and lies in whatever language", () => {
    const files = {
      "answers/a/en.mdx": anAnswer({ title: "Where is it?", front: "shortcuts: [wii]" }),
      "answers/b/en.mdx": anAnswer({ title: "B" }),
      "answers/b/vi.mdx": aTranslation({ front: 'phrases: [wii, "where is it"]\ntranslates: next' }),
    };
    expect(said("duplicate-phrase", files).sort()).toEqual([
      'answers/a/en.mdx:2 warning The title "Where is it?" of "Where is it?" is also a phrase of "B" (answers/b/vi.mdx:3).',
      'answers/a/en.mdx:4 warning The shortcut "wii" of "Where is it?" is also a phrase of "B" (answers/b/vi.mdx:3).',
      'answers/b/vi.mdx:3 warning The phrase "where is it" of "B" is also the title of "Where is it?" (answers/a/en.mdx:2).',
      'answers/b/vi.mdx:3 warning The phrase "wii" of "B" is also a shortcut of "Where is it?" (answers/a/en.mdx:4).',
    ]);
  });

  test.each([
    ["within one answer", "phrases: [ok, OK]", "phrases: [fine]"],
    ["where both are written with marks, and with others", "phrases: [hoàn vé]", "phrases: [hoãn vé]"],
    ["in titles and shortcuts alone", "shortcuts: [b]", "shortcuts: [a]"],
    ["between teams that share no agent", "phrases: [ok]\nteams: [team]", "phrases: [ok]\nteams: [other]"],
    ["where nothing but marks is said", 'phrases: ["??"]', 'phrases: ["!"]'],
  ])("is none %s", (_, one, other) => expect(said("duplicate-phrase", two(one, other))).toEqual([]));

  test("is one word with its tone mark in the old place and in the new", () => {
    expect(said("duplicate-phrase", two("phrases: [bị khoá]", "phrases: [bị khóa]"))).toHaveLength(2);
  });

  test("names one of many others and counts the rest", () => {
    const files = {
      ...two("phrases: [ok]", "phrases: [ok]"),
      "answers/c/en.mdx": anAnswer({ title: "C", front: "phrases: [ok]" }),
    };
    expect(said("duplicate-phrase", files)[2]).toBe(
      'answers/c/en.mdx:4 warning The phrase "ok" of "C" is also a phrase of "A" (answers/a/en.mdx:4), and one more answer claims it.',
    );
  });

  test("does not matter once one of them is withdrawn", () => {
    folder = aTree({ "workspace.yaml": aWorkspace(), ...two("phrases: [ok]", "phrases: [fine]") });
    publishAll(folder.root, "2026-01-01T00:00:00Z");
    folder.write({ "answers/b/en.mdx": anAnswer({ title: "B", front: "phrases: [ok]" }) });
    expect(check("duplicate-phrase")).toHaveLength(2);
  });
});

describe("answers that their own phrases do not tell apart", () => {
  const LOST =
    "phrases: [my parcel was lost by the courier, where is my parcel now, there is still no delivery]";
  const LATE = "phrases: [where is my parcel, still no delivery, how long until it comes]";
  const two = (lost: string): FileTree => ({
    "answers/late/en.mdx": anAnswer({ title: "Late", front: LATE }),
    "answers/lost/en.mdx": anAnswer({ title: "Lost", front: lost }),
  });
  test("are named on both sides, with the phrases", () => {
    expect(said("confusable-answers", two(LOST))).toEqual([
      'answers/late/en.mdx:4 warning 2 of the 3 phrases of "Late" (answers/late/en.mdx:4) lie nearer to "Lost" (answers/lost/en.mdx:4) than to the rest of their own: "where is my parcel", "still no delivery".',
      'answers/lost/en.mdx:4 warning 2 of the 3 phrases of "Lost" (answers/lost/en.mdx:4) lie nearer to "Late" (answers/late/en.mdx:4) than to the rest of their own: "where is my parcel now", "there is still no delivery".',
    ]);
  });

  test("are no problem when the owner of either accepts it, and then count as accepted once", () => {
    const allow = "allow: [{rule: confusable-answers, reason: Both are asked alike., until: 2099-01-01}]";
    folder = aTree({ "workspace.yaml": aWorkspace(), ...two(`${LOST}\n${allow}`) });
    const context = checkingIn(folder.root);
    expect(problemsOf(context).filter(({ rule }) => rule !== "review-overdue")).toEqual([]);
    expect(acceptedFindings(context).map(({ entry }) => entry)).toEqual(["answers/lost"]);
  });

  test("are judged by what one language says, and a single phrase is chance", () => {
    expect(said("confusable-answers", two("phrases: [the courier lost it, where is my parcel now]"))).toEqual(
      [],
    );
  });
});

describe("a change note", () => {
  const noted = (what: string) =>
    said("vague-note", { "answers/a/en.mdx": anAnswer({ front: aChange({ what: JSON.stringify(what) }) }) });

  test.each([
    "Updated refund policy",
    "We changed the late-delivery reply.",
    "Minor edits",
    "Fixed a typo",
    "Cập nhật chính sách hoàn tiền",
    "Đã sửa đổi câu trả lời.",
  ])("that says only that something changed: %s", (what) => expect(noted(what)).toHaveLength(1));

  test.each([
    "The refund window is 14 days, was 7.",
    "Changed windows: 14 days, was 7.",
    "We ask for the order number in private, no longer in public.",
    "Fixed dates are named again.",
    "Hạn hoàn tiền là 14 ngày, trước đây là 7.",
  ])("that says what holds: %s", (what) => expect(noted(what)).toEqual([]));
});

describe("a reply", () => {
  test.each([
    ["second-apology", "We are sorry. Please accept our apologies.", 1],
    ["second-apology", "We are sorry for the wait.", 0],
    ["insecure-link", "See http://shop.example/orders.", 1],
    ["insecure-link", "See [orders](http://shop.example/orders).", 1],
    ["insecure-link", "See https://shop.example/orders.", 0],
  ])("%s: %s", (rule, words, count) => {
    expect(said(rule, { "answers/a/en.mdx": anAnswer({ body: aReply(words) }) })).toHaveLength(count);
  });

  test.each([
    ["untranslated", aReply(), 1],
    ["untranslated", aReply("Chào {{customer_name}}, bên mình đang xem ạ."), 0],
    ["no-tone-marks", aReply("Chao ban, ben minh dang xem don cua ban nhe."), 1],
    ["no-tone-marks", aReply("Larkspan Plus, Northlight Live."), 0],
    ["second-apology", aReply("Bên mình xin lỗi. Rất tiếc vì đã để bạn chờ."), 1],
  ])("in Vietnamese, %s: %s", (rule, body, count) => {
    const files = { "answers/a/en.mdx": anAnswer(), "answers/a/vi.mdx": aTranslation({ body }) };
    expect(said(rule, files)).toHaveLength(count);
  });

  test("is no variant of itself", () => {
    const files = {
      "answers/a/en.mdx": anAnswer({ body: [aReply(), aReply(), aReply("Other.")].join("\n\n") }),
    };
    expect(said("duplicate-variant", files)).toHaveLength(1);
  });
});

describe("a product", () => {
  test("without an answer is said, an event is not", () => {
    const event = aProduct({ title: "Show", front: "from: 2026-05-01T00:00:00Z" });
    expect(
      said("orphan-product", { "products/store/en.mdx": aProduct(), "products/show/en.mdx": event }),
    ).toEqual(['products/store/en.mdx:2 warning No answer names the product "store".']);
  });
});

describe("the contact of an owner", () => {
  test.each(["tbd", "#", "n/a", "-", "?", "TODO", "someone@example.com"])("%s reaches nobody", (contact) => {
    const workspace = aWorkspace().replace('contact: "#team"', `contact: "${contact}"`);
    expect(said("owner-without-contact", { "workspace.yaml": workspace })).toHaveLength(1);
  });

  test.each(["#team", "0912 345 678", "team@larkspan.example", "Linh, desk 4"])("%s may do", (contact) => {
    const workspace = aWorkspace().replace('contact: "#team"', `contact: "${contact}"`);
    expect(said("owner-without-contact", { "workspace.yaml": workspace })).toEqual([]);
  });
});

describe("the team that decides what no answer fits", () => {
  test.each([
    ["team", []],
    ["duty-lead", [/^workspace\.yaml:\d+ error .*"duty-lead" is not a team/]],
  ])("%s exists, or that is said", (unanswered, expected) => {
    const workspace = aWorkspace({ more: `unanswered: ${unanswered}` });
    const found = said("unknown-team", { "workspace.yaml": workspace });
    expect(found).toEqual(expected.map((sentence) => expect.stringMatching(sentence)));
  });
});
