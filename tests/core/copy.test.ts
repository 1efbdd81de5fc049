import { describe, expect, test } from "vitest";
import { type CopyRequest, preparedCopy } from "#core/copy.ts";
import type { FrozenSettings } from "#core/entry.ts";
import { fieldsOf } from "#core/field.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { preparedMessage } from "#core/stack.ts";
import { aChannel, aReplyOf } from "../histories.ts";

function aField(name: string, parts: Partial<Placeholder> = {}): Placeholder {
  return {
    name,
    label: { en: name },
    type: "text",
    max: 40,
    required: true,
    example: "x",
    private: false,
    ...parts,
  };
}

const NOTHING: FrozenSettings = { fallbacks: {}, signs: {} };
const PLACEHOLDERS = [
  aField("customer_name", { fallback: { en: "there" } }),
  aField("order_number", { max: 8, pattern: "A-\\d+" }),
  aField("credit", { type: "amount", atMost: 10 }),
  aField("remark", { required: false }),
];

function aCopy(parts: Partial<CopyRequest> = {}) {
  return preparedCopy(aRequest(parts));
}

function aRequest(parts: Partial<CopyRequest>): CopyRequest {
  return {
    reply: aReplyOf("Hi {{customer_name}}, your order {{order_number}} is on its way."),
    channel: aChannel({ sign: "^{{initials}}" }),
    locale: "en",
    placeholders: PLACEHOLDERS,
    fields: { customer_name: "Linh", order_number: "A-1" },
    initials: "AB",
    settings: NOTHING,
    ...parts,
  };
}

describe("what is copied", () => {
  test("is the filled text with the sign-off, and its length as the channel counts", () => {
    expect(aCopy()).toEqual({
      text: "Hi Linh, your order A-1 is on its way.\n\n^AB",
      length: 43,
      over: 0,
      missing: [],
      faults: {},
      needsInitials: false,
    });
  });

  test("names what is missing, in the order in which it stands, each once", () => {
    const reply = aReplyOf(
      "{{order_number}} {{credit}} [x](https://a.example/{{remark}}/{{other}}) `{{code}}` {{order_number}}",
      'subject="About {{subject_id}}"',
    );
    expect(fieldsOf(reply)).toEqual(["subject_id", "order_number", "credit", "remark", "other", "code"]);
    const copy = aCopy({ reply, fields: { credit: "5" } });
    expect(copy.missing).toEqual(["subject_id", "order_number", "other", "code"]);
    expect(copy.text).toContain("{{order_number}} 5 x (https://a.example//{{other}}) {{code}}");
    expect(copy.subject).toBe("About {{subject_id}}");
  });

  test("uses a fallback that the version froze, and today's where it froze none", () => {
    const reply = aReplyOf("Hi {{customer_name}}");
    expect(aCopy({ reply, fields: {} }).text).toMatch(/^Hi there/);
    const settings = { fallbacks: { customer_name: { en: "friend" } }, signs: {} };
    expect(aCopy({ reply, fields: {}, settings }).text).toMatch(/^Hi friend/);
  });

  test("takes a field that the settings do not describe as it was typed", () => {
    const reply = aReplyOf("Hi {{other}}");
    expect(aCopy({ reply, fields: { other: " you " } }).text).toMatch(/^Hi you\n/);
    expect(aCopy({ reply, fields: { other: " " } }).missing).toEqual(["other"]);
  });

  test("says which values cannot be sent, and why", () => {
    const reply = aReplyOf("{{order_number}} {{credit}} {{customer_name}}");
    const fields = { order_number: "B-1", credit: "11 €", customer_name: "x".repeat(41) };
    expect(aCopy({ reply, fields }).faults).toEqual({
      order_number: "pattern",
      credit: "too-much",
      customer_name: "too-long",
    });
    expect(aCopy({ reply, fields: { order_number: " ", credit: "" } }).faults).toEqual({});
  });

  test("says when the sign-off lacks the initials, and signs with what the version froze", () => {
    expect(aCopy({ initials: "" })).toMatchObject({
      needsInitials: true,
      text: "Hi Linh, your order A-1 is on its way.",
    });
    expect(aCopy({ initials: "", channel: aChannel({ sign: "Our team" }) })).toMatchObject({
      needsInitials: false,
    });
    const settings = { fallbacks: {}, signs: { chat: "Our team" } };
    expect(aCopy({ initials: "", settings })).toMatchObject({
      needsInitials: false,
      text: expect.stringMatching(/\n\nOur team$/),
    });
  });

  test("is HTML as well where the channel takes it, escaped and signed", () => {
    const reply = aReplyOf(
      "Hi **{{customer_name}}**, see [our page](https://a.example/{{order_number}}).\n\n- one\n- two",
      'subject="About {{order_number}}"',
    );
    const fields = { customer_name: '<i>"Linh"</i>', order_number: "A-1" };
    const copy = aCopy({ reply, fields, channel: aChannel({ format: "html", sign: "<{{initials}}>" }) });
    expect(copy.html).toBe(
      '<p>Hi <strong>&#60;i&#62;&#34;Linh&#34;&#60;/i&#62;</strong>, see <a href="https://a.example/A-1">our page</a>.</p><ul><li>one</li><li>two</li></ul><p>&#60;AB&#62;</p>',
    );
    expect(copy.subject).toBe("About A-1");
    expect(copy.text).toBe('Hi <i>"Linh"</i>, see our page (https://a.example/A-1).\n\n- one\n- two\n\n<AB>');
    expect(aCopy({ reply, fields }).html).toBeUndefined();
  });

  test("keeps its marks on Discord and is one line where the channel has one", () => {
    const reply = aReplyOf("**Hi**\n\nthere");
    expect(aCopy({ reply, channel: aChannel({ format: "discord" }) }).text).toBe("**Hi**\n\nthere");
    expect(aCopy({ reply, channel: aChannel({ lines: "one", sign: "^{{initials}}" }) }).text).toBe(
      "Hi there ^AB",
    );
  });
});

describe("the limit of a channel", () => {
  const reply = aReplyOf("Đợi ế"); // 5 characters, 7 on X, 10 bytes
  test.each([
    ["characters", { public: true }, 5, 0],
    ["characters", { public: true, sign: "^{{initials}}" }, 9, 0],
    ["characters", { sign: "^{{initials}}" }, 10, 1],
    ["x", { public: true, sign: "^{{initials}}" }, 11, 2],
    ["bytes", { public: true, sign: "^{{initials}}" }, 14, 5],
  ] as const)(
    "counts %s with the sign-off and how it is joined (%o): %d, %d too many",
    (count, parts, length, over) => {
      const channel = aChannel({ count, limit: 9, ...parts });
      expect(aCopy({ reply, channel })).toMatchObject({ length, over });
    },
  );

  test("may fall in the middle of an SMS: it counts parts", () => {
    const long = aReplyOf("ế".repeat(67));
    const channel = aChannel({ count: "sms", limit: 1, public: true, sign: "^{{initials}}" });
    expect(aCopy({ reply: long, channel })).toMatchObject({ length: 2, over: 1 });
    expect(aCopy({ reply: long, channel, initials: "A" })).toMatchObject({ length: 1, over: 0 });
  });

  test("is none where the channel has none", () => {
    expect(aCopy({ reply: aReplyOf("x".repeat(20_000)) }).over).toBe(0);
  });
});

describe("a text that the agent touched up", () => {
  const reply = aReplyOf("Hi {{customer_name}}, it is {{order_number}}.", 'subject="About {{credit}}"');

  test("is copied in place of the approved one, signed and counted the same", () => {
    const edited = " Hi Linh,\r\n  - it is  here\n\nBye. ";
    expect(aCopy({ reply, edited, channel: aChannel({ sign: "^{{initials}}", limit: 20 }) })).toEqual({
      text: "Hi Linh,\n  - it is  here\n\nBye.\n\n^AB",
      subject: "About {{credit}}",
      length: 35,
      over: 15,
      missing: ["credit"],
      faults: {},
      needsInitials: false,
    });
  });

  test("is one line where the channel has one, and HTML by its paragraphs where it takes HTML", () => {
    const edited = "Hi <Linh>,\n \nwe are\nhere.\n\nKind regards,";
    expect(aCopy({ reply, edited, channel: aChannel({ lines: "one" }) }).text).toBe(
      "Hi <Linh>, we are here. Kind regards,",
    );
    expect(aCopy({ reply, edited, channel: aChannel({ format: "html", sign: "{{initials}}" }) }).html).toBe(
      "<p>Hi &#60;Linh&#62;,</p><p>we are<br>here.</p><p>Kind regards,</p><p>AB</p>",
    );
  });

  test("still fills the fields it names and misses those that are empty", () => {
    const copy = aCopy({ reply, edited: "{{customer_name}}: {{order_number}} {{other}}" });
    expect(copy.text).toBe("Linh: A-1 {{other}}\n\n^AB");
    expect(copy.missing).toEqual(["credit", "other"]);
  });

  test("is judged by the values that still stand in it", () => {
    const fields = { customer_name: "Linh", order_number: "B-1", credit: "" };
    expect(aCopy({ reply, fields, edited: "It is B-1." }).faults).toEqual({ order_number: "pattern" });
    expect(aCopy({ reply, fields, edited: "It is here." }).faults).toEqual({});
  });
});

describe("what advisories add", () => {
  const appended = [
    aReplyOf("Hi {{customer_name}}, cables are under repair.").prose,
    aReplyOf("Ask about {{region}}.").prose,
  ];

  test("stands behind the body without a greeting, before the sign-off, and is counted", () => {
    const request = aRequest({ fields: { customer_name: "Linh", order_number: "A-1" } });
    const copy = preparedMessage([request], { ...request, appended });
    expect(copy.text).toBe(
      "Hi Linh, your order A-1 is on its way.\n\nCables are under repair.\n\nAsk about {{region}}.\n\n^AB",
    );
    expect(copy).toMatchObject({ length: copy.text.length, missing: ["region"] });
  });

  test("stands before the leave-taking of a letter, touched up or not", () => {
    const letter = aReplyOf("It is here.\n\nKind regards,");
    for (const edited of [undefined, "It is here.\n\nKind regards,"]) {
      const parts = { reply: letter, channel: aChannel({ format: "html" }), ...(edited && { edited }) };
      const request = aRequest(parts);
      const copy = preparedMessage([request], { ...request, appended: appended.slice(0, 1) });
      expect(copy.text).toBe("It is here.\n\nCables are under repair.\n\nKind regards,");
      expect(copy.html).toBe("<p>It is here.</p><p>Cables are under repair.</p><p>Kind regards,</p>");
    }
  });
});
