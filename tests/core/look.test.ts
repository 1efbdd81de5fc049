import { expect, test } from "vitest";
import { lookedAt, looksFrom } from "#core/look.ts";
import { on } from "../histories.ts";

test.each([
  ["the first look", {}, { last: on("03-20") }],
  ["the same look, minutes later", { last: on("03-20", "08:45") }, { last: on("03-20") }],
  [
    "the same look again",
    { last: on("03-20", "08:45"), before: on("03-19") },
    { last: on("03-20"), before: on("03-19") },
  ],
  [
    "the next one, an hour later",
    { last: on("03-20", "08:00"), before: on("03-18") },
    { last: on("03-20"), before: on("03-20", "08:00") },
  ],
])("%s", (_, looks, expected) => expect(lookedAt(looks, on("03-20"))).toEqual(expected));

test.each([
  [undefined, {}],
  ["x", {}],
  [{ last: on("03-20"), before: 3, other: 1 }, { last: on("03-20") }],
])("looks kept as %j are read as %j", (kept, read) => expect(looksFrom(kept)).toEqual(read));
