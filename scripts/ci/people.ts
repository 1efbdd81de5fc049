import type { EntryKey } from "#core/entry.ts";
import type { Library } from "#core/library.ts";
import { isReady } from "#core/pending.ts";
import { isOpen } from "#core/proposal.ts";
import { compareVersions } from "#core/version.ts";
import type { Git } from "../git.ts";
import { maybe } from "../git.ts";
import type { Host } from "./host.ts";

/** Who asked for a pending entry or proposal and who approved it: what `kb publish --people` reads, by name. */
export type People = Readonly<Record<string, { readonly by: string; readonly approvedBy?: string }>>;

/** Where the content lies in a repository, and where its history is looked up. */
export interface Line {
  readonly git: Git;
  /** The content folder from the repository's top, with a slash behind it; empty when it is the top. */
  readonly folder: string;
  readonly branch: string;
  readonly host: Host | undefined;
  readonly owners: ReadonlySet<string>;
}

/** One step of a branch: who made it, and who approved it. */
interface Asked {
  readonly by: string;
  readonly approvers: readonly string[];
}

/** The names of what `kb publish --pending` would take up: entries with a change block, and open proposals. */
export function pendingNames(library: Library): string[] {
  const entries = [...library.entries.values()].filter(isReady);
  const proposals = [...library.proposals.values()].filter(isOpen);
  return [...entries.map(({ key }) => key), ...proposals.map(({ name }) => `proposals/${name}`)];
}

/**
 * Who stands behind everything that is pending. The branch is walked by first parents, so that a merge counts as
 * one step: the merge request that brought it says who; where there is no host to ask, its author and `Approved-by:`.
 */
export async function peopleOf(names: readonly string[], line: Line): Promise<People> {
  const known = new Map<string, Promise<Asked>>();
  const people: Record<string, { by: string; approvedBy?: string }> = {};
  for (const name of names) {
    const commits = name.startsWith("proposals/")
      ? commitsOf(line, [`:(top)${line.folder}${name}.yaml`])
      : sincePublished(line, name as EntryKey);
    const asked: Asked[] = [];
    for (const commit of commits) {
      const found = known.get(commit) ?? askedIn(line, commit);
      known.set(commit, found);
      asked.push(await found);
    }
    const together = combined(asked);
    if (together) people[name] = together;
  }
  return people;
}

/**
 * The last to ask, and who approved that. Every step needs somebody else's approval: one that has none leaves the
 * whole unapproved, and one that was approved only by whoever made it is told as such, so that it is refused.
 */
export function combined(asked: readonly Asked[]): People[string] | undefined {
  const [last] = asked;
  if (!last) return undefined;
  const approverOf = ({ by, approvers }: Asked) =>
    approvers.find((approver) => !isSame(approver, by)) ?? approvers[0];
  const own = asked.find((step) => isSame(approverOf(step) ?? "", step.by));
  if (own) return { by: own.by, approvedBy: own.by };
  const approvedBy = asked.every((step) => approverOf(step) !== undefined) ? approverOf(last) : undefined;
  return { by: last.by, ...(approvedBy && { approvedBy }) };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function commitsOf({ git }: Line, paths: readonly string[]): string[] {
  const found = git("log", "--first-parent", "--format=%H", "HEAD", "--", ...paths);
  return found.split("\n").filter(Boolean);
}

/** The steps, newest first, that touched an entry's working texts since they last were what is published. */
function sincePublished(line: Line, key: EntryKey): string[] {
  const folder = `${line.folder}${key}`;
  const left = [`:(top,exclude)${folder}/versions`, `:(top,exclude)${folder}/history.yaml`];
  const commits = commitsOf(line, [`:(top)${folder}`, ...left]);
  const end = commits.findIndex((commit) => isPublishedAt(line, `${commit}^1`, folder));
  return end < 0 ? commits : commits.slice(0, end + 1);
}

/** Whether every working file of an entry was byte for byte in its newest version. */
function isPublishedAt({ git }: Line, commit: string, folder: string): boolean {
  const listed = maybe(git, "ls-tree", "-r", "-z", "--full-tree", commit, "--", `${folder}/`) ?? "";
  const files = new Map(
    listed.split("\0").flatMap((row): [string, string][] => {
      const [, blob = "", path = ""] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
      return path === "" ? [] : [[path.slice(folder.length + 1), blob]];
    }),
  );
  const versions = [...files.keys()].flatMap((path) => /^versions\/([\d.]+)\//.exec(path)?.[1] ?? []);
  const newest = versions.sort(compareVersions).at(-1);
  const working = [...files].filter(([path]) => !path.includes("/") && path !== "history.yaml");
  return (
    newest !== undefined && working.every(([path, blob]) => files.get(`versions/${newest}/${path}`) === blob)
  );
}

async function askedIn(line: Line, commit: string): Promise<Asked> {
  const { git, host, branch } = line;
  const parents = git("show", "--no-patch", "--format=%P", commit).trim().split(" ");
  // A host may know a merge only by the commit that was merged.
  for (const known of host ? [commit, ...parents.slice(1)] : []) {
    const request = await host?.(known, branch);
    if (request) return { by: request.author, approvers: request.approvers };
  }
  return askedByGit(line, commit, parents);
}

/**
 * The author of a commit, or of what a merge brought in, and everybody an `Approved-by:` names. Beside a host these
 * count for nothing: whoever pushes can write any name there.
 */
function askedByGit({ git, owners, host }: Line, commit: string, parents: readonly string[]): Asked {
  const brought = parents[1] ?? commit;
  const author = git("show", "--no-patch", "--format=%aN <%aE>", brought).trim();
  if (host) return { by: personIn(author, owners), approvers: [] };
  const trailer = "--format=%(trailers:key=Approved-by,valueonly,unfold)";
  const approvers = [...new Set([commit, brought])].flatMap((one) =>
    git("show", "--no-patch", trailer, one).split("\n"),
  );
  return {
    by: personIn(author, owners),
    approvers: approvers.filter((text) => text.trim() !== "").map((text) => personIn(text.trim(), owners)),
  };
}

/**
 * A person as records name them: an owner's id or `@account` as written, else the account of a host's private
 * address (`123+minh@users.noreply.github.com`), else what stands before the @ of the address.
 */
export function personIn(text: string, owners: ReadonlySet<string>): string {
  const [, name = "", mail = ""] = /^(.*?)\s*(?:<([^>]*)>)?$/.exec(text) ?? [];
  if (owners.has(name) || /^@\S+$/.test(name)) return name;
  const account = (mail === "" ? name : (mail.split("@")[0] ?? "")).replace(/^\d+[+-](?=.)/, "");
  const plain = account
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  return `@${plain.slice(0, 100) || "unknown"}`;
}
