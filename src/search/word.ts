import { foldedText } from "#core/fold.ts";

/** A word as it was written, and as it is looked up when tone marks are left out. Both in small letters. */
export interface Word {
  readonly exact: string;
  readonly folded: string;
}

/** Scripts that put no spaces between words. */
const UNSPACED = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}";
const RUN = new RegExp(`[[${UNSPACED}]&&[\\p{L}\\p{M}\\p{N}]]+|[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]+`, "gv");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "v");
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
const PLAIN = /^[a-z0-9]*$/;

/** Longer runs of letters are addresses and nonsense; what is cut off decides nothing. */
const MOST_LETTERS = 40;

// The break between Japanese or Thai words hangs on the script, not on this language; the index and the box use the same.
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The words of a text in order, the same way for what is indexed and for what is typed: `Không đổi vé!` →
 * khong, doi, ve. Marks and emoji part words; an apostrophe does not (`didn't` → didnt).
 */
export function wordsOf(text: string): Word[] {
  const plain = text.normalize("NFKC").toLowerCase().replace(APOSTROPHE, "");
  return [...plain.matchAll(RUN)]
    .flatMap(([run]) => (IS_UNSPACED.test(run) ? segmentsOf(run) : [run]))
    .map(wordFrom);
}

function segmentsOf(run: string): string[] {
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}

function wordFrom(letters: string): Word {
  const exact = letters.slice(0, MOST_LETTERS);
  return { exact, folded: PLAIN.test(exact) ? exact : foldedText(exact) };
}
