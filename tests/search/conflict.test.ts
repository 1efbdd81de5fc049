import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONFLICT_RULES } from "#core/conflict.ts";
import type { EntryKey } from "#core/entry.ts";
import type { Claimant } from "#search/claim.ts";
import { conflictsAmong } from "#search/conflict.ts";

/** Answers by id, each with its phrases in English unless a language is named. */
function answers(phrases: Readonly<Record<string, readonly string[]>>, locale = "en"): Claimant[] {
  return Object.entries(phrases).map(([id, all]) => ({
    key: `answers/${id}`,
    owner: `${id}-team`,
    claims: all.map((words) => ({ words, as: "phrase", locale })),
  }));
}

const pairs = (claimants: readonly Claimant[]) =>
  conflictsAmong(claimants, CONFLICT_RULES).map(({ rule, id, other, share }) => [rule, id, other, share]);

describe("two answers", () => {
  const late = ["where is my parcel", "still no delivery", "how long until it comes"];

  test("that claim the same are a pair once, the one of which more is claimed first", () => {
    const found = conflictsAmong(
      answers({ late, lost: ["Where is my parcel?!", "it is lost"] }),
      CONFLICT_RULES,
    );
    expect(found).toEqual([
      {
        rule: "duplicate-phrase",
        id: "answers/lost",
        owner: "lost-team",
        other: "answers/late",
        otherOwner: "late-team",
        share: 0.5,
        phrases: [
          { of: "answers/lost", phrase: "Where is my parcel?!", locale: "en", like: "where is my parcel" },
        ],
      },
    ]);
  });

  test("that lie close are a pair with the phrases of both", () => {
    const lost = ["where is my parcel now", "there is still no delivery"];
    const [found, ...rest] = conflictsAmong(answers({ late, lost }), CONFLICT_RULES);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      rule: "confusable-answers",
      id: "answers/lost",
      other: "answers/late",
      share: 1,
    });
    expect(new Set(found?.phrases.map(({ of }) => of))).toEqual(new Set(["answers/lost", "answers/late"]));
  });

  test.each<[string, string[]]>([
    ["share one phrase by chance", ["where is my parcel now", "the courier lost it", "tracking says lost"]],
    ["share the words that everybody uses", ["where is my refund", "still no money", "how long is the wait"]],
    ["are about other things", ["change my ticket", "another day please"]],
  ])("that only %s are none", (_, other) => expect(pairs(answers({ late, other }))).toEqual([]));

  test("in Vietnamese are told apart by their marks", () => {
    const refund = ["hoàn vé giúp mình", "mình muốn hoàn vé", "cho mình hoàn vé nhé"];
    const postpone = ["show hoãn rồi hả", "hoãn show thì sao", "sao lại hoãn show"];
    expect(pairs(answers({ refund, postpone }, "vi"))).toEqual([]);
  });
});

describe("the pairs", () => {
  const WORDS = ["where", "is", "my", "parcel", "refund", "late", "hoàn", "vé", "ve", "đâu", "東京"];
  const phrase = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(" "));
  const base = fc
    .array(fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 })
    .map((all) => answers(Object.fromEntries(all.map((phrases, at) => [`a${at}`, phrases]))));

  const found = (claimants: readonly Claimant[]) => conflictsAmong(claimants, CONFLICT_RULES);

  test("do not depend on the order of answers and phrases", () => {
    fc.assert(
      fc.property(base, fc.infiniteStream(fc.nat()), (claimants, numbers) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => ({ one, number: numbers.next().value }))
            .sort((a, b) => a.number - b.number)
            .map(({ one }) => one);
        const others = claimants.map((claimant) => ({ ...claimant, claims: shuffled(claimant.claims) }));
        expect(found(shuffled(others))).toEqual(found(claimants));
      }),
    );
  });

  test("change only their names when answers are called otherwise", () => {
    const name = (key: EntryKey): EntryKey => `answers/z${9 - Number(key.slice("answers/a".length))}`;
    const pairsOf = (claimants: readonly Claimant[], called = (key: EntryKey) => key) =>
      found(claimants)
        .map(({ rule, id, other, share }) => [rule, ...[called(id), called(other)].sort(), share].join(" "))
        .sort();
    fc.assert(
      fc.property(base, (claimants) => {
        const renamed = claimants.map((claimant) => ({ ...claimant, key: name(claimant.key) }));
        expect(pairsOf(renamed)).toEqual(pairsOf(claimants, name));
      }),
    );
  });
});
