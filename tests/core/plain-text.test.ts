import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, signedText, signOff, unwrapped } from "#core/plain-text.ts";
import { aChannel, aReplyOf } from "../histories.ts";

const text = (markdown: string) => plainText(aReplyOf(markdown).prose);

describe("plain text", () => {
  test.each([
    ["a line break in the source is a space", "one\ntwo", "one two"],
    ["spaces and tabs around it are one space with it", "one \t\n  two", "one two"],
    ["an indented next line is the same line", "one\n    two", "one two"],
    ["between Han it is nothing", "您的订单\n已发出", "您的订单已发出"],
    ["between kana it is nothing", "ただいま\nテスト", "ただいまテスト"],
    ["between kanji and kana it is nothing", "注文\nは", "注文は"],
    ["after a Japanese full stop it is nothing", "です。\nまた", "です。また"],
    ["after a long vowel mark it is nothing", "サーバー\nエラー", "サーバーエラー"],
    ["between Thai it is nothing", "ขออภัย\nค่ะ", "ขออภัยค่ะ"],
    ["after a Thai tone mark it is nothing", "แล้ว\nเรา", "แล้วเรา"],
    ["beyond the Basic plane it is nothing", "𠮷\n野", "𠮷野"],
    ["between Han and Latin it is a space", "订单\nABC", "订单 ABC"],
    ["between Latin and kana it is a space", "Discord\nで", "Discord で"],
    ["between Hangul it is a space", "주문이\n늦습니다", "주문이 늦습니다"],
    ["in Vietnamese it is a space", "đơn\nhàng", "đơn hàng"],
    ["a backslash at the end is a line break", "one\\\ntwo", "one\ntwo"],
    ["two spaces at the end are a line break", "one  \ntwo", "one\ntwo"],
    ["a hard break between Han stays one", "您好\\\n订单", "您好\n订单"],
    ["blocks are parted by one empty line", "one\n\n\n\ntwo\n\nthree", "one\n\ntwo\n\nthree"],
    ["list marks stay", "- one\n- two", "- one\n- two"],
    ["other marks of a list become the plain one", "* one\n* two", "- one\n- two"],
    ["numbers stay", "1. one\n2. two", "1. one\n2. two"],
    ["numbers go on from where they begin", "3. one\n3. two", "3. one\n4. two"],
    [
      "a list stands apart from the words above",
      "Please:\n\n- one\n- two\n\nThanks",
      "Please:\n\n- one\n- two\n\nThanks",
    ],
    ["a list right under the words stands apart all the same", "Please:\n- one", "Please:\n\n- one"],
    ["a loose list is a list", "- one\n\n- two", "- one\n- two"],
    ["a line break in a list is a space", "- one\n  more\n- two", "- one more\n- two"],
    ["a hard break in a list stays under its words", "- one\\\n  more\n- two", "- one\n  more\n- two"],
    [
      "a list in a list stands under its words",
      "1. one\n   - a\n   - b\n2. two",
      "1. one\n   - a\n   - b\n2. two",
    ],
    ["a paragraph in a list stands under its words", "- one\n\n  more\n- two", "- one\n\n  more\n- two"],
    ["emphasis loses its marks", "**one** *two* ~~three~~ `four`", "one two three four"],
    ["emphasis across a line break too", "**one\ntwo**", "one two"],
    [
      "a link is its words and its address",
      "[our page](https://example.com/a)",
      "our page (https://example.com/a)",
    ],
    [
      "a link whose words are its address is the address",
      "[https://example.com](https://example.com)",
      "https://example.com",
    ],
    ["a bare address is itself", "See https://example.com/a?b=c&d=e.", "See https://example.com/a?b=c&d=e."],
    [
      "an address without its scheme is as it was written",
      "See www.example.com now",
      "See www.example.com now",
    ],
    ["a bare mail address is itself", "Write to help@example.com now", "Write to help@example.com now"],
    [
      "a mail address as a link's words is itself",
      "[help@example.com](mailto:help@example.com)",
      "help@example.com",
    ],
    ["a phone link says its number", "[call us](tel:+84283822)", "call us (tel:+84283822)"],
    [
      "a link's words lose their marks",
      "[**our** page](https://example.com)",
      "our page (https://example.com)",
    ],
    [
      "a link's words over two lines are one line",
      "[our\npage](https://example.com)",
      "our page (https://example.com)",
    ],
    ["several spaces are one", "one    two\tthree", "one two three"],
    ["a hard space stays", "10\u00a0euros", "10\u00a0euros"],
    ["text is composed", "Đo\u031b\u0323i", "Đợi"],
    ["an escaped mark is itself", "5 \\* 3 = 15, \\{ \\} \\< \\[x\\]", "5 * 3 = 15, { } < [x]"],
    ["entities are what they stand for", "Tom &amp; Jerry&copy;", "Tom & Jerry©"],
    [
      "a field stays a field",
      "Hi {{customer_name}},\n{{order_number}}",
      "Hi {{customer_name}}, {{order_number}}",
    ],
    ["quotes and dots stay as they were typed", '"It\'s" -- fine...', '"It\'s" -- fine...'],
    ["marks that are none stay", "**「引用」**の", "**「引用」**の"],
  ])("%s", (_, markdown, expected) => {
    expect(text(markdown)).toBe(expected);
  });

  test.each([
    ["emphasis", "**one** *two* ~~three~~ `four`", "**one** *two* ~~three~~ `four`"],
    ["emphasis inside emphasis", "**one *two***", "**one *two***"],
    ["a link's words", "[**our** page](https://example.com)", "**our** page (https://example.com)"],
  ])("on Discord %s keeps its marks", (_, markdown, expected) => {
    expect(plainText(aReplyOf(markdown).prose, { format: "discord" })).toBe(expected);
  });

  test.each([
    ["paragraphs", "one\n\ntwo", "one two"],
    ["a hard break", "one\\\ntwo", "one two"],
    ["a list", "Please:\n\n- one\n- two", "Please: - one - two"],
    ["a list in a list", "1. one\n   - a", "1. one - a"],
  ])("on a channel of one line %s becomes one line", (_, markdown, expected) => {
    expect(plainText(aReplyOf(markdown).prose, { lines: "one" })).toBe(expected);
  });

  const fill = (name: string) =>
    ({ customer_name: "田中", order_number: "A 1/2&b=é\n3" })[name] ?? `{{${name}}}`;
  test.each([
    ["a field takes its value on one line", "Order {{order_number}}!", "Order A 1/2&b=é 3!"],
    ["a filled field is a word of its script", "{{customer_name}}\n様", "田中様"],
    ["a field in a code span is filled", "`{{order_number}}`", "A 1/2&b=é 3"],
    [
      "a field in an address is percent-encoded",
      "[track](https://example.com/{{order_number}}?x=1)",
      "track (https://example.com/A%201%2F2%26b%3D%C3%A9%0A3?x=1)",
    ],
    [
      "so is a field in a bare address",
      "See https://example.com/{{order_number}} now",
      "See https://example.com/A%201%2F2%26b%3D%C3%A9%0A3 now",
    ],
    [
      "a field that has no value yet stays one",
      "{{other}} https://example.com/{{other}}",
      "{{other}} https://example.com/{{other}}",
    ],
  ])("%s", (_, markdown, expected) => {
    expect(plainText(aReplyOf(markdown).prose, { fill })).toBe(expected);
  });

  test("half a character typed into an address does not stop the copy", () => {
    const broken = plainText(aReplyOf("https://example.com/{{customer_name}}").prose, {
      fill: () => "\ud800",
    });
    expect(broken).toBe("https://example.com/%EF%BF%BD");
  });

  test("what versions are compared by is the text with its fields", () => {
    expect(plainText(aReplyOf("Hi {{customer_name}},\n**welcome**").prose)).toBe(
      "Hi {{customer_name}}, welcome",
    );
  });

  test("never begins or ends with space, nor has two empty lines, whatever stands in the source", () => {
    const word = fc.constantFrom(
      "one",
      "订单",
      "ไทย",
      "**b**",
      "{{customer_name}}",
      "https://a.example",
      "\u00a0",
      "- x",
      "1. y",
    );
    const joint = fc.constantFrom(" ", "\n", "\n\n", "\\\n", "  \n", "\n\n\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, joint), { minLength: 1 }), (pieces) => {
        const plain = text(pieces.flat().join("").trim() || "x");
        expect(plain).toBe(plain.trim());
        expect(plain).not.toMatch(/\n{3}|\S[ \t]{2}|[ \t]\n|\p{Cc}(?<!\n)/u);
        expect(plain).toBe(plain.normalize("NFC"));
      }),
    );
  });

  test("reads the same in HTML: a line end of the file is not a line end of the text", () => {
    expect(unwrapped("これは\nテスト and\nmore")).toBe("これはテスト and more");
  });
});

describe("the sign-off", () => {
  test.each([
    ["on a private channel stands after one empty line", aChannel(), "Hello.\n\n^AB"],
    ["on a public channel stands after one space", aChannel({ public: true }), "Hello. ^AB"],
    ["on a channel of one line stands after one space", aChannel({ lines: "one" }), "Hello. ^AB"],
    [
      "on a public channel of one line stands after one space",
      aChannel({ public: true, lines: "one" }),
      "Hello. ^AB",
    ],
  ])("%s", (_, channel, expected) => {
    expect(signedText("Hello.", channel, "^AB")).toBe(expected);
  });

  test("is all there is where the reply is empty, and nothing where there is none", () => {
    expect(signedText("", aChannel(), "^AB")).toBe("^AB");
    expect(signedText("Hello.", aChannel(), "")).toBe("Hello.");
  });

  test.each([
    ["^{{initials}}", "AB", "^AB"],
    ["— {{initials}}, our team", "AB", "— AB, our team"],
    ["Our team", "", "Our team"],
    ["^{{initials}}", "", ""],
    ["", "AB", ""],
    ["^{{initials}}", "$&$1", "^$&$1"],
  ])("%j of %j is %j", (sign, who, expected) => {
    expect(signOff(sign, who)).toBe(expected);
  });
});
