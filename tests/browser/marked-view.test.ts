import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedHtml, numberedHtml } from "#browser/marked-view.ts";
import { escaped } from "#core/html.ts";

const TEXT = "I paid twice. Where is my parcel?";
const place = (words: string) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

describe("what matched in a message", () => {
  test("is marked where it stands", () => {
    expect(markedHtml(TEXT, [place("paid twice"), place("parcel")])).toBe(
      "I <mark>paid twice</mark>. Where is my <mark>parcel</mark>?",
    );
  });

  test("is marked within the numbered parts, and begins and ends with them", () => {
    const parts = [place("I paid"), place("Where is my parcel?")];
    expect(numberedHtml(TEXT, [place("paid twice"), place("parcel")], parts)).toBe(
      '<span class="asked"><b class="ask-number">1</b> I <mark>paid</mark></span><mark> twice</mark>. <span class="asked"><b class="ask-number">2</b> Where is my <mark>parcel</mark>?</span>',
    );
  });

  test("changes nothing of the text, whatever is marked", () => {
    const places = fc
      .array(fc.nat(30), { maxLength: 8 })
      .map((ends) => [...new Set(ends)].sort((a, b) => a - b))
      .map((ends) => ends.flatMap((end, at) => (at % 2 ? [{ start: ends[at - 1] ?? 0, end }] : [])));
    fc.assert(
      fc.property(fc.string({ minLength: 30 }), places, places, (text, marks, parts) => {
        const plain = numberedHtml(text, marks, parts)
          .replace(/<b class="ask-number">\d+<\/b> /g, "")
          .replace(/<\/?(?:mark|span)[^>]*>/g, "");
        // Markup that a text itself holds was escaped, so that all that is left of it is the text.
        expect(plain).toBe(escaped(text));
      }),
    );
  });
});
