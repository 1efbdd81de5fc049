import type { LexiconSheet } from "#search/lexicon-sheet.ts";
import type { Word } from "#search/word.ts";

/** A marked word that one without marks may stand for, and how likely: shares add up to less than 1, since the base does not know all words. */
export interface MarkedReading {
  readonly exact: string;
  readonly share: number;
}

/** A lexicon ready for use. */
export interface Lexicon {
  readonly forms: ReadonlyMap<string, readonly Form[]>;
}

interface Form {
  readonly exact: string;
  readonly count: number;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** Opens a sheet. */
export function lexiconFrom({ forms, beside }: LexiconSheet): Lexicon {
  const opened = Object.entries(forms).map(([folded, list]): [string, Form[]] => {
    const own = [...countsIn(list)].map(([exact, count]) => {
      const [before = "", after = ""] = beside[exact] ?? [];
      return { exact, count, before: countsIn(before), after: countsIn(after) };
    });
    return [folded, own];
  });
  return { forms: new Map(opened) };
}

function countsIn(list: string): Map<string, number> {
  const words = list === "" ? [] : list.split(" ");
  return new Map(
    words.map((word) => (/\d$/.test(word) ? [word.slice(0, -1), 2 ** Number(word.at(-1))] : [word, 1])),
  );
}

/** Whether the base writes a marked word just so. */
export function isWritten({ forms }: Lexicon, { exact, folded }: Word): boolean {
  return forms.get(folded)?.some((form) => form.exact === exact) ?? false;
}

/** The words beside one, folded. */
export interface Beside {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The weight of a form that the base never wrote: a word met once is less certain than one met daily. */
const UNMET = 0.35;

/**
 * The words of the base that a word without marks may stand for, the likeliest first: `hoan` beside `tien` → hoàn 0.8,
 * hoãn 0.1. The words beside it decide as they do in the base's own texts; where they say nothing, what is written more
 * often is only a little likelier. A form without marks (`cho`) is one of them. Empty for a word that the base does not know.
 */
export function readingsOf(
  { forms }: Lexicon,
  folded: string,
  { before, after }: Beside = {},
): MarkedReading[] {
  const own = forms.get(folded) ?? [];
  const weights = own.map(
    (form) =>
      Math.sqrt(form.count) *
      besideWeight(form, own, "before", before) *
      besideWeight(form, own, "after", after),
  );
  const sum = weights.reduce((all, weight) => all + weight, UNMET);
  const readings = own.map(({ exact }, place) => ({ exact, share: rounded((weights[place] ?? 0) / sum) }));
  return readings.sort((a, b) => b.share - a.share || (a.exact < b.exact ? -1 : 1));
}

/** A word beside a form counts as it does beside the other forms, and a tenth where it never stood there. */
function besideWeight(
  form: Form,
  all: readonly Form[],
  side: keyof Beside,
  word: string | undefined,
): number {
  const met = word === undefined ? 0 : all.reduce((sum, other) => sum + (other[side].get(word) ?? 0), 0);
  if (word === undefined || met === 0) return 1;
  const share = (form[side].get(word) ?? 0) / form.count;
  const most = Math.max(...all.map((other) => (other[side].get(word) ?? 0) / other.count));
  return 0.1 + share / most;
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}

/** How little is known which of its readings a word stands for: 0 when one is certain, near 1 when all are alike. */
export function doubtOf(readings: readonly MarkedReading[]): number {
  const [best] = readings;
  return best ? rounded(Math.min(1, (1 - best.share) * 2)) : 0;
}
