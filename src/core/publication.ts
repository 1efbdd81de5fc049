import type { EntryKey } from "#core/entry.ts";
import {
  isFragment,
  isPlanned,
  type Outcome,
  type Plan,
  type PlanContext,
  type PlannedVersion,
  type Refusal,
} from "#core/plan.ts";
import { planSteps } from "#core/planned-steps.ts";
import { planEntry } from "#core/planned-version.ts";
import { compareText } from "#core/problem.ts";

/**
 * Plans the publication of some entries: numbers, kinds, notes, effect, translations and pinned fragments.
 * Fragments come first; an answer that uses one of them gets a version of its own with its published text.
 * What an answer cannot follow is held back whole, and the rest is planned as if nobody had asked for it.
 */
export function planPublication(context: PlanContext, keys: readonly EntryKey[]): Plan {
  const held: Refusal[] = [];
  let open = [...new Set(keys)].sort(compareText);
  for (;;) {
    const attempt = planOnce(context, open);
    const stopped = heldFirst(attempt.held);
    if (stopped.length === 0) return { ...attempt.plan, refused: [...held, ...attempt.plan.refused] };
    held.push(...stopped);
    open = open.filter((key) => !stopped.some((refusal) => refusal.key === key));
  }
}

interface Attempt {
  readonly plan: Plan;
  readonly held: readonly Refusal[];
}

/** Each entry once. A fragment goes before what uses it: without it, the answer may well be published. */
function heldFirst(held: readonly Refusal[]): Refusal[] {
  const fragments = held.filter(({ key }) => isFragment(key));
  const first = fragments.length > 0 ? fragments : held;
  return first.filter(({ key }, index) => first.findIndex((other) => other.key === key) === index);
}

function planOnce(context: PlanContext, keys: readonly EntryKey[]): Attempt {
  const versions: PlannedVersion[] = [];
  const refused: Refusal[] = [];
  const skipped: EntryKey[] = [];
  const held: Refusal[] = [];
  const sort = (key: EntryKey, outcome: Outcome) => {
    if (outcome === "skipped") skipped.push(key);
    else if ("problem" in outcome) refused.push({ key, problem: outcome.problem });
  };
  for (const key of keys.filter(isFragment)) {
    const outcome = planEntry(context, key, versions);
    sort(key, outcome);
    if (isPlanned(outcome)) versions.push(outcome);
  }
  const fragments = [...versions];
  const users = [...context.library.entries.keys(), ...keys].filter((key) => !isFragment(key));
  for (const key of [...new Set(users)].sort(compareText)) {
    const isAsked = keys.includes(key);
    const plan = (planned: readonly PlannedVersion[]) =>
      isAsked ? planEntry(context, key, planned) : "skipped";
    const steps = planSteps(context, key, plan, fragments);
    if (isAsked) sort(key, steps.outcome);
    versions.push(...steps.versions);
    held.push(...steps.held);
  }
  return { plan: { versions, refused, skipped }, held };
}
