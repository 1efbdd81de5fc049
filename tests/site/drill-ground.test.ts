import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sideOf } from "#core/drill-change.ts";
import { heldAnswers } from "#core/drill-ground.ts";
import type { DrillItem } from "#core/drill-item.ts";
import { wordsIn } from "#core/drill-nearness.ts";
import { type DrillWorld, drawnItems, itemsOfKeys } from "#core/drill-round.ts";
import { verdictOn } from "#core/drill-verdict.ts";
import { instantOf } from "#core/instant.ts";
import { DRILLS, type Drill } from "#core/lesson.ts";
import { millisOf } from "#core/millis.ts";
import { asksPrivateData, privateDataIn } from "#core/private-data.ts";
import { caseSheetOf } from "#site/case-sheet.ts";
import { sharedSheet } from "#site/desk.ts";
import { drillGround, drillRoutes } from "#site/drill-ground.ts";
import { siteLibrary } from "#site/library.ts";
import { reading } from "#site/reading.ts";
import { readContent } from "#store/library.ts";
import { LARKSPAN } from "../content.ts";

const NOW = "2026-11-21T12:00:00Z";
const EVERYTHING = { products: [], tags: [], answers: [] };
const worlds: Record<string, DrillWorld> = {};

beforeAll(async () => {
  process.env.KB_NOW = NOW;
  const read = readContent(LARKSPAN);
  reading.hand(() => read);
  const library = await siteLibrary();
  for (const locale of ["en", "vi"] as const) {
    const { channels, placeholders } = sharedSheet(library);
    const countries = caseSheetOf(library, locale).countries.map(({ code }) => code);
    worlds[locale] = { ...drillGround(library, locale), channels, placeholders, countries };
  }
});
afterAll(() => {
  reading.hand(undefined as never);
  delete process.env.KB_NOW;
});

const locales = fc.constantFrom("en", "vi");
const instants = fc
  .integer({ min: 0, max: 20 * 24 })
  .map((hours) => instantOf(millisOf(NOW) + hours * 3_600_000));

/** What must be true of every question, whatever the seed and the minute. */
function expectSound(world: DrillWorld, item: DrillItem, at: string): void {
  const held = heldAnswers(world, at).find(({ id }) => id === item.id);
  if (!held) throw new Error(`${item.key} asks about an answer that is not in effect.`);
  if (item.drill === "find") {
    const ids = item.choices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id === item.id)).toHaveLength(1);
    const said = wordsIn(item.phrase).join(" ");
    const alike = heldAnswers(world, at).filter(
      ({ id, term }) =>
        id !== item.id &&
        ids.includes(id) &&
        term.phrases.some((phrase) => wordsIn(phrase).join(" ") === said),
    );
    expect(alike).toEqual([]);
  }
  if (item.drill === "a-or-b") {
    const { paragraphs } = item.change;
    expect([...item.order].sort()).toEqual(["now", "was"]);
    expect(sideOf(paragraphs, "was")).not.toBe(sideOf(paragraphs, "now"));
    expect(item.whys.filter((why) => why === item.change.note.why)).toHaveLength(
      Math.min(1, item.whys.length),
    );
  }
  if (item.drill === "hold-or-send")
    expect(verdictOn(held, item, world.forces, world.channels, at)).toBeDefined();
  if (item.drill === "leak") {
    const isPublic = item.kind === "reply" || item.kind === "comment";
    expect(item.finds.length === 0).toBe(isPublic);
    if (isPublic) expect(privateDataIn(item.text, world.placeholders)).toEqual([]);
    if (item.kind === "reply")
      expect(asksPrivateData(item.text, world.placeholders, item.locale)).toEqual([]);
  }
}

describe("drills of the small Larkspan", () => {
  test.each(DRILLS)("%s is the same for the same seed, and every question of it can be judged", (drill) => {
    fc.assert(
      fc.property(
        locales,
        instants,
        fc.string(),
        fc.integer({ min: 1, max: 12 }),
        (locale, at, seed, count) => {
          const world = worlds[locale] as DrillWorld;
          const request = { drill, count, seed, at, scope: EVERYTHING };
          const items = drawnItems(world, request);
          expect(items.length).toBeLessThanOrEqual(count);
          expect(items).toEqual(drawnItems(structuredClone(world), request));
          expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
          for (const item of items) expectSound(world, item, at);
          const keys = items.map(({ key }) => key);
          expect(itemsOfKeys(world, keys, seed, at).map(({ key }) => key)).toEqual(keys);
        },
      ),
      { numRuns: 25 },
    );
  });

  const drawn = (drill: Drill, scope = {}, seed = "s") =>
    drawnItems(worlds.en as DrillWorld, {
      drill,
      count: 40,
      seed,
      at: NOW,
      scope: { ...EVERYTHING, ...scope },
    });

  test("differ by their seeds", () => {
    const orders = ["a", "b", "c"].map((seed) =>
      drawn("find", {}, seed)
        .map(({ key }) => key)
        .join(),
    );
    expect(new Set(orders).size).toBe(3);
  });

  test("are narrowed to products, tags or answers; where nothing is left, nothing is asked", () => {
    const ids = (scope: object) =>
      drawn("find", scope)
        .map(({ id }) => id)
        .sort();
    expect(ids({ answers: ["merch-late"] })).toEqual(["merch-late"]);
    expect(ids({ products: ["merchandise"] })).toContain("merch-late");
    expect(ids({ products: ["merchandise"] })).not.toContain("login-code");
    expect(ids({ tags: ["refund"] }).length).toBeGreaterThan(1);
    expect(ids({ tags: ["delivery"], products: ["accounts"] })).toEqual([]);
  });

  test("speak of what lessons speak of, of no withdrawn answer, and of a version that is to come", () => {
    const answers = worlds.en?.answers ?? [];
    const ids = answers.map(({ id }) => id);
    expect(ids).toContain("where-is-my-ticket");
    expect(ids).not.toContain("refund-by-bank-transfer");
    expect(answers.find(({ id }) => id === "login-code")?.terms.map(({ version }) => version)).toHaveLength(
      2,
    );
  });

  test("are drawn from a file that is another one once a version has taken over, and not before", async () => {
    const keys: (string | undefined)[] = [];
    for (const now of [NOW, "2026-11-23T01:59:59Z", "2026-11-23T02:00:00Z"]) {
      process.env.KB_NOW = now;
      keys.push((await drillRoutes())[0]?.cacheKey);
    }
    process.env.KB_NOW = NOW;
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false]);
  });
});
