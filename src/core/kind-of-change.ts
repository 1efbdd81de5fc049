import type { EntryText, Front } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { partReasons, type Wordings } from "#core/part-change.ts";
import type { Reason } from "#core/reason.ts";
import { sectionPairs } from "#core/section-pair.ts";
import type { Size } from "#core/version.ts";

/** What the wording itself says about the kind of a change, and why it looks major; no reason when it looks minor. */
export interface KindOfChange {
  readonly looks: Size;
  readonly reasons: readonly Reason[];
}

/** Texts of an entry by language, fragments filled in. */
export type Texts = ReadonlyMap<Locale, Pick<EntryText, "front" | "body">>;

/** The texts before and after a change. */
export interface TextChange {
  readonly before: Texts;
  readonly after: Texts;
  readonly sourceLocale: Locale;
  /** Languages that only catch up with what the source said before: what changes in them is no news. */
  readonly catchingUp: ReadonlySet<Locale>;
}

/**
 * Whether a change looks major or minor by what differs: numbers, dates, amounts, negations, conditions, links,
 * fields, wordings nobody may send, parts and statements that are new or gone, whom it is for. A title, a
 * phrase, a typo, other words for the same and a new translation are minor.
 */
export function kindOfChange(change: TextChange, wordings: Wordings): KindOfChange {
  const { before, after, sourceLocale, catchingUp } = change;
  const [was, now] = [before.get(sourceLocale)?.front, after.get(sourceLocale)?.front];
  const inTexts = [...before].flatMap(([locale, text]): Reason[] => {
    const next = after.get(locale);
    if (!next) return [{ type: "language", locale }];
    if (catchingUp.has(locale)) return [];
    return sectionPairs(text.body, next.body).flatMap((pair) => partReasons(pair, locale, wordings));
  });
  const reasons = [...(was && now ? frontReasons(was, now) : []), ...inTexts];
  return { looks: reasons.length > 0 ? "major" : "minor", reasons };
}

/** The fields that decide who sees a text, where, when and how it may be used. */
const WEIGHTY: Readonly<Record<string, (front: Front) => unknown>> = {
  verbatim: (front) => front.verbatim,
  urgent: (front) => front.urgent,
  teams: (front) => front.teams,
  countries: (front) => front.advisory?.countries,
  regions: (front) => front.advisory?.regions,
  everywhere: (front) => front.advisory?.everywhere,
  severity: (front) => front.advisory?.severity,
  effect: (front) => front.advisory?.effect,
  use: (front) => front.advisory?.use,
  incident: (front) => front.advisory?.incident,
  from: (front) => front.advisory?.from ?? front.event?.from,
  until: (front) => front.advisory?.until ?? front.event?.until,
  zone: (front) => front.event?.zone,
  venue: (front) => front.event?.venue,
  "scope.answers": (front) => front.advisory?.scope.answers,
  "scope.products": (front) => front.advisory?.scope.products,
  "scope.channels": (front) => front.advisory?.scope.channels,
  "scope.teams": (front) => front.advisory?.scope.teams,
};

function frontReasons(a: Front, b: Front): Reason[] {
  return Object.entries(WEIGHTY).flatMap(([field, valueIn]): Reason[] => {
    const [was, now] = [fieldWords(valueIn(a)), fieldWords(valueIn(b))];
    return was === now ? [] : [{ type: "front", field, was, now }];
  });
}

function fieldWords(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join(", ") : String(value ?? "");
}
