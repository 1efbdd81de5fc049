import { aOrBItems } from "#core/drill-a-or-b.ts";
import { findItems } from "#core/drill-find.ts";
import { type DrillGround, type DrillScope, heldAnswers, isWithin } from "#core/drill-ground.ts";
import { type HoldGround, holdItems } from "#core/drill-hold.ts";
import { type DrillItem, keyParts } from "#core/drill-item.ts";
import { leakItems } from "#core/drill-leak.ts";
import { shuffled } from "#core/drill-order.ts";
import type { Instant } from "#core/instant.ts";
import type { Drill } from "#core/lesson.ts";
import type { Placeholder } from "#core/placeholder.ts";

/** Everything drills are drawn from: what is published for them, and the workspace's settings. */
export interface DrillWorld extends DrillGround, Omit<HoldGround, "forces" | "regions"> {
  readonly placeholders: readonly Placeholder[];
}

/** What a round asks for. The same request of the same world at the same minute gives the same round. */
export interface DrillRequest {
  readonly drill: Drill;
  readonly count: number;
  readonly scope: DrillScope;
  readonly seed: string;
  readonly at: Instant;
}

const EVERYTHING: DrillScope = { products: [], tags: [], answers: [] };

/** The questions of a round, in their order: as many as are asked for, or as there are. */
export function drawnItems(world: DrillWorld, request: DrillRequest): DrillItem[] {
  const { drill, count, seed } = request;
  // A case is asked for two countries, but else no answer gives away the next question.
  const isFresh = drill === "hold-or-send" ? () => true : firstOfEach();
  const taken = itemsFor(world, request)
    .filter(({ id }) => isFresh(id))
    .slice(0, count);
  return shuffled(taken, ({ key }) => key, `${seed}/order`);
}

/** The questions of some keys, as far as they can still be asked, in the order of the keys. */
export function itemsOfKeys(
  world: DrillWorld,
  keys: readonly string[],
  seed: string,
  at: Instant,
): DrillItem[] {
  const drills = new Set(keys.flatMap((key) => keyParts(key)?.drill ?? []));
  const found = [...drills].flatMap((drill) => itemsFor(world, { drill, seed, at, scope: EVERYTHING }));
  const byKey = new Map(found.map((item) => [item.key, item]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/**
 * A question as it stands now: the same one, or what can be asked of the same answer after it changed. Undefined where
 * nothing can.
 */
export function itemNow(
  world: DrillWorld,
  item: DrillItem,
  seed: string,
  at: Instant,
): DrillItem | undefined {
  const scope = { ...EVERYTHING, answers: [item.id] };
  const items = itemsFor(world, { drill: item.drill, seed, at, scope });
  return items.find(({ key }) => key === item.key) ?? items[0];
}

/** All questions of a drill, those first that a round takes first. */
function itemsFor(
  world: DrillWorld,
  { drill, scope, seed, at }: Omit<DrillRequest, "count">,
): readonly DrillItem[] {
  const all = heldAnswers(world, at);
  const asked = all.filter((answer) => isWithin(answer, scope));
  switch (drill) {
    case "find":
      return shuffled(findItems(all, asked, seed), ({ key }) => key, seed);
    case "a-or-b":
      return shuffled(aOrBItems(all, asked, seed), ({ key }) => key, seed);
    case "hold-or-send":
      return holdItems(asked, world, seed, at);
    case "leak":
      return leakItems(asked, world.placeholders, seed);
  }
}

function firstOfEach(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  };
}
