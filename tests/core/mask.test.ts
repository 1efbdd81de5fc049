import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MaskGround, masked, maskedForSure } from "#core/mask.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { took } from "../took.ts";

const ORDER: Placeholder = {
  name: "order_number",
  label: { en: "Order number" },
  type: "text",
  max: 14,
  required: true,
  pattern: "LS-[0-9]{8}",
  example: "LS-20418833",
  private: true,
};

const ground: MaskGround = {
  placeholders: [ORDER],
  fields: { customer_name: "Phúc", amount: "5" },
  known: ["Lantern Nights Saigon", "Facebook comment", "Larkspan"],
  nameOf: (kind, field) => field ?? kind,
};

describe("what customers ask is masked before it is kept", () => {
  test.each([
    ["my order LS-20418833 is late", "my order «order_number» is late"],
    ["mail anna.k@example.com or call 0912 345 678", "mail «email» or call «phone»"],
    ["my name is anna and it is late", "my name is «name» and it is late"],
    ["I am Anna Kovač, where is it?", "I am «name», where is it?"],
    ["mình tên là Nguyễn Văn An ạ", "mình tên là «name» ạ"],
    ["chị Lan ơi đổi vé giúp em", "chị «name» ơi đổi vé giúp em"],
    ["Hi Larkspan, Nguyễn Văn An đây", "Hi Larkspan, «name» đây"],
    ["Can I bring a dog?\n\nThanks,\nJohn Smith", "Can I bring a dog?\n\nThanks,\n«name»"],
    ["田中と申します", "«name»と申します"],
    ["Ich heiße Jörg Müller, Hauptstraße 12", "Ich heiße «name», «address»"],
    ["I live at 221B Baker Street, London", "I live at «address»"],
    ["nhà số 12 Nguyễn Huệ, phường Bến Nghé, quận 1", "nhà «address»"],
    ["born 12/03/1990", "born «birth»"],
    ["see https://x.example/u?id=77 by @anna_x", "see «link» by «account»"],
    ["parcel LK-88213 and A1B2C3", "parcel «number» and «number»"],
    ["Phúc asks the price", "«customer_name» asks the price"],
  ])("%j becomes %j", (text, result) => {
    expect(masked(text, ground)).toBe(result);
  });

  test.each([
    "Where do I park at Lantern Nights Saigon on 2026-11-23?",
    "Do you take 500000đ, 20 USD or 1250000 VND?",
    "Xin chào, cho mình hỏi giá vé với ạ",
    "MY ORDER IS LATE",
    "Does Facebook comment work at 20:00?",
  ])("%j names nobody and stays as it is", (text) => {
    expect(masked(text, ground)).toBe(text);
  });

  test("what a person put back is left, but for what is certain", () => {
    const edited = "I am Anna of «number», LS-20418833, anna.k@example.com";
    expect(maskedForSure(edited, ground)).toBe("I am Anna of «number», «order_number», «email»");
  });

  test("nothing certain survives, whatever stands around it", () => {
    const secret = fc.constantFrom(
      "LS-20418833",
      "anna.k@example.com",
      "0912 345 678",
      "4111 1111 1111 1111",
    );
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        secret,
        fc.string({ maxLength: 30 }),
        (a, word, b) => {
          expect(masked(`${a} ${word} ${b}`, ground)).not.toContain(word);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a long message takes no time worth noticing", () => {
    const begun = process.threadCpuUsage();
    masked("Aa Bb 1a2b3c, 12 Aa Bb ".repeat(150), ground);
    expect(took(begun)).toBeLessThan(400);
  });
});
