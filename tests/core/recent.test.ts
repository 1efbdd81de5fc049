import { expect, test } from "vitest";
import { Recent } from "#core/recent.ts";

const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }] as const;

/** What is made of keys that are asked for one after the other, in this order. */
function madeFor(most: number, ...asked: readonly { name: string }[]): string {
  const recent = new Recent<{ name: string }, string>(most);
  let made = "";
  for (const key of asked)
    recent.of(key, ({ name }) => {
      made += name;
      return name;
    });
  return made;
}

test("what was asked for lately is made once, and what was asked for before that is made again", () => {
  expect(madeFor(2, a, b, a, b, b, a)).toBe("ab");
  expect(madeFor(2, a, b, c, b, c)).toBe("abc");
  expect(madeFor(2, a, b, c, a)).toBe("abca");
  expect(madeFor(1, a, b, b, a)).toBe("aba");
});
