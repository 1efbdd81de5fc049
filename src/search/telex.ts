import { isSyllable } from "#search/syllable.ts";
import { TONE, withTone } from "#search/tone.ts";

/** What the keys of an input method do to the letters before them. */
interface Keys {
  readonly tones: Readonly<Record<string, string>>;
  /** The shape that a key gives to the letters, or undefined where it is a letter itself. */
  shape(letters: string, key: string): string | undefined;
}

const HATS: Readonly<Record<string, string>> = { a: "â", e: "ê", o: "ô" };
const HORNS: Readonly<Record<string, string>> = { a: "ă", o: "ơ", u: "ư" };

const TELEX: Keys = {
  tones: { f: TONE.grave, r: TONE.hook, x: TONE.tilde, s: TONE.acute, j: TONE.dot },
  shape(letters, key) {
    if (key === "d") return letters.startsWith("d") ? `đ${letters.slice(1)}` : undefined;
    if (key === "w")
      return horned(letters, "uoa") ?? (/[aăâeêioôơuưy]/.test(letters) ? undefined : `${letters}ư`);
    return HATS[key] && hatted(letters, key);
  },
};

const VNI: Keys = {
  tones: { 2: TONE.grave, 3: TONE.hook, 4: TONE.tilde, 1: TONE.acute, 5: TONE.dot },
  shape(letters, key) {
    if (key === "9") return letters.startsWith("d") ? `đ${letters.slice(1)}` : undefined;
    if (key === "8") return horned(letters, "a");
    if (key === "7") return horned(letters, "uo");
    return key === "6" ? (hatted(letters, "a") ?? hatted(letters, "e") ?? hatted(letters, "o")) : undefined;
  },
};

/** The last `a`, `e` or `o` with a hat, where no other of these three stands behind it. */
function hatted(letters: string, vowel: string): string | undefined {
  const place = letters.lastIndexOf(vowel);
  if (place < 0 || /[aeo]/.test(letters.slice(place + 1))) return undefined;
  return `${letters.slice(0, place)}${HATS[vowel]}${letters.slice(place + 1)}`;
}

/** `uo` becomes `ươ` with one key; else the last letter that can have a horn or breve gets it. */
function horned(letters: string, vowels: string): string | undefined {
  if (vowels !== "a" && letters.includes("uo")) return letters.replace("uo", "ươ");
  const place = Math.max(...[...vowels].map((vowel) => letters.lastIndexOf(vowel)));
  if (place < 0) return undefined;
  return `${letters.slice(0, place)}${HORNS[letters.charAt(place)]}${letters.slice(place + 1)}`;
}

const MAY_BE_TELEX = /[a-z][fsrxjw]|^w|aa|ee|oo|dd|d.*d|([aeo])[a-z]+\1/;
const MOST_KEYS = 11;

/**
 * A word as its Telex keys, typed with the input method switched off: `tieenf` → `tiền`, `ddoori` → `đổi`. Undefined
 * when the keys make no Vietnamese syllable with marks.
 */
export function fromTelex(word: string): string | undefined {
  return /^[a-z]{2,}$/.test(word) && MAY_BE_TELEX.test(word) ? fromKeys(word, TELEX) : undefined;
}

/** A word as its VNI keys, typed with the input method switched off: `tie6n2` → `tiền`, `d9o6i3` → `đổi`. */
export function fromVni(word: string): string | undefined {
  return /^[a-z]+[1-9][a-z1-9]*$/.test(word) ? fromKeys(word, VNI) : undefined;
}

function fromKeys(word: string, { tones, shape }: Keys): string | undefined {
  if (word.length > MOST_KEYS) return undefined;
  let letters = "";
  let tone = "";
  for (const key of word) {
    const isTone = tones[key] !== undefined && /[aăâeêioôơuưy]/.test(letters);
    if (isTone && tone !== "") return undefined;
    if (isTone) tone = tones[key] ?? "";
    else letters = shape(letters, key) ?? letters + key;
  }
  const body = letters.replace("ưo", "ươ").replace(/ươ$/, "uơ");
  const whole = withTone(body, tone);
  return whole !== word && isSyllable(whole) ? whole : undefined;
}
