import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#core/canonical.ts";

test.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ a: { d: [3, { z: 1, y: 2 }], c: null } }, '{"a":{"c":null,"d":[3,{"y":2,"z":1}]}}'],
  [{ text: 'Đổi "vé"\n' }, '{"text":"Đổi \\"vé\\"\\n"}'],
  [{ left: undefined, kept: false }, '{"kept":false}'],
  [{ é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
  [{ "\u{1f600}": 1, "\ufb33": 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
  [["b", "a"], '["b","a"]'],
  ["3.10", '"3.10"'],
])("%j is written as %s", (value, expected) => {
  expect(canonicalJson(value)).toBe(expected);
});

test("says the same as JSON does", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("does not depend on the order in which fields were written", () => {
  const fields = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([name]) => name });
  fc.assert(
    fc.property(fields, (pairs) => {
      const turned = Object.fromEntries([...pairs].reverse());
      expect(canonicalJson(Object.fromEntries(pairs))).toBe(canonicalJson(turned));
    }),
  );
});
