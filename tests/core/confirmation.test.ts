import { expect, test } from "vitest";
import { confirmationsFrom } from "#core/confirmation.ts";
import { aHistory, aPublication, aRecord, on } from "../histories.ts";

const HISTORY = aHistory(
  aPublication("1.0", on("01-10"), { by: "owner" }),
  aRecord("approve", "1.0", on("01-11")),
  aRecord("review", "1.0", on("01-12")),
  aPublication("1.1", on("01-14"), { effective: on("01-20") }),
);

test.each([
  [
    "before anything was recorded, the first publication stands",
    on("01-01"),
    [on("01-10"), on("01-12"), on("01-14")],
  ],
  [
    "a review counts from when it was recorded, an approval does not",
    on("01-13"),
    [on("01-12"), on("01-14")],
  ],
  ["a version that waits was confirmed when it was published", on("01-15"), [on("01-14")]],
])("%s", (_, at, expected) => {
  expect(confirmationsFrom(HISTORY, at).map((one) => one.at)).toEqual(expected);
});

test("each stands until the next, the last one for good", () => {
  expect(confirmationsFrom(HISTORY, on("01-12"))).toEqual([
    { at: on("01-12"), by: "team", until: on("01-14") },
    { at: on("01-14"), by: "team" },
  ]);
});
