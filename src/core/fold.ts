/** Letters without marks, as most phrases of many languages are. */
const PLAIN = /^[ -~]*$/;

/**
 * A text without tone marks and letter case, `đ` as `d`: `Đổi vé` → `doi ve`. Both sides of every look-up
 * are folded alike, so that words typed without marks find words written with them. Only Latin letters lose
 * their marks: in Thai, Devanagari and kana a mark is a letter's own sound.
 */
export function foldedText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .normalize("NFC");
}
