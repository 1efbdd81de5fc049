import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { PathPen } from "#site/path-pen.ts";
import { worldMap } from "#site/world.ts";

describe("the world map", () => {
  const { width, height, land, shapeOf } = worldMap();

  test("takes less than 3 kB on the wire for all land", () => {
    expect(brotliCompressSync(land).byteLength).toBeLessThan(3000);
  });

  test.each(["VN", "IN", "US", "DE", "JP", "BR", "AU", "ID"])("%s has an outline", (code) => {
    expect(shapeOf(code)?.outline).toMatch(/^M\d+ \d+l[-\d z Ml]+z$/);
  });

  test.each(["SG", "HK", "MT", "NL"])("%s is so small that a dot stands for it, on the map", (code) => {
    const shape = shapeOf(code);
    expect(shape?.outline).toBeUndefined();
    expect(shape?.middle.x).toBeGreaterThan(0);
    expect(shape?.middle.x).toBeLessThan(width);
    expect(shape?.middle.y).toBeGreaterThan(0);
    expect(shape?.middle.y).toBeLessThan(height);
  });

  test("the middle of a country with parts far away lies in its main one", () => {
    const [france, germany] = [shapeOf("FR"), shapeOf("DE")];
    expect(Math.abs((france?.middle.x ?? 0) - (germany?.middle.x ?? 999))).toBeLessThan(60);
  });

  test("a code that no map has has no shape", () => {
    expect(shapeOf("XX")).toBeUndefined();
  });
});

describe("a drawn path", () => {
  test("counts each point from the one before, in whole numbers, and leaves out what nobody sees", () => {
    const pen = new PathPen();
    pen.moveTo(0.4, 0);
    for (const [x, y] of [
      [10, 0],
      [10.3, 0.4],
      [10, 9.6],
      [-5, 10],
    ] as const)
      pen.lineTo(x, y);
    pen.closePath();
    pen.moveTo(50, 50);
    pen.lineTo(53, 50);
    pen.lineTo(53, 53);
    pen.closePath();
    expect(pen.path()).toBe("M0 0l10 0 0 10-15 0z");
  });
});
