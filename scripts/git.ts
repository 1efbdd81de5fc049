import { spawnSync } from "node:child_process";

/** Git refused: its own last words as one line, without passwords of addresses. */
export class GitError extends Error {
  override readonly name = "GitError";
  /** Whether there is no git on this machine at all. */
  readonly isMissing: boolean;

  constructor(message: string, isMissing = false) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** Runs git in a repository and returns what it prints; a refusal is a `GitError`. */
export type Git = (...args: string[]) => string;

/** Git for a folder; `input` is what it reads. It never asks for a password, and names files as they are. */
export function gitIn(folder: string, input?: string): Git {
  return (...args) => {
    const ran = spawnSync("git", ["-C", folder, "-c", "core.quotePath=false", ...args], {
      encoding: "utf8",
      maxBuffer: 2 ** 29,
      ...(input !== undefined && { input }),
      env: { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
    });
    if (ran.status === 0) return ran.stdout;
    const said = ran.error?.message ?? ran.stderr;
    const isMissing = (ran.error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
    throw new GitError(`git ${args[0]} was refused: ${withoutSecrets(said)}`, isMissing);
  };
}

/** Like running it, but undefined where git refuses. */
export function maybe(git: Git, ...args: string[]): string | undefined {
  try {
    return git(...args).trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

function withoutSecrets(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("hint:"));
  return lines
    .join(" ")
    .replace(/\/\/[^/@\s]+@/g, "//…@")
    .trim();
}
