import type { EntryKey } from "#core/entry.ts";
import { isSamePerson } from "#core/person.ts";
import type { People, PlanContext } from "#core/plan.ts";
import { refuse } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";

/** Who asks for a version and who agrees to it; `own` is whoever asks when nobody is named. */
export function peopleOf({ request }: PlanContext, key: EntryKey, own: string): People & { by: string } {
  const line = request.people?.get(key);
  const by = line?.by ?? request.by ?? own;
  const approvedBy = line ? line.approvedBy : request.approvedBy;
  return approvedBy === undefined ? { by } : { by, approvedBy };
}

/** What stands in the way of a version for want of a second person; nothing where the workspace asks for none. */
export function approvalFault(
  { library }: PlanContext,
  key: EntryKey,
  { by, approvedBy }: People & { by: string },
  isEmergency: boolean,
): { problem: Problem } | undefined {
  if (approvedBy !== undefined && isSamePerson(by, approvedBy)) return ownChange(key, by);
  if (approvedBy !== undefined || isEmergency || library.workspace.approval !== "required") return undefined;
  return refuse(
    key,
    "awaits-approval",
    `Nobody but ${by} has agreed to this change of ${key}, and this workspace asks for a second person.`,
    "Name who agreed with --approved-by, or publish it as an emergency with --emergency REASON.",
  );
}

/** What to say to somebody who approves what they asked for. */
export function ownChange(key: EntryKey, by: string): { problem: Problem } {
  return refuse(
    key,
    "awaits-approval",
    `${by} asked for this change of ${key}, and nobody approves a change of their own.`,
    "Let somebody else approve it.",
  );
}
