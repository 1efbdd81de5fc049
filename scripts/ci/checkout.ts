import { UsageError } from "../environment.ts";
import { type Git, GitError, maybe } from "../git.ts";

/** The branch of a host that a run publishes to. */
export interface Target {
  readonly remote: string;
  readonly branch: string;
  readonly say: (line: string) => void;
}

/** A run throws away what a checkout has of its own: it refuses one that has anything. */
export function assertClean(git: Git, root: string): void {
  if (maybe(git, "rev-parse", "--git-dir") === undefined)
    throw new UsageError(`${root} is in no git repository, so there is nothing to publish from.`);
  const changed = git("status", "--porcelain").trim();
  if (changed !== "")
    throw new UsageError(
      `The checkout has changes of its own (${changed.split("\n")[0]?.slice(3)} …), and this run would lose them. Nothing was published; use a fresh clone.`,
    );
}

/** Everything that was ever recorded has to be at hand: CI often clones only the last commit. */
export function fetchAll(git: Git, { remote, branch }: Target, tip: string): void {
  const isShallow = git("rev-parse", "--is-shallow-repository").trim() === "true";
  git("fetch", "--quiet", ...(isShallow ? ["--unshallow"] : []), remote, `+refs/heads/${branch}:${tip}`);
}

/** Undefined once the host has it; it is refused for good when the host's branch is still where it was. */
export function push(git: Git, { remote, branch, say }: Target): "overtaken" | 2 | undefined {
  const base = git("rev-parse", "HEAD^1").trim();
  try {
    git("push", "--quiet", remote, `HEAD:refs/heads/${branch}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const heads = maybe(git, "ls-remote", remote, `refs/heads/${branch}`);
    if (heads === undefined) {
      say(`${error.message}. Whether it arrived is not known: the next run goes by what the host has.`);
      return 2;
    }
    const [there = ""] = heads.split("\t");
    // The answer to a push may be lost on the way although it arrived.
    if (there === git("rev-parse", "HEAD").trim()) return undefined;
    if (there !== "" && there !== base) return "overtaken";
    say(`${error.message}. Nothing was published: the host is as it was.`);
    return 2;
  }
}
