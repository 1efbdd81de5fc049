import { expect, test } from "vitest";
import { carriedLabel, titleInLabel } from "#core/carried-answer.ts";

test("a label ends in version and day, and gives its title back", () => {
  const label = carriedLabel("Late delivery", "3.1", "2026-12-06");
  expect(label).toBe("Late delivery [3.1, good until 2026-12-06]");
  expect(titleInLabel(label)).toBe("Late delivery");
});

test.each(["Late delivery", "Late [3.1]", "Late [3.1, good until 2026-12-06] again"])(
  "%j is no label and stays as it is",
  (title) => expect(titleInLabel(title)).toBe(title),
);
