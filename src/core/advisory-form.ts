import { listed, needsUse } from "#core/advisory-reach.ts";
import { EFFECTS, type EntryKey, SEVERITIES, STAGES } from "#core/entry.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { NewAdvisory } from "#core/proposal.ts";
import { type FormGround, type FormValues, lackingInNew, proposedBy } from "#core/proposal-form.ts";
import type { ProposalWords } from "#core/proposal-text.ts";
import { wallInstant } from "#core/wall-time.ts";

/** The proposal of a new advisory that a form asks for, as of `now`. */
export function advisoryBy(values: FormValues, ground: FormGround, now: Instant): ProposalWords {
  // It takes effect when it is approved: from when it holds is said by itself.
  const words = proposedBy({ ...values, verb: "new", when: "now" }, ground, now);
  return {
    ...words,
    entry: `advisories/${values.id}` as EntryKey,
    advisory: factsBy(values, ground, now),
  };
}

function factsBy(values: FormValues, ground: FormGround, now: Instant): NewAdvisory {
  const isEverywhere = values.where === "everywhere";
  const until = untilBy(values, ground);
  const after = values.after?.trim().normalize("NFC");
  const incident = STAGES.find((stage) => stage === values.incident);
  return {
    tags: listed(values.tags, /,/),
    countries: isEverywhere ? [] : listed(values.countries),
    regions: isEverywhere ? [] : ticked(values, "region"),
    everywhere: isEverywhere,
    severity: SEVERITIES.find((one) => one === values.severity) ?? "info",
    from: fromBy(values, ground) ?? now,
    ...(until && { until }),
    scope: {
      answers: listed(values.answers),
      products: ticked(values, "product"),
      channels: ticked(values, "channel"),
      teams: ticked(values, "team"),
    },
    effect: EFFECTS.find((one) => one === values.effect) ?? "note",
    ...(needsUse(values.effect) && values.use && { use: values.use }),
    ...(after && { after }),
    ...(incident && { incident }),
  };
}

/** From when it holds, where somebody chose a time; undefined for from now on. */
export function fromBy(values: FormValues, { timeZone }: Pick<FormGround, "timeZone">): Instant | undefined {
  return values.begins === "at" ? wallInstant(values.from ?? "", timeZone) : undefined;
}

/** Until when it holds; undefined where nobody knows, or nobody has said so. */
export function untilBy(values: FormValues, { timeZone }: Pick<FormGround, "timeZone">): Instant | undefined {
  return values.endless === "yes" ? undefined : wallInstant(values.until ?? "", timeZone);
}

/** Whether it would be over before it begins. */
export function endsTooSoon(values: FormValues, ground: Pick<FormGround, "timeZone">, now: Instant): boolean {
  const until = untilBy(values, ground);
  return until !== undefined && !isBefore(fromBy(values, ground) ?? now, until);
}

function ticked(values: FormValues, kind: string): string[] {
  return Object.entries(values).flatMap(([name, value]) => (name.startsWith(`${kind}:`) ? value || [] : []));
}

/** The fields that still need something before a new advisory can be handed over, in the form's order. */
export function lackingInAdvisory(values: FormValues, ground: FormGround, now: Instant): string[] {
  const { titles, id, reply, note, rest } = lackingInNew(values, ground);
  const has = (name: string) => (values[name] ?? "").trim() !== "";
  const text = `box:${ground.sourceLocale}:text`;
  const place =
    values.where === "everywhere" || listed(values.countries).length + ticked(values, "region").length > 0;
  const isTimed = values.begins !== "at" || fromBy(values, ground) !== undefined;
  const isEnded = values.endless === "yes" || untilBy(values, ground) !== undefined;
  return [
    ...titles,
    ...(has(text) ? [] : [text]),
    ...(values.effect === "append" ? reply : []),
    ...(has("where") ? [] : ["where"]),
    ...(has("where") && !place ? ["countries"] : []),
    ...(has("severity") ? [] : ["severity"]),
    ...(isTimed ? [] : ["from"]),
    ...(isEnded && !endsTooSoon(values, ground, now) ? [] : ["until"]),
    ...(needsUse(values.effect) && !has("use") ? ["use"] : []),
    ...id,
    ...note,
    ...rest,
  ];
}
