import { differenceHtml } from "#browser/difference-view.ts";
import { icon, langAttribute, languageName, type Surroundings } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import { escaped, proseHtml } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { PublishedVersion } from "#core/published.ts";
import { momentsFor, repliesOf, type Section, variantsFor } from "#core/reply.ts";
import { type SectionPair, sectionPairs } from "#core/section-pair.ts";
import { counted, filled } from "#words/text.ts";

/** What the history page knows besides the versions it fetches. */
export interface HistoryView extends Surroundings {
  readonly placeholders: readonly Placeholder[];
  readonly channels: readonly Channel[];
}

/** Two versions in one language, part by part: what differs as A → B, the rest counted. */
export function comparisonHtml(
  view: HistoryView,
  before: PublishedVersion,
  after: PublishedVersion,
  locale: Locale,
): string {
  const [a, b] = [before.texts[locale], after.texts[locale]];
  if (!a && !b)
    return `<p>${escaped(filled(view.words.history.noText, { language: languageName(locale, view.locale) }))}</p>`;
  const pairs = sectionPairs(a?.body ?? [], b?.body ?? []);
  const title = { section: { type: "prose", prose: [] } as Section, a: a?.title ?? "", b: b?.title ?? "" };
  const differing = [title, ...pairs].filter((pair) => pair.a !== pair.b);
  if (differing.length === 0) return `<p>${escaped(view.words.history.sameWords)}</p>`;
  const same = pairs.length - differing.filter((pair) => pair !== title).length;
  const rest =
    same > 0
      ? `<p class="quiet">${escaped(counted(view.words.history.sameParts, same, view.locale))}</p>`
      : "";
  const blocks = differing.map((pair) => {
    const heading = pair === title ? view.words.history.titleAndText : headingOf(view, pair.section);
    const body = differenceHtml(view, {
      from: before.version,
      to: after.version,
      a: pair.a,
      b: pair.b,
      locale,
      placeholders: view.placeholders,
    });
    return `<section class="diff"><h3 class="where">${escaped(heading)}${soleMark(view, pair)}</h3>${body}</section>`;
  });
  return blocks.join("") + rest;
}

function soleMark(view: HistoryView, { a, b }: SectionPair): string {
  if (a !== "" && b !== "") return "";
  return ` <span class="quiet">${escaped(a === "" ? view.words.change.added : view.words.change.removed)}</span>`;
}

/** What a part is called: `Reply · Public · Upset`, `When`. */
export function headingOf(view: HistoryView, section: Section): string {
  const { words } = view;
  switch (section.type) {
    case "reply": {
      const groups: Record<string, string> = { public: words.state.public, private: words.state.private };
      const named = (id: string) =>
        groups[id] ?? view.channels.find((channel) => channel.id === id)?.name[view.locale] ?? id;
      const where = (section.reply.channels.length > 0 ? section.reply.channels : ["private"])
        .map(named)
        .join(", ");
      return [words.reply.label, where, words.moment[section.reply.moment]].join(" · ");
    }
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

/** One wording for ever: the replies of a version in a language, of one channel where it is named. */
export function wordingHtml(
  view: HistoryView,
  version: PublishedVersion,
  locale: Locale,
  channelId: string | undefined,
): string {
  const replies = repliesOf(version.texts[locale]?.body ?? []);
  const channel = view.channels.find(({ id }) => id === channelId);
  const chosen = channel
    ? momentsFor(replies, channel).flatMap((moment) => variantsFor(replies, channel, moment))
    : replies;
  const label = (name: string) => view.placeholders.find((placeholder) => placeholder.name === name)?.label;
  const field = (name: string) =>
    `<span class="slot">${escaped((label(name)?.[view.locale] ?? label(name)?.en ?? name).toLowerCase())}</span>`;
  const blocks = chosen.map((reply) => {
    const heading = headingOf(view, { type: "reply", reply });
    const subject = reply.subject ? `<p class="subject">${escaped(reply.subject)}</p>` : "";
    return `<h3 class="where">${escaped(heading)}</h3><div class="reply">${subject}<div class="text"${langAttribute(view, locale)}>${proseHtml(reply.prose, { field })}</div></div>`;
  });
  return (
    blocks.join("") ||
    `<p>${escaped(filled(view.words.history.noText, { language: languageName(locale, view.locale) }))}</p>`
  );
}

/** A sentence with the drawing of its state before it. */
export function noticeHtml(view: HistoryView, drawing: string, text: string): string {
  return `<p class="notice">${icon(view, drawing)} <span>${escaped(text)}</span></p>`;
}
