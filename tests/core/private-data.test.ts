import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Placeholder } from "#core/placeholder.ts";
import { plainText } from "#core/plain-text.ts";
import { asksPrivateData, privateDataIn } from "#core/private-data.ts";
import { repliesOf } from "#core/reply.ts";
import { readContent } from "#store/library.ts";
import { took } from "../took.ts";

function aField(name: string, parts: Partial<Placeholder> = {}): Placeholder {
  const rest = { type: "text", max: 40, required: true, example: "x", private: true } as const;
  return { name, label: { en: name }, ...rest, ...parts };
}

const FIELDS = [
  aField("order_number", { label: { en: "Order number", vi: "Mã đơn" }, pattern: "LS-[0-9]{8}" }),
  aField("tracking_number", { label: { en: "Parcel's tracking number", vi: "Mã vận đơn" } }),
  aField("amount", { label: { en: "Amount with currency", vi: "Số tiền kèm loại tiền" }, type: "amount" }),
  aField("event_name", {
    label: { en: "Name of the show", vi: "Tên show" },
    private: false,
    pattern: "[A-Z]+ [0-9]+",
  }),
  aField("year", { pattern: "[0-9]{4}" }),
  aField("any", { pattern: ".*", private: false }),
];

function finds(text: string): string[] {
  return privateDataIn(text, FIELDS).map(
    ({ kind, name, start, end }) => `${name ?? kind}: ${text.slice(start, end)}`,
  );
}

describe("what should not stand in public", () => {
  test.each([
    ["Your order LS-20418833 is here", ["order_number: LS-20418833"]],
    ["đơn ls-20418833, LS-20418834.", ["order_number: ls-20418833", "order_number: LS-20418834"]],
    ["https://larkspan.example/orders/LS-20418833", ["order_number: LS-20418833"]],
    ["Write to mai.le+x@mail.example.com.", ["email: mai.le+x@mail.example.com"]],
    ["email: mai_le@gmail.com, thanks", ["email: mai_le@gmail.com"]],
    ["nguyễn@thư.example", ["email: nguyễn@thư.example"]],
    ["mai @ gmail.com", ["email: mai @ gmail.com"]],
    ["Gọi 0912345678 nhé", ["phone: 0912345678"]],
    ["Gọi 0912 345 678 nhé", ["phone: 0912 345 678"]],
    ["sđt:0912.345.678", ["phone: 0912.345.678"]],
    ["09 12 34 56 78", []],
    ["0912-345-678/0387654321", ["phone: 0912-345-678", "phone: 0387654321"]],
    ["+84912345678", ["phone: +84912345678"]],
    ["+84 912 345 678", ["phone: +84 912 345 678"]],
    ["84912345678", ["phone: 84912345678"]],
    ["(+84) 912 345 678", ["phone: (+84) 912 345 678"]],
    ["024 3825 1234", ["phone: 024 3825 1234"]],
    ["(024) 38251234", ["phone: (024) 38251234"]],
    ["call +44 (0)20 7946 0018 today", ["phone: +44 (0)20 7946 0018"]],
    ["call (415) 555-2671", ["phone: (415) 555-2671"]],
    ["call 415-555-2671", ["phone: 415-555-2671"]],
    ["090-1234-5678", ["phone: 090-1234-5678"]],
    ["電話は090-1234-5678です", ["phone: 090-1234-5678"]],
    ["เบอร์0812345678ค่ะ", ["phone: 0812345678"]],
    ["卡号4111111111111111谢谢", ["card: 4111111111111111"]],
    ["계좌는 DE89370400440532013000입니다", ["iban: DE89370400440532013000"]],
    [
      "連絡先は linh@mail.example.comですのでどうかよろしくお願いいたしますと伝えてください",
      ["email: linh@mail.example.com"],
    ],
    ["0049 151 23456789", ["phone: 0049 151 23456789"]],
    ["4111 1111 1111 1111", ["card: 4111 1111 1111 1111"]],
    ["Card 4111-1111-1111-1111, CVV 123", ["card: 4111-1111-1111-1111"]],
    ["5555555555554444", ["card: 5555555555554444"]],
    ["9704 1234 5678 9015", ["card: 9704 1234 5678 9015"]],
    ["378282246310005 amex", ["card: 378282246310005"]],
    ["3782 822463 10005", ["card: 3782 822463 10005"]],
    ["4111 1111 1111 1111 123", ["card: 4111 1111 1111 1111"]],
    ["DE89 3704 0044 0532 0130 00", ["iban: DE89 3704 0044 0532 0130 00"]],
    ["DE89370400440532013000.", ["iban: DE89370400440532013000"]],
    ["GB82 WEST 1234 5698 7654 32 PLEASE", ["iban: GB82 WEST 1234 5698 7654 32"]],
    ["AT61 1904 3002 3457 3201 ASAP", ["iban: AT61 1904 3002 3457 3201"]],
    [
      "a@b.example, 0912 345 678 and LS-20418833",
      ["email: a@b.example", "phone: 0912 345 678", "order_number: LS-20418833"],
    ],
  ])("%s: %j", (text, expected) => expect(finds(text)).toEqual(expected));

  test.each([
    "The credit is 1.250.000 VND.",
    "It costs 12,500,000 đ",
    "You receive +100 000 000 VND",
    "You pay 0912345678 đồng",
    "from 2026 to 2027",
    "on 23/11/2026 at 09:00",
    "on 09.12.2026 15:30",
    "on 09.12.2026 15 seats",
    "2026-11-23T09:00:00+07:00",
    "We are here 24/7",
    "Mon-Fri 08:00-17:30",
    "version 10.0.19045.3803",
    "Your code is 84213",
    "code 482913",
    "late-delivery@3.1/vi/facebook-comment/upset.2~",
    "late-delivery@3.1/vi/facebook-comment~",
    "Follow @larkspan on X",
    "levels 01 02 03 04 05 06",
    "4111 1111 1111 1112",
    "1234 5678 9012 3452",
    "2026 2027 2028 2029",
    "DE89370400440532013001",
    "LS-2041883",
    "XLS-20418833",
    "LS-204188331",
    "1900 1234",
    "Call 113 or 911",
    "https://larkspan.example/p/0912345678",
    "order #0912345678",
    "0.912345678",
    "720p, 4K, 60 fps",
    "within 7-10 working days, 72 hours",
    "NORTHLIGHT 2026",
    "{{customer_name}}, {{order_number}}",
    "99,5% of 1 000 000 fans",
    "UTC+07:00",
    "10000000000000",
  ])("is nothing in %j", (text) => expect(finds(text)).toEqual([]));

  test("is the company's own where the approved wording says it", () => {
    const approved = "Write to help@larkspan.example or call 024 3825 1234.";
    const text = `${approved} Or to mai@gmail.com.`;
    expect(privateDataIn(text, FIELDS, approved).map(({ start, end }) => text.slice(start, end))).toEqual([
      "mai@gmail.com",
    ]);
  });

  test("lies in the text in order and without overlaps, whatever the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom(
        "0912 345 678",
        "4111 1111 1111 1111",
        "a@b.example",
        "DE89370400440532013000",
        "LS-20418833",
        "+",
        " ",
        "-",
        ".",
        "0",
        "84",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of privateDataIn(text, FIELDS)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test("is found between any words", () => {
    const word = fc.constantFrom("the", "đơn", "của", "is", "ở", "(", "—", "🙂");
    const secret = fc.constantFrom("0912 345 678", "4111 1111 1111 1111", "a@b.example", "LS-20418833");
    fc.assert(
      fc.property(fc.array(word), secret, fc.array(word), (before, value, after) => {
        const text = [...before, value, ...after].join(" ");
        expect(privateDataIn(text, FIELDS).map(({ start, end }) => text.slice(start, end))).toEqual([value]);
      }),
    );
  });

  test("is found in time in a long and hostile text", () => {
    for (const text of [
      "0".repeat(20_000),
      "a.".repeat(10_000),
      "1 ".repeat(10_000),
      "+1-".repeat(7_000),
      "DE89 ".repeat(4_000),
    ]) {
      const start = process.threadCpuUsage();
      privateDataIn(text, FIELDS);
      asksPrivateData(text, FIELDS, "en");
      expect(took(start)).toBeLessThan(1_000);
    }
  });
});

describe("a public text asks in the open", () => {
  test.each([
    ["en", "Please send us your order number.", ["order_number"]],
    ["en", "Hi Mai, what is your order number?", ["order_number"]],
    ["en", "Could you tell us the order number and your phone number?", ["order_number", "phone"]],
    ["en", "May we have your e-mail address, please.", ["email"]],
    ["en", "What’s your email?", ["email"]],
    ["en", "Reply with the tracking number and the amount here.", ["tracking_number", "amount"]],
    ["en", "If it is not there, send us your order number.", ["order_number"]],
    ["en", "We need your card number.", ["card"]],
    ["en", "Please give us your IBAN.", ["iban"]],
    ["en", "Send us your order number by 3 pm.", ["order_number"]],
    ["en", "We are here to help. Send us your order number.", ["order_number"]],
    ["vi", "Bên mình luôn sẵn sàng trợ giúp. Bạn gửi mã đơn nhé.", ["order_number"]],
    ["vi", "Nhờ bạn gửi mã đơn cho bên mình nhé.", ["order_number"]],
    ["vi", "Cho mình xin số điện thoại ạ.", ["phone"]],
    ["vi", "Mã đơn của bạn là gì ạ?", ["order_number"]],
    ["vi", "Bạn để lại sđt và email nhé.", ["phone", "email"]],
    ["vi", "Bạn nhắn số thẻ tại đây nhé.", ["card"]],
    ["vi", "Nhờ bạn cho biết số tiền.".normalize("NFD"), ["amount"]],
  ])("in %s: %j asks for %j", (locale, text, expected) => {
    expect(asksPrivateData(text, FIELDS, locale)).toEqual(expected);
  });

  test.each([
    ["en", "Please send us your order number in a private message."],
    ["en", "Please message us privately. Tell us your order number there."],
    ["en", "Tell us your order number. DM us, please."],
    ["en", "Use Help in the app and send your order number."],
    ["en", "Never send your card number here."],
    ["en", "Please do not post your phone number here."],
    ["en", "We will send the order number to your e-mail address."],
    ["en", "We have sent the tracking number."],
    ["en", "Your order number starts with LS."],
    ["en", "Please tell us the name of the show."],
    ["en", "Please send us a picture."],
    ["vi", "Bạn nhắn riêng mã đơn cho bên mình nhé."],
    ["vi", "Bạn gửi mã đơn nhé. Nhắn qua tin nhắn riêng giúp bên mình ạ."],
    ["vi", "Bạn ib mã đơn nhé."],
    ["vi", "Đừng gửi số thẻ ở đây nhé."],
    ["vi", "Bên mình xin lỗi vì mã đơn chưa hiện."],
    ["vi", "Bên mình đã gửi mã vận đơn rồi ạ."],
    ["vi", "Bạn gửi email cho bên mình nhé."],
    ["ja", "注文番号をDMで送ってください。"],
  ])("does not in %s: %j", (locale, text) => expect(asksPrivateData(text, FIELDS, locale)).toEqual([]));

  test("never in the example content, where nothing private stands either", () => {
    const { library } = readContent(fileURLToPath(new URL("../../content", import.meta.url)));
    const { channels, placeholders } = library.settings;
    const fields = [...placeholders.values()];
    const isPublic = (word: string) => word === "public" || channels.get(word)?.public === true;
    const texts = [...library.entries.values()].flatMap(({ working }) =>
      [...working].flatMap(([locale, { body }]) =>
        repliesOf(body)
          .filter((reply) => reply.channels.some(isPublic))
          .map(({ prose }) => ({ locale, text: plainText(prose) })),
      ),
    );
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.flatMap(({ text, locale }) => asksPrivateData(text, fields, locale))).toEqual([]);
    expect(texts.flatMap(({ text }) => privateDataIn(text, fields))).toEqual([]);
  });
});
