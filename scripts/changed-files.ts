import { UsageError } from "./environment.ts";
import { type Git, GitError, gitIn, maybe } from "./git.ts";

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
  const shared = maybe(git, "merge-base", commit, "HEAD");
  if (shared !== undefined) return shared;
  throw new UsageError(
    `"${ref}" and this branch have no commit in common: fetch the whole history (git fetch --unshallow).`,
  );
}

/** The commit a person names by branch, tag or number; a `UsageError` where git knows none. */
export function commitOf(git: Git, folder: string, ref: string, option: string): string {
  try {
    git("rev-parse", "--git-dir");
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const reason = error.isMissing ? "git is not installed" : `${folder} is in no git repository`;
    throw new UsageError(`${option} asks git what changed, and ${reason}.`);
  }
  const commit = maybe(git, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (commit !== undefined) return commit;
  throw new UsageError(`git knows no revision "${ref}": name a branch, tag or commit for ${option}.`);
}
