import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { caseOf, reset } from "../../scripts/bench/fault-case.ts";
import { kbStartedOn, killIn, Reader, stagingIn, timesOf } from "../../scripts/bench/fault-kill.ts";
import { command, type Mode, modesOf, THEN } from "../../scripts/bench/fault-modes.ts";
import { survived } from "../../scripts/bench/fault-round.ts";
import { aGenerator } from "../histories.ts";

/** `npm run bench:faults` kills 520 times in each way of publishing. */
const KILLS_PER_MODE = 3;
/** On a busy machine a phase may pass unseen: so often each way is gone through once more. */
const MORE_ROUNDS = 10;

const seed = Date.now() % 1_000_000;
const random = aGenerator(seed);
const parent = mkdtempSync(join(tmpdir(), "replybook-killed-"));

/** Where in its work a publication was stopped: how it reads, what it left behind, and how often it was read meanwhile. */
const seen = { before: 0, after: 0, staged: 0, committed: 0, locked: 0, read: 0 };

/** Kills one way of publishing again and again, while another process reads; each time the real command completes it. */
async function killed(mode: Mode): Promise<void> {
  const made = await caseOf(join(parent, mode.name), mode);
  const { root, before, after } = made;
  const times = await timesOf(root, kbStartedOn(root, mode.args, THEN));
  const reader = new Reader();
  for (let kill = 0; kill < KILLS_PER_MODE; kill++) {
    const came = await survived(
      made,
      async () => {
        reader.watch(root, [before.library, after.library]);
        await killIn(kill, kbStartedOn(root, mode.args, THEN), root, times, random);
        const { strays, readings } = await reader.rest();
        expect(strays).toEqual([]);
        seen.read += readings;
        if (existsSync(join(root, ".journal.json"))) seen.committed++;
        else if (stagingIn(root)) seen.staged++;
        if (existsSync(join(root, ".lock"))) seen.locked++;
      },
      () => command(root, mode.args, THEN),
    );
    seen[came.state]++;
  }
  reader.end();
  reset(made);
}

test(`a dozen publications that are killed at any moment are each wholly there or not at all (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const [single, all, pending, fragments] = modesOf(40) as [Mode, Mode, Mode, Mode];
  const inTurn = async (...modes: Mode[]) => {
    for (const mode of modes) await killed(mode);
  };
  await Promise.all([inTurn(all, single), inTurn(fragments, pending)]);
  expect(seen.before + seen.after).toBe(12);
  // Kills that all fell into one phase would prove nothing.
  const unseen = () => Object.keys(seen).filter((phase) => seen[phase as keyof typeof seen] === 0);
  for (let more = 0; more < MORE_ROUNDS && unseen().length > 0; more++) await inTurn(all, pending);
  expect(unseen()).toEqual([]);
});

afterAll(() => rmSync(parent, { recursive: true, force: true }));
