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
