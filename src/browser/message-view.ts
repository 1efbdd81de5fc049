import { numberedHtml } from "#browser/marked-view.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { TextPlace } from "#search/matched-places.ts";
import { filled } from "#words/text.ts";

/** What the customer wrote, and what is to be marked in it. */
export interface MessageView extends Surroundings {
  readonly message: string;
  /** Rising and apart, as all places are here. */
  readonly marks: readonly TextPlace[];
  /** Its parts, numbered from 1, where it asks several things. */
  readonly parts: readonly TextPlace[];
  /** Names of private things that stand in a public message. */
  readonly shown: readonly string[];
  /** What is said of its language; markup. */
  readonly language: string;
}

/** The customer's message beside the reply; empty when nothing was pasted. */
export function messageHtml(view: MessageView): string {
  const { words, message, shown, language, marks, parts } = view;
  if (message === "") return "";
  const names = shown.join(", ");
  const notice =
    names === ""
      ? ""
      : `<p class="msg-warn">${icon(view, "warn")}<span>${escaped(filled(words.case.privateShown, { names }))}</span></p>`;
  const fresh = `<button class="linkish only-narrow" type="button" data-act="new-case">${escaped(words.case.newCase)}</button>`;
  const text = numberedHtml(message, marks, parts);
  return `<div class="msg-head"><h2 class="h">${escaped(words.case.message)}</h2>${fresh}</div><blockquote class="msg" dir="auto"><p>${text}</p></blockquote>${language}${notice}<p class="msg-note quiet only-wide">${escaped(words.case.messageNote)}</p>`;
}
