import type { Entry } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Proposal } from "#core/proposal.ts";
import { type ProposalFault, pathOfPart, stale } from "#core/proposal-fault.ts";
import type { Collision } from "#core/proposal-merge.ts";
import type { Version } from "#core/version.ts";

/** What keeps a change from being put over edits that were made by hand: it can be taken once they are gone. */
export function editedFault({ key }: Pick<Entry, "key">): ProposalFault {
  const message = `${key} has unpublished edits of its own.`;
  const fault = stale(["entry"], message, "Publish those edits or drop them first.");
  return { ...fault, severity: "warning" };
}

/** What to say of a change of which nothing is left to do. */
export function doneFault({ key }: Pick<Entry, "key">): ProposalFault {
  const fix = "Decline the proposal with `kb decline`, since there is nothing left to do.";
  return stale(["texts"], `${key} says all of this already.`, fix);
}

/** What to say of a part that somebody else changed since a proposal was made: both wordings, and the version of today. */
export function collisionFault(
  { from }: Pick<Proposal, "from">,
  version: Version,
  locale: Locale,
  { part, theirs, yours }: Collision,
): ProposalFault {
  const now = theirs === undefined ? `is gone in version ${version}` : `says ${quoted(theirs)} now`;
  const message = `${part} in ${locale}: since version ${from} it was changed, and ${now}; the proposal says ${quoted(yours)}.`;
  return stale(pathOfPart(locale, part), message, "Propose it again from the newest version.");
}

/** Words in quotes on one line, cut where they are long. */
function quoted(words: string): string {
  const line = words.trim().replace(/\s+/g, " ");
  return line === "" ? "nothing" : `"${line.length > 300 ? `${line.slice(0, 300)}…` : line}"`;
}
