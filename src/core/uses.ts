import { dayAfter } from "#core/day.ts";
import { referenceFrom } from "#core/reference-reading.ts";

/** How often each wording went out, by its reference; one that ends in `~` was touched up first. */
export type UseCounts = Readonly<Record<string, number>>;

/** The wordings that went out on each shift day (`2026-11-23`). */
export type Uses = Readonly<Record<string, UseCounts>>;

/** So many shift days are kept, the one that runs among them. */
export const USE_DAYS = 31;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Uses from what a device kept; whatever is no count of a reference on a day is left out. */
export function usesFrom(kept: unknown): Uses {
  const days = Object.entries(Object(kept) as object).filter(([day]) => DAY.test(day));
  return Object.fromEntries(days.map(([day, counts]) => [day, countsFrom(counts)]));
}

/** Counts from what a device kept. */
export function countsFrom(kept: unknown): UseCounts {
  const counts = Object.entries(Object(kept) as object);
  return Object.fromEntries(
    counts.filter(
      ([reference, count]) => referenceFrom(reference) && Number.isSafeInteger(count) && count > 0,
    ),
  );
}

/** Some references used once more on a day; days too long before it are dropped. */
export function usedOn(uses: Uses, day: string, references: readonly string[]): Uses {
  const oldest = dayAfter(day, 1 - USE_DAYS);
  const kept = Object.entries(uses).filter(([counted]) => counted >= oldest);
  return { ...Object.fromEntries(kept), [day]: sumOf([uses[day] ?? {}, countsOf(references)]) };
}

function countsOf(references: readonly string[]): UseCounts {
  return sumOf(references.map((reference) => ({ [reference]: 1 })));
}

/** Several counts as one. */
export function sumOf(all: readonly UseCounts[]): UseCounts {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [reference, count] of Object.entries(counts)) sum[reference] = (sum[reference] ?? 0) + count;
  return sum;
}

/** What was used from a shift day on, without what had been counted on that day before. */
export function usedSince(uses: Uses, day: string, before: UseCounts = {}): UseCounts {
  const later = Object.entries(uses).filter(([counted]) => counted >= day);
  const sum = sumOf(later.map(([, counts]) => counts));
  const left = Object.entries(sum).map(
    ([reference, count]) => [reference, count - (before[reference] ?? 0)] as const,
  );
  return Object.fromEntries(left.filter(([, count]) => count > 0));
}

/** A wording with how often it went out, and how often of those it was touched up. */
export interface WordingUse {
  /** Without `~`. */
  readonly reference: string;
  readonly uses: number;
  readonly touched: number;
}

/** Counts by approved wording, touched up or not; the most used first. */
export function wordingUses(counts: UseCounts): WordingUse[] {
  const wordings = new Map<string, WordingUse>();
  for (const [written, count] of Object.entries(counts)) {
    const reference = written.replace(/~$/, "");
    const { uses, touched } = wordings.get(reference) ?? { uses: 0, touched: 0 };
    const isTouched = written !== reference;
    wordings.set(reference, { reference, uses: uses + count, touched: touched + (isTouched ? count : 0) });
  }
  return [...wordings.values()].sort((a, b) => b.uses - a.uses || (a.reference < b.reference ? -1 : 1));
}
