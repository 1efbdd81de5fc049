import { expect, test } from "vitest";
import { nearestName } from "#core/nearest.ts";

const NAMES = ["logistics", "team", "facebook-comment", "x-post", "x-dm", "vi"];

test.each([
  ["logistcs", "logistics"],
  ["taem", "team"],
  ["Logistics", "logistics"],
  ["facebok-coment", "facebook-comment"],
  ["x-pst", "x-post"],
  ["vn", "vi"],
  ["legal", undefined],
  ["", undefined],
])("%s most likely means %s", (typed, meant) => {
  expect(nearestName(typed, NAMES)).toBe(meant);
});
