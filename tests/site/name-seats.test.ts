import { describe, expect, test } from "vitest";
import { type NamedPlace, nameSeats } from "#site/name-seats.ts";

const MAP = { width: 960, height: 432 };

const at = (name: string, x: number, y: number, isDot = false): NamedPlace => ({
  name,
  middle: { x, y },
  isDot,
});

describe("the name of a place on the map", () => {
  test("stands below it, above it at the lower edge, and beside it in a corner", () => {
    expect(nameSeats([at("Brazil", 300, 200)], MAP)).toEqual([{ x: 300, y: 227 }]);
    expect(nameSeats([at("Brazil", 300, 420)], MAP)).toEqual([{ x: 300, y: 393 }]);
    const [beside] = nameSeats([at("Brazil", 30, 200)], MAP);
    expect(beside?.x).toBeGreaterThan(30);
  });

  test("gives way to one that stands there already, and is left out without room", () => {
    const [first, second] = nameSeats([at("Japan", 400, 200), at("Korea", 400, 215)], MAP);
    expect(first).toEqual({ x: 400, y: 173 });
    expect(second).toEqual({ x: 400, y: 242 });
    const crowd = Array.from({ length: 9 }, (_, index) => at("Somewhere", 400 + index, 200 + index));
    expect(nameSeats(crowd, MAP).filter(Boolean).length).toBeLessThan(9);
  });

  test("never lies nearer to another place, which would be taken for it", () => {
    // The middles of Malaysia, the Philippines, Viet Nam and Thailand.
    const places = [
      at("Malaysia", 766, 242),
      at("Philippines", 782, 202),
      at("Viet Nam", 739, 200),
      at("Thailand", 726, 205),
    ];
    expect(nameSeats(places, MAP)).toEqual([
      { x: 766, y: 269 },
      { x: 873, y: 202 },
      { x: 739, y: 173 },
      { x: 656, y: 205 },
    ]);
    const crowded = nameSeats([at("India", 664, 180), ...places], MAP);
    // Left of its place it would be India's: it stands below, and ends there.
    expect(crowded.at(-1)).toEqual({ x: 670, y: 238 });
    const between = [at("Cambodia", 737, 212), at("India", 664, 180), ...places];
    expect(nameSeats(between, MAP).at(-1)).toBeUndefined();
  });

  test("lies over no dot", () => {
    const [label] = nameSeats([at("Qatar", 500, 200), at("Bahrain", 500, 240, true)], MAP);
    expect(label).toEqual({ x: 500, y: 173 });
  });
});
