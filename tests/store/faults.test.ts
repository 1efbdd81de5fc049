import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Case, caseOf } from "../../scripts/bench/fault-case.ts";
import { doAgain, leftByPowerCut, type Operation } from "../../scripts/bench/fault-disk.ts";
import type { Mode } from "../../scripts/bench/fault-modes.ts";
import { operationsOf, publishWith, survived } from "../../scripts/bench/fault-round.ts";
import { aGenerator } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply } from "../make.ts";

/** A change of a fragment that one answer follows: three histories grow, of which one is new. */
const SHARED: Mode = {
  name: "shared",
  args: ["publish", "--all"],
  published: {
    "fragments/credit/en.mdx": aFragment(),
    "answers/late/en.mdx": anAnswer({ body: aReply('A credit of <Fragment id="credit"/>.') }),
  },
  edited: {
    "fragments/credit/en.mdx": aFragment({ front: aChange(), body: "10 euros" }),
    "answers/new/en.mdx": anAnswer({ title: "A new one" }),
  },
};

const CODES = ["ENOSPC", "EIO", "EMFILE", "EACCES"] as const;

const seed = Date.now() % 1_000_000;
const random = aGenerator(seed);
const parent = mkdtempSync(join(tmpdir(), "replybook-faults-"));

let made: Case;
let operations: Operation[];
beforeAll(async () => {
  made = await caseOf(join(parent, "content"), SHARED);
  operations = operationsOf(made);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** What readers saw after each of many disturbed publications, each completed by the next run. */
async function statesAfter(disturbances: readonly (() => void)[]): Promise<Set<string>> {
  const states = new Set<string>();
  for (const disturb of disturbances) states.add((await survived(made, disturb)).state);
  return states;
}

const everyPlace = () => operations.map((_, at) => at);

describe("one publication is wholly there or not at all, and the next run completes it", () => {
  test.each([
    ["in", false],
    ["after", true],
  ])("when the machine stops %s any of its operations", async (_, isDone) => {
    const stops = everyPlace().map((at) => () => publishWith(made, { at, lasts: true, isDone }));
    expect(await statesAfter(stops)).toEqual(new Set(["before", "after"]));
  });

  test.each(CODES)(
    "when any of its operations fails with %s, alone or with all that follow",
    async (code) => {
      const failures = everyPlace().flatMap((at) =>
        [true, false].map((lasts) => () => publishWith(made, { at, code, lasts, isDone: false })),
      );
      expect(await statesAfter(failures)).toEqual(new Set(["before", "after"]));
    },
  );

  test("when any of its operations is done and reported as failed", async () => {
    const lies = everyPlace().map(
      (at) => () => publishWith(made, { at, code: "EIO", lasts: false, isDone: true }),
    );
    expect(await statesAfter(lies)).toEqual(new Set(["before", "after"]));
  });

  test.each([
    ["keeps names in order", true],
    ["keeps no order", false],
  ])(`when the power is cut after any of them, on a disk that %s (seed ${seed})`, async (_, keepsOrder) => {
    const cuts = Array.from({ length: 3 }, everyPlace)
      .flat()
      .map((at) => () => doAgain(leftByPowerCut(operations.slice(0, at + 1), keepsOrder, random)));
    expect(await statesAfter(cuts)).toEqual(new Set(["before", "after"]));
  });
});
