import type { CheckContext } from "#checks/rule.ts";
import { problemsOf } from "#checks/rules.ts";
import type { EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import { byAge, isOpen, type Proposal } from "#core/proposal.ts";
import type { Reading } from "#store/library.ts";
import { readingWith } from "#store/overlay.ts";
import { type ProposalDraft, proposalDraft } from "#store/proposal-draft.ts";
import { problemOfPart, problemOfPath } from "#store/proposal-place.ts";
import { checkingOf } from "./checking.ts";

/** What the rules look at, open proposals included: each is held to what its texts would break. */
export function checkingWithProposals(reading: Reading, now: Instant, requireNotes = false): CheckContext {
  const checking = checkingOf(reading, now, requireNotes);
  return { ...checking, proposed: proposalProblems(reading, now) };
}

/** What is wrong with the open proposals, each problem with the proposal's file and the part it is about. */
export function proposalProblems(reading: Reading, now: Instant): Problem[] {
  const open = [...reading.library.proposals.values()].filter(isOpen).sort(byAge);
  const drafts = open.map((proposal) => ({ proposal, draft: proposalDraft(reading, proposal) }));
  const own = drafts.flatMap(({ draft }) => draft.problems);
  const ofPaths = drafts.flatMap(({ proposal, draft }) => pathProblems(reading, proposal, draft, now));
  const rounds = roundsOf(drafts.filter(({ proposal }) => !proposal.path));
  const about = keysOf(rounds.flat());
  const known = new Set(
    about.size === 0 ? [] : problemsOf({ ...checkingOf(reading, now), about, errorsAlone: true }).map(nameOf),
  );
  const broken = rounds.flatMap((round) =>
    brokenRules(reading, round, now).filter(({ problem }) => !known.has(nameOf(problem))),
  );
  return [...own, ...ofPaths, ...broken.map(({ said }) => said)];
}

interface Drafted {
  readonly proposal: Proposal;
  readonly draft: ProposalDraft;
}

/** Proposals that change texts, so that no round has two of one entry: all of a round are looked at together. */
function roundsOf(drafts: readonly Drafted[]): Drafted[][] {
  const rounds: Drafted[][] = [];
  for (const drafted of drafts.filter(({ draft }) => draft.files.size > 0)) {
    const isFree = (round: Drafted[]) =>
      !round.some(({ proposal }) => proposal.entry === drafted.proposal.entry);
    const round = rounds.find(isFree);
    if (round) round.push(drafted);
    else rounds.push([drafted]);
  }
  return rounds;
}

/** An error that a proposed text has, and the same as it is said of the proposal. */
interface Broken {
  readonly problem: Problem;
  readonly said: Problem;
}

function brokenRules(reading: Reading, round: readonly Drafted[], now: Instant): Broken[] {
  const proposed = readingWith(reading, new Map(round.flatMap(({ draft }) => [...draft.files])));
  const checking = checkingOf(proposed, now);
  const errors = problemsOf({ ...checking, about: keysOf(round), errorsAlone: true }).filter(
    ({ severity }) => severity === "error",
  );
  return errors.flatMap((problem) => {
    const owner = round.find(({ proposal }) => isOf(proposal, problem));
    return owner ? [{ problem, said: problemOfPart(proposed, owner.proposal, problem) }] : [];
  });
}

/** The errors that the lessons of a proposed path would have once they are written, each said of the proposal. */
export function pathProblems(
  reading: Reading,
  proposal: Proposal,
  { files }: ProposalDraft,
  now: Instant,
): Problem[] {
  const { path } = proposal;
  if (!path || files.size === 0) return [];
  const proposed = readingWith(reading, files);
  // About no entry: what belongs to none is looked at, and the training is all that differs.
  const checking = { ...checkingOf(proposed, now), about: new Set<EntryKey>(), errorsAlone: true as const };
  return problemsOf(checking)
    .filter(({ file, severity }) => severity === "error" && file.startsWith(`training/${path.path.id}/`))
    .map((problem) => problemOfPath(proposed, proposal, problem));
}

/** Only these entries can have problems by the proposals. */
function keysOf(drafted: readonly Drafted[]): Set<EntryKey> {
  return new Set(drafted.flatMap(({ proposal }) => proposal.entry ?? []));
}

/** Whether a problem lies in the entry that a proposal changes. */
function isOf({ entry }: Proposal, { file }: Problem): boolean {
  return entry !== undefined && (file === entry || file.startsWith(`${entry}/`));
}

function nameOf({ file, rule, message }: Problem): string {
  return JSON.stringify([file, rule, message]);
}
