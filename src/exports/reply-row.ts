import { labelOf, type ReplyOf } from "#exports/exported.ts";
import type { ToolWords } from "#exports/tool-text.ts";

/** A reply as a row: the columns that an import knows, then what only an export says. */
export interface ReplyRow {
  readonly id: string;
  readonly title: string;
  readonly reply: string;
  readonly channel: readonly string[];
  readonly for: string;
  readonly subject: string;
  readonly locale: string;
  readonly phrases: readonly string[];
  readonly tags: readonly string[];
  readonly product: readonly string[];
  readonly shortcuts: readonly string[];
  readonly summary: string;
  readonly owner: string;
  readonly version: string;
  readonly effective: string;
  readonly good_until: string;
  readonly label: string;
}

/** Rows keep our own words for fields. */
export const OWN_WORDS: ToolWords = { tool: "an import", word: (name) => `{{${name}}}`, marks: ["{{"] };

/** The row of a reply. */
export function replyRow(of: ReplyOf & { readonly words: string }): ReplyRow {
  const { answer, text, reply } = of;
  return {
    id: answer.id,
    title: text.title,
    reply: of.words,
    channel: reply.channels.length > 0 ? reply.channels : ["private"],
    for: reply.moment,
    subject: reply.subject ?? "",
    locale: text.locale,
    phrases: text.phrases,
    tags: answer.tags,
    product: answer.products,
    shortcuts: answer.shortcuts,
    summary: text.summary ?? "",
    owner: answer.owner ?? "",
    version: answer.version,
    effective: answer.effective,
    good_until: reply.until,
    label: labelOf(of),
  };
}
