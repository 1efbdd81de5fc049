import { problemsOf } from "#checks/rules.ts";
import { type Entry, type EntryKey, entryKeyFrom } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { titleOf } from "#core/library.ts";
import { changeOf } from "#core/pending.ts";
import { compareText, type Problem } from "#core/problem.ts";
import { isOpen, type Proposal } from "#core/proposal.ts";
import { planPublication } from "#core/publication.ts";
import { type ReviewedEntry, reviewedEntry } from "#core/reviewed.ts";
import type { ReviewedProposal } from "#exports/review-proposal.ts";
import type { Review } from "#exports/review-report.ts";
import { draftsOf } from "#store/draft.ts";
import { type Reading, readContent } from "#store/library.ts";
import { proposedReading } from "#store/proposal-draft.ts";
import { changedSince, forkPoint } from "./changed-files.ts";
import { checkingWithProposals } from "./proposal-checking.ts";

/** What the content folder changes since it parted from a git revision, as its reviewer has to see it. */
export function reviewSince(root: string, base: string, now: Instant): Review {
  const changed = changedSince(root, forkPoint(root, base));
  const reading = readContent(root);
  const { library } = reading;
  const keys = keysAmong(changed);
  const problems = problemsOf(checkingWithProposals(reading, now, true));
  const proposals = [...library.proposals.values()].filter(({ file }) => changed.has(file));
  return {
    problems: problemsAmong(problems, changed),
    entries: reviewedEntries(reading, keys, problems, now),
    proposals: proposals.map((proposal) => reviewedProposal(reading, proposal, problems, now)),
    remarks: remarksOn(reading, keys, changed),
    now,
    zone: library.workspace.timeZone,
    needsApproval: library.workspace.approval === "required",
  };
}

/** The entries whose working texts or files are among some changed files. */
function keysAmong(changed: ReadonlySet<string>): EntryKey[] {
  const keys = [...changed].flatMap((path) => {
    const [kind, id, name = "", ...deeper] = path.split("/");
    const isWorking = name !== "" && name !== "history.yaml" && deeper.length === 0;
    const key = isWorking ? entryKeyFrom(`${kind}/${id}`) : undefined;
    return key ? [key] : [];
  });
  return [...new Set(keys)].sort(compareText);
}

/** A problem may speak of a whole folder: it counts when anything inside it changed. */
function problemsAmong(problems: readonly Problem[], changed: ReadonlySet<string>): Problem[] {
  return problems.filter(
    ({ file }) => changed.has(file) || [...changed].some((path) => path.startsWith(`${file}/`)),
  );
}

function reviewedEntries(
  reading: Reading,
  keys: readonly EntryKey[],
  problems: readonly Problem[],
  now: Instant,
): ReviewedEntry[] {
  const { library } = reading;
  const drafts = draftsOf(reading);
  const entries = keys.flatMap((key) => library.entries.get(key) ?? []);
  const asked = entries.filter(isToPublish).map(({ key }) => key);
  // The report is read before anybody has approved: what then comes of it is shown, and that it needs approval.
  const request = { approvedBy: "@reviewer" };
  const plan = planPublication({ library, drafts, now, request }, asked);
  return entries
    .filter((entry) => drafts.get(entry.key)?.any || changeOf(entry) !== undefined)
    .map((entry) => reviewedEntry({ library, drafts, plan, problems }, entry));
}

function isToPublish(entry: Entry): boolean {
  const change = changeOf(entry);
  return change !== undefined && change.withdraw === undefined;
}

function reviewedProposal(
  reading: Reading,
  proposal: Proposal,
  problems: readonly Problem[],
  now: Instant,
): ReviewedProposal {
  const { entry: key, file } = proposal;
  const isText = proposal.verb === "change" || proposal.verb === "new";
  const proposed = isText && isOpen(proposal) ? proposedReading(reading, proposal) : reading;
  const own = problems.filter((problem) => problem.file === file);
  const [entry] = proposed === reading || !key ? [] : reviewedEntries(proposed, [key], own, now);
  const named = key && proposed.library.entries.get(key);
  const { sourceLocale } = reading.library.workspace;
  return {
    proposal,
    ...(named && { title: titleOf(proposed.library, named, named.working, sourceLocale) }),
    ...(entry && { entry: { ...entry, isFaulty: own.some(({ severity }) => severity === "error") } }),
  };
}

function remarksOn({ library }: Reading, keys: readonly EntryKey[], changed: ReadonlySet<string>): string[] {
  const gone = keys.filter((key) => !library.entries.has(key));
  const files = [...changed].sort(compareText);
  const settings = files.filter((path) => path === "workspace.yaml" || path.startsWith("settings/"));
  const recorded = files.filter((path) => path.endsWith("/history.yaml"));
  return [
    ...gone.map((key) => `${key} is deleted.`),
    ...settings.map(
      (path) => `${path} changes: what it says holds everywhere as soon as it is merged and built.`,
    ),
    ...recorded.map((path) => `${path} changes: records were written on this branch.`),
  ];
}
