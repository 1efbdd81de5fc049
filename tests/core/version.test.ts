import fc from "fast-check";
import { expect, test } from "vitest";
import { compareVersions, isVersion, nextVersion } from "#core/version.ts";

test.each([
  ["3.9", "3.10"],
  ["3.10", "4.0"],
  ["9.0", "10.0"],
  ["0.9", "1.0"],
  ["1.99", "2.0"],
])("version %s comes before %s", (earlier, later) => {
  expect(compareVersions(earlier, later)).toBeLessThan(0);
  expect(compareVersions(later, earlier)).toBeGreaterThan(0);
  expect(compareVersions(later, later)).toBe(0);
});

test.each([
  ["1.0", true],
  ["3.10", true],
  ["0.1", true],
  ["3", false],
  ["3.", false],
  [".1", false],
  ["3.01", false],
  ["03.1", false],
  ["3.1.0", false],
  ["v3.1", false],
  ["3.1 ", false],
  ["3.1\n", false],
  ["-1.0", false],
  [3.1, false],
  [undefined, false],
])("whether %j is a version: %s", (value, expected) => {
  expect(isVersion(value)).toBe(expected);
});

test.each([
  [[], "major", "1.0"],
  [["1.0"], "major", "2.0"],
  [["1.0"], "minor", "1.1"],
  [["3.0", "3.10", "3.9"], "minor", "3.11"],
  [["9.3", "10.0"], "major", "11.0"],
  [["2.0", "1.7"], "minor", "2.1"],
] as const)("after %j the next %s version is %s", (used, size, expected) => {
  expect(nextVersion(used, size)).toBe(expected);
});

const versions = fc.tuple(fc.nat(200), fc.nat(200)).map(([major, minor]) => `${major}.${minor}`);

test("the next version is greater than every one that was used", () => {
  fc.assert(
    fc.property(fc.array(versions, { minLength: 1 }), fc.constantFrom("major", "minor"), (used, size) => {
      const next = nextVersion(used, size);
      expect(isVersion(next)).toBe(true);
      for (const version of used) expect(compareVersions(version, next)).toBeLessThan(0);
    }),
  );
});
