import type { EntryKey } from "#core/entry.ts";
import { type FragmentChange, followers, waitsTwice } from "#core/follower.ts";
import { approverOf, type History, type PublishRecord, waitingAt } from "#core/history.ts";
import { isBefore } from "#core/instant.ts";
import { isPlanned, type Outcome, type PlanContext, type PlannedVersion, type Refusal } from "#core/plan.ts";

/** What happens to one entry in a publication: its own version, and versions that follow fragments. */
export interface Steps {
  readonly outcome: Outcome;
  readonly versions: readonly PlannedVersion[];
  readonly held: readonly Refusal[];
}

/**
 * An entry's own version with the versions that follow fragments around it, in the order of effect: its
 * published words follow what changes before, its new words what changes after.
 */
export function planSteps(
  context: PlanContext,
  key: EntryKey,
  plan: (planned: readonly PlannedVersion[]) => Outcome,
  fragments: readonly PlannedVersion[],
): Steps {
  const entry = context.library.entries.get(key);
  const outcome = plan(fragments);
  const own = isPlanned(outcome) ? outcome : undefined;
  if (!entry) return { outcome, versions: [], held: [] };
  const changes = fragments.map(({ record, key: of, approvedBy }) => ({
    key: of,
    id: of.slice(of.indexOf("/") + 1),
    record,
    ...(approvedBy !== undefined && { approvedBy }),
  }));
  const due = own
    ? changes.filter(({ record }) => isBefore(record.effective, own.record.effective))
    : changes;
  const before = followers(
    context,
    { entry, isReplaced: own?.cancels !== undefined, planned: fragments },
    due,
  );
  if ("held" in before) return { outcome, versions: [], held: before.held };
  if (!own) return { outcome, versions: before.versions, held: [] };
  const again = before.versions.length > 0 ? plan([...fragments, ...before.versions]) : own;
  if (!isPlanned(again)) return { outcome: again, versions: [], held: [] };
  const planned = [...fragments, ...before.versions, again];
  const later = changesAfter(context, again, changes);
  const after = followers(context, { entry, isReplaced: true, planned }, later);
  // The entry yields: what it would have to follow later may be published already.
  if ("held" in after)
    return { outcome, versions: [], held: after.held.map(({ problem }) => ({ key, problem })) };
  const versions = [...before.versions, again, ...after.versions];
  const times = versions.map(({ record }) => record.effective).filter((time) => isBefore(context.now, time));
  const held = times.length > 1 ? [{ key, problem: waitsTwice(entry, times) }] : [];
  return { outcome: again, versions, held };
}

function approvedIn(history: History, record: PublishRecord): { approvedBy?: string } {
  const approvedBy = approverOf(history, record);
  return approvedBy === undefined ? {} : { approvedBy };
}

/** What changes in the fragments of an entry's new words after they take effect: planned now, or waiting already. */
function changesAfter(
  { library, now }: PlanContext,
  { record }: PlannedVersion,
  changes: readonly FragmentChange[],
): FragmentChange[] {
  return Object.keys(record.fragments).flatMap((id) => {
    const key: EntryKey = `fragments/${id}`;
    const planned = changes.find((change) => change.id === id);
    const history = library.entries.get(key)?.history ?? [];
    const waiting = waitingAt(history, now);
    const change = planned ?? (waiting && { key, id, record: waiting, ...approvedIn(history, waiting) });
    return change && isBefore(record.effective, change.record.effective) ? [change] : [];
  });
}
