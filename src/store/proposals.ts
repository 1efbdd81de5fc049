import { canonicalJson } from "#core/canonical.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal, ProposalOutcome } from "#core/proposal.ts";
import { proposalFrom } from "#schema/proposal.ts";
import { StoreError } from "#store/lock.ts";
import { decoded } from "#store/text.ts";
import type { Tree } from "#store/tree.ts";
import { yamlOf } from "#store/yaml.ts";

/** The largest file of a proposal that is read, in bytes: one text in every language of a workspace. */
const MAX_BYTES = 512 * 1024;
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
    const content = FILE.test(path) ? decoded(path, tree.read(path), MAX_BYTES) : { problem: badName(path) };
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

/**
 * A proposal's file with what became of it at its end; every other byte stays. A file that somebody has decided
 * on meanwhile, or to which nothing can be added (`takesOutcome`), is a `StoreError`.
 */
export function withOutcome({ file, name }: Proposal, bytes: Uint8Array, outcome: ProposalOutcome): string {
  const source = new TextDecoder().decode(bytes);
  if (proposalFrom(file, source).proposal?.outcome)
    throw new StoreError(
      `Somebody else has just decided on ${name}. Nothing was changed; see \`kb proposals --all\`.`,
    );
  const decided = decidedSource(source, outcome);
  const read = proposalFrom(file, decided).proposal?.outcome;
  if (read && canonicalJson(read) === canonicalJson(outcome)) return decided;
  throw new StoreError(
    `${file} is not written line by line. Nothing was changed; write each field on a line of its own.`,
  );
}

/** Whether an outcome can be added to a proposal's file: its fields stand on lines of their own. */
export function takesOutcome({ file, at }: Proposal, bytes: Uint8Array): boolean {
  const decided = decidedSource(new TextDecoder().decode(bytes), { taken: "noted", at, by: "somebody" });
  return proposalFrom(file, decided).proposal?.outcome !== undefined;
}

function decidedSource(source: string, outcome: ProposalOutcome): string {
  return `${source}${source.endsWith("\n") ? "" : "\n"}${yamlOf({ outcome })}`;
}

function badName(file: string): Problem {
  const message = "The name of a proposal's file is its day and what it speaks of.";
  const fix = "Rename it like proposals/2026-11-22-late-delivery.yaml.";
  return { file, rule: "bad-name", severity: "error", message, fix };
}
