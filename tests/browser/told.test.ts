import { expect, test } from "vitest";
import { heardAnew } from "#browser/told.ts";

const regionWith = (textContent: string) => ({ textContent }) as Element;

test.each([
  ["nothing", "", "Copied", "Copied"],
  ["something else", "Too long", "Copied", "Copied"],
  ["the same", "Copied", "Copied", "Copied\u00a0"],
  ["the same, said twice", "Copied\u00a0", "Copied", "Copied"],
  ["nothing, and nothing is said", "", "", ""],
])("a live region that holds %s is given another text, so that it is heard", (_, held, text, given) =>
  expect(heardAnew(regionWith(held), text)).toBe(given),
);
