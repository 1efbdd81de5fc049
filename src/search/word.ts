import { foldedText } from "#core/fold.ts";
import { plainSource } from "#search/plain-source.ts";
import { withToneInPlace } from "#search/tone.ts";

/** A word as it was written, and as it is looked up when tone marks are left out. Both in small letters. */
export interface Word {
  readonly exact: string;
  readonly folded: string;
}

/** A word, and where it stands in the text: UTF-16 units from the beginning, the end after its last. */
export interface PlacedWord extends Word {
  readonly start: number;
  readonly end: number;
}

/** Scripts that put no spaces between words; marks that Latin letters share with them are not theirs. */
const UNSPACED =
  "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]--\\p{scx=Latn}";
const LETTERS = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
/** An apostrophe between letters parts no words. */
const RUN = new RegExp(
  `[[${UNSPACED}]&&[\\p{L}\\p{M}\\p{N}]]+|${LETTERS}+(?:(?<=\\p{L})['’](?=\\p{L})${LETTERS}+)*`,
  "gv",
);
const PLAIN_RUN = /[a-z0-9]+(?:(?<=[a-z])'(?=[a-z])[a-z0-9]+)*/g;
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "v");
const APOSTROPHE = /['’]/g;
const PLAIN = /^[a-z0-9]*$/;
const PLAIN_TEXT = /^[\0-\x7f]*$/;

/** Longer runs of letters are addresses and nonsense; what is cut off decides nothing. */
const MOST_LETTERS = 40;

// The break between Japanese or Thai words hangs on the script, not on this language; the index and the box use the same.
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The words of a text in order, the same way for what is indexed and for what is typed: `Không đổi vé!` →
 * khong, doi, ve. Marks and emoji part words; an apostrophe does not (`didn't` → didnt).
 */
export function wordsOf(text: string): Word[] {
  return placedWordsOf(text).map(({ exact, folded }) => ({ exact, folded }));
}

/** The words of a text in order, each with its place in the text as it was given. */
export function placedWordsOf(text: string): PlacedWord[] {
  if (PLAIN_TEXT.test(text)) return plainWordsOf(text.toLowerCase());
  const { plain, startOf, endOf } = plainSource(text);
  const words: PlacedWord[] = [];
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const parts = IS_UNSPACED.test(run) ? segmenter.segment(run) : [{ segment: run, index: 0 }];
    for (const { segment, index: offset } of parts) {
      const start = index + offset;
      words.push({ ...wordFrom(segment), start: startOf(start), end: endOf(start + segment.length) });
    }
  }
  return words;
}

/** Most messages are plain letters, in which small ones stand where the large ones stood. */
function plainWordsOf(text: string): PlacedWord[] {
  return Array.from(text.matchAll(PLAIN_RUN), ({ 0: run, index }) => {
    const exact = run.replace(APOSTROPHE, "").slice(0, MOST_LETTERS);
    return { exact, folded: exact, start: index, end: index + run.length };
  });
}

/** Marked words come again and again, and folding one costs as much as reading a line. */
const kept = new Map<string, Word>();
const MOST_KEPT = 8000;

function wordFrom(letters: string): Word {
  const known = kept.get(letters);
  if (known) return known;
  const exact = withToneInPlace(letters.replace(APOSTROPHE, "").slice(0, MOST_LETTERS));
  const word = { exact, folded: PLAIN.test(exact) ? exact : foldedText(exact) };
  if (kept.size >= MOST_KEPT) kept.clear();
  if (letters.length <= MOST_LETTERS) kept.set(letters, word);
  return word;
}
