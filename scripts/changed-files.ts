import { execFileSync } from "node:child_process";
import { UsageError } from "./environment.ts";

/** Runs git in a folder and gives what it prints. */
export type Git = (...args: string[]) => string;

/** Git in a folder; `input` is what it reads. */
export function gitIn(folder: string, input?: string): Git {
  return (...args) =>
    execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 2 ** 29,
      ...(input !== undefined && { input }),
    });
}

/** The files under a folder, relative to it, that differ from a git revision, new ones included. */
export function changedSince(folder: string, ref: string): Set<string> {
  const git = gitIn(folder);
  const commit = commitOf(git, folder, ref, "--changed-since");
  const differing = git("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".");
  const untracked = git("ls-files", "--others", "--exclude-standard", "-z", "--", ".");
  return new Set(`${differing}\0${untracked}`.split("\0").filter((path) => path !== ""));
}

/** The commit in which what is checked out and a revision have parted: what others did since does not count. */
export function forkPoint(folder: string, ref: string): string {
  const git = gitIn(folder);
  const commit = commitOf(git, folder, ref, "--base");
  try {
    return git("merge-base", commit, "HEAD").trim();
  } catch {
    throw new UsageError(
      `"${ref}" and this branch have no commit in common: fetch the whole history (git fetch --unshallow).`,
    );
  }
}

/** The commit a person names by branch, tag or number; a `UsageError` where git knows none. */
export function commitOf(git: Git, folder: string, ref: string, option: string): string {
  try {
    git("rev-parse", "--git-dir");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT"
        ? "git is not installed"
        : `${folder} is in no git repository`;
    throw new UsageError(`${option} asks git what changed, and ${reason}.`);
  }
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).trim();
  } catch {
    throw new UsageError(`git knows no revision "${ref}": name a branch, tag or commit for ${option}.`);
  }
}
