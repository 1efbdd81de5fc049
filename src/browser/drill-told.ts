import { paragraphsHtml } from "#browser/difference-view.ts";
import { holdTold } from "#browser/drill-hold-told.ts";
import { type DrillView, heldNow } from "#browser/drill-question.ts";
import { answerLink, languageAttribute, sentence, textHtml } from "#browser/drill-text.ts";
import { icon } from "#browser/view.ts";
import { currentSide } from "#core/drill-a-or-b.ts";
import type { AOrBItem, DrillItem, FindItem, LeakItem } from "#core/drill-item.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import type { PrivateFind } from "#core/private-data.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

/** What is right and why, with the way to the answer: told after every question, right or wrong. */
export function toldHtml(view: DrillView, item: DrillItem, at: Instant): string {
  switch (item.drill) {
    case "find":
      return findTold(view, item, at);
    case "a-or-b":
      return changeTold(view, item, at);
    case "hold-or-send":
      return holdTold(view, item, at);
    case "leak":
      return leakTold(view, item);
  }
}

const MOST_PHRASES = 2;

function findTold(view: DrillView, item: FindItem, at: Instant): string {
  const { told } = view.drill;
  const others = heldNow(view, item.id, at)?.term.phrases.filter((phrase) => phrase !== item.phrase) ?? [];
  const phrases = others.slice(0, MOST_PHRASES).map((phrase) => `<q>${escaped(phrase)}</q>`);
  const also = phrases.length > 0 ? sentence(told.also, { phrases: phrases.join(", ") }) : "";
  return sentence(told.find, { link: answerLink(view, item) }) + also;
}

function changeTold(view: DrillView, item: AOrBItem, at: Instant): string {
  const { told } = view.drill;
  const { change } = item;
  const held = heldNow(view, item.id, at);
  const coming = held && currentSide(item, held) === "was" ? held.next : undefined;
  const time = coming && shortTime(coming.from, at, view.timeZone, view.locale);
  const headings = {
    was: filled(told.was, { version: change.from }),
    now: filled(told.now, { version: change.to }),
  };
  const difference = {
    ...{ from: change.from, to: change.to, headings, locale: change.locale },
    placeholders: view.source.placeholders,
  };
  const paragraphs = change.paragraphs.filter(({ kind }) => kind !== "same");
  const note = (["what", "why", "do"] as const).map(
    (part) =>
      `<div><dt>${escaped(told[part])}</dt><dd${languageAttribute(view, change.locale)}>${escaped(change.note[part])}</dd></div>`,
  );
  return [
    time ? `<p>${escaped(filled(told.comes, { title: item.title, time }))}</p>` : "",
    paragraphsHtml(view, difference, paragraphs),
    `<dl class="drill-note">${note.join("")}</dl>`,
    sentence(told.answer, { link: answerLink(view, item) }),
  ].join("");
}

function leakTold(view: DrillView, item: LeakItem): string {
  const { told } = view.drill;
  const { finds, kind, open, locale } = item;
  const isOurs = kind === "reply" || kind === "private";
  if (finds.length === 0)
    return `<p>${escaped(isOurs ? told.fineReply : told.fineComment)}</p>${sentence(told.answer, { link: answerLink(view, item) })}`;
  const things = [...new Set(finds.map((find) => thingOf(view, find, locale)))].join(", ");
  const approved =
    open === undefined
      ? `<p>${escaped(told.noOpen)}</p>`
      : `<div class="drill-open"><h3>${icon(view, "public")} ${escaped(told.open)}</h3>${textHtml(view, open, locale)}</div>`;
  return [
    `<p>${escaped(filled(isOurs ? told.asks : told.holds, { things }))}</p>`,
    isOurs ? "" : `<p>${escaped(told.hide)}</p>`,
    approved,
    sentence(told.answer, { link: answerLink(view, item) }),
  ].join("");
}

/** What was found, by the name of its field or of what everybody knows. */
function thingOf(
  { source, drill, locale: page }: DrillView,
  { kind, name }: PrivateFind,
  locale: string,
): string {
  if (kind !== "field") return drill.things[kind];
  const label = source.placeholders.find((known) => known.name === name)?.label ?? {};
  const said = textIn(label, page, locale, name);
  return said.slice(0, 1).toLowerCase() + said.slice(1);
}
