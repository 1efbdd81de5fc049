import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { withChange, withoutChange, withTranslates } from "#schema/change-block.ts";
import { kb, on } from "../histories.ts";
import { aTree } from "../make.ts";

const text = (matter: string) => `---\n${matter}---\n\nWords.  \n\n\n---\nchange: in the body stays\n`;

describe("cutting a pending change out of a text", () => {
  test.each([
    ["alone", "change: {}\n", ""],
    ["without a value", "change:\n", ""],
    ["as nothing", "change: ~\n", ""],
    ["between others", "a: 1\nchange:\n  what: x\nb: 2\n", "a: 1\nb: 2\n"],
    ["before a list", "change:\n  what: x\ntags:\n- a\n", "tags:\n- a\n"],
    ["behind a list without indent", "tags:\n- a\nchange: {}\n", "tags:\n- a\n"],
    ["over several lines in braces", "change: {what: x,\n  why: y}\nb: 2\n", "b: 2\n"],
    ["with a quoted key", '"change": {}\nb: 2\n', "b: 2\n"],
    ["with spaces before the colon", "change : {}\nb: 2\n", "b: 2\n"],
    ["with a folded text", "change:\n  what: >-\n    x\n\n    y\nb: 2\n", "b: 2\n"],
    ["with a comment behind it", "change: {} # mine\nb: 2\n", "b: 2\n"],
    ["with comments inside it", "change:\n  # one\n  what: x # two\n# three\n  why: y\nb: 2\n", "b: 2\n"],
    ["with a comment under it", "change:\n  what: x\n\n  # mine\nb: 2\n", "b: 2\n"],
    [
      "below a block of words",
      "summary: |\n  words\nchange:\n  what: x\n  # mine\nb: 2\n",
      "summary: |\n  words\nb: 2\n",
    ],
    ["above comments of others", "change:\n  what: x\n\n# other\nb: 2\n", "\n# other\nb: 2\n"],
    ["above empty lines", "change:\n  what: |\n    x\n\n\nb: 2\n", "\n\nb: 2\n"],
    ["that is not there", "summary: a change was made\nb: 2\n", "summary: a change was made\nb: 2\n"],
    ["that is only a word in other words", "summary: |\n  change: {}\n", "summary: |\n  change: {}\n"],
    ["that is a field of another field", "other:\n  change: {}\n", "other:\n  change: {}\n"],
  ])("%s", (_, before, after) => {
    expect(withoutChange(text(before))).toBe(text(after));
  });

  test("leaves a text without front matter, or with a broken one, as it is", () => {
    for (const source of ["Words.\nchange: {}\n", "---\nchange: {}\n", "", "---\n- change: {}\n---\n"])
      expect(withoutChange(source)).toBe(source);
  });
});

describe("writing the number of a translation", () => {
  test.each([
    ["translates: next\n", 'translates: "3.10"\n'],
    ['translates: "3.9"   \n', 'translates: "3.10"   \n'],
    ["translates: 'next' # soon\n", 'translates: "3.10" # soon\n'],
    ["translates:\n  next\n", 'translates:\n  "3.10"\n'],
    ['"translates" : next\n', '"translates" : "3.10"\n'],
    ["translates:\n", "translates:\n"],
    ["title: translates next\n", "title: translates next\n"],
  ])("%j becomes %j", (before, after) => {
    expect(withTranslates(text(`a: 1\n${before}b: 2\n`), "3.10")).toBe(text(`a: 1\n${after}b: 2\n`));
  });
});

const FIELDS = [
  "title: A title   \n",
  "owner: team\n",
  'summary: "One: \\"two\\" # three"\n',
  "summary: |\n  One\n    two  \n\n  change: {}\n",
  "summary: >-\n  folded\n  words\n",
  "summary: words over\n  two lines\n",
  "tags: [a, 'b', \"c\"]  # some\n",
  "tags:\n  - a   \n  # between\n\n  - b\n",
  "phrases:\n- where is it\n- 'change: my order'\n",
  "review: {every: 90d, last: 2026-01-01}\n",
  "urgent: false\n",
];
const CHANGES = [
  "change: {}\n",
  "change:\n",
  "change: {what: One., why: Two.,\n  do: Three.}   \n",
  "change:\n  kind: minor\n  what: One.\n",
  'change:\n    what: "One: # two"   \n\n    why: >-\n      folded\n      words\n    do: {en: Three., vi: Ba.}\n',
  "change:   # mine\n  # first\n  what: One.\n# at the edge\n  why: Two. # two\n  do: Three.\n\n  # last\n",
  "change:\n  locales:\n    vi: keeps\n  emergency:\n    reason: |\n      Fire.\n",
];
const BETWEEN = ["", "", "\n", "# a comment\n", "\n\n# change: {}\n   \n"];

/** Lines of front matter: each field once, with comments and empty lines between them. */
const fields = fc
  .shuffledSubarray(FIELDS, { minLength: 1 })
  .map((chosen) =>
    chosen.filter((field, index) => chosen.findIndex((other) => keyOf(other) === keyOf(field)) === index),
  )
  .chain((chosen) =>
    fc.tuple(...chosen.map((field) => fc.constantFrom(...BETWEEN).map((between) => field + between))),
  );

function keyOf(field: string): string {
  return field.split(":")[0] ?? "";
}

const fieldsOf = (source: string) => load(source.split("---\n")[1] ?? "", { schema: CORE_SCHEMA }) as object;

describe("in any front matter", () => {
  const placed = fc.tuple(fields, fc.constantFrom(...CHANGES), fc.nat());

  test("every other byte stays when the change is cut out, wherever it stands", () => {
    fc.assert(
      fc.property(placed, ([others, change, place]) => {
        const at = place % (others.length + 1);
        const withIt = text([...others.slice(0, at), change, ...others.slice(at)].join(""));
        const without = text(others.join(""));
        expect(withoutChange(withIt)).toBe(without);
        const { change: _, ...rest } = fieldsOf(withIt) as { change: unknown };
        expect(fieldsOf(without)).toEqual(rest);
      }),
      { numRuns: 500 },
    );
  });

  test("a change that is put in can be cut out again, and one that is there is kept", () => {
    fc.assert(
      fc.property(placed, ([others, change, place]) => {
        const source = text(others.join(""));
        const withIt = withChange(source, change);
        expect(withIt.length).toBe(source.length + change.length);
        expect(Object.keys(fieldsOf(withIt))).toContain("change");
        expect(withoutChange(withIt)).toBe(source);
        expect(withChange(withIt, CHANGES[place % CHANGES.length] ?? "")).toBe(withIt);
      }),
    );
  });

  test("only the number changes when a translation's is written", () => {
    const next = fc.constantFrom("next", '"next"', "'1.0'", '"1.0"');
    fc.assert(
      fc.property(placed, next, ([others, change, place], value) => {
        const at = place % (others.length + 1);
        const source = (number: string) =>
          text(
            [...others.slice(0, at), `translates: ${number}  # n\n`, ...others.slice(at), change].join(""),
          );
        expect(withTranslates(source(value), "3.10")).toBe(source('"3.10"'));
        expect(fieldsOf(withTranslates(source(value), "3.10"))).toMatchObject({ translates: "3.10" });
      }),
    );
  });

  test("publishing leaves the working text so, and freezes the same bytes", async () => {
    const front = placed.map(([others, change, place]) => {
      const kept = others.filter((field) => !["title", "owner"].includes(keyOf(field)));
      const at = place % (kept.length + 1);
      return { kept, change, at };
    });
    await fc.assert(
      fc.asyncProperty(front, async ({ kept, change, at }) => {
        const needed = change.includes("minor") ? "change: {}\n" : change;
        const body = "\n<Reply>\nHi {{customer_name}},  \nwe look into it.\n</Reply>\n\n\n";
        const source = (lines: readonly string[]) =>
          `---\n# top\ntitle: T  \nowner: team\n${lines.join("")}---\n${body}`;
        const folder = aTree({
          "answers/a/en.mdx": source([...kept.slice(0, at), needed, ...kept.slice(at)]),
        });
        const ran = await kb(folder.root, ["publish", "answers/a"], on("01-05"));
        expect(ran.err).toBe("");
        for (const path of ["answers/a/en.mdx", "answers/a/versions/1.0/en.mdx"])
          expect(readFileSync(join(folder.root, path), "utf8")).toBe(source(kept));
        folder.cleanup();
      }),
      { numRuns: 25 },
    );
  });
});

test.each([
  ["{title: A, owner: team, change: {what: One., do: {en: Two.}}}", "{title: A, owner: team}"],
  ["{title: A, change: {what: One.}, owner: team}", "{title: A, owner: team}"],
  ["{change: {what: One.}, title: A}", "{title: A}"],
  ["{ title: A,\n  change: {},\n  owner: team }", "{ title: A,\n  owner: team }"],
  ["{title: A, change: , owner: team}", "{title: A, owner: team}"],
  ["{title: 'change: {}', owner: team}", "{title: 'change: {}', owner: team}"],
])("a front matter that is one flow map, %j, loses its change too", (matter, left) => {
  expect(withoutChange(text(`${matter}\n`))).toBe(text(`${left}\n`));
});
