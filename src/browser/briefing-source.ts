import { breath } from "#browser/breath.ts";
import { jsonAt } from "#browser/json.ts";
import type { BigStep } from "#core/big-step.ts";
import { bigSteps } from "#core/big-step.ts";
import type { BriefingSlot } from "#core/briefing.ts";
import { type Briefing, spanOf } from "#core/briefing.ts";
import { type BriefingMonth, type BriefingPlan, joined, monthsBetween } from "#core/briefing-month.ts";
import type { PublishedVersion } from "#core/published.ts";

/** What a slot's briefing is made from; rejects when it cannot be had. `root` is the site's address. */
export async function briefingMonths(
  { months }: BriefingPlan,
  slot: BriefingSlot,
  root: string,
): Promise<BriefingMonth> {
  const { from, until } = spanOf(slot);
  const read = monthsBetween(months, from, until).map((month) =>
    jsonAt<BriefingMonth>(`${root}api/v1/briefings/${month}.json`, "changes"),
  );
  return joined(await Promise.all(read));
}

/** The words that stand for the changes of a briefing. A version that cannot be had only leaves its words out. */
export async function stepsIn(
  { items }: Briefing,
  locale: string,
  sourceLocale: string,
  root: string,
): Promise<ReadonlyMap<string, BigStep>> {
  const changes = items.flatMap((item) => item.changes);
  const wanted = changes.flatMap(({ kind, id, before, version }) =>
    before === undefined ? [] : [`${kind}/${id}/${before}`, `${kind}/${id}/${version}`],
  );
  const versions = new Map<string, PublishedVersion>();
  await Promise.all(
    [...new Set(wanted)].map(async (name) => {
      try {
        versions.set(name, await jsonAt<PublishedVersion>(`${root}api/v1/${name}.json`, "texts"));
      } catch {
        // Its headline, what to do and why still stand.
      }
    }),
  );
  const versionOf = ({ kind, id }: { kind: string; id: string }, version: string) =>
    versions.get(`${kind}/${id}/${version}`);
  const steps = new Map<string, BigStep>();
  for (const change of changes) {
    await breath();
    for (const [key, step] of bigSteps([change], versionOf, locale, sourceLocale)) steps.set(key, step);
  }
  return steps;
}
