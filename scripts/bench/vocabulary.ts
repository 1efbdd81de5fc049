// Words as rare and as common as in any language (the n-th comes about 1/n as often as the first), by chance that is the
// same in every run.

/** The least of chance there is: the same numbers for the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from 0 to below 1, another each time. */
export type Chance = () => number;

/** The commonest words of the languages, as customers of a shop write them. */
export const COMMON = {
  en: "the i to my and it is a you not of for in have on can get this me but was do when with be still how please that are why from will am app account order been no your so did if at any help money code ticket now refund after back need want paid".split(
    " ",
  ),
  vi: "không mình tôi của là được có cho bị rồi mà và này vào ạ đã thì tiền shop ơi làm sao khi chưa em với giúp một vẫn lại đơn hàng tài khoản mã vé thấy gì nào ad nhưng từ ra lúc lấy đổi hoàn trả".split(
    " ",
  ),
} as const;
/** A language that has a vocabulary. */
export type Language = keyof typeof COMMON;

const STARTS = {
  en: "b c d f g h k l m n p r s t v w br cl cr dr fl gr pl pr sh sk sl sp st str th tr wh ch qu".split(" "),
  vi: "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x".split(" "),
};
const MIDDLES = {
  en: "a e i o u a e i o ai ea ee ie oa ou".split(" "),
  vi: "a á à ả ã ạ ă ắ ằ â ấ ầ ậ e é è ê ế ề ệ i í ì ị o ó ò ọ ô ố ồ ộ ơ ớ ờ ợ u ú ù ụ ư ứ ừ ự ia iê uô ươ oa".split(
    " ",
  ),
};
const ENDS = {
  en: ["", "", "", "n", "r", "t", "s", "l", "d", "ck", "nd", "rt", "st", "m", "ng"],
  vi: ["", "", "", "n", "ng", "nh", "t", "c", "m", "p", "i", "u"],
};
const TAILS = ["", "", "", "", "s", "ing", "ed", "er", "ion", "ment", "ly", "able"];

/** Any of a list. */
export function oneOf<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor(chance() * list.length)] as T;
}

function wordIn(language: Language, chance: Chance): string {
  const syllable = () =>
    oneOf(STARTS[language], chance) + oneOf(MIDDLES[language], chance) + oneOf(ENDS[language], chance);
  if (language === "vi") return syllable();
  const long = chance() < 0.55 ? syllable() : "";
  return syllable() + long + oneOf(TAILS, chance);
}

/** All words of a language, the commonest first. */
export function vocabularyOf(language: Language, size: number, chance: Chance): string[] {
  const words = new Set<string>(COMMON[language]);
  while (words.size < size) words.add(wordIn(language, chance));
  return [...words];
}

/** By Zipf's law: a place in a list of `size`, the first the likeliest. */
export function zipf(size: number, chance: Chance): number {
  return Math.min(size - 1, Math.floor((size + 1) ** chance()) - 1);
}
