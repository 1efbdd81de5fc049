import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import { proposalFrom } from "#schema/proposal.ts";
import { decoded } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";

const FILE = /^proposals\/\d{4}-\d{2}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;

/** The proposals of a tree by their file's name, oldest first, with what was wrong while reading them. */
export function proposalsFrom(tree: Tree): {
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly problems: readonly Problem[];
} {
  const proposals = new Map<string, Proposal>();
  const problems: Problem[] = [];
  for (const path of tree.paths) {
    if (!path.startsWith("proposals/")) continue;
    const content = FILE.test(path) ? decoded(path, tree.read(path)) : { problem: badName(path) };
    if ("problem" in content) {
      problems.push(content.problem);
      continue;
    }
    const read = proposalFrom(path, content.text);
    problems.push(...read.problems);
    if (read.proposal) proposals.set(read.proposal.name, read.proposal);
  }
  return { proposals, problems };
}

function badName(file: string): Problem {
  const message = "The name of a proposal's file is its day and what it speaks of.";
  const fix = "Rename it like proposals/2026-11-22-late-delivery.yaml.";
  return { file, rule: "bad-name", severity: "error", message, fix };
}
