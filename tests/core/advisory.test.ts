import { afterEach, describe, expect, test } from "vitest";
import { forcesReaching } from "#core/advice.ts";
import { speaksFor } from "#core/advisory.ts";
import type { AdvisoryFacts, Front } from "#core/entry.ts";
import { forcesOf } from "#core/in-force.ts";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { isInScope } from "#core/scope.ts";
import { readContent } from "#store/library.ts";
import { on, publishIn } from "../histories.ts";
import { aChange, anAdvisory, anAnswer, aTree, type ContentFolder } from "../make.ts";

let folder: ContentFolder | undefined;
afterEach(() => folder?.cleanup());

function speakingAt(at: string, advisories: Record<string, string>, published = on("01-05")): string[] {
  const files = Object.entries(advisories).map(([id, text]) => [`advisories/${id}/en.mdx`, text] as const);
  folder = aTree({ "answers/holding/en.mdx": anAnswer(), ...Object.fromEntries(files) });
  publishIn(
    folder.root,
    ["answers/holding", ...Object.keys(advisories).map((id) => `advisories/${id}`)],
    published,
  );
  const { library } = readContent(folder.root);
  const forces = entriesOf(library, "advisories").flatMap((entry) => {
    const known = publishedEntry(library, entry);
    return known ? forcesOf(known, library.settings.countries.regions) : [];
  });
  return forcesReaching(forces, { id: "any", front: { products: [] }, at }).map(({ id }) => id);
}

describe("an advisory speaks", () => {
  const front = `until: 2026-02-10T09:00:00Z\n${aChange()}`;
  test.each([
    ["not before it begins", on("02-01", "08:59"), []],
    ["from its first second", on("02-01"), ["storm"]],
    ["until just before its end", "2026-02-10T08:59:59Z", ["storm"]],
    ["not at its end", on("02-10"), []],
  ])("%s", (_, at, expected) => {
    expect(speakingAt(at, { storm: anAdvisory({ from: on("02-01"), front }) })).toEqual(expected);
  });

  test("only once a version of it is in effect", () => {
    expect(speakingAt(on("02-03"), { storm: anAdvisory({ from: on("02-01"), front }) }, on("02-04"))).toEqual(
      [],
    );
  });

  test("in order of effect, then of severity, then of its beginning, whatever the offsets", () => {
    const use = `use: holding\n${aChange()}`;
    const ids = speakingAt(on("02-03"), {
      "a-note": anAdvisory({ title: "A", severity: "urgent" }),
      "b-late": anAdvisory({ title: "B", from: "2026-01-02T00:00:00Z" }),
      "c-early": anAdvisory({ title: "C", from: "2026-01-02T03:00:00+07:00" }),
      "d-hold": anAdvisory({ title: "D", effect: "hold", severity: "info", front: use }),
      "e-replace": anAdvisory({ title: "E", effect: "replace", severity: "urgent", front: use }),
      "f-append": anAdvisory({ title: "F", effect: "append" }),
    });
    expect(ids).toEqual(["d-hold", "e-replace", "f-append", "a-note", "c-early", "b-late"]);
  });
});

const facts = (parts: Partial<AdvisoryFacts>): AdvisoryFacts => ({
  countries: [],
  regions: [],
  everywhere: false,
  severity: "info",
  from: on("01-01"),
  effect: "note",
  scope: { answers: [], products: [], channels: [], teams: [] },
  ...parts,
});

test.each([
  [{ countries: ["VN", "IN"] }, true],
  [{ regions: ["asia"] }, true],
  [{ regions: ["europe"] }, false],
  [{ regions: ["nowhere"] }, false],
  [{ countries: ["DE"] }, false],
  [{ everywhere: true }, true],
  [{ countries: ["DE"], regions: ["asia"] }, true],
])("whether %j speaks for somebody in Viet Nam: %s", (parts, expected) => {
  const regions = new Map([
    ["asia", ["VN", "IN"]],
    ["europe", ["DE"]],
  ]);
  expect(speaksFor(facts(parts), "VN", regions)).toBe(expected);
});

test.each([
  ["names nothing", {}, { teams: ["chat"] }, true],
  ["names it", { answers: ["late"] }, {}, true],
  ["names another", { answers: ["other"] }, {}, false],
  ["names a product it carries", { products: ["store", "app"] }, { products: ["app"] }, true],
  ["names a product it does not carry", { products: ["store"] }, { products: ["app"] }, false],
  ["names its team", { teams: ["social"] }, { teams: ["social", "chat"] }, true],
  ["names another team", { teams: ["social"] }, { teams: ["chat"] }, false],
  ["names a team and it is for all", { teams: ["social"] }, {}, true],
  [
    "names another answer and its product",
    { answers: ["other"], products: ["app"] },
    { products: ["app"] },
    true,
  ],
  ["only narrows channels", { channels: ["email"] }, {}, true],
])("an answer is in the scope of an advisory that %s: %j for %j is %s", (_, scope, front, expected) => {
  const all = { answers: [], products: [], channels: [], teams: [], ...scope };
  const whole = {
    title: "Late",
    products: [],
    tags: [],
    shortcuts: [],
    phrases: [],
    urgent: false,
    verbatim: false,
    formerly: [],
    allow: [],
    ...front,
  };
  expect(isInScope(facts({ scope: all }), "late", whole as Front)).toBe(expected);
});
