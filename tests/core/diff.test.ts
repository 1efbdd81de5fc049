import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DiffPart, paragraphDiffs, wordDiff } from "#core/diff.ts";
import { took } from "../took.ts";

const MARKS = { same: ["", ""], remove: ["[-", "-]"], add: ["{+", "+}"] } as const;
const marked = (parts: readonly DiffPart[]) =>
  parts.map(({ op, text }) => MARKS[op].join(text || "")).join("");
const before = (parts: readonly DiffPart[]) =>
  parts.map(({ op, text }) => (op === "add" ? "" : text)).join("");
const after = (parts: readonly DiffPart[]) =>
  parts.map(({ op, text }) => (op === "remove" ? "" : text)).join("");

const aWord = fc.constantFrom(
  "we",
  "refund",
  "the",
  "ticket",
  "7 days",
  "10 €",
  "{{name}}",
  "{",
  "https://a.example/{{name}}",
  "hoàn",
  "vé",
  "返金",
  "รอ",
);
const aGap = fc.constantFrom(" ", " ", " ", ", ", ". ", "\n", "\n\n", "");
const aText = fc.array(fc.tuple(aWord, aGap), { maxLength: 30 }).map((pairs) => pairs.flat().join(""));
const anything = fc.oneof(
  aText,
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "e", "\u0301", " ", "\n") }),
);
const aLocale = fc.constantFrom("en", "vi", "ja", "th");

/** A text with its changes marked, taken apart again: [A, B]. */
const sides = (text: string) => [
  text.replace(/\{\+.*?\+\}/gs, "").replace(/\[-(.*?)-\]/gs, "$1"),
  text.replace(/\[-.*?-\]/gs, "").replace(/\{\+(.*?)\+\}/gs, "$1"),
];

describe("the way from A to B as people would mark it", () => {
  test.each([
    ["a number together with what it counts", "Refunds until [-7 days-]{+72 hours+} before doors open."],
    ["a number with its unit though the unit stays", "Wait [-10 minutes-]{+5 minutes+}."],
    ["a number with its working days", "Within [-5-7 working days-]{+3 working days+} it is there."],
    ["an amount with its currency", "A credit of [-5 €-]{+10 €+} is yours."],
    ["an amount after its currency", "You get [-€5-]{+€10.50+} back."],
    ["a placeholder as one", "Hi [-{{first_name}}-]{+{{last_name}}+}, hello."],
    ["an address as one", "It is all at [-https://example.com/a-]{+https://example.com/b+}."],
    ["an e-mail address as one", "Please write to [-help@example.com-]{+team@example.com+}."],
    ["a phrase as one", "You can pass it on [-by writing to us-]{+in the app+}."],
    ["a word before the full stop", "Open it in the app{+ today+}."],
    ["one thing more in a list of words", "Choose red, {+yellow, +}blue or green."],
    ["one thing less in a list of words", "Send the number[-, the address-] and a photo."],
    ["a word by its whole, not by its letters", "You will get your [-refund-]{+refunds+} soon."],
    ["a capital letter by its word", "[-Two-]{+two+} words here"],
    ["a new sentence in the middle", "We are sorry. {+It takes 3 days. +}Please wait."],
    ["a new sentence at the end", "We are sorry.{+ Please wait.+}"],
    ["a sentence taken out", "First stays. [-Second goes. -]Third stays."],
    [
      "a sentence that says something else as a whole",
      "It takes 3 days. [-Please check your spam folder first.-]{+You can follow the parcel in the app.+}",
    ],
    [
      "a sentence divided in two",
      "We refund the ticket in 14 days[-, and-]{+. And+} we also pay for shipping.",
    ],
    ["a short sentence that grew", "We refund{+ within 14 days after the show, to the card you used+}."],
    [
      "a short word between two changes with them",
      "Have you questions about [-the Terms of Service-]{+these Terms+}?",
    ],
    ["a word in other quotation marks as one", 'Read the [-"API"-]{+“API”+} page.'],
    ["a mark between two changed marks with them", "It is late[-?)!-]{+!)?+} so wait for us"],
    [
      "a few words between two long changes with them",
      "Tickets paid with a card or a voucher are [-unfortunately unavailable in the app throughout September-]{+temporarily interrupted in the app until further notice+}, we are sorry.",
    ],
    ["two insertions apart, though one word lies between", "You can {+also +}ask {+us +}for it."],
    [
      "what follows the word, not what follows its like",
      "It is of a company{+ or a former company+}, we say.",
    ],
    ["a new item before the next bracket", "You can take (a), {+(b), +}(c) or both."],
    ["words before the full stop, whatever stops they hold", "Bring your ID{+, e.g. a card+}."],
    [
      "the same words in another order as a whole",
      "[-Refunds go to the card, never to the bank.-]{+To the bank never, to the card go refunds.+}",
    ],
    [
      "a sentence of another meaning as a whole, though it has the same little words",
      "[-If you have the app, you can ask for a refund in it.-]{+If you have a gift card, you can spend it in the store.+}",
    ],
    ["a dash with its spaces", "Your data[- — -]{+—+}and it is yours."],
    ["a new line of a list", "Do this:\n- open the app\n{+- sign in\n+}- tap Refund"],
    ["a last line of a list", "Do this:\n- open the app{+\n- tap Refund+}"],
    ["a space that became a line break", "one[- -]{+\n+}two"],
    ["a new paragraph", "One.\n\n{+Two.\n\n+}Three."],
    ["a text that was empty", "{+New.+}"],
    ["a text that is empty now", "[-Old.-]"],
    ["nothing where nothing changed", "Same."],
  ])("marks %s: %s", (_, expected) => {
    const [a = "", b = ""] = sides(expected);
    expect(marked(wordDiff(a, b, "en"))).toBe(expected);
  });

  test.each([
    [
      "vi",
      "Mã có giá trị trong [-10 phút-]{+5 phút+}. [-Đợi thêm rồi nhập lại mã cũ nhé.-]{+Bạn chỉ dùng mã mới nhất.+}",
    ],
    ["vi", "Bạn gửi mã đơn hàng {+và số điện thoại +}qua tin nhắn riêng nhé."],
    ["vi", "Mình đã chuyển cho bộ phận [-kỹ-]{+kĩ+} thuật."],
    ["vi", "Vé được gửi qua {+Zalo và +}email trong vòng [-24 giờ-]{+15 phút+}."],
    ["ja", "チケットは公演の[-7日前-]{+72時間前+}までキャンセルできます。"],
    ["ja", "{{name}}様のご注文は[-本日-]{+明日+}発送します。{+2日かかります。+}"],
    ["ja", "[-メール-]{+チャット+}でお問い合わせください。"],
    ["th", "คุณสามารถขอเงินคืนได้ภายใน [-24 ชั่วโมง-]{+48 ชั่วโมง+}หลังซื้อ"],
    ["th", "กรุณาติดต่อเราทาง{+แชทหรือ+}อีเมล"],
    ["zh", "您的订单已延误。请[-私信我们-]{+通过电子邮件发送+}您的订单号{+和姓名+}。"],
    ["ko", "주문 후 [-14일-]{+30일+} 이내에 환불합니다."],
    ["fr", "Un remboursement sous [-14 jours-]{+30 jours+} : écrivez-nous [-à {{email}}-]{+dans l’appli+}."],
  ])("marks whole words in %s: %s", (locale, expected) => {
    const [a = "", b = ""] = sides(expected);
    expect(marked(wordDiff(a, b, locale))).toBe(expected);
  });

  test("what stayed and what was removed is A, what stayed and what was added is B", () => {
    fc.assert(
      fc.property(anything, anything, aLocale, (a, b, locale) => {
        const parts = wordDiff(a, b, locale);
        expect(before(parts)).toBe(a);
        expect(after(parts)).toBe(b);
      }),
      { numRuns: 500 },
    );
  });

  test("no part is empty, none continues the one before it, and what was removed stands before what was added", () => {
    fc.assert(
      fc.property(anything, anything, aLocale, (a, b, locale) => {
        const parts = wordDiff(a, b, locale);
        const pairs = parts.slice(1).map(({ op }, index) => `${parts[index]?.op} ${op}`);
        expect(parts.map(({ text }) => text)).not.toContain("");
        for (const pair of pairs)
          expect(["same same", "add add", "remove remove", "add remove"]).not.toContain(pair);
      }),
    );
  });

  test("a placeholder is never cut in two", () => {
    fc.assert(
      fc.property(aText, aText, aLocale, (a, b, locale) => {
        for (const { text } of wordDiff(a, b, locale))
          expect(text.replaceAll("{{name}}", "")).not.toMatch(/name|\}/);
      }),
    );
  });
});

describe("the way from A to B paragraph by paragraph", () => {
  const kinds = (a: string, b: string) =>
    paragraphDiffs(a, b, "en").map(({ kind, parts }) => `${kind}: ${marked(parts)}`);

  test("an inserted and a removed paragraph are shown whole, unchanged ones stay as they are", () => {
    expect(
      kinds(
        "Hello.\n\nThank you for writing to us.\n\nGoodbye.",
        "Hello.\n\nGoodbye.\n\nPS: We open at noon.",
      ),
    ).toEqual([
      "same: Hello.",
      "removed: [-Thank you for writing to us.-]",
      "same: Goodbye.",
      "added: {+PS: We open at noon.+}",
    ]);
  });

  test("a paragraph rewritten beyond recognition is one removed and one added", () => {
    expect(
      kinds(
        "Hello.\n\nPlease check your spam folder first.",
        "Hello.\n\nYou can follow the parcel in the app.",
      ),
    ).toEqual([
      "same: Hello.",
      "removed: [-Please check your spam folder first.-]",
      "added: {+You can follow the parcel in the app.+}",
    ]);
  });

  test("a paragraph divided in two shows the break, not its words as new", () => {
    expect(
      kinds(
        "We refund the ticket in 14 days. We also pay for shipping.",
        "We refund the ticket in 14 days.\n\nWe also pay for shipping.",
      ),
    ).toEqual(["changed: We refund the ticket in 14 days.[- -]{+\n\n+}We also pay for shipping."]);
  });

  test("a short new paragraph is not taken for a part of its neighbour", () => {
    expect(
      kinds(
        "The Account Manager runs the account.",
        "The Account Manager runs the account.\n\nWhat can the Account Manager do?",
      ),
    ).toEqual(["same: The Account Manager runs the account.", "added: {+What can the Account Manager do?+}"]);
  });

  test("a new paragraph is not taken for a part of the changed one before it", () => {
    expect(
      kinds(
        "The manager is the only person who can close it. The account manager runs the account.",
        "The owner is the only person who can close it.\n\nWhat can the account manager do?",
      ),
    ).toEqual([
      "changed: The [-manager-]{+owner+} is the only person who can close it.[- The account manager runs the account.-]",
      "added: {+What can the account manager do?+}",
    ]);
  });

  test("a paragraph that grew and was divided shows what is new and the break", () => {
    expect(
      kinds(
        "Your data is encrypted on its way. Any files that you upload are encrypted at rest.",
        "Your data is encrypted on its way. Inside our network it is not.\n\nAny files that you upload are encrypted at rest.",
      ),
    ).toEqual([
      "changed: Your data is encrypted on its way. {+Inside our network it is not.\n\n+}Any files that you upload are encrypted at rest.",
    ]);
  });

  test("texts that are empty have no paragraphs", () => {
    expect(kinds("", " \n\n ")).toEqual([]);
  });

  test("the paragraphs of one side joined by empty lines are that side, and they mark what the words mark", () => {
    const canonical = aText.map((text) =>
      text
        .split(/\n\s*\n/)
        .map((part) => part.trim())
        .filter(Boolean)
        .join("\n\n"),
    );
    fc.assert(
      fc.property(canonical, canonical, aLocale, (a, b, locale) => {
        const paragraphs = paragraphDiffs(a, b, locale);
        const of = (side: (parts: readonly DiffPart[]) => string, gone: string) =>
          paragraphs.flatMap(({ kind, parts }) => (kind === gone ? [] : [side(parts)])).join("\n\n");
        expect(of(before, "added")).toBe(a);
        expect(of(after, "removed")).toBe(b);
        const words = wordDiff(a, b, locale).filter(({ op }) => op === "same");
        const kept = paragraphs.flatMap(({ parts }) => parts.filter(({ op }) => op === "same"));
        const bare = (parts: readonly DiffPart[]) =>
          parts
            .map(({ text }) => text)
            .join("")
            .replace(/\s/g, "");
        expect(bare(kept)).toBe(bare(words));
      }),
      { numRuns: 500 },
    );
  });
});

describe("texts that were made to be slow", () => {
  const size = 65_536;
  test.each([
    ["two words in turn, and backwards", "a b ".repeat(size / 4), " b a".repeat(size / 4)],
    ["one word against another", "a ".repeat(size / 2), "b ".repeat(size / 2)],
    ["three words in another order", "a b c ".repeat(size / 6), "c a b b ".repeat(size / 8)],
    ["paragraphs of a word", "a\n\nb\n\n".repeat(size / 6), "b\n\nc\n\n".repeat(size / 6)],
    ["sentences of a word", "One. Two. ".repeat(size / 10), "Two. Six. ".repeat(size / 10)],
    ["only spaces", " ".repeat(size), " ".repeat(size - 1)],
    ["only open braces", "{".repeat(size), "{{a".repeat(size / 3)],
    ["only digits", "1 ".repeat(size / 2), "1,".repeat(size / 2)],
    ["Thai without a space", "กรุณารอ".repeat(size / 7), "รอกรุณา".repeat(size / 7)],
  ])("%s take less than two seconds and still add up", (_, a, b) => {
    const start = process.threadCpuUsage();
    const parts = wordDiff(a, b, "en");
    expect(took(start)).toBeLessThan(2000);
    expect([before(parts) === a, after(parts) === b]).toEqual([true, true]);
  });
});
