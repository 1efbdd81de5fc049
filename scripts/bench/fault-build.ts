import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { spareOf, stagingOf } from "#build/output.ts";
import { sha256 } from "#store/digest.ts";
import { PROJECT } from "../environment.ts";
import { filesIn } from "./fault-case.ts";
import type { Came } from "./fault-round.ts";

/** A small site, and the content it is built of. */
export interface SiteCase {
  readonly content: string;
  readonly out: string;
}

/** Lays out the content of a small site in a folder of its own, and builds it. */
export async function siteCaseIn(parent: string): Promise<SiteCase> {
  const made = { content: join(parent, "content"), out: join(parent, "site") };
  cpSync(join(PROJECT, "tests/fixtures/larkspan"), made.content, { recursive: true });
  // More pages would only make each build longer.
  for (const more of ["training", "proposals"])
    rmSync(join(made.content, more), { recursive: true, force: true });
  await built(made);
  return made;
}

/** Calls a channel that many pages name otherwise than before. */
function renameChannel({ content }: SiteCase): void {
  const channels = join(content, "settings/channels.yaml");
  const text = readFileSync(channels, "utf8");
  const [old, other] = ["Messenger", "Messenger (Facebook)"];
  writeFileSync(channels, text.includes(other) ? text.replace(other, old) : text.replace(old, other));
}

/** How many milliseconds it takes to build such a site once more with new words. */
export function usualBuild(made: SiteCase): Promise<number> {
  renameChannel(made);
  return built(made);
}

/** When a build is killed: after so many milliseconds, or as the new site takes the place of the old one. */
export type KillMoment = number | "swap";

/** Builds the site in a process of its own, which is killed where a moment is given; says how many milliseconds it lived. */
export async function built(made: SiteCase, moment?: KillMoment): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, "scripts/node.mjs"), "build"], {
    env: { ...process.env, KB_CONTENT: made.content, KB_OUT: made.out, KB_NOW: "2026-11-23T09:10:00+07:00" },
    stdio: "ignore",
  });
  const ended = once(child, "close");
  if (moment !== undefined) {
    await Promise.race([ended, moment === "swap" ? swapOf(child, made) : pause(moment)]);
    child.kill("SIGKILL");
  }
  const [status] = await ended;
  if (moment === undefined && status !== 0)
    throw new Error(`A build that nobody killed ended with ${status}.`);
  return performance.now() - start;
}

/** Waits until another folder than before, or none, is in the place of the site. */
async function swapOf(child: ChildProcess, { out }: SiteCase): Promise<void> {
  const standing = () => statSync(out, { throwIfNoEntry: false })?.ino;
  const before = standing();
  while (child.exitCode === null && standing() === before) await turn();
}

/** Stands for every byte of the site that servers hand out: between the two renames of a swap it lies beside its place. */
export function siteDigest({ out }: SiteCase): string {
  const files = [...filesIn(existsSync(out) ? out : spareOf(out))].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(files.map(([path, bytes]) => `${path} ${sha256(bytes)}`).join("\n"));
}

/**
 * Kills builds of new words one after another, then lets one end. Says of each which site readers had then, and whether
 * a new one was being made beside it; a site that is neither the old one nor the one in the end throws.
 */
export async function killedBuilds(made: SiteCase, moments: readonly KillMoment[]): Promise<Came[]> {
  const { out } = made;
  const before = siteDigest(made);
  renameChannel(made);
  const met: { site: string; inCommit: boolean }[] = [];
  for (const moment of moments) {
    await built(made, moment);
    met.push({ site: siteDigest(made), inCommit: existsSync(stagingOf(out)) });
  }
  await built(made);
  const after = siteDigest(made);
  if (after === before) throw new Error("The next build did not show the new words.");
  if (existsSync(stagingOf(out)) || !existsSync(out))
    throw new Error("The next build left its site beside its place.");
  return met.map(({ site, inCommit }) => {
    if (site !== before && site !== after) throw new Error("A killed build left a mixture.");
    return { state: site === before ? "before" : "after", inCommit };
  });
}
