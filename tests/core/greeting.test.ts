import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partedRegards, partedRegardsText, withoutGreeting, withoutGreetingText } from "#core/greeting.ts";
import { proseHtml } from "#core/html.ts";
import { plainText } from "#core/plain-text.ts";
import { repliesOf } from "#core/reply.ts";
import { readContent } from "#store/library.ts";
import { aReplyOf } from "../histories.ts";

const proseOf = (markdown: string) => aReplyOf(markdown).prose;
const without = (markdown: string) => plainText(withoutGreeting(proseOf(markdown)));

describe("a reply further down in a message", () => {
  test.each([
    ["Hi {{customer_name}}, we are sorry.", "We are sorry."],
    ["Hi {{customer_name}},\nwe are sorry.", "We are sorry."],
    ["Hi {{customer_name}}! we are here.", "We are here."],
    ["Hi Mr. {{customer_name}}, it is done.", "It is done."],
    ["{{customer_name}}, it is done.", "It is done."],
    ["Estimado {{customer_name}}: ¿nos escribe en privado?", "¿Nos escribe en privado?"],
    ["Dear {{customer_name}},\n\nWe are sorry.\n\nKind regards,", "We are sorry.\n\nKind regards,"],
    ["Dear {{customer_name}}\n\nwe are sorry.", "We are sorry."],
    ["Dear {{customer_name}},\\\nwe are sorry.", "We are sorry."],
    ["**Hi {{customer_name}},** we are sorry.", "We are sorry."],
    [
      "Dạ chào {{address}} {{customer_name}}, đổi lịch là chuyện ai cũng gặp.",
      "Đổi lịch là chuyện ai cũng gặp.",
    ],
    ["Dạ em chào {{address}} {{customer_name}} ạ, ở đây có cách.", "Ở đây có cách."],
    ["{{customer_name}} ơi, bên mình đang xem.", "Bên mình đang xem."],
    ["Kính gửi quý khách {{customer_name}},\n\n{{event_name}} đã dời.", "{{event_name}} đã dời."],
    ["{{customer_name}}様、お待たせしました。", "お待たせしました。"],
    ["Здравствуйте, {{customer_name}}! мы проверили.", "Мы проверили."],
    ["สวัสดีค่ะ คุณ{{customer_name}}\\\nขอบคุณค่ะ", "ขอบคุณค่ะ"],
    ["您好{{customer_name}}，我们很抱歉。", "我们很抱歉。"],
    ["Hi {{customer_name}}, **we** know.", "We know."],
    ["Hi {{customer_name}}, iPhone and iPad are fine.", "iPhone and iPad are fine."],
    ["Hi {{customer_name}}, larkspan.example has it.", "larkspan.example has it."],
    ["Hi {{customer_name}}, 30 minutes are over.", "30 minutes are over."],
    ["Hi {{customer_name}}!", ""],
  ])("%j says %j", (markdown, expected) => expect(without(markdown)).toBe(expected));

  test.each([
    "Your order is on its way.",
    "Hello, {{customer_name}} and all the others.",
    "Извините, {{customer_name}}, мы опоздали.",
    "Dạ cảm ơn {{address}} {{customer_name}} đã báo sớm. Vé trả lại được, nhờ {{address}} nhắn riêng.",
    "Dạ xong rồi ạ, {{address}} {{customer_name}}: bên mình đã gửi.",
    "Dạ bên mình xin lỗi {{customer_name}}, live đang giật.",
    "We are so sorry {{customer_name}}, this took long.",
    "We have looked at everything you wrote to us {{customer_name}}, and it is done.",
    "Please tell {{customer_name}} that the show is moved, and why.",
    "- {{customer_name}}, this is a list.",
    "Look at [{{customer_name}}](https://a.example), please.",
  ])("is unchanged without a greeting: %j", (markdown) => {
    const prose = proseOf(markdown);
    expect(withoutGreeting(prose)).toBe(prose);
  });

  test("keeps its marks and links in HTML", () => {
    const prose = withoutGreeting(
      proseOf("Hi {{customer_name}}, see [our page](https://a.example) **now**."),
    );
    expect(proseHtml(prose, { field: (name) => name })).toBe(
      '<p>See <a href="https://a.example">our page</a> <strong>now</strong>.</p>',
    );
  });

  test("is judged alike when the name is filled in already", () => {
    expect(withoutGreetingText("Hi Mai (VN), we are here.", "Mai (VN)")).toBe("We are here.");
    expect(withoutGreetingText("Dear Mai,\n\nWe are here.", "Mai")).toBe("We are here.");
    expect(withoutGreetingText("Hi Maine, we are here.", "Mai")).toBe("Hi Maine, we are here.");
    expect(withoutGreetingText("Hi there, we are here.", "")).toBe("Hi there, we are here.");
  });

  test("never throws and only ever shortens, whatever the text and the name", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", maxLength: 6 }),
        (text, name) => {
          expect(withoutGreetingText(`Hi ${name}, ${text}`, name).length).toBeLessThanOrEqual(
            text.length + name.length + 5,
          );
        },
      ),
    );
  });
});

describe("the letter's leave-taking", () => {
  test("is parted from the rest, for every part but the last has none", () => {
    const { body, regards } = partedRegards(proseOf("We are sorry.\n\nKind regards,"));
    expect([plainText(body), plainText(regards ? [regards] : [])]).toEqual([
      "We are sorry.",
      "Kind regards,",
    ]);
    expect(partedRegardsText("Chúng tôi xin lỗi.\n\nTrân trọng,\n")).toEqual({
      body: "Chúng tôi xin lỗi.",
      regards: "Trân trọng,",
    });
  });

  test.each(["We are sorry.", "Kind regards,", "Hi {{customer_name}},", "One.\n\nTwo."])(
    "is nothing else: %j",
    (markdown) => {
      const prose = proseOf(markdown);
      expect(partedRegards(prose)).toEqual({ body: prose });
      expect(partedRegardsText(markdown)).toEqual({ body: markdown });
    },
  );
});

test("every reply of the example content loses exactly its greeting", () => {
  const { library } = readContent(fileURLToPath(new URL("../../content", import.meta.url)));
  const texts = [...library.entries.values()].flatMap(({ working }) => [...working.values()]);
  const seen = texts
    .flatMap(({ body }) => repliesOf(body))
    .map(({ prose }) => {
      const [text, left] = [plainText(prose), plainText(withoutGreeting(prose))];
      return { text, lost: text.slice(0, text.length - left.length).trim(), left };
    });
  const lost = new Set(seen.filter(({ text, left }) => text !== left).map((reply) => reply.lost));
  expect([...lost].sort()).toEqual(
    [
      "Dear {{customer_name}},",
      "Dạ chào {{address}} {{customer_name}},",
      "Dạ chào {{customer_name}},",
      "Dạ {{address}} {{customer_name}},",
      "Hi {{customer_name}},",
      "Kính gửi quý khách {{customer_name}},",
      "Salam sejahtera {{customer_name}},",
      "Hai {{customer_name}},",
      "Здравствуйте, {{customer_name}}!",
      "สวัสดีค่ะ คุณ{{customer_name}}",
      "เรียน คุณ{{customer_name}}",
      "{{customer_name}}様",
      "{{customer_name}}様、",
    ].sort(),
  );
  const kept = seen.filter(({ text, left }) => text === left).map(({ text }) => text);
  expect(
    kept.filter((text) =>
      /^(?:Hi|Dear|Hello|Dạ chào|Kính gửi|Hai|Salam|Здравствуйте|สวัสดี|เรียน)(?!\p{L})/u.test(text),
    ),
  ).toEqual([]);
  expect(seen.filter(({ left }) => /^\p{Ll}/u.test(left))).toEqual([]);
});
