import type { HandedFile } from "#browser/propose-handing.ts";
import type { TermsMatter } from "#browser/propose-terms.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import type { Instant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { effectiveBy, type FormGround, type FormValues, proposedBy } from "#core/proposal-form.ts";
import { proposalName } from "#core/proposal-name.ts";
import { proposalText } from "#core/proposal-text.ts";
import { zonedInstant } from "#core/wall-time.ts";

/** The file that a form comes to, as of `now`. */
export function handedFile(
  { workspace, sheet, propose }: ProposeView,
  values: FormValues,
  ground: FormGround,
  { advisory }: TermsMatter,
  now: Instant,
): HandedFile {
  const at = zonedInstant(millisOf(now), workspace.timeZone);
  const isAdvisory = values.verb === "advisory" && advisory !== undefined;
  const proposal = isAdvisory ? advisory.proposal(values, ground, at) : proposedBy(values, ground, at);
  const about = sheet?.id ?? (proposal.verb === "new" ? values.id : undefined) ?? "idea";
  return {
    name: proposalName(at.slice(0, 10), about, workspace.proposals),
    text: proposalText(proposal),
    title: (sheet?.title ?? values[`title:${workspace.sourceLocale}`]) || propose.verb.idea,
    owner: sheet?.owner ?? workspace.owners.find(({ id }) => id === values.owner),
    effective: isAdvisory ? undefined : effectiveBy(values, workspace.timeZone),
  };
}
