import { describe, expect, test } from "vitest";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { openEngine } from "#search/engine.ts";
import { searchEntries } from "#search/entry.ts";
import { sourceIn } from "#search/files.ts";
import { typedFiles } from "#search/search-files.ts";
import { readLibrary } from "#store/library.ts";
import { LARKSPAN } from "../content.ts";
import { TYPED_QUERIES } from "./typed-queries.ts";

const NOW = "2026-11-22T09:00:00Z";

const library = readLibrary(LARKSPAN);
const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
const ground = { asOf: NOW, sourceLocale: "en", replyLocales: ["en", "vi"], timeZone: "UTC" };
const engine = await openEngine(sourceIn(typedFiles(searchEntries(answers, NOW), ground, library.settings)));

describe("what agents type", () => {
  // What was reached, less two rows: another wording of an answer may cost one.
  test.each([
    ["the rows that tuned the weights", 0, 63],
    ["the rows that did not", 1, 61],
  ])("finds the answer first: %s", async (_, half, least) => {
    const own = TYPED_QUERIES.filter((_, place) => place % 2 === half);
    const found = await Promise.all(
      own.map(async ([typed, ...wanted]) => {
        const { findings, isSure } = await engine.find(typed, { top: 3, now: NOW, locale: "en" });
        return isSure && wanted.includes(findings[0]?.id ?? "");
      }),
    );
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(least);
  });
});
