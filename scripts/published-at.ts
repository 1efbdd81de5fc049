import type { Before } from "#checks/rule.ts";
import { entryKeyFrom } from "#core/entry.ts";
import { historyFrom } from "#schema/history.ts";
import { commitOf } from "./changed-files.ts";
import { type Git, gitIn, maybe } from "./git.ts";

/** The histories of a revision that differ from those in the folder now, as they were then. */
export function publishedAt(folder: string, ref: string): Before {
  return { ref, histories: historiesAt(folder, commitOf(gitIn(folder), folder, ref, "--base")) };
}

/**
 * The same for the commit at which the branch left a revision. What the revision has got since, the branch
 * cannot have lost: it is only behind.
 */
export function publishedWhereItLeft(folder: string, ref: string): Before {
  const git = gitIn(folder);
  const commit = commitOf(git, folder, ref, "--changed-since");
  return { ref, histories: historiesAt(folder, sharedWith(git, commit)) };
}

/** A shallow clone knows no shared commit; the revision itself has to do then. */
function sharedWith(git: Git, commit: string): string {
  return maybe(git, "merge-base", commit, "HEAD") ?? commit;
}

function historiesAt(folder: string, commit: string): Before["histories"] {
  const names = ["--name-only", "--no-renames", "--diff-filter=a", "--relative", "-z", commit];
  const differing = gitIn(folder)("diff", ...names, "--", ":(glob)*/*/history.yaml");
  const paths = differing.split("\0").filter((path) => path !== "");
  const texts = textsAt(folder, commit, paths);
  const histories = paths.flatMap((path, index) => {
    const key = entryKeyFrom(path.replace(/\/history\.yaml$/, ""));
    const { history } = historyFrom(path, texts[index] ?? "");
    return key && history.length > 0 ? [[key, history] as const] : [];
  });
  return new Map(histories);
}

/** The files of a commit in one go: git names each with its size, and says "missing" of those it has not. */
function textsAt(folder: string, commit: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const asked = paths.map((path) => `${commit}:./${path}\n`).join("");
  const bytes = Buffer.from(gitIn(folder, asked)("cat-file", "--batch"), "utf8");
  let offset = 0;
  return paths.map(() => {
    const end = bytes.indexOf("\n", offset);
    const size = Number(/ blob (\d+)$/.exec(bytes.toString("utf8", offset, end))?.[1] ?? Number.NaN);
    offset = end + 1;
    if (Number.isNaN(size)) return "";
    const text = bytes.toString("utf8", offset, offset + size);
    offset += size + 1;
    return text;
  });
}
