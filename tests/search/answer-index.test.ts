import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentVersion } from "#search/document.ts";
import { lunrTerms } from "#search/lunr-terms.ts";
import type { TermPostings } from "#search/postings.ts";
import { inOrder } from "#search/sorted-texts.ts";
import { summedTerms } from "#search/summed-terms.ts";

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

function sorted(terms: readonly TermPostings[]): TermPostings[] {
  return terms.toSorted((a, b) => inOrder(a.term, b.term));
}

test("without its index, every term weighs what lunr makes of it", () => {
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 8 }), (records) => {
      expect(sorted(summedTerms(records))).toEqual(sorted(lunrTerms(records)));
    }),
  );
});
