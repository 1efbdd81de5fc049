import { differenceHtml } from "#browser/difference-view.ts";
import { type FactsView, factsText } from "#browser/facts-view.ts";
import { replyName, subjectHtml } from "#browser/reply-name.ts";
import { icon, langAttribute, languageName, type Surroundings } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import { escaped, proseHtml } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { PublishedVersion } from "#core/published.ts";
import {
  MOMENTS,
  momentsFor,
  proseOf,
  type Reply,
  repliesOf,
  type Section,
  variantsFor,
} from "#core/reply.ts";
import { sectionPairs } from "#core/section-pair.ts";
import { counted, filled } from "#words/text.ts";

/** What the history page knows besides the versions it fetches. */
export interface HistoryView extends FactsView {
  readonly placeholders: readonly Pick<Placeholder, "name" | "label">[];
  readonly channels: readonly Channel[];
}

/** A part of a text that two versions have in other words. */
export interface DifferingPart {
  readonly heading: string;
  readonly a: string;
  readonly b: string;
  /** The language it is in. */
  readonly locale: Locale;
  readonly section: Section;
}

/** The parts in which two versions differ in one language: the title, the facts, then the text in its order; the others are counted. */
export function differingParts(
  view: HistoryView,
  before: PublishedVersion,
  after: PublishedVersion,
  locale: Locale,
): { readonly parts: readonly DifferingPart[]; readonly same: number } {
  const [a, b] = [before.texts[locale], after.texts[locale]];
  const pairs = sectionPairs(a?.body ?? [], b?.body ?? []);
  const differing = pairs.filter((pair) => pair.a !== pair.b);
  const section: Section = { type: "prose", prose: [] };
  const title = {
    heading: view.words.history.titleAndText,
    section,
    a: a?.title ?? "",
    b: b?.title ?? "",
    locale,
  };
  const facts = {
    heading: view.words.history.facts,
    section,
    a: factsText(view, before),
    b: factsText(view, after),
    locale: view.locale,
  };
  const parts = differing.map((pair) => ({ ...pair, heading: headingOf(view, pair.section), locale }));
  return {
    parts: [...[title, facts].filter((part) => part.a !== part.b), ...parts],
    same: pairs.length - differing.length,
  };
}

/** Two versions in one language, part by part: what differs as A → B, the rest counted. */
export function comparisonHtml(
  view: HistoryView,
  before: PublishedVersion,
  after: PublishedVersion,
  locale: Locale,
): string {
  if (!before.texts[locale] && !after.texts[locale])
    return `<p>${escaped(filled(view.words.history.noText, { language: languageName(locale, view.locale) }))}</p>`;
  const { parts, same } = differingParts(view, before, after, locale);
  if (parts.length === 0) return `<p>${escaped(sameText(view, before, after))}</p>`;
  const rest =
    same > 0
      ? `<p class="quiet">${escaped(counted(view.words.history.sameParts, same, view.locale))}</p>`
      : "";
  const blocks = parts.map((part) => {
    const heading = `<h3 class="where">${escaped(part.heading)}${soleMark(view, part)}</h3>`;
    return `<section class="diff">${heading}${partHtml(view, part, before.version, after.version)}</section>`;
  });
  return blocks.join("") + rest;
}

/** The languages in which two versions differ. */
export function differingLocales(
  view: HistoryView,
  before: PublishedVersion,
  after: PublishedVersion,
): readonly Locale[] {
  const locales = [...new Set([before, after].flatMap(({ texts }) => Object.keys(texts)))];
  return locales.filter((locale) => differingParts(view, before, after, locale).parts.length > 0);
}

function sameText(view: HistoryView, before: PublishedVersion, after: PublishedVersion): string {
  const { sameWords, differsIn } = view.words.history;
  const names = differingLocales(view, before, after).map((locale) => languageName(locale, view.locale));
  if (names.length === 0) return sameWords;
  const languages = new Intl.ListFormat(view.locale).format(names);
  return `${sameWords} ${filled(differsIn, { languages })}`;
}

/** One part as A → B, without its heading. */
export function partHtml(
  view: HistoryView,
  { a, b, locale }: DifferingPart,
  from: string,
  to: string,
): string {
  return differenceHtml(view, { from, to, a, b, locale, placeholders: view.placeholders });
}

/** Says of a part that only one of the versions has it. */
export function soleMark(view: HistoryView, { a, b }: Pick<DifferingPart, "a" | "b">): string {
  if (a !== "" && b !== "") return "";
  return ` <span class="quiet">${escaped(a === "" ? view.words.change.added : view.words.change.removed)}</span>`;
}

/** What a part is called: `Reply · Public · Upset`, `When`. */
export function headingOf(view: HistoryView, section: Section): string {
  const { words } = view;
  switch (section.type) {
    case "reply":
      return `${words.reply.label} · ${replyName(section.reply, view.channels, words, view.locale)}`;
    case "prose":
      return words.history.titleAndText;
    case "no-reply":
      return filled(words.reply.noReply, {
        action: section.action === "hand-over" ? words.reply.handOver : words.reply[section.action],
      });
    case "attach":
      return words.answer.files;
    default:
      return words.answer[section.type];
  }
}

/** Which reply of a channel a permalink names; `variant` counts from 1. */
export interface NamedReply {
  readonly channel: string;
  readonly moment: string;
  readonly variant: number;
}

/** One wording for ever: the reply that is named, with the channel's others folded below it, or the whole text of a version. */
export function wordingHtml(
  view: HistoryView,
  version: PublishedVersion,
  locale: Locale,
  named: NamedReply | undefined,
): string {
  const text = version.texts[locale];
  if (!text)
    return `<p>${escaped(filled(view.words.history.noText, { language: languageName(locale, view.locale) }))}</p>`;
  const channel = view.channels.find(({ id }) => id === named?.channel);
  if (named && channel) return namedHtml(view, repliesOf(text.body), channel, named, locale);
  const facts = factsText(view, version)
    .split("\n\n")
    .map((fact) => (fact ? `<p>${escaped(fact)}</p>` : ""));
  const title = `<p class="said-title"${langAttribute(view, locale)}><b>${escaped(text.title)}</b></p>`;
  return title + facts.join("") + text.body.map((section) => sectionHtml(view, section, locale)).join("");
}

function namedHtml(
  view: HistoryView,
  replies: readonly Reply[],
  channel: Channel,
  { moment, variant }: NamedReply,
  locale: Locale,
): string {
  const drawn = (reply: Reply) => sectionHtml(view, { type: "reply", reply }, locale);
  const all = momentsFor(replies, channel).flatMap((one) => variantsFor(replies, channel, one));
  const own = MOMENTS.find((one) => one === moment);
  const asked = own && variantsFor(replies, channel, own)[variant - 1];
  if (!asked) return noticeHtml(view, "warn", view.words.open.noWording) + all.map(drawn).join("");
  const others = all.filter((reply) => reply !== asked);
  if (others.length === 0) return drawn(asked);
  const title = counted(view.words.open.others, others.length, view.locale);
  return `${drawn(asked)}<details class="fold"><summary>${escaped(title)}</summary>${others.map(drawn).join("")}</details>`;
}

/** A part of a text as it stood: replies boxed, everything else under its heading. */
function sectionHtml(view: HistoryView, section: Section, locale: Locale): string {
  const heading =
    section.type === "prose" ? "" : `<h3 class="where">${escaped(headingOf(view, section))}</h3>`;
  const lang = langAttribute(view, locale);
  if (section.type === "attach") return `${heading}<p>${escaped(section.file)}</p>`;
  const html = `<div class="text"${lang}>${proseHtml(proseOf(section) ?? [], { field: fieldStyle(view), href: outside })}</div>`;
  if (section.type !== "reply") return `${heading}<div class="said">${html}</div>`;
  const { subject } = section.reply;
  const line = subject ? `<p class="subject"${lang}>${subjectHtml(subject, fieldStyle(view))}</p>` : "";
  return `${heading}<div class="reply">${line}${html}</div>`;
}

function fieldStyle(view: HistoryView) {
  return (name: string) => {
    const label = view.placeholders.find((placeholder) => placeholder.name === name)?.label;
    return `<span class="slot">${escaped((label?.[view.locale] ?? label?.en ?? name).toLowerCase())}</span>`;
  };
}

/** Entries that an old text links to may be gone: only addresses outside stay links. */
function outside(url: string): string | undefined {
  return /^(?:answer|product|advisory):/.test(url) ? undefined : url;
}

/** A sentence with the drawing of its state before it. */
export function noticeHtml(view: Surroundings, drawing: string, text: string): string {
  return `<p class="notice">${icon(view, drawing)} <span>${escaped(text)}</span></p>`;
}
