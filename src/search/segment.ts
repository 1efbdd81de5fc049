import { wordsOf } from "#search/word.ts";

/**
 * A text as the full text knows it, for what is indexed and for what is asked alike: its words without tone
 * marks, parted by spaces also where the script has none. `Đổi vé!` → `doi ve`, `返金して` → `返金 し て`.
 */
export function searchableText(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(" ");
}
