import { type Instant, inZone } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import type { Reading } from "#store/library.ts";
import { proposalDraft } from "#store/proposal-draft.ts";
import { Publication } from "#store/publication.ts";
import type { Taken } from "./outcome.ts";
import { pathProblems } from "./proposal-checking.ts";

/** A proposed path that can be written: its files, and the proposal as taken. */
export interface PlannedPath {
  readonly publication: Publication;
  readonly taken: Taken;
}

/** Plans to write a proposed path with its lessons, by whoever answers for it unless somebody is named; else says why not. */
export function planPath(
  reading: Reading,
  proposal: Proposal,
  now: Instant,
  by = proposal.owner ?? "",
): PlannedPath | { readonly problem: Problem } {
  const draft = proposalDraft(reading, proposal);
  const [problem] = [...draft.problems, ...pathProblems(reading, proposal, draft, now)];
  if (problem) return { problem };
  const at = inZone(now, reading.library.workspace.timeZone);
  const publication = new Publication(reading);
  publication.addFiles(draft.files);
  publication.settle(proposal, { taken: "noted", at, by });
  const id = `training/${proposal.path?.path.id ?? ""}` as const;
  const lessons = proposal.path?.lessons.size ?? 0;
  const remarks = [`${lessons} lesson${lessons === 1 ? "" : "s"}`];
  return { publication, taken: { name: proposal.name, verb: proposal.verb, id, remarks } };
}
