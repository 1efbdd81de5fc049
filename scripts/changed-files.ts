import { execFileSync } from "node:child_process";
import { UsageError } from "./environment.ts";

/** The files under a folder, relative to it, that differ from a git revision, new ones included. */
export function changedSince(folder: string, ref: string): Set<string> {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 2 ** 28,
    });
  const commit = commitOf(git, folder, ref);
  const differing = git("diff", "--name-only", "--relative", "-z", commit, "--", ".");
  const untracked = git("ls-files", "--others", "--exclude-standard", "-z", "--", ".");
  return new Set(`${differing}\0${untracked}`.split("\0").filter((path) => path !== ""));
}

function commitOf(git: (...args: string[]) => string, folder: string, ref: string): string {
  try {
    git("rev-parse", "--git-dir");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT"
        ? "git is not installed"
        : `${folder} is in no git repository`;
    throw new UsageError(`--changed-since asks git what changed, and ${reason}: leave the option out.`);
  }
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).trim();
  } catch {
    throw new UsageError(`git knows no revision "${ref}": name a branch, tag or commit for --changed-since.`);
  }
}
