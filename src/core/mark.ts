import { freshUntil } from "#core/fresh.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { type Stretch, stretchAt } from "#core/stretch.ts";

/** What a list says of an entry in one word, as long as it may be said. */
export interface Mark {
  readonly state: "current" | "changed" | "scheduled" | "behind" | "withdrawn";
  /** When it changed or will. */
  readonly at?: Instant;
  /** Whether the change brings the entry's first version. */
  readonly isFirst?: true;
  /** It is said until then; open when absent. */
  readonly until?: Instant;
  /** It is said only to those who reply in one of these languages. */
  readonly locales?: readonly Locale[];
}

/**
 * What may be said during a stretch, weightiest first: the first mark that holds is the one to show. A change
 * counts as one for a week, unless the next version is nearer by then.
 */
export function marksOf(stretch: Stretch, next: Stretch | undefined): Mark[] {
  if (stretch.isWithdrawn) return [{ state: "withdrawn" }];
  const marks: Mark[] = [];
  if (stretch.behind) marks.push({ state: "behind", locales: stretch.behind });
  const coming = next && !next.isWithdrawn ? next.from : undefined;
  const { changed } = stretch;
  marks.push({ state: "changed", at: changed, until: nearerUntil(changed, coming), ...firstOf(stretch) });
  if (coming) marks.push({ state: "scheduled", at: coming, until: coming });
  return [...marks, { state: "current" }];
}

function firstOf({ before }: Stretch): { isFirst: true } | undefined {
  return before === undefined ? { isFirst: true } : undefined;
}

function nearerUntil(changed: Instant, coming: Instant | undefined): Instant {
  const fresh = freshUntil(changed);
  if (coming === undefined) return fresh;
  const middle = instantOf((millisOf(changed) + millisOf(coming)) / 2);
  return isBefore(middle, fresh) ? middle : fresh;
}

/** What may be said before the first stretch begins. */
export function marksBefore(first: Stretch): Mark[] {
  return [{ state: "scheduled", at: first.from, until: first.from, isFirst: true }, { state: "current" }];
}

/** Whether a mark may be shown at an instant to somebody who replies in a language. */
export function holds({ until, locales }: Mark, at: Instant, replyLocale: Locale): boolean {
  return (until === undefined || isBefore(at, until)) && (locales?.includes(replyLocale) ?? true);
}

/** What to say of an entry at an instant; undefined where nothing of it was ever published by then. */
export function markAt(stretches: readonly Stretch[], at: Instant, replyLocale: Locale): Mark | undefined {
  const stretch = stretchAt(stretches, at);
  if (!stretch) return undefined;
  const marks = marksOf(stretch, stretches[stretches.indexOf(stretch) + 1]);
  return marks.find((mark) => holds(mark, at, replyLocale));
}
