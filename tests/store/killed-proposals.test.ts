import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { publicationsIn } from "#core/history.ts";
import { readContent } from "#store/library.ts";
import { aGenerator, kb, kbStarted, shifted } from "../histories.ts";
import {
  aChange,
  anAnswer,
  aProposal,
  aReply,
  aTree,
  type ContentFolder,
  NOW,
  PROPOSED_NOTE,
  publishAll,
} from "../make.ts";

const WISHED = Array.from({ length: 12 }, (_, index) => `wished-${index}`);
const EDITED = Array.from({ length: 6 }, (_, index) => `edited-${index}`);
const ROUNDS = 4;
/** On a busy machine all rounds may fall on one side: so many more are tried until both were seen. */
const MORE_ROUNDS = 40;

const seed = Date.now() % 1_000_000;
const random = aGenerator(seed);
const seen = { before: 0, after: 0 };

/**
 * Answers that are edited by hand, and answers of which two changes each are proposed, a withdrawal of one, and
 * a new one; the first of the edited is proposed to be changed too.
 */
function aFolder(): ContentFolder {
  const body = [aReply("Hi.", 'channel="public"'), aReply("We look.")].join("\n\n");
  const folder = aTree(
    Object.fromEntries(
      [...WISHED, ...EDITED].map((id) => [`answers/${id}/en.mdx`, anAnswer({ title: id, body })]),
    ),
  );
  publishAll(folder.root, NOW);
  for (const id of EDITED)
    folder.write({
      [`answers/${id}/en.mdx`]: anAnswer({ title: id, front: aChange(), body: body.replace("Hi.", "Hey.") }),
    });
  const wish = (entry: string, boxes: Record<string, string>) =>
    aProposal("change", {
      entry,
      more: { from: "1.0", suggestedBy: "Mai", change: PROPOSED_NOTE },
      texts: { en: { boxes } },
    });
  for (const id of [...WISHED.slice(1), ...EDITED.slice(0, 1)])
    folder.write({
      [`proposals/2026-02-01-${id}.yaml`]: wish(`answers/${id}`, { private: "We look today." }),
      [`proposals/2026-02-02-${id}.yaml`]: wish(`answers/${id}`, { "public/upset": "Sorry." }),
    });
  folder.write({
    "proposals/2026-02-03-pull.yaml": aProposal("withdraw", {
      entry: "answers/wished-0",
      more: { change: { withdraw: { why: "It is wrong." } } },
    }),
    "proposals/2026-02-03-new.yaml": aProposal("new", {
      entry: "answers/begun",
      more: { owner: "team" },
      texts: { en: { title: "Begun", boxes: { private: "Hi." } } },
    }),
  });
  return folder;
}

/** How many versions there are of all answers, and how many proposals are open. */
function stateOf(root: string) {
  const { library } = readContent(root);
  const versions = [...library.entries.values()].map(({ history }) => publicationsIn(history).length);
  return {
    versions: versions.reduce((sum, count) => sum + count, 0),
    open: [...library.proposals.values()].filter(({ outcome }) => !outcome).length,
  };
}

const BEFORE = { versions: WISHED.length + EDITED.length, open: 2 * WISHED.length + 2 };
const AFTER = { versions: BEFORE.versions + EDITED.length + 2 * WISHED.length + 1, open: 0 };

async function killed(folder: ContentFolder, round: number, now: string): Promise<void> {
  const child = kbStarted(["publish", "--pending"], { env: { KB_CONTENT: folder.root, KB_NOW: now } });
  child.stdout?.resume();
  child.stderr?.resume();
  const ended = once(child, "exit");
  const isSeen = (start: string) => readdirSync(folder.root).some((name) => name.startsWith(start));
  const sign = [".lock", ".staging", ".journal"][round % 3] ?? "";
  while (child.exitCode === null && !isSeen(sign)) await turn();
  await pause(random() * 25);
  child.kill("SIGKILL");
  await ended;
}

test(`proposals that are taken when the power goes are taken wholly or not at all (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const isOneSided = () => seen.before === 0 || seen.after === 0;
  for (let round = 0; round < ROUNDS || (isOneSided() && round < ROUNDS + MORE_ROUNDS); round++) {
    const folder = aFolder();
    const now = shifted(NOW, 60);
    await killed(folder, round, now);
    const state = stateOf(folder.root);
    const isAfter = state.open === 0;
    expect(state).toEqual(isAfter ? AFTER : BEFORE);
    seen[isAfter ? "after" : "before"]++;
    expect(await kb(folder.root, ["verify"], now)).toMatchObject({ status: 0, err: "" });
    expect(await kb(folder.root, ["publish", "--pending"], shifted(NOW, 120))).toMatchObject({
      status: 0,
      err: "",
    });
    expect(stateOf(folder.root)).toEqual(AFTER);
    expect(existsSync(join(folder.root, ".journal.json"))).toBe(false);
    expect(await kb(folder.root, ["verify"], shifted(NOW, 120))).toMatchObject({ status: 0, err: "" });
    folder.cleanup();
  }
  expect(isOneSided()).toBe(false);
});
