import { expect, test } from "vitest";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published.ts";
import { buildIndex, loadIndex } from "#search/answer-index.ts";
import { type AnswerDocument, documentsById, documentsFrom } from "#search/document.ts";
import { findAnswers } from "#search/find.ts";
import { readLibrary } from "#store/library.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, NOW, publishAll } from "../make.ts";

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
const documents = documentsFrom(
  entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []),
  NOW,
);
const options = { top: 10, now: NOW, locale: "en", sourceLocale: "en" };

test("documents hold every language, in order of id", () => {
  expect(documents.map(({ id }) => id)).toEqual(["late", "refund"]);
  expect(documents[0]?.versions["1.0"]?.titles).toEqual({
    en: "My order arrives late",
    vi: "Đơn hàng đến trễ",
  });
});

test("an index that was serialised and loaded finds the same, to the last figure", () => {
  const index = buildIndex(documents);
  const loaded = loadIndex(JSON.parse(JSON.stringify(index)) as object);
  const sent = JSON.parse(JSON.stringify(documents)) as AnswerDocument[];
  for (const words of [
    "late",
    "don hang",
    "đợi",
    "money",
    "pakage",
    "r",
    "my order and money back, hàng mãi chưa thấy",
  ]) {
    expect(findAnswers(loaded, documentsById(sent), words, options)).toEqual(
      findAnswers(index, documentsById(documents), words, options),
    );
  }
});

test("the same documents make the same index, byte for byte", () => {
  expect(JSON.stringify(buildIndex(documents))).toBe(JSON.stringify(buildIndex(structuredClone(documents))));
});
