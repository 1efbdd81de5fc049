import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Instant } from "#core/instant.ts";
import { readLibrary } from "#store/library.ts";
import type { Context } from "../command.ts";
import { type Git, GitError, gitIn } from "../git.ts";
import { runKb } from "../kb.ts";
import { assertClean, fetchAll, push, type Target } from "./checkout.ts";
import type { Host } from "./host.ts";
import { lossesIn, lossLine } from "./kept.ts";
import { commitMessage } from "./message.ts";
import { pendingNames, peopleOf } from "./people.ts";

/** What a run of CI publishes, and where it takes it. */
export interface Delivery extends Target {
  /** The content folder, absolute, inside a git checkout that the run has for itself. */
  readonly root: string;
  readonly host: Host | undefined;
  readonly now: () => Instant;
}

const TRIES = 6;

/**
 * Publishes what is pending on a branch of the host and pushes it, or leaves the host as it was. When somebody
 * else pushed meanwhile, the whole is done again on top of theirs, since histories are added to and never merged.
 * Returns 0, 1 when something was refused, 2 when nothing could be pushed. The checkout is left, detached, at
 * what the host has.
 */
export async function deliver(delivery: Delivery): Promise<number> {
  const git = gitIn(delivery.root);
  try {
    assertClean(git, delivery.root);
    for (let tries = 1; tries <= TRIES; tries++) {
      const status = await attempt(git, delivery);
      if (status !== "overtaken") return status;
      delivery.say("Somebody else pushed meanwhile: publishing again on top of that.");
      await setTimeout(Math.random() * 300 * tries);
    }
    delivery.say(
      `Others pushed ${TRIES} times while this was being published. Nothing was published; run it again.`,
    );
    return 2;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    delivery.say(`${error.message}. Nothing was published.`);
    return 2;
  }
}

async function attempt(git: Git, delivery: Delivery): Promise<number | "overtaken"> {
  const tip = `refs/remotes/${delivery.remote}/${delivery.branch}`;
  fetchAll(git, delivery, tip);
  git("checkout", "--quiet", "--force", "--detach", tip);
  let isDone = false;
  try {
    const status = await publishHere(git, delivery);
    isDone = status === 0 || status === 1;
    return status;
  } finally {
    if (!isDone) {
      git("checkout", "--quiet", "--force", "--detach", tip);
      git("clean", "--force", "-d", "--quiet", "--", delivery.root);
    }
  }
}

async function publishHere(git: Git, delivery: Delivery): Promise<number | "overtaken"> {
  const { root, say } = delivery;
  const losses = lossesIn(git);
  for (const loss of losses) say(lossLine(loss));
  if (losses.length > 0) return 1;
  const before = readLibrary(root);
  const names = pendingNames(before);
  const status = await publishPending(git, delivery, names);
  if (status === 2) return 2;
  if (git("status", "--porcelain", "--", root).trim() === "") return status;
  if ((await kb(delivery, ["verify"])) !== 0) {
    say("What was published does not prove. Nothing of it was kept.");
    return 2;
  }
  git("add", "--all", "--", root);
  git(...ROBOT, "commit", "--quiet", "--no-verify", "--message", commitMessage(before, readLibrary(root)));
  return push(git, delivery) ?? status;
}

/** Who commits, unless the environment names somebody (GIT_AUTHOR_NAME and its like). */
const ROBOT = ["-c", "user.name=Replybook", "-c", "user.email=replybook@localhost"];

async function publishPending(git: Git, delivery: Delivery, names: readonly string[]): Promise<number> {
  const { root, branch, host } = delivery;
  const top = git("rev-parse", "--show-toplevel").trim();
  const path = relative(resolve(top), root).split(sep).join("/");
  const owners = new Set(readLibrary(root).workspace.owners.keys());
  const line = { git, folder: path === "" ? "" : `${path}/`, branch, host, owners };
  const people = await peopleOf(names, line);
  const folder = mkdtempSync(join(tmpdir(), "replybook-people-"));
  try {
    const file = join(folder, "people.json");
    writeFileSync(file, JSON.stringify(people));
    return await kb(delivery, ["publish", "--pending", "--people", file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function kb({ root, now, say }: Delivery, args: readonly string[]): Promise<number> {
  const context: Context = { root, now: now(), cwd: root, print: say, complain: say };
  return runKb(args, context);
}
