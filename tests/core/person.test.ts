import { describe, expect, test } from "vitest";
import { isAccount, isPerson, isSamePerson } from "#core/person.ts";

describe("a person", () => {
  test.each(["@minh", "@Minh-Tran", "@lan.nguyen_2", "@release-app[bot]"])("%s is an account", (name) => {
    expect(isAccount(name)).toBe(true);
  });

  test.each(["minh", "@", "@-minh", "@minh tran", "@minh\n", "@minh/lan", "@[bot]", `@${"a".repeat(101)}`])(
    "%j is none",
    (name) => {
      expect(isAccount(name)).toBe(false);
    },
  );

  test("is an owner of the workspace or any account", () => {
    const owners = new Map([["logistics", {}]]);
    expect(["logistics", "@minh", "minh", "@logistics"].map((name) => isPerson(name, owners))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test.each([
    ["@minh", "@minh", true],
    ["@minh", "@Minh", true],
    ["minh", "@minh", true],
    ["@minh", "@lan", false],
    ["logistics", "finance", false],
  ])("%s and %s are one person: %s", (a, b, same) => {
    expect(isSamePerson(a, b)).toBe(same);
  });
});
