import { answerAhead, replyAhead } from "#browser/ahead.ts";
import { findWords } from "#browser/find-words.ts";
import type { AnswerView } from "#browser/view.ts";
import { textIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { filled } from "#words/text.ts";

const FIND = await findWords();

/** More than two lines of it are never seen. */
const MOST_LETTERS = 240;

/** How an answer's reply in the case's channel and language begins; `lang` is absent for a sentence of the page. */
export interface ReplyAhead {
  readonly text: string;
  readonly lang?: string;
}

/** Reads the reply of an answer that is chosen among results, so that it can be seen, and opened or copied at once. */
export async function replyTextAhead(address: string): Promise<ReplyAhead> {
  const view = await answerAhead(address);
  if (!view) return { text: "" };
  const ready = replyAhead(view);
  if (!ready) return { text: filled(FIND.noReply, { channel: channelIn(view) }) };
  const text = plainText(ready.reply.prose, { fill: (name) => fieldIn(view, name, ready.locale) });
  return { text: text.replace(/\s+/gu, " ").slice(0, MOST_LETTERS), lang: ready.locale };
}

function channelIn({ sheet, selection, locale }: AnswerView): string {
  const channel = sheet.channels.find(({ id }) => id === selection.channel);
  return textIn(channel?.name ?? {}, locale, sheet.sourceLocale, selection.channel);
}

/** What the agent has filled in, else what the field is called. */
function fieldIn({ sheet, fields }: AnswerView, name: string, locale: string): string {
  const label = sheet.placeholders.find((placeholder) => placeholder.name === name)?.label ?? {};
  return fields[name] || `[${textIn(label, locale, sheet.sourceLocale, name).toLowerCase()}]`;
}
