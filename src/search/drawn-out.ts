const DRAWN_OUT = /^(?!(.)\1+$)\p{L}*?(\p{L})\2\2\p{L}*$/u;
const RUN = /(\p{L})\1{2,}/gu;

/**
 * What a word with a letter drawn out may be, the likelier first: `khônggggg` → không, `pleaseeee` → please,
 * `goooood` → god, good. Undefined where no letter stands three times; `www` and `zzz` stay as they are.
 */
export function notDrawnOut(word: string): readonly string[] | undefined {
  if (!DRAWN_OUT.test(word)) return undefined;
  return [word.replace(RUN, "$1"), word.replace(RUN, "$1$1")];
}
