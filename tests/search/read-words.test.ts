import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWords } from "#search/read-words.ts";
import { likelyWords, type SpokenWord, termsOf } from "#search/spoken-word.ts";
import { ENGLISH, LEFT_ALONE, UNSPACED } from "./other-lines.ts";
import { readingOf } from "./reading.ts";
import * as vietnamese from "./vietnamese-lines.ts";

const reading = readingOf();
const read = (text: string) => readWords(text, reading);

/** What a line is taken to mean: every word with the marks it most likely has. */
const understood = (text: string) =>
  read(text)
    .map(({ exact, readings }) => readings[0]?.exact ?? exact)
    .join(" ");

/** What the only word, or the first, may mean besides. */
const besides = (text: string, in_ = reading) =>
  readWords(text, in_).flatMap(({ others }) =>
    others.map(({ words }) => words.map(({ exact }) => exact).join(" ")),
  );

describe.each(Object.entries(vietnamese))("Vietnamese: %s", (_, lines) => {
  test.each(lines)("%s", (written, meant) => {
    expect(understood(written)).toBe(meant);
  });
});

/** How little is sure in some words because marks were left out: 0…1, the doubt of their letters on the whole. */
function doubtIn(words: readonly SpokenWord[]): number {
  const letters = words.reduce((sum, { folded }) => sum + folded.length, 0);
  const doubted = words.reduce((sum, { folded, doubt }) => sum + folded.length * doubt, 0);
  return letters === 0 ? 0 : Math.round((doubted / letters) * 1000) / 1000;
}

describe("English in chats", () => {
  test.each(ENGLISH)("%s", (written, meant) => {
    expect(understood(written)).toBe(meant);
  });
});

describe("other languages are left as they are", () => {
  test.each(LEFT_ALONE)("%s", (written) => {
    expect(understood(written)).toBe(written.replaceAll(",", ""));
  });

  test.each(UNSPACED)("%s holds %s", (written, word) => {
    expect(read(written).map(({ folded }) => folded)).toContain(word);
  });
});

describe("what only the words around could decide", () => {
  test.each([
    ["k", "không"],
    ["dk xe", "đăng ký"],
    ["mk mất rồi", "mật khẩu"],
    ["xong r", "ra"],
  ])("%s may mean %s besides", (written, other) => {
    expect(besides(written)).toContain(other);
  });

  test("an English word within Vietnamese means its Vietnamese word besides", () => {
    expect(besides("cho mình refund với")).toEqual(["hoàn tiền", "hoàn vé"]);
    expect(besides("a refund for my ticket")).not.toContain("hoàn tiền");
  });

  test("short words of other languages are no Vietnamese chat", () => {
    expect(understood("ok k")).not.toContain("không");
    expect(understood("r u there")).toBe("are you there");
    expect(understood("hong kong")).toBe("hong kong");
    expect(understood("DC comics for my collection")).toBe("dc comics for my collection");
  });
});

describe("words without marks", () => {
  const readings = (text: string, place: number) => read(text)[place]?.readings.map(({ exact }) => exact);

  test("the words around decide", () => {
    expect(readings("hoan tien", 0)?.[0]).toBe("hoàn");
    expect(readings("show bi hoan", 2)?.[0]).toBe("hoãn");
    expect(doubtIn(read("hoan tien cho minh"))).toBeLessThan(doubtIn(read("hoan")) / 2);
  });

  test("where they cannot, both stand and none is sure", () => {
    const [word] = read("hoan");
    expect(word?.readings.map(({ exact }) => exact).sort()).toEqual(["hoàn", "hoãn"].sort());
    expect(word?.doubt).toBeGreaterThan(0.4);
  });

  test("a model is given what is likely, and the bare word where nothing is", () => {
    const likely = (text: string) => likelyWords(read(text)).map(({ exact }) => exact);
    expect(likely("hoan tien cho minh")).toEqual(["hoàn", "tiền", "cho", "mình"]);
    expect(likely("hoan")).toEqual(["hoan"]);
  });

  test("words typed with their marks are never doubted", () => {
    expect(doubtIn(read("hoàn tiền cho mình đi"))).toBe(0);
    expect(read("hoãn")[0]?.readings).toEqual([]);
  });

  test("marks that were typed decide among terms; marks that were not are never needed", () => {
    const weights = (text: string) =>
      new Map(
        read(text)
          .flatMap(termsOf)
          .map(({ term, weight }) => [term, weight]),
      );
    expect(weights("hoàn").get("=hoàn")).toBe(1);
    expect(weights("hoàn").has("=hoãn")).toBe(false);
    expect(weights("hoàn").get("hoan")).toBeLessThan(1);
    expect(weights("hoan tien").get("=hoàn")).toBeGreaterThan(weights("hoan tien").get("=hoãn") ?? 0);
  });
});

describe("equal words of the settings", () => {
  const own = readingOf({
    synonyms: {
      en: [["refund", "money back"]],
      vi: [
        ["vé", "ticket"],
        ["xu", "coin"],
      ],
    },
  });

  test.each([
    ["I want my money back", ["refund"]],
    ["refund me", ["money back"]],
    ["mất hết xu", ["coin"]],
    ["mua vé", ["ticket"]],
    ["tiền về", []],
    ["nothing", []],
  ])("%s", (written, others) => {
    expect(besides(written, own).filter((other) => /refund|money|coin|ticket/.test(other))).toEqual(
      expect.arrayContaining(others),
    );
    if (others.length === 0) expect(besides(written, own)).toEqual([]);
  });

  test("they count less than what was written, and less again where marks are missing", () => {
    const weight = (text: string) =>
      readWords(text, own)
        .flatMap(({ others }) => others)
        .find(({ words }) => words[0]?.exact === "ticket")?.weight ?? 0;
    expect(weight("mua vé")).toBeLessThan(1);
    expect(weight("ve")).toBeLessThan(weight("vé"));
  });
});

describe("places", () => {
  const marked = (text: string) => read(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ["K vào Đ.C", ["K", "vào", "Đ", "C"]],
    ["hoàn tiền".normalize("NFD"), ["hoàn".normalize("NFD"), "tiền".normalize("NFD")]],
    ["vé ntn?", ["vé", "ntn", "ntn", "ntn"]],
    ["acc bay màu r", ["acc", "acc", "bay màu", "bay màu", "r"]],
    ["Can’t login!", ["Can’t", "login", "login"]],
    ["ﾁｹｯﾄ１２", ["ﾁｹｯﾄ", "１２"]],
  ])("%s", (text, places) => {
    expect(marked(text)).toEqual(places);
  });

  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...Object.values(vietnamese)
            .flat()
            .map(([line]) => line),
          "İ",
          "ß",
          "👩‍👩‍👧",
          "שלום",
          "مرحبا",
          "\u0301",
          "ｶﾞ",
          "１２",
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(" ")),
  );

  test("lie in the text and rise, whatever it holds", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, exact, folded } of read(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(exact.length * folded.length).toBeGreaterThan(0);
          last = start;
        }
        expect(read(text)).toEqual(read(text));
      }),
    );
  });

  test("letters typed apart are the letters typed at once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = (form: "NFC" | "NFD") =>
          read(text.normalize(form)).map(({ exact, folded }) => [exact, folded]);
        expect(words("NFD")).toEqual(words("NFC"));
      }),
    );
  });

  test("what was understood is understood the same again", () => {
    const lines = Object.values(vietnamese).flatMap((rows) => rows.map(([, meant]) => meant));
    expect(lines.map(understood)).toEqual(lines);
  });

  test("20,000 letters of anything are read in time that grows with them only", () => {
    const long = [
      "ko dc ",
      "a",
      "ế",
      "a\u0300\u0323",
      "返金",
      "ก",
      "👍🏽",
      "khônggg ",
      "a1".repeat(3),
      "'a",
      "z̷",
    ];
    const before = process.cpuUsage();
    for (const piece of long) read(piece.repeat(20_000 / piece.length));
    const { user, system } = process.cpuUsage(before);
    // What grew with the square of the length would take minutes.
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
