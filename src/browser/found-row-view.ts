import type { FoundView } from "#browser/found-view.ts";
import { markHtml } from "#browser/mark-view.ts";
import { markedHtml } from "#browser/marked-view.ts";
import { sharedWords } from "#browser/shared-words.ts";
import { icon, langAttribute, stateChip } from "#browser/view.ts";
import { foldedText } from "#core/fold.ts";
import { escaped } from "#core/html.ts";
import { markAt } from "#core/mark.ts";
import type { DocumentVersion } from "#search/document.ts";
import type { Ask, Finding } from "#search/found.ts";

/** A result and where it stands among all that are shown. */
export interface Row {
  readonly finding: Finding;
  /** Its place among all options, counted from 0. */
  readonly index: number;
  /** The part of the message it answers, with its number from 1. */
  readonly asked?: { readonly ask: Ask; readonly number: number };
  /** Whether it is for somebody in danger: such a reply is never copied unread. */
  readonly isUrgent?: boolean;
}

/** One result: its title, why it is here, its state, and room for the reply, which is read when it is chosen. */
export function rowHtml(view: FoundView, { finding, index, asked, isUrgent }: Row): string {
  const { id, title, version } = finding;
  const href = view.to(`/answers/${id}/`);
  const titleLang = version.titles[view.locale] === title ? "" : langOf(view, version, title);
  const current = href === view.here ? ' aria-current="page"' : "";
  const number = asked ? `<b class="ask-number">${asked.number}</b> ` : "";
  const why = asked ? quoteHtml(view, asked.ask, id) : matchHtml(view, finding);
  const said = `<span class="t"${titleLang}>${number}<span class="name">${escaped(title)}</span></span><span class="m">${why}${chipHtml(view, finding)}</span>`;
  const reply = isUrgent ? "" : '<span class="p" data-part="reply" aria-hidden="true"></span>';
  return `<a role="option" id="found-${index}" aria-selected="false" tabindex="-1" href="${escaped(href)}" data-id="${escaped(id)}"${isUrgent ? " data-urgent" : ""}${asked ? " data-asked" : ""}${current}>${said}${reply}</a>`;
}

/** What advisories do to it for the customer, else the state of its version. */
function chipHtml(view: FoundView, finding: Finding): string {
  const mark = markAt(finding.document.stretches, view.now, view.replyLocale);
  return adviceHtml(view, finding) || (mark ? markHtml(view, mark, view.now) : "");
}

/** What advisories do to an answer in the customer's country, in one word; nothing where they do nothing. */
function adviceHtml(view: FoundView, finding: Finding): string {
  const { hold, replace, unwritten, appends } = view.advice?.(finding) ?? { appends: [] };
  const said = view.adviceWords.state;
  if (hold) return stateChip(view, "held", said.hold);
  if (replace) return stateChip(view, "held", said.replace);
  if (unwritten) return stateChip(view, "held", said.unwritten);
  if (appends.length === 0) return "";
  return `<span class="state" data-state="appended">${icon(view, "append")}${escaped(said.append)}</span>`;
}

/** A text in which the words were found: not the title, which can be read anyway, and a tag only for want of a phrase. */
function matchHtml(view: FoundView, { id, title, matched, version }: Finding): string {
  const others = matched.filter((text) => foldedText(text) !== foldedText(title));
  const said =
    others.find((text) => !version.tags.includes(text)) ?? others[0] ?? version.summaries[view.locale] ?? "";
  return `<span class="why"${langOf(view, version, said)}>${whyHtml(said, view.saidOf(id))}</span>`;
}

/** A row in the side panel shows so many letters for certain. */
const FIRST_SEEN = 16;

/** A text with what was said marked; where that would stand beyond what a row shows, the text begins a word before. */
function whyHtml(text: string, said: readonly string[]): string {
  const { start, end } = sharedWords(text, said)[0] ?? { start: 0, end: 0 };
  const isBeyond = start > FIRST_SEEN || (start > FIRST_SEEN / 2 && end > FIRST_SEEN);
  const from = isBeyond ? text.lastIndexOf(" ", start - 2) + 1 : 0;
  const shown = from > 0 ? `… ${text.slice(from)}` : text;
  return markedHtml(shown, sharedWords(shown, said));
}

const MOST_QUOTED = 120;

/** The part of the message that asks for it, as far as there is room. */
function quoteHtml(view: FoundView, { start, end }: Ask, id: string): string {
  const quote = view.message
    .slice(start, Math.min(end, start + MOST_QUOTED))
    .replace(/\s+/gu, " ")
    .trim();
  return `<span class="why" dir="auto">“${whyHtml(quote, view.saidOf(id))}”</span>`;
}

function langOf(view: FoundView, { phrases, titles }: DocumentVersion, text: string): string {
  const locales = [view.locale, ...Object.keys(titles)];
  const locale = locales.find((tag) => titles[tag] === text || phrases[tag]?.includes(text));
  return locale === undefined ? "" : langAttribute(view, locale);
}
