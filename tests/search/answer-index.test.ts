import fc from "fast-check";
import lunr from "lunr";
import { expect, test } from "vitest";
import { indexedTerms } from "#search/answer-index.ts";
import type { DocumentVersion } from "#search/document.ts";
import { shortcutTerm, termsOf } from "#search/term.ts";
import { wordsOf } from "#search/word.ts";

const BOOSTS = { title: 4, phrases: 2, shortcuts: 3, tags: 2, summary: 2 };

function fieldsOf({ titles, phrases, shortcuts, tags, summaries }: DocumentVersion) {
  return {
    title: Object.values(titles),
    phrases: Object.values(phrases).flat(),
    shortcuts,
    tags,
    summary: Object.values(summaries),
  };
}

/** The weight of each term in each record as lunr's own index has it, in quarters and without how rare the term is. */
function lunrWeights(records: readonly DocumentVersion[]): Map<string, Map<number, number>> {
  const builder = new lunr.Builder();
  builder.tokenizer = Object.assign(
    (texts?: unknown) =>
      (texts as readonly string[])
        .flatMap((text) => wordsOf(text).flatMap(termsOf))
        .map((term) => new lunr.Token(term, {})),
    { separator: /-/ },
  );
  builder.b(0.3);
  builder.ref("ref");
  for (const [name, boost] of Object.entries(BOOSTS)) builder.field(name, { boost });
  for (const [ref, record] of records.entries()) builder.add({ ref: String(ref), ...fieldsOf(record) });
  const { fieldVectors, invertedIndex } = builder.build().toJSON() as {
    fieldVectors: [string, number[]][];
    invertedIndex: [string, { _index: number }][];
  };
  const termAt = new Map(invertedIndex.map(([term, posting]) => [posting._index, { term, posting }]));
  const sums = new Map<string, Map<number, number>>();
  for (const [ref, vector] of fieldVectors) {
    const record = Number(ref.split("/")[1]);
    for (let at = 0; at < vector.length; at += 2) {
      const { term, posting } = termAt.get(vector[at] ?? -1) ?? { term: "", posting: { _index: 0 } };
      const idf = (lunr as unknown as { idf(posting: object, count: number): number }).idf(
        posting,
        records.length,
      );
      const own = sums.get(term) ?? new Map<number, number>();
      sums.set(term, own.set(record, (own.get(record) ?? 0) + (vector[at + 1] ?? 0) / idf));
    }
  }
  const quarters = (sum: number) => Math.max(1, Math.round(sum * 4));
  return new Map(
    [...sums].map(([term, own]) => [term, new Map([...own].map(([record, sum]) => [record, quarters(sum)]))]),
  );
}

const text = fc
  .array(fc.constantFrom("refund", "ticket", "đổi", "vé", "doi", "返金", "2", "__proto__", "late"), {
    maxLength: 6,
  })
  .map((words) => words.join(" "));
const texts = fc.array(text, { maxLength: 3 });
const version = fc.record({ title: text, phrases: texts, shortcuts: texts, tags: texts, summary: text }).map(
  ({ title, summary, phrases, shortcuts, tags }): DocumentVersion => ({
    titles: { en: title },
    summaries: { en: summary },
    phrases: { en: phrases },
    shortcuts,
    tags,
    products: [],
  }),
);

test("every term weighs what lunr's own index makes of it", () => {
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 8 }), (records) => {
      const shortcuts = new Set(
        records.flatMap((record) => record.shortcuts.map((own) => shortcutTerm(wordsOf(own)))),
      );
      const ours = indexedTerms(records).filter(({ term }) => !shortcuts.has(term));
      const weights = ours.map(
        ({ term, postings }) =>
          [term, new Map(postings.map(({ record, weight }) => [record, weight]))] as const,
      );
      expect(new Map(weights)).toEqual(lunrWeights(records));
    }),
  );
});
