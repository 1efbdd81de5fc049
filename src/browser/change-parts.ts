import {
  type DifferingPart,
  differingParts,
  type HistoryView,
  partHtml,
  soleMark,
} from "#browser/history-view.ts";
import { replyName } from "#browser/reply-name.ts";
import { languageName } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedVersion } from "#core/published.ts";
import { reachOf } from "#core/reply.ts";
import { counted, filled } from "#words/text.ts";

/** The reply somebody uses: what changed in it is what they want to see of a change. */
export interface Wanted {
  readonly locale: Locale;
  /** Any private one where none is named. */
  readonly channel?: string | undefined;
}

/** What drew A → B of a change. */
export interface ChangeView extends HistoryView {
  readonly sourceLocale: Locale;
  /** Whether more can be drawn when somebody asks for it; without that, the history page is linked. */
  readonly isLive: boolean;
  /** The address at which the two versions stand side by side whole. */
  readonly whole: string;
}

/** A → B of a change: the one part a reader wants, then how many others changed. */
export function changeHtml(
  view: ChangeView,
  before: PublishedVersion,
  after: PublishedVersion,
  wanted: Wanted,
): string {
  const { locale, parts } = partsFor(view, before, after, wanted.locale);
  const first = pickedPart(view, parts, wanted);
  const whole = `<a href="${escaped(view.whole)}">${escaped(view.words.log.whole)}</a>`;
  if (!first) return `<p class="where"><span>${escaped(view.words.history.sameWords)}</span> ${whole}</p>`;
  const others = parts.length - 1;
  const unchanged =
    locale === wanted.locale || !after.texts[wanted.locale]
      ? ""
      : `<p class="quiet">${escaped(filled(view.words.log.otherLanguage, { language: languageName(wanted.locale, view.locale) }))}</p>`;
  return unchanged + blockHtml(view, first, before, after, whole) + othersHtml(view, others);
}

/** The other parts that changed, in the text's order. */
export function otherPartsHtml(
  view: ChangeView,
  before: PublishedVersion,
  after: PublishedVersion,
  wanted: Wanted,
): string {
  const { parts } = partsFor(view, before, after, wanted.locale);
  const first = pickedPart(view, parts, wanted);
  return parts
    .filter((part) => part !== first)
    .map((part) => blockHtml(view, part, before, after, ""))
    .join("");
}

/** What differs in a language; where nothing does, since its text is behind or the change is elsewhere, in the source. */
function partsFor(view: ChangeView, before: PublishedVersion, after: PublishedVersion, locale: Locale) {
  for (const tag of [locale, view.sourceLocale]) {
    const { parts } = differingParts(view, before, after, tag);
    if (parts.length > 0) return { locale: tag, parts };
  }
  return { locale, parts: [] };
}

/** The reply for a channel, first moment first; else any reply, else whatever comes first. */
function pickedPart(
  { channels }: ChangeView,
  parts: readonly DifferingPart[],
  wanted: Wanted,
): DifferingPart | undefined {
  const channel = channels.find(({ id }) => id === wanted.channel) ?? channels.find((one) => !one.public);
  const worth = ({ section }: DifferingPart) => {
    if (section.type !== "reply") return 0;
    const reach = channel && reachOf(section.reply, channel);
    return (
      1 + (reach === "named" ? 4 : reach === "group" ? 2 : 0) + (section.reply.moment === "first" ? 1 : 0)
    );
  };
  return parts.reduce<DifferingPart | undefined>(
    (best, part) => (best && worth(best) >= worth(part) ? best : part),
    undefined,
  );
}

function blockHtml(
  view: ChangeView,
  part: DifferingPart,
  before: PublishedVersion,
  after: PublishedVersion,
  more: string,
): string {
  const language = `${languageName(part.locale, view.locale)} · `;
  const where = `<p class="where"><span>${escaped(language + nameOf(view, part))}${soleMark(view, part)}</span>${more}</p>`;
  return `<div class="difference">${where}${partHtml(view, part, before.version, after.version)}</div>`;
}

/** A reply by where it is sent and when, anything else by its heading. */
function nameOf(view: ChangeView, { section, heading }: DifferingPart): string {
  return section.type === "reply"
    ? replyName(section.reply, view.channels, view.words, view.locale)
    : heading;
}

function othersHtml(view: ChangeView, count: number): string {
  if (count === 0) return "";
  const said = escaped(counted(view.words.log.otherParts, count, view.locale));
  return view.isLive
    ? `<details class="fold" data-part="others"><summary>${said}</summary></details>`
    : `<p class="fold"><a href="${escaped(view.whole)}">${said}</a></p>`;
}
