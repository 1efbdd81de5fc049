import { type Word, wordsOf } from "#search/word.ts";

/**
 * Which marked words a base uses, and what stands beside those that become one when marks are left out. Serialises as
 * JSON.
 */
export interface LexiconSheet {
  /** `hoan` → "hoàn7 hoãn3": every form with how often it is written, as a power of two. Without forms that carry marks, none. */
  readonly forms: Readonly<Record<string, string>>;
  /** The folded words before and after a form of several: `hoàn` → ["duoc xin", "tien3 ve2"], with powers of two. */
  readonly beside: Readonly<Record<string, readonly [before: string, after: string]>>;
}

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

/** At most so many words beside others are kept, those that were met most; about two bytes each when packed. */
const MOST_BESIDE = 2500;

/** Counts the marked words of some texts. Lines whose author typed no marks teach nothing about them. */
export function lexiconSheet(texts: readonly string[]): LexiconSheet {
  const lines = texts.map((text) => wordsOf(text).filter(isLetters)).filter((words) => words.some(isMarked));
  const counts = new Map<string, Map<string, number>>();
  for (const { exact, folded } of lines.flat()) {
    const forms = counts.get(folded) ?? new Map<string, number>();
    counts.set(folded, forms.set(exact, (forms.get(exact) ?? 0) + 1));
  }
  for (const [folded, forms] of counts) if (forms.size === 1 && forms.has(folded)) counts.delete(folded);
  const forms = [...counts].sort(byName).map(([folded, own]) => [folded, listed(own)] as const);
  return { forms: Object.fromEntries(forms), beside: besideIn(lines, counts) };
}

function isLetters({ folded }: Word): boolean {
  return /^[a-z]*[aeiouy][a-z]*$/.test(folded);
}

function isMarked({ exact, folded }: Word): boolean {
  return exact !== folded;
}

/** How often each form has each word on each side, by `hoan 1 tien`: the sides of a folded word, and what stands there. */
type Met = Map<string, Map<string, number>>;

function besideIn(
  lines: readonly (readonly Word[])[],
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): LexiconSheet["beside"] {
  const met: Met = new Map();
  for (const words of lines) {
    for (const [place, { exact, folded }] of words.entries()) {
      if ((counts.get(folded)?.size ?? 0) < 2) continue;
      for (const [side, other] of [words[place - 1], words[place + 1]].entries()) {
        if (other) countOne(met, `${folded} ${side} ${other.folded}`, exact);
      }
    }
  }
  const telling = [...met].flatMap(([key, forms]) => tellingOf(key, forms, counts));
  return sidesOf(telling.sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).slice(0, MOST_BESIDE));
}

function countOne(met: Met, key: string, exact: string): void {
  const forms = met.get(key) ?? new Map<string, number>();
  met.set(key, forms.set(exact, (forms.get(exact) ?? 0) + 1));
}

/** Beside a word that stands with all forms alike, and one that only confirms what is written nearly always, nothing is told. */
function tellingOf(
  key: string,
  forms: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): [key: string, count: number][] {
  const [folded = "", side, other] = key.split(" ");
  const own = [...(counts.get(folded) ?? [])].sort(([, many], [, few]) => few - many);
  const shares = own.map(([exact, count]) => (forms.get(exact) ?? 0) / count);
  const most = Math.max(...shares);
  const [[first = "", many] = ["", 0]] = own;
  const isUsual = forms.size === 1 && forms.has(first) && own.slice(1).every(([, few]) => few * 20 < many);
  if (isUsual || shares.every((share) => share * 2 > most)) return [];
  return [...forms].map(([exact, count]) => [`${exact} ${side} ${other}`, count]);
}

function sidesOf(met: readonly (readonly [key: string, count: number])[]): LexiconSheet["beside"] {
  const sides = new Map<string, [Map<string, number>, Map<string, number>]>();
  for (const [key, count] of met) {
    const [exact = "", side, other = ""] = key.split(" ");
    const own = sides.get(exact) ?? [new Map<string, number>(), new Map<string, number>()];
    own[side === "0" ? 0 : 1].set(other, count);
    sides.set(exact, own);
  }
  const rows = [...sides]
    .sort(byName)
    .map(([exact, [before, after]]) => [exact, [listed(before), listed(after)]]);
  return Object.fromEntries(rows);
}

function listed(counts: ReadonlyMap<string, number>): string {
  const words = [...counts].sort(byName).map(([word, count]) => word + (powerOf(count) || ""));
  return words.join(" ");
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function powerOf(count: number): number {
  return Math.min(9, Math.round(Math.log2(count)));
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
