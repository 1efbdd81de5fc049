import { expect, test } from "vitest";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { openEngine } from "#search/engine.ts";
import { searchEntries } from "#search/entry.ts";
import { type FileSource, sourceIn } from "#search/files.ts";
import { searchFiles } from "#search/search-files.ts";
import { readLibrary } from "#store/library.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, NOW, publishAll } from "../make.ts";
import { GROUND } from "./documents.ts";

const { root } = aTree({
  "answers/late/en.mdx": anAnswer({
    title: "My order arrives late",
    front: `shortcuts: [late]\nphrases: [where is my package]\n${aChange()}`,
  }),
  "answers/late/vi.mdx": aTranslation({
    title: "Đơn hàng đến trễ",
    front: "phrases: [đợi mãi chưa thấy hàng]\ntranslates: next",
  }),
  "answers/refund/en.mdx": anAnswer({
    title: "Refund",
    front: `phrases: [money back]\n${aChange()}`,
    body: aReply("Hi {{customer_name}}, we send it back."),
  }),
});
publishAll(root);
const library = readLibrary(root);
const entries = searchEntries(
  entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []),
  NOW,
);
const options = { top: 10, now: NOW, locale: "en" };

test("documents hold every language, in order of id", () => {
  expect(entries.map(({ document }) => document.id)).toEqual(["late", "refund"]);
  expect(entries[0]?.document.versions["1.0"]?.titles).toEqual({
    en: "My order arrives late",
    vi: "Đơn hàng đến trễ",
  });
});

/** Files as a network brings them: copies, late, in an order of their own. */
function slowly(source: FileSource): FileSource {
  let asked = 0;
  return {
    read: async (name) => {
      const turns = (asked++ * 7) % 5;
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      return (await source.read(name)).slice();
    },
  };
}

test.each(["late", "don hang", "đợi", "money", "pakage", "r", "my order and money back, hàng mãi chưa thấy"])(
  "%s finds the same, to the last figure, however the files come",
  async (words) => {
    const source = sourceIn(searchFiles(entries, GROUND));
    const [near, far] = await Promise.all([openEngine(source), openEngine(slowly(source))]);
    const found = await near.find(words, options);
    expect(found.findings).not.toEqual([]);
    expect(await far.find(words, options)).toEqual(found);
    expect(await near.find(words, options)).toEqual(found);
  },
);

test.each(["where is my package", "đợi mãi chưa thấy hàng. money back?", "k thay hang dau", "nothing of it"])(
  "the message %s finds the same, however the files come",
  async (message) => {
    const source = sourceIn(searchFiles(entries, GROUND));
    const [near, far] = await Promise.all([openEngine(source), openEngine(slowly(source))]);
    const suggested = await near.suggest(message, options);
    expect(await far.suggest(message, options)).toEqual(suggested);
    expect(await near.suggest(message, options)).toEqual(suggested);
  },
);

test("the same documents make the same files, byte for byte", () => {
  expect([...searchFiles(structuredClone(entries), GROUND)]).toEqual([...searchFiles(entries, GROUND)]);
});
