import { describe, expect, test } from "vitest";
import type { SpellingTable } from "#search/spelling.ts";
import { ENGLISH_CHAT } from "#search/spelling-en.ts";
import { VIETNAMESE_CHAT } from "#search/spelling-vi.ts";
import { isFoldedSyllable, isSyllable } from "#search/syllable.ts";
import { wordsOf } from "#search/word.ts";

const ways = (table: SpellingTable) =>
  [...table.own, ...table.shared].flatMap(([, written]) => written.split(", "));

describe.each([
  ["English", ENGLISH_CHAT],
  ["Vietnamese", VIETNAMESE_CHAT],
])("the %s table", (_, table) => {
  test("reads every way of writing in one way", () => {
    const all = ways(table);
    expect(all.filter((way, place) => all.indexOf(way) !== place)).toEqual([]);
  });

  test("needs no letter case or marks but those of words", () => {
    expect(
      ways(table).filter(
        (way) =>
          wordsOf(way)
            .map(({ exact }) => exact)
            .join(" ") !== way,
      ),
    ).toEqual([]);
  });
});

test("Vietnamese readings are written as Vietnamese is", () => {
  const readings = [...VIETNAMESE_CHAT.own, ...VIETNAMESE_CHAT.shared].flatMap(([read]) =>
    read.split(/[ /]+/),
  );
  const odd = readings.filter((word) => !isSyllable(word) && !isFoldedSyllable(word));
  expect(new Set(odd)).toEqual(new Set(["admin", "inbox", "kong", "shop"]));
});
