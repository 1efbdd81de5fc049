import type { PreviewedChange, PreviewState } from "#build/preview-state.ts";
import { problemsOf } from "#checks/rules.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { changeOf } from "#core/pending.ts";
import type { Draft } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import { isOpen, type Proposal } from "#core/proposal.ts";
import { planPublication } from "#core/publication.ts";
import { reviewedEntry } from "#core/reviewed.ts";
import { draftsOf, hasNewWords } from "#store/draft.ts";
import { type Reading, readContent } from "#store/library.ts";
import { proposalDraft, proposedReading } from "#store/proposal-draft.ts";
import { checkingOf } from "./checking.ts";

/** What a content folder would change if everything in it were published: it is read anew, and nothing is written. */
export function previewOf(root: string, now: Instant): PreviewState {
  const reading = readContent(root);
  const { library } = reading;
  const problems = problemsOf(checkingOf(reading, now));
  const drafts = draftsOf(reading);
  const keys = [...library.entries.values()]
    .filter((entry) => isDraft(entry, drafts.get(entry.key), problems))
    .map(({ key }) => key);
  const open = [...library.proposals.values()].filter(isOpen);
  const taken = open.map((proposal) => ({ proposal, ...proposedChange(reading, proposal, now) }));
  const shown = new Set<string>([...keys, ...open.map(({ file }) => file)]);
  return {
    library,
    now,
    drafts: changesOf(reading, keys, problems, now),
    proposed: taken.flatMap(({ change }) => change ?? []),
    asked: taken.flatMap(({ proposal, change, problems: own }) =>
      change ? [] : [{ proposal, problems: own }],
    ),
    elsewhere: problems.filter(
      ({ file, severity }) => severity === "error" && !shown.has(file) && !shown.has(folderOf(file)),
    ),
  };
}

/** Whether the working texts of an entry say something new, carry a note, or cannot be published as they are. */
function isDraft(entry: Entry, draft: Draft | undefined, problems: readonly Problem[]): boolean {
  if (!draft) return false;
  const isRetold = draft.any && !draft.settings;
  if (hasNewWords(draft) || isRetold || changeOf(entry) !== undefined) return true;
  return ownProblems(entry.key, problems).some(({ severity }) => severity === "error");
}

/** What is wrong with the working texts of an entry; its records and versions are another matter. */
function ownProblems(key: EntryKey, problems: readonly Problem[]): Problem[] {
  return problems.filter(({ file }) => file === key || folderOf(file) === key);
}

function folderOf(file: string): string {
  const [kind, id, name, ...deeper] = file.split("/");
  return name === undefined || name === "history.yaml" || deeper.length > 0 ? file : `${kind}/${id}`;
}

function changesOf(
  reading: Reading,
  keys: readonly EntryKey[],
  problems: readonly Problem[],
  now: Instant,
): PreviewedChange[] {
  const { library } = reading;
  const drafts = draftsOf(reading);
  const entries = keys.flatMap((key) => library.entries.get(key) ?? []);
  const asked = entries.filter((entry) => changeOf(entry)?.withdraw === undefined).map(({ key }) => key);
  const plan = planPublication({ library, drafts, now, request: {} }, asked);
  return entries.map((entry) => {
    const own = ownProblems(entry.key, problems);
    const reviewed = reviewedEntry({ library, drafts, plan, problems: own }, entry);
    const refused = reviewed.refused && !own.some(({ rule }) => rule === reviewed.refused?.rule);
    return {
      reviewed,
      entry,
      library,
      problems: refused && reviewed.refused ? [reviewed.refused, ...own] : own,
    };
  });
}

function proposedChange(
  reading: Reading,
  proposal: Proposal,
  now: Instant,
): { readonly change?: PreviewedChange; readonly problems: readonly Problem[] } {
  const own = reading.library.problems.filter(({ file }) => file === proposal.file);
  const { files, problems: faults } = proposalDraft(reading, proposal);
  const problems = [...own, ...faults];
  if (files.size === 0 || !proposal.entry) return { problems };
  const proposed = proposedReading(reading, proposal);
  const checking = { ...checkingOf(proposed, now), about: new Set([proposal.entry]) };
  const found = problemsOf(checking).filter(({ file }) => folderOf(file) === proposal.entry);
  const [change] = changesOf(proposed, [proposal.entry], [...problems, ...found], now);
  const all = [...problems, ...(change?.problems ?? [])];
  return { problems, ...(change && { change: { ...change, proposal, problems: all } }) };
}
