import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openEngine } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import { type FileSource, readJson, type SearchFiles, sourceIn } from "#search/files.ts";
import type { Head } from "#search/head.ts";
import { openedFrom } from "#search/opened.ts";
import { resembling } from "#search/resembling.ts";
import { typedFiles } from "#search/search-files.ts";
import { nearWords } from "#search/slips.ts";
import { TermReading } from "#search/term-reading.ts";
import { wordsOf } from "#search/word.ts";
import { wordsIn } from "#search/word-list.ts";
import { someEntries } from "../../scripts/bench/phrases.ts";
import { aDocument, GROUND, idsFound, NOW } from "./documents.ts";

const ALL = { top: 10_000, now: NOW, locale: "en" };

/** So many answers that the index lies in many files. */
const entries = someEntries(250);
const files = typedFiles(entries, GROUND);
const engine = await openEngine(sourceIn(files));
const words = [...files].flatMap(([name, file]) => (name.startsWith("words/") ? wordsIn(file) : []));

const idsByWord = new Map<string, string[]>();
for (const entry of entries)
  for (const word of ownWords(entry))
    idsByWord.set(word, [...(idsByWord.get(word) ?? []), entry.document.id]);

function ownWords(entry: SearchEntry): Set<string> {
  const { titles, summaries, phrases, tags, shortcuts } = versionIn(entry);
  const texts = [titles, summaries, phrases].flatMap((own) => Object.values(own).flat());
  return new Set(
    [...texts, ...tags, ...shortcuts].flatMap((text) => wordsOf(text).map(({ folded }) => folded)),
  );
}

async function ids(words: string, top = ALL.top): Promise<string[]> {
  return (await engine.find(words, { ...ALL, top })).findings.map(({ id }) => id);
}

const aWord = fc.constantFrom(...words);

function versionIn({ document }: SearchEntry) {
  const [version] = Object.values(document.versions);
  if (!version) throw new Error(`${document.id} has no version`);
  return version;
}

describe("an index in many files", () => {
  test("is in many files", async () => {
    const head = await readJson<Head>(sourceIn(files), "head");
    expect(head.terms.length).toBeGreaterThan(10);
    expect(head.words.length).toBeGreaterThan(2);
    expect(head.chunks.reduce((sum, size) => sum + size, 0)).toBe(entries.length);
  });

  test("a phrase in full finds its answer among the first three, but where it is made of everybody's words", async () => {
    const phrases = entries.flatMap((entry) =>
      Object.values(versionIn(entry).phrases).flatMap(([phrase = ""]) => [{ id: entry.document.id, phrase }]),
    );
    const found = await Promise.all(
      phrases.map(async ({ id, phrase }) => (await ids(phrase, 3)).includes(id)),
    );
    expect(found.filter(Boolean).length / phrases.length).toBeGreaterThan(0.98);
  });

  test("a shortcut in full finds its answer first", async () => {
    const withShortcuts = entries.filter((entry) => versionIn(entry).shortcuts.length > 0);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withShortcuts), async (entry) => {
        expect((await ids(versionIn(entry).shortcuts[0]?.toUpperCase() ?? "", 1))[0]).toBe(entry.document.id);
      }),
      { numRuns: 40 },
    );
  });

  test("the beginning of a word finds what the word finds, and more", async () => {
    await fc.assert(
      fc.asyncProperty(
        aWord.filter(({ length }) => length > 4),
        async (word) => {
          const own = idsByWord.get(word) ?? [];
          // What shares less than half as much with the words as the best does is left out: a begun word shares 0.8.
          expect(await ids(word.slice(0, -1))).toEqual(expect.arrayContaining(own));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("words with one slip are found by their beginning or ending, as if all were compared", async () => {
    const opened = await openedFrom(sourceIn(files));
    const aTyped = aWord
      .filter(({ length }) => length >= 5)
      .chain((word) => fc.constantFrom(...slipsOf(word)));
    await fc.assert(
      fc.asyncProperty(aTyped, async (typed) => {
        const near = await resembling(typed, new TermReading(opened, opened.parts.reading()), 1);
        const all = words.filter((word) => slipsBetween(word, typed) === 1);
        expect(near.map(({ word }) => word)).toEqual(all.sort().slice(0, 16));
      }),
      { numRuns: 40 },
    );
  });
});

/** Every way to leave one letter of a word out, double it, change it, or swap it with the next. */
function slipsOf(word: string): string[] {
  return [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const swapped = after === "" ? [] : [before + after[0] + letter + after.slice(1)];
    return [before + after, before + letter + letter + after, `${before}x${after}`, ...swapped];
  });
}

/** How many letters have to be changed, added, left out or swapped with a neighbour: the plain way, over all cells. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const cell = (up: number, back: number) => rows[i - up]?.[j - back] ?? Number.POSITIVE_INFINITY;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] as number[])[j] = Math.min(
        cell(1, 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        cell(1, 0) + 1,
        cell(0, 1) + 1,
        isSwap ? cell(2, 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}

test("two slips are found by comparing all words", () => {
  const sorted = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 }))
    .map((list) => list.sort());
  const typed = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(sorted, typed, fc.constantFrom(1 as const, 2 as const), (list, word, most) => {
      const all = list.map((other) => ({ word: other, slips: slipsBetween(other, word) }));
      expect(nearWords(list, word, most)).toEqual(all.filter(({ slips }) => slips > 0 && slips <= most));
    }),
  );
});

describe("a part that cannot be had", () => {
  /** The files without those whose name fits, as long as they are gone. */
  function without(gone: { names: RegExp }): FileSource {
    const source = sourceIn(files);
    return {
      read: (name) => (gone.names.test(name) ? Promise.reject(new Error("offline")) : source.read(name)),
    };
  }
  const NONE = /^$/;
  const phrase = Object.values(versionIn(entries[7] as SearchEntry).phrases).flat()[0] ?? "";

  test("without the head nothing is opened", async () => {
    await expect(openEngine(without({ names: /^head$/ }))).rejects.toThrow("offline");
  });

  test.each([
    ["some terms", /^terms\/(3|7|9|12|20)$/],
    ["all terms", /^terms/],
    ["some documents", /^documents\/.*[02468]$/],
    ["all words", /^(words|endings|beginnings)/],
    ["all but the head", /^(?!head)/],
  ])("%s: what there is is ranked, and a later look-up finds the rest", async (_, names) => {
    const gone = { names };
    const partial = await openEngine(without(gone));
    const typed = `${phrase} qwertzuiop k`;
    const first = await partial.find(typed, ALL);
    gone.names = NONE;
    const whole = await engine.find(typed, ALL);
    expect(await partial.find(typed, ALL)).toEqual(whole);
    expect(first.isPartial).toBe(true);
    expect(whole.isPartial).toBe(false);
    expect(first.findings.length).toBeLessThanOrEqual(whole.findings.length + 200);
  });
});

describe("an edit elsewhere", () => {
  const edited = (change: (phrase: string) => string): SearchFiles => {
    const copy = structuredClone(entries) as (SearchEntry & {
      document: { versions: Record<string, { phrases: Record<string, string[]> }> };
    })[];
    const phrases = Object.values(copy[77]?.document.versions ?? {})[0]?.phrases.en ?? [];
    phrases[0] = change(phrases[0] ?? "");
    return typedFiles(copy, GROUND);
  };
  const changedIn = (others: SearchFiles) =>
    [...others].filter(([name, bytes]) => Buffer.compare(bytes, files.get(name) ?? Buffer.alloc(0)) !== 0)
      .length;

  test("leaves the files of other words and other answers as they were", () => {
    expect(changedIn(edited((phrase) => phrase))).toBe(0);
    expect(changedIn(edited((phrase) => `${phrase} lampshade`))).toBeLessThan(12);
  });
});

describe("what words mean besides", () => {
  const ticket = aDocument("ticket", { en: ["where is my ticket"], vi: ["không thấy vé đâu"] });
  const refund = aDocument("refund", { en: ["money back please"], vi: ["hoàn tiền giúp mình"] });
  const other = aDocument("other", { en: ["a hoodie", "back to the shop"], vi: ["áo đẹp"] });
  const synonyms = {
    en: [
      ["ticket", "tix", "pass"],
      ["refund", "money back", "reimbursement"],
    ],
    vi: [["vé", "ticket"]],
  };
  const documents = [other, refund, ticket];

  test.each([
    ["an equal word", "tix", "ticket"],
    ["an equal word begun by several", "reimbursement", "refund"],
    ["several words for one", "refund", "refund"],
    ["a word of another language", "vé", "ticket"],
    ["chat spelling", "ko thay", "ticket"],
    ["a word with an ending", "tickets", "ticket"],
    ["Telex keys", "hoanf tieenf", "refund"],
    ["VNI keys", "hoan2 tie6n2", "refund"],
  ])("%s", async (_, typed, id) => {
    expect((await idsFound(documents, typed, {}, synonyms))[0]).toBe(id);
  });

  test("what was written goes before what is meant", async () => {
    const written = aDocument("written", { en: ["my pass"] });
    expect(await idsFound([ticket, written], "pass", {}, synonyms)).toEqual(["written", "ticket"]);
  });

  test("words that the base does not know lead nowhere", async () => {
    expect(await idsFound([other], "tix", {}, synonyms)).toEqual([]);
  });
});

test("whatever is typed over whatever is written, nothing throws and the same is found however files come", async () => {
  const aText = fc.string({ unit: "grapheme", maxLength: 30 });
  const someDocuments = fc
    .array(
      fc.record({
        title: aText,
        en: fc.array(aText, { maxLength: 3 }),
        tags: fc.array(aText, { maxLength: 2 }),
        shortcuts: fc.array(aText, { maxLength: 2 }),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((parts, number) => ({ document: aDocument(`a${number}`, parts), replies: {} })));
  const aTyped = fc.oneof(
    aText,
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom("constructor", "__proto__", "=", "#", ">"),
  );
  await fc.assert(
    fc.asyncProperty(someDocuments, aTyped, async (own, typed) => {
      const source = sourceIn(typedFiles(own, GROUND));
      const texts = own.flatMap(({ document }) => Object.values(document.versions)[0]?.titles.en ?? []);
      const engine = await openEngine(source);
      for (const words of [typed, ...texts]) {
        const found = await engine.find(words, ALL);
        const again = await (await openEngine(source)).find(words, ALL);
        expect(again).toEqual(found);
        expect(found.isPartial).toBe(false);
      }
      for (const text of texts)
        if (wordsOf(text).length > 0)
          expect((await engine.find(text, ALL)).findings.map(({ title }) => title)).toContain(text);
    }),
    { numRuns: 8 },
  );
});
