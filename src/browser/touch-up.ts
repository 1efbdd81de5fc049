import type { AnswerDesk } from "#browser/answer-acts.ts";
import { redraw } from "#browser/drawn-nodes.ts";
import { approvedText, judged } from "#browser/judge.ts";
import { pageWords } from "#browser/page.ts";
import { copyOf, type ReadyReply } from "#browser/reply-view.ts";
import { type AnswerView, icon } from "#browser/view.ts";
import { fieldValue } from "#core/copy.ts";
import { escaped } from "#core/html.ts";
import { plainText } from "#core/plain-text.ts";

const WORDS = await pageWords();

/** Opens the reply for touching up, with its fields filled in; or brings the approved text back. */
export function touchUp(desk: AnswerDesk): void {
  const { view, ready } = desk;
  if (!ready) return;
  if (view.edited !== undefined) back(desk);
  else if (copyOf(view, ready).missing.length > 0) {
    desk.querySelector<HTMLElement>("[data-act='missing']")?.click();
    desk.say(WORDS.reply.fillFirst);
  } else {
    desk.edit(filledBody(view, ready));
    tellJudged(desk);
  }
}

/** The reply as plain text with its fields filled in, without sign-off. */
function filledBody(view: AnswerView, ready: ReadyReply): string {
  const { reply, channel, locale, version } = ready;
  const { sheet, fields } = view;
  const { settings } = version;
  const sent = { reply, channel, locale, placeholders: sheet.placeholders, fields, settings };
  const fill = (name: string) => fieldValue(sent, name) ?? `{{${name}}}`;
  return plainText(reply.prose, { fill, format: channel.format, lines: channel.lines });
}

function back(desk: AnswerDesk): void {
  desk.edit(undefined);
  desk.querySelector<HTMLElement>("[data-act='copy']")?.focus();
}

/** Says below the text what would keep it from being sent, while it is typed. */
export function tellJudged(desk: AnswerDesk): void {
  const { view, ready } = desk;
  const place = desk.querySelector("[data-part='judged']");
  if (!place || !ready || view.edited === undefined) return;
  const faults = judged(view, ready, copyOf(view, ready).text, approvedText(view, ready));
  const said = faults.map(
    (fault) => `<p class="fault">${icon(view, "warn")}<span>${escaped(fault)}</span></p>`,
  );
  const html = said.join("") || `<p class="quiet">${escaped(WORDS.reply.touchedUp)}</p>`;
  redraw(place, html);
}
