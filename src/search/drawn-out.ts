import { foldedText } from "#core/fold.ts";

const MAY_BE = /(\p{L})\1|[àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ][aeiouy]$/u;
const ONLY_ONE_LETTER = /^(.)\1*$/u;

/**
 * What a word with a letter drawn out may be, the likelier first: `khônggggg` → không, `quáaaa` → quá, `goooood` → god,
 * good. Undefined where no letter stands three times, or with its marks and once more at the end; `www` stays as it is.
 */
export function notDrawnOut(word: string): readonly string[] | undefined {
  if (!MAY_BE.test(word) || ONLY_ONE_LETTER.test(word) || /\d/.test(word)) return undefined;
  const runs = runsOf(word);
  const long = runs.map((run, place) => run.length > 2 || isTrailing(run, place === runs.length - 1));
  if (!long.includes(true)) return undefined;
  const single = runs.map((run, place) => (long[place] ? leading(run) : run.join(""))).join("");
  const double = runs.map((run, place) => (long[place] ? leading(run).repeat(2) : run.join(""))).join("");
  return [single, double];
}

/** The letters of a word, those that are one letter but for their marks together. */
function runsOf(word: string): string[][] {
  const runs: string[][] = [];
  for (const letter of word) {
    const last = runs.at(-1);
    if (last?.[0] && foldedText(last[0]) === foldedText(letter)) last.push(letter);
    else runs.push([letter]);
  }
  return runs;
}

/** `ơii`, `quáa`: no Vietnamese word ends in a marked vowel and the same once more. */
function isTrailing(run: readonly string[], isLast: boolean): boolean {
  const [first = "", second] = run;
  return isLast && second !== undefined && foldedText(first) !== first && foldedText(second) === second;
}

function leading(run: readonly string[]): string {
  return run.find((letter) => foldedText(letter) !== letter) ?? run[0] ?? "";
}
