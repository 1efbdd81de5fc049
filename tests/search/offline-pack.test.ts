import fc from "fast-check";
import { expect, test } from "vitest";
import { fileIn, packedBytes, packFrom, packOf } from "#search/offline-pack.ts";

test("a file comes out of its pack as it went in, whatever is in it and beside it", () => {
  const files = fc
    .dictionary(fc.string({ unit: "grapheme" }), fc.uint8Array())
    .map((all) => new Map(Object.entries(all)));
  fc.assert(
    fc.property(files, (all) => {
      const pack = packFrom(new Uint8Array(packedBytes(all)));
      for (const [path, bytes] of all) expect(fileIn(pack, path)).toEqual(new Uint8Array(bytes));
      expect(fileIn(pack, "toString")).toEqual(all.has("toString") ? expect.anything() : undefined);
    }),
  );
});

test("a file of the search stays in its pack when it changes; other files are in none", () => {
  expect(packOf("search/model-12.5af4c204.bin")).toMatch(/^offline\/packs\/\d+\.bin$/);
  expect(packOf("search/model-12.00000000.bin")).toBe(packOf("search/model-12.5af4c204.bin"));
  expect(["search/manifest.json", "_astro/a.1234.js", "search/"].map(packOf)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
