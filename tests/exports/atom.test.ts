import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AtomEntry, type AtomFeed, atomXml } from "#exports/atom.ts";
import { on } from "../histories.ts";
import { brokenRules, readFeed, textOf } from "./atom-rules.ts";

function anEntry(parts: Partial<AtomEntry> = {}): AtomEntry {
  return {
    id: "urn:uuid:1affe303-1352-5af9-b841-4960f25b5fce",
    title: { text: "The credit is 10 euros, was 5.", locale: "en" },
    updated: on("01-06"),
    published: on("01-05"),
    author: "Logistics",
    page: "/answers/late/history/?from=1.0&to=2.0",
    categories: [{ term: "answers", label: "Answers" }],
    html: "<p>Now <ins>10</ins></p>",
    ...parts,
  };
}

function aFeed(entries: readonly AtomEntry[], parts: Partial<AtomFeed> = {}): AtomFeed {
  return {
    id: "urn:uuid:41cd65d9-b221-592d-8d9e-569f55780956",
    locale: "en",
    title: "Larkspan: changes",
    author: "Larkspan",
    updated: on("01-01"),
    self: "/changes.atom",
    page: "/changes/",
    entries,
    ...parts,
  };
}

describe("a feed", () => {
  test("keeps the rules of RFC 4287, with entries and without", () => {
    expect(brokenRules(atomXml(aFeed([anEntry(), anEntry({ id: "urn:x:2" })])))).toEqual([]);
    expect(brokenRules(atomXml(aFeed([])))).toEqual([]);
  });

  test("the check itself finds what is broken", () => {
    const xml = atomXml(aFeed([anEntry(), anEntry({ author: "", updated: on("01-07") })]));
    const broken = xml.replace("</updated>", "</updated><updated>now</updated>").replace('rel="self"', "");
    expect(brokenRules(broken)).toEqual([
      "feed has 2 of updated",
      "feed has no link to itself",
      "entry 2: author",
      "two entries share an id",
    ]);
  });

  test.each([
    [
      "of its newest entry",
      [anEntry(), anEntry({ updated: "2026-01-09T01:00:00+07:00" })],
      "2026-01-08T18:00:00Z",
    ],
    ["said where there is none", [], "2026-01-01T09:00:00Z"],
  ])("is as old as the instant %s", (_, entries, updated) => {
    expect(textOf((readFeed(atomXml(aFeed(entries))).updated as unknown[])[0])).toBe(updated);
  });

  test("says the language of a title that is in another one", () => {
    const title = { text: "Hạn hoàn tiền là 14 ngày.", locale: "vi" };
    const [entry] = readFeed(atomXml(aFeed([anEntry({ title })]))).entry;
    expect(entry?.title).toEqual([{ "#text": title.text, "@xml:lang": "vi" }]);
  });

  test("carries any text to the reader as it is", () => {
    const texts = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(texts, (text) => {
        const xml = atomXml(aFeed([anEntry({ html: `a${text}z` })]));
        const [entry] = readFeed(xml).entry;
        // What XML has no place for is left out; line ends become plain ones.
        const kept = `a${text}z`
          .replace(/\r\n?/g, "\n")
          .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
        return textOf((entry?.content as unknown[] | undefined)?.[0]) === kept;
      }),
      { numRuns: 30 },
    );
  });

  test("takes the newest entries that fit, in bytes", () => {
    const entries = Array.from({ length: 40 }, (_, n) =>
      anEntry({ id: `urn:x:${n}`, html: "ệ".repeat(1000) }),
    );
    const xml = atomXml(aFeed(entries), 50_000);
    expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(50_000);
    const ids = readFeed(xml).entry.map((entry) => textOf((entry.id as unknown[])[0]));
    expect(ids).toEqual(entries.slice(0, ids.length).map(({ id }) => id));
    expect(ids.length).toBe(14);
  });
});
