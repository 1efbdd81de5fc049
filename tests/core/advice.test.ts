import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AdviceRequest, adviceOn, blockIn, forcesOn } from "#core/advice.ts";
import { countriesLike } from "#core/country-search.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import { inEffect } from "#core/history.ts";
import { type Force, forcesOf, isInForce } from "#core/in-force.ts";
import { isBefore } from "#core/instant.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { aChannel, aForce, aPublication, aReplyOf, aWithdrawal, on, shifted } from "../histories.ts";

const AT = on("02-01");
const EN = { en: [aReplyOf("A line.")] };

const asked = (parts: Partial<AdviceRequest> = {}): AdviceRequest => ({
  id: "late-delivery",
  front: { products: ["store"] },
  channel: aChannel(),
  locale: "en",
  at: AT,
  country: "VN",
  ...parts,
});

/** What advice comes to, in words. */
function told(forces: readonly Force[], parts: Partial<AdviceRequest> = {}): string {
  const advice = adviceOn(forces, asked(parts));
  const ids = (list: readonly Force[]) => list.map(({ id }) => id).join("+");
  return [
    advice.hold && `hold ${advice.hold.id}`,
    advice.replace && `replace ${advice.replace.id}`,
    advice.unwritten && `unwritten ${advice.unwritten.id}`,
    advice.appends.length > 0 && `append ${ids(advice.appends.map(({ force }) => force))}`,
    advice.notes.length > 0 && `note ${ids(advice.notes)}`,
    advice.asks.length > 0 && `asks ${ids(advice.asks)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

describe("what advisories do to a reply", () => {
  const hold = aForce({ id: "hold", effect: "hold", use: "holding" });
  const replace = aForce({ id: "replace", effect: "replace", use: "other" });
  const append = aForce({ id: "append", effect: "append", replies: EN });
  const note = aForce({ id: "note" });

  test.each<[string, readonly Force[], Partial<AdviceRequest>, string]>([
    ["nothing where none is", [], {}, ""],
    [
      "each its own thing",
      [note, append, replace, hold],
      {},
      "hold hold, replace replace, append append, note note",
    ],
    ["nothing in another country", [hold, note], { country: "DE" }, ""],
    ["nothing before it begins", [hold], { at: on("01-09") }, ""],
    ["nothing from its end on", [{ ...hold, until: AT }], {}, ""],
    ["nothing to what is sent meanwhile", [hold, replace], { id: "holding" }, "replace replace"],
    ["nothing on other channels", [{ ...hold, scope: { ...hold.scope, channels: ["public"] } }], {}, ""],
    [
      "nothing to answers about something else",
      [{ ...hold, scope: { ...hold.scope, products: ["tickets"] } }],
      {},
      "",
    ],
    ["hold where a line is not written in the language", [append], { locale: "vi" }, "unwritten append"],
    ["ask while nobody has said where the customer is", [hold, note], { country: undefined }, "asks hold"],
    ["ask no more when the customer is not there", [hold], { country: undefined, notIn: ["VN"] }, ""],
    [
      "ask again when another country is touched",
      [{ ...hold, countries: ["VN", "IN"] }],
      { country: undefined, notIn: ["VN"] },
      "asks hold",
    ],
    [
      "ask nothing when they hold everywhere",
      [{ ...hold, everywhere: true }],
      { country: undefined },
      "hold hold",
    ],
    [
      "stand the gravest first, then the oldest",
      [
        { ...append, id: "info", severity: "info" as const },
        { ...append, id: "young", from: on("01-20") },
        { ...append, id: "old" },
        { ...append, id: "urgent", severity: "urgent" as const },
      ],
      {},
      "append urgent+old+young+info",
    ],
  ])("%s", (_, forces, parts, said) => expect(told(forces, parts)).toBe(said));

  test.each([
    [[note, append, replace, hold], "hold"],
    [[note, append, replace], "replace"],
    [[note, { ...append, replies: {} }], "append"],
    [[note, append], undefined],
  ])("the strongest of them keeps a reply back", (forces, id) =>
    expect(blockIn(adviceOn(forces, asked()))?.id).toBe(id),
  );
});

test("a time in which an advisory applied is one in which its version is in effect and its facts hold", () => {
  const hour = (n: number) => shifted(on("01-01"), n * 3600);
  const step = fc.record({
    at: fc.nat(60),
    isEnd: fc.boolean(),
    from: fc.nat(60),
    length: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.nat(120), (steps, n) => {
      const ordered = [...steps].sort((a, b) => a.at - b.at);
      const records = ordered.map(({ at, isEnd }, index) =>
        isEnd && index > 0 ? aWithdrawal(`${index}.0`, hour(at)) : aPublication(`${index + 1}.0`, hour(at)),
      );
      const facts = (index: number): AdvisoryFacts => {
        const { from = 0, length = 1 } = ordered[index] ?? {};
        const base = {
          countries: ["VN"],
          regions: [],
          everywhere: false,
          severity: "info",
          effect: "note",
        } as const;
        const scope = { answers: [], products: [], channels: [], teams: [] };
        return { ...base, scope, from: hour(from), until: hour(from + length) };
      };
      const versions = ordered.map((_, index) => {
        const version = `${index + 1}.0`;
        return [version, { version, front: { advisory: facts(index) }, texts: {} }] as const;
      });
      const entry = {
        kind: "advisories",
        id: "storm",
        history: records,
        versions: Object.fromEntries(versions) as never as Record<string, PublishedVersion>,
      } satisfies PublishedEntry;
      const at = hour(n / 2);
      const record = inEffect(records, at);
      const holding = record && entry.versions[record.version]?.front.advisory;
      const holds = holding !== undefined && !isBefore(at, holding.from) && isBefore(at, holding.until ?? at);
      const forces = forcesOf(entry, new Map());
      const concerned = { id: "any", front: { products: [] }, at, country: "VN" };
      expect(forces.filter((force) => isInForce(force, at)).length).toBe(holds ? 1 : 0);
      expect(forcesOn(forces, concerned).map(({ version }) => version)).toEqual(
        holds ? [record?.version] : [],
      );
    }),
    { numRuns: 300 },
  );
});

describe("a country is found", () => {
  const countries = [
    { code: "VN", name: "Viet Nam", synonyms: ["Việt Nam", "vietnam", "sài gòn"] },
    { code: "IN", name: "India", synonyms: ["Ấn Độ", "bharat"] },
    { code: "ID", name: "Indonesia", synonyms: ["indo"] },
  ];
  test.each([
    ["viet nam", "VN"],
    ["Viêt", "VN"],
    ["vn", "VN"],
    ["gon", "VN"],
    ["an do", "IN"],
    ["in", "IN ID"],
    ["ind", "IN ID"],
    ["x", ""],
    ["", "VN IN ID"],
  ])("by %s: %s", (typed, codes) =>
    expect(
      countriesLike(countries, typed)
        .map(({ code }) => code)
        .join(" "),
    ).toBe(codes),
  );

  test("what a country is called comes before what another is called besides", () => {
    const named = [
      { code: "AT", name: "Austria", synonyms: ["Vienna"] },
      { code: "VN", name: "Viet Nam", synonyms: [] },
    ];
    expect(countriesLike(named, "vi").map(({ code }) => code)).toEqual(["VN", "AT"]);
  });
});
