import { proseHtml } from "#core/html.ts";
import type { Prose } from "#core/prose.ts";

/** An approved text to be read and not used: fields by their markup, addresses told as `words (example.com/help)`. */
export function replyText(prose: Prose, field: (name: string) => string): string {
  const linked = proseHtml(prose, { field });
  return linked.replace(/<a href="([^"]*)">(.*?)<\/a>/g, (_, href: string, words: string) => {
    const [address, text] = [href, words].map((part) => part.replace(/^(?:https?:\/\/|mailto:)/, ""));
    return address === text ? (text ?? "") : `${text} (${address})`;
  });
}
