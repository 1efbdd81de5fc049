import { icon, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { filled } from "#words/text.ts";

/** What the customer wrote, and what is to be marked in it. */
export interface MessageView extends Surroundings {
  readonly message: string;
  /** Rising and apart, in UTF-16 units. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** Names of private things that stand in a public message. */
  readonly shown: readonly string[];
}

/** The customer's message beside the reply; empty when nothing was pasted. */
export function messageHtml(view: MessageView): string {
  const { words, message, shown } = view;
  if (message === "") return "";
  const names = shown.join(", ");
  const notice =
    names === ""
      ? ""
      : `<p class="msg-warn">${icon(view, "warn")}<span>${escaped(filled(words.case.privateShown, { names }))}</span></p>`;
  const fresh = `<button class="linkish only-narrow" type="button" data-act="new-case">${escaped(words.case.newCase)}</button>`;
  return `<div class="msg-head"><h2 class="h">${escaped(words.case.message)}</h2>${fresh}</div><blockquote class="msg" dir="auto"><p>${markedHtml(view)}</p></blockquote>${notice}<p class="msg-note quiet only-wide">${escaped(words.case.messageNote)}</p>`;
}

function markedHtml({ message, marks }: MessageView): string {
  let [html, from] = ["", 0];
  for (const { start, end } of marks) {
    html += `${escaped(message.slice(from, start))}<mark>${escaped(message.slice(start, end))}</mark>`;
    from = end;
  }
  return html + escaped(message.slice(from));
}
