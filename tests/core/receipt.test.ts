import { expect, test } from "vitest";
import { receiptsFrom } from "#core/receipt.ts";
import { on } from "../histories.ts";

test.each([
  [undefined, {}],
  ["x", {}],
  [{ "answers/late@1.0": on("01-05") }, { "answers/late@1.0": on("01-05") }],
  [{ "answers/late@1.0": "yesterday", "answers/late": on("01-05"), "answers/late@2.0": 3 }, {}],
])("receipts kept as %j are read as %j", (kept, read) => expect(receiptsFrom(kept)).toEqual(read));
