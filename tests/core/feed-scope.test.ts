import { describe, expect, test } from "vitest";
import type { AdvisoryFacts, Kind } from "#core/entry.ts";
import { type FeedScope, feedsOf, scopeKey } from "#core/feed-scope.ts";
import { countryCodes } from "#core/named-country.ts";
import type { PublishedEntry } from "#core/published.ts";
import { aForce } from "../histories.ts";

const REGIONS = { regions: new Map([["asia", ["VN", "IN"]]]) };
const NOWHERE = { countries: [], regions: [], everywhere: false, scope: { products: [] } };

function anEntry(kind: Kind, fronts: Readonly<Record<string, object>>, id = "store"): PublishedEntry {
  const versions = Object.entries(fronts).map(([version, front]) => [
    version,
    { version, front: { products: [], ...front } },
  ]);
  return { kind, id, history: [], versions: Object.fromEntries(versions) } as unknown as PublishedEntry;
}

const advisory = (facts: Partial<Record<keyof AdvisoryFacts, unknown>>) => ({
  advisory: { ...NOWHERE, ...facts },
});
const STORE: FeedScope = { of: "product", id: "store" };
const INDIA: FeedScope = { of: "country", code: "IN" };

describe("what belongs into a feed", () => {
  test.each<[string, FeedScope, PublishedEntry, boolean]>([
    ["of everything: an answer", { of: "all" }, anEntry("answers", { "1.0": {} }), true],
    ["of a product: its own note", STORE, anEntry("products", { "1.0": {} }), true],
    ["of a product: another note", STORE, anEntry("products", { "1.0": {} }, "coins"), false],
    [
      "of a product: an answer that carries it",
      STORE,
      anEntry("answers", { "1.0": { products: ["store"] } }),
      true,
    ],
    ["of a product: any other answer", STORE, anEntry("answers", { "1.0": {} }), false],
    [
      "of a product: an answer that carried it before",
      STORE,
      anEntry("answers", { "0.9": { products: ["store"] }, "1.0": {} }),
      true,
    ],
    [
      "of a product: an advisory that names it",
      STORE,
      anEntry("advisories", { "1.0": advisory({ scope: { products: ["store"] } }) }),
      true,
    ],
    [
      "of a country: an advisory for it",
      INDIA,
      anEntry("advisories", { "1.0": advisory({ countries: ["IN"] }) }),
      true,
    ],
    [
      "of a country: one for its region",
      INDIA,
      anEntry("advisories", { "1.0": advisory({ regions: ["asia"] }) }),
      true,
    ],
    [
      "of a country: one for everybody",
      INDIA,
      anEntry("advisories", { "1.0": advisory({ everywhere: true }) }),
      true,
    ],
    [
      "of a country: one for another",
      INDIA,
      anEntry("advisories", { "1.0": advisory({ countries: ["DE"] }) }),
      false,
    ],
    [
      "of a country: one that leaves it out now",
      INDIA,
      anEntry("advisories", {
        "0.9": advisory({ countries: ["IN"] }),
        "1.0": advisory({ countries: ["DE"] }),
      }),
      true,
    ],
    ["of a country: an answer", INDIA, anEntry("answers", { "1.0": {} }), false],
  ])("%s", (_, scope, entry, belongs) => {
    const feeds = feedsOf(entry, ["1.0", "0.9"], ["DE", "IN", "VN"], REGIONS);
    expect(feeds.has(scopeKey(scope))).toBe(belongs);
  });
});

describe("the countries that have a feed", () => {
  test("are those of the settings and those an advisory spoke for, each once", () => {
    const byCode = new Map([["VN", { code: "VN", name: {}, synonyms: [] }]]);
    const codes = countryCodes({ byCode, ...REGIONS }, [aForce({ countries: ["VN", "BT"] })]);
    expect(codes).toEqual(["BT", "VN"]);
  });
});
