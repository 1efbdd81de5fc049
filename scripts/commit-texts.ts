import { spawnSync } from "node:child_process";
import type { Instant } from "#core/instant.ts";
import { textOf } from "#imports/source-file.ts";
import { UsageError } from "./environment.ts";
import { GitError, gitIn } from "./git.ts";

/** One commit of the main line: when, what it says, and the texts it changed. */
export interface Commit {
  /** The beginning of its hash. */
  readonly name: string;
  readonly at: Instant;
  readonly subject: string;
  readonly body: string;
  /** By the path each file has today; undefined where the commit took it away, or left no text. */
  readonly texts: ReadonlyMap<string, string | undefined>;
}

/** A commit and where the files of today lay in it. */
interface Found extends Omit<Commit, "texts"> {
  readonly hash: string;
  /** Path today → path then; undefined where it was taken away. */
  readonly paths: ReadonlyMap<string, string | undefined>;
}

const FORMAT = ["%x01%H", "%cI", "%s", "%b", ""].join("%x02");

/**
 * The commits that changed some files of a folder, oldest first. Only the main line counts (`--first-parent`): what
 * it said at an instant is what held then. Renames are followed.
 */
export function commitsOf(folder: string, paths: readonly string[]): Commit[] {
  try {
    const git = gitIn(folder);
    const prefix = git("rev-parse", "--show-prefix").trim();
    const changes = git("status", "--porcelain", "--", ".");
    if (changes.trim() !== "")
      throw new UsageError(
        `${folder} has edits that are not committed: commit or undo them, or leave --history out.`,
      );
    const log = git(
      "log",
      "--first-parent",
      "-m",
      "-M",
      "--relative",
      "--name-status",
      `--format=${FORMAT}`,
      "--",
      ".",
    );
    const found = foundIn(log, new Set(paths));
    const blobs = blobsOf(folder, found, prefix);
    return found.map((commit) => withTexts(commit, blobs)).reverse();
  } catch (error) {
    if (error instanceof GitError)
      throw new UsageError(`The history of ${folder} cannot be read: ${error.message}`);
    throw error;
  }
}

/** The log, newest first as git writes it: a rename gives older commits the file's name of today. */
function foundIn(log: string, today: ReadonlySet<string>): Found[] {
  const names = new Map<string, string>();
  return log
    .split("\u0001")
    .slice(1)
    .flatMap((block) => {
      const [hash = "", at = "", subject = "", body = "", rows = ""] = block.split("\u0002");
      const paths = new Map<string, string | undefined>();
      for (const row of rows.split("\n")) {
        const [status = "", first = "", second = first] = row.split("\t");
        if (status === "") continue;
        const now = names.get(second) ?? second;
        if (status.startsWith("R")) names.set(first, now);
        if (today.has(now)) paths.set(now, status === "D" ? undefined : second);
      }
      // A merge's own subject says only that it is one.
      const said = /^Merge\b/.test(subject)
        ? (body.split("\n").find((line) => line.trim() !== "") ?? subject)
        : subject;
      const rest = said === subject ? body : "";
      return paths.size === 0
        ? []
        : [{ hash, name: hash.slice(0, 10), at, subject: said.trim(), body: rest.trim(), paths }];
    });
}

function withTexts(
  { hash, paths, ...commit }: Found,
  blobs: ReadonlyMap<string, string | undefined>,
): Commit {
  const texts = [...paths].map(
    ([now, then]) => [now, then === undefined ? undefined : blobs.get(`${hash}:${then}`)] as const,
  );
  return { ...commit, texts: new Map(texts) };
}

/** The texts of all files of some commits, in one run of git; what is no text is undefined. */
function blobsOf(folder: string, commits: readonly Found[], prefix: string): Map<string, string | undefined> {
  const names = commits.flatMap(({ hash, paths }) =>
    [...paths.values()].flatMap((path) =>
      path === undefined || path.includes("\n") ? [] : [{ hash, path }],
    ),
  );
  const input = names.map(({ hash, path }) => `${hash}:${prefix}${path}\n`).join("");
  const ran = spawnSync("git", ["-C", folder, "cat-file", "--batch"], { input, maxBuffer: 2 ** 29 });
  if (ran.status !== 0)
    throw new GitError(`git cat-file was refused: ${ran.error?.message ?? String(ran.stderr)}`);
  const blobs = new Map<string, string | undefined>();
  let at = 0;
  for (const { hash, path } of names) {
    const end = ran.stdout.indexOf("\n", at);
    const [, type, size = "0"] = ran.stdout.toString("utf8", at, end).split(" ");
    const isBlob = type === "blob";
    const bytes = isBlob ? ran.stdout.subarray(end + 1, end + 1 + Number(size)) : new Uint8Array(0);
    const read = textOf({ path, bytes });
    blobs.set(`${hash}:${path}`, isBlob && "text" in read ? read.text : undefined);
    at = isBlob ? end + 2 + Number(size) : end + 1;
  }
  return blobs;
}
