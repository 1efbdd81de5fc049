/** The five tones above or below a vowel, as Unicode's combining marks. */
export const TONE = {
  grave: "\u0300",
  hook: "\u0309",
  tilde: "\u0303",
  acute: "\u0301",
  dot: "\u0323",
} as const;
const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;

/** A tone that may stand elsewhere: the new way `hoà`, the slip `hòan`, and `qúy`, whose u belongs to the q. */
const MAY_MOVE = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]$|[òóỏõọùúủũụ][aey][cmnpt]|^q[ùúủũụ]|^g[ìíỉĩị][aeouâêôăơư]/;

/**
 * A word in small letters with its tone where most people type it: `hoà` → `hòa`, `thuý` → `thúy`, `hòan` → `hoàn`,
 * `qúy` → `quý`. Other words stay as they are.
 */
export function withToneInPlace(word: string): string {
  if (!MAY_MOVE.test(word)) return word;
  const apart = word.normalize("NFD");
  const tones = apart.match(TONES) ?? [];
  return tones.length === 1 ? withTone(apart.replace(TONES, "").normalize("NFC"), tones[0] ?? "") : word;
}

const START = /^(?:qu|gi(?=[aăâeêoôơuưy])|[bcdđghklmnpqrstvx]*)/;
const VOWELS = /^[aăâeêioôơuưy]+/;
const SHAPED = /[ăâêôơư]/g;

/**
 * A word without a tone, with one on the vowel that carries it: a shaped one (`tiền`, `được`), the second of two
 * before a consonant (`hoàn`), else the first of two and the middle of three (`hòa`, `ngoài`).
 */
export function withTone(word: string, tone: string): string {
  const start = START.exec(word)?.[0].length ?? 0;
  const vowels = VOWELS.exec(word.slice(start))?.[0] ?? "";
  if (vowels === "") return word;
  const carrier = start + 1 + carrierIn(vowels, start + vowels.length < word.length);
  return `${word.slice(0, carrier)}${tone}${word.slice(carrier)}`.normalize("NFC");
}

function carrierIn(vowels: string, isClosed: boolean): number {
  const shaped = [...vowels.matchAll(SHAPED)].at(-1);
  if (shaped) return shaped.index;
  return vowels.length === 3 || (vowels.length === 2 && isClosed) ? 1 : 0;
}
