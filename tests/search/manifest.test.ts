import { expect, test } from "vitest";
import { openedManifest, packedManifest, searchAddress } from "#search/manifest.ts";

const names = ["head", "model", ...Array.from({ length: 12 }, (_, number) => `terms/${number}`)];
const digestOf = (name: string) => Buffer.from(name.padEnd(4, "x")).toString("hex").slice(0, 8);

test.each([
  ["lists of one ending", (name: string) => (name.startsWith("terms") ? "bin" : "json")],
  ["a list of two endings", (name: string) => (/[39]/.test(name) ? "json" : "bin")],
  ["one file more than a list has numbers", (name: string) => (name === "terms/11" ? "txt" : "bin")],
])("a manifest is the same after it was packed: %s", (_, endingOf) => {
  const files = Object.fromEntries(
    names.map((name) => [name, searchAddress(name, digestOf(name), endingOf(name))]),
  );
  expect(openedManifest(packedManifest({ files, bytes: 42 }))).toEqual({ files, bytes: 42 });
});

test("files that are counted cost their digest and little more", () => {
  const files = Object.fromEntries(names.map((name) => [name, searchAddress(name, digestOf(name), "bin")]));
  expect(JSON.stringify(packedManifest({ files, bytes: 42 })).length).toBeLessThan(names.length * 9 + 80);
});
