import { fingerprint } from "#core/fingerprint.ts";
import { compareText } from "#core/problem.ts";

/**
 * Some things in an order that only their names and a seed decide: the same wherever it is computed, and alike for
 * those that stay when others come or go.
 */
export function shuffled<T>(things: readonly T[], nameOf: (thing: T) => string, seed: string): T[] {
  const named = things.map((thing) => ({ thing, name: nameOf(thing) }));
  const placed = named.map((one) => ({ ...one, place: fingerprint(`${one.name}\n${seed}`) }));
  return placed
    .sort((a, b) => compareText(a.place, b.place) || compareText(a.name, b.name))
    .map(({ thing }) => thing);
}

/** One of each group in turn, in the order of the groups, until all are taken. */
export function inTurn<T>(groups: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    groups.flatMap((group) => group.slice(index, index + 1)),
  ).flat();
}
