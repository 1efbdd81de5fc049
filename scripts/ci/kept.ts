import { basename } from "node:path";
import { type Git, maybe } from "../git.ts";

/** A commit that took recorded history away which is still missing. */
export interface Loss {
  readonly file: string;
  readonly commit: string;
  readonly subject: string;
}

/**
 * The histories that a commit of this branch cut short and that are not whole again: what reverting a publication
 * does. Records are only ever added, so every history must begin with all it ever was.
 */
export function lossesIn(git: Git): Loss[] {
  const log = git(
    "log",
    "--first-parent",
    "-m",
    "--no-renames",
    "--numstat",
    "-z",
    "--format=%x01%H%x02%s%x02",
    "HEAD",
    "--",
    ":(top,glob)**/history.yaml",
  );
  return log
    .split("\x01")
    .slice(1)
    .flatMap((step) => {
      const [commit = "", subject = "", files = ""] = step.split("\x02");
      return cutShort(files)
        .filter((file) => !isWhole(git, commit, file))
        .map((file) => ({ file, commit, subject }));
    });
}

/** The files of a step that lost lines. */
function cutShort(numstat: string): string[] {
  return numstat.split("\0").flatMap((row) => {
    const [, removed, file] = /^\s*(?:\d+|-)\t(\d+|-)\t(.+)$/s.exec(row) ?? [];
    return file !== undefined && removed !== "0" && basename(file) === "history.yaml" ? [file] : [];
  });
}

function isWhole(git: Git, commit: string, file: string): boolean {
  const before = maybe(git, "show", `${commit}^1:${file}`) ?? "";
  return (maybe(git, "show", `HEAD:${file}`) ?? "").startsWith(before);
}

/** What to say of a loss, with the way back. */
export function lossLine({ file, commit, subject }: Loss): string {
  return `${file}: the commit ${commit.slice(0, 10)} ("${subject}") took away what was recorded, so nothing is published. → Bring it back with \`git revert ${commit.slice(0, 10)}\` in a merge request; to return to an older text, use \`kb rollback\`.`;
}
