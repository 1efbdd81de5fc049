/** A text as words are cut from it, and the way back to the places in the text as it was given. */
export interface PlainSource {
  /** NFKC, small letters, figures of all scripts as 0–9. */
  readonly plain: string;
  /** Where in the given text the letter at a place of `plain` begins. */
  startOf(place: number): number;
  /** Where in the given text the letter before a place of `plain` ends. */
  endOf(place: number): number;
}

/** What joins the letter before it when a text is normalised: marks, half-width voicing, the later parts of a Korean syllable. */
const JOINING = "\\p{M}\\uff9e\\uff9f\\u1160-\\u11ff\\uffa0-\\uffdc";
const CLUSTER = new RegExp(`[^][${JOINING}]*`, "gu");
/** More marks than any letter needs: they were put there to deface the text. */
const DEFACED = /\p{M}{8}/u;
const MOST_UNITS = 12;

/** The zeros of scripts with figures of their own: Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese, Khmer. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0];
const FOREIGN_FIGURE = /[٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩]/g;

/** Reads a text for `wordsOf`. Linear in its length, whatever it holds. */
export function plainSource(text: string): PlainSource {
  return isAligned(text)
    ? { plain: lettersOf(text), startOf: (place) => place, endOf: (place) => place }
    : mappedSource(text);
}

/** Whether every letter stays where it is, as in nearly all texts that people type. */
function isAligned(text: string): boolean {
  return !text.includes("İ") && !DEFACED.test(text) && text.normalize("NFKC") === text;
}

function mappedSource(text: string): PlainSource {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = "";
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const letters = small(cluster.slice(0, MOST_UNITS).normalize("NFKC"));
    for (let unit = 0; unit < letters.length; unit++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    plain += letters;
  }
  return {
    plain: lettersOf(plain),
    startOf: (place) => starts[place] ?? text.length,
    endOf: (place) => ends[place - 1] ?? text.length,
  };
}

/** `İ` alone grows when it becomes small, which would move every place behind it. */
function small(letters: string): string {
  return letters.includes("İ") ? letters.toLowerCase() : letters;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(FOREIGN_FIGURE, figureOf);
}

function figureOf(figure: string): string {
  const code = figure.charCodeAt(0);
  return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
}
