import { describe, expect, test } from "vitest";
import { preparedCopy } from "#core/copy.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { stackedText, type TrayPart, type TrayRequest } from "#core/tray.ts";
import { aChannel, aReplyOf } from "../histories.ts";

function aField(name: string, parts: Partial<Placeholder> = {}): Placeholder {
  const rest = { type: "text", max: 40, required: true, example: "x", private: false } as const;
  return { name, label: { en: name }, ...rest, ...parts };
}

const PLACEHOLDERS = [
  aField("customer_name"),
  aField("order_number", { pattern: "A-\\d+" }),
  aField("address", { fallback: { vi: "bạn" } }),
];

function aPart(markdown: string, parts: Partial<TrayPart> = {}, attributes = ""): TrayPart {
  const reference = referenceFrom("late-delivery@3.1/vi/chat");
  if (!reference) throw new Error("no reference");
  const settings = { fallbacks: {}, signs: {} };
  return { reference, reply: aReplyOf(markdown, attributes), placeholders: PLACEHOLDERS, settings, ...parts };
}

function stacked(parts: readonly TrayPart[], request: Partial<TrayRequest> = {}) {
  return stackedText(parts, {
    channel: aChannel({ sign: "^{{initials}}" }),
    fields: { customer_name: "Mai", order_number: "A-1" },
    initials: "AB",
    ...request,
  });
}

const OPENER = aPart("Hi {{customer_name}}, thank you for writing.");
const ANSWER = aPart("Hi {{customer_name}}, your order {{order_number}} is on its way.");
const CLOSING = aPart("Hi {{customer_name}}, enjoy the show.");

describe("stacked replies", () => {
  test("are one message with one greeting and one sign-off, counted together", () => {
    const text = "Hi Mai, thank you for writing.\n\nYour order A-1 is on its way.\n\nEnjoy the show.\n\n^AB";
    expect(stacked([OPENER, ANSWER, CLOSING])).toEqual({
      text,
      length: text.length,
      over: 0,
      missing: [],
      faults: {},
      needsInitials: false,
    });
  });

  test("are parted by one space where the channel has one line, and have one limit", () => {
    const channel = aChannel({ lines: "one", sign: "^{{initials}}", limit: 40 });
    const message = stacked([OPENER, CLOSING], { channel });
    expect(message?.text).toBe("Hi Mai, thank you for writing. Enjoy the show. ^AB");
    expect(message).toMatchObject({ length: 50, over: 10 });
  });

  test("take leave once, behind what advisories add", () => {
    const letters = [
      "Dear {{customer_name}},\n\nIt is here.\n\nKind regards,",
      "Enjoy it.\n\nBest wishes,",
      "Bye.",
    ];
    const message = stacked(
      letters.map((letter) => aPart(letter)),
      {
        channel: aChannel({ format: "html", sign: "Our team, {{initials}}" }),
        appended: [aReplyOf("Hi {{customer_name}}, mind the storm.").prose],
      },
    );
    expect(message?.text).toBe(
      "Dear Mai,\n\nIt is here.\n\nEnjoy it.\n\nBye.\n\nMind the storm.\n\nBest wishes,\n\nOur team, AB",
    );
    expect(message?.html).toBe(
      "<p>Dear Mai,</p><p>It is here.</p><p>Enjoy it.</p><p>Bye.</p><p>Mind the storm.</p><p>Best wishes,</p><p>Our team, AB</p>",
    );
  });

  test("name each missing field once and in order, and say which values cannot be sent", () => {
    const message = stacked(
      [ANSWER, aPart("{{other}} {{order_number}}"), aPart("Hi {{customer_name}}, bye.")],
      {
        fields: {},
        initials: "",
      },
    );
    expect(message).toMatchObject({
      missing: ["customer_name", "order_number", "other"],
      needsInitials: true,
    });
    expect(
      stacked([CLOSING, ANSWER], { fields: { customer_name: "Mai", order_number: "B" } })?.faults,
    ).toEqual({
      order_number: "pattern",
    });
  });

  test("begin with a capital after the greeting, also where a field stands first", () => {
    const parts = [
      OPENER,
      aPart("Dạ chào {{address}} {{customer_name}}, {{address}} chờ giúp bên mình nhé."),
    ];
    expect(stacked(parts)?.text).toContain("\n\nBạn chờ giúp");
    expect(stacked([OPENER, aPart("Hi {{customer_name}}, {{order_number}} is here.")])?.text).toContain(
      "\n\nA-1 is",
    );
    const empty = stacked([OPENER, aPart("Hi {{customer_name}}, {{other}} is here.")]);
    expect(empty?.text).toContain("\n\n{{other}} is");
    expect(empty?.missing).toEqual(["other"]);
  });

  test("lose the greeting of a touched-up text too, filled in or not", () => {
    for (const edited of ["Hi Mai, we looked  again.", "Hi {{customer_name}}, we looked  again."])
      expect(stacked([OPENER, aPart("Hi {{customer_name}}, no.", { edited })])?.text).toBe(
        "Hi Mai, thank you for writing.\n\nWe looked  again.\n\n^AB",
      );
    expect(stacked([aPart("No.", { edited: "Hi Mai, hello." }), CLOSING])?.text).toMatch(
      /^Hi Mai, hello\.\n\nEnjoy/,
    );
  });

  test("carry the first subject there is, and the sign-off that the last version froze", () => {
    const parts = [
      OPENER,
      aPart("Two.", {}, 'subject="About {{order_number}}"'),
      aPart("Three.", {}, 'subject="No"'),
    ];
    expect(stacked(parts)?.subject).toBe("About A-1");
    const frozen = aPart("Bye.", { settings: { fallbacks: {}, signs: { chat: "Our team" } } });
    expect(stacked([OPENER, frozen])?.text).toMatch(/\n\nBye\.\n\nOur team$/);
  });

  test("are the reply itself when there is one, and nothing when there is none", () => {
    const { reply, placeholders, settings } = ANSWER;
    const request = {
      channel: aChannel({ sign: "^{{initials}}" }),
      fields: { customer_name: "Mai" },
      initials: "AB",
    };
    expect(stackedText([ANSWER], request)).toEqual(
      preparedCopy({ ...request, reply, placeholders, settings, locale: "vi" }),
    );
    expect(stacked([])).toBeUndefined();
  });
});
