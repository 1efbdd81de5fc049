import { describe, expect, test } from "vitest";
import { TARGETS, targetNamed } from "../../../scripts/bench/fuzz/targets.ts";
import { inputOf, tried } from "../../../scripts/bench/fuzz/trial.ts";
import { FOUND } from "../../fixtures/fuzz/found.ts";

// The long run is `npm run bench:fuzz`.

/** A limit of time is there for what takes the square of an input's length: seconds, not milliseconds. */
const PATIENCE = 4;
/** Of each thousandth that is a target's share it gets so many inputs here. */
const EACH = 0.1;

describe("what once went wrong is read or refused in time", () => {
  test.each(FOUND)("%s", async (_, target, input) => {
    expect((await tried(targetNamed(target), input, PATIENCE)).fault).toBeUndefined();
  });
});

test.each(TARGETS.map((target) => [target.name, target] as const))("%s", async (_, target) => {
  for (let index = 0; index < target.share * EACH; index++) {
    const { fault } = await tried(target, inputOf(target, 7, index), PATIENCE);
    expect(fault, `input ${index}`).toBeUndefined();
  }
});
