import { answerAhead, replyAhead } from "#browser/ahead.ts";
import { copied } from "#browser/clipboard.ts";
import { approvedText, judged } from "#browser/judge.ts";
import { pageWords } from "#browser/page.ts";
import { copyOf, type ReadyReply, referenceOf } from "#browser/reply-view.ts";
import { noteCase, noteUse } from "#browser/use.ts";
import type { AnswerView } from "#browser/view.ts";
import { referenceText } from "#core/reference.ts";
import { changeSinceUse } from "#core/use.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/**
 * Copies the reply of an answer without opening it, when nothing in it is empty, changed or behind. Returns what
 * is to be said of it; undefined when the answer has to be opened.
 */
export async function copiedFrom(address: string): Promise<string | undefined> {
  const view = await answerAhead(address);
  const ready = view && readyReply(view);
  if (!ready || view.advisor?.question(view, ready.version, ready)) return undefined;
  const prepared = copyOf(view, ready);
  const isOpen = prepared.missing.length > 0 || Object.keys(prepared.faults).length > 0;
  if (isOpen || prepared.needsInitials || prepared.over > 0) return undefined;
  if (judged(view, ready, prepared.text, approvedText(view, ready)).length > 0) return undefined;
  const { text, html } = prepared;
  if (!(await copied(html === undefined ? { text } : { text, html }))) return WORDS.error.copy;
  noteUse(view, ready);
  const reference = referenceText(referenceOf(view, ready));
  noteCase([reference]);
  return filled(WORDS.reply.copiedAs, { reference });
}

/** The reply that may be copied unseen: approved now, in the agent's language, and not new to them. */
function readyReply(view: AnswerView): ReadyReply | undefined {
  const { sheet, now, selection, used } = view;
  const ready = replyAhead(view);
  if (!ready || ready.isBehind || ready.locale !== selection.locale) return undefined;
  const { version } = ready.version;
  if (changeSinceUse(sheet.entry.history, version, selection.locale, used, now)?.isNew) return undefined;
  return view.advisor?.blocks(view, ready.version, ready) ? undefined : ready;
}
