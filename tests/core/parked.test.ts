import { expect, test } from "vitest";
import { parkedFrom } from "#core/parked.ts";
import { on } from "../histories.ts";

const PARKED = { advisory: "storm", answer: "late", at: on("01-05") };

test.each([
  [undefined, []],
  [{}, []],
  [[PARKED], [PARKED]],
  [[{ ...PARKED, mark: "T-12", country: "IN" }], [{ ...PARKED, mark: "T-12", country: "IN" }]],
  [[{ ...PARKED, mark: 12 }, { ...PARKED, at: "then" }, { ...PARKED, answer: undefined }, null], []],
])("cases parked as %j are read as %j", (kept, read) => expect(parkedFrom(kept)).toEqual(read));
