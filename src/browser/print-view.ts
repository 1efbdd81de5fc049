import { replyName, subjectHtml } from "#browser/reply-name.ts";
import { langAttribute, languageName, type Surroundings, stateChip } from "#browser/view.ts";
import { isBehind } from "#core/history.ts";
import { escaped, proseHtml } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { type PublishedText, type Sheet, stateAt } from "#core/published.ts";
import { repliesOf } from "#core/reply.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

/** An answer on paper: which version was approved when it was printed, and every reply of it in every language. */
export function printedHtml(view: Surroundings, sheet: Sheet, now: Instant): string {
  const { words } = view;
  const { record, withdrawal } = stateAt(sheet.entry.history, now);
  const time = exactTime(now, view.timeZone, view.locale);
  const asOf = escaped(filled(words.print.approved, { time }));
  const version = record && sheet.entry.versions[record.version];
  if (!version || withdrawal) return `<p class="printed-as-of">${asOf}</p>`;
  const number = escaped(filled(words.history.version, { version: version.version }));
  const texts = Object.entries(version.texts).map(([locale, text]) => {
    const behind = isBehind(sheet.entry.history, version.version, locale) ? stateChip(view, "behind") : "";
    return `<h2>${escaped(languageName(locale, view.locale))} ${behind}</h2>${repliesHtml(view, sheet, locale, text)}`;
  });
  return `<p class="printed-as-of">${number} · ${asOf}</p>${texts.join("")}`;
}

function repliesHtml(view: Surroundings, sheet: Sheet, locale: string, text: PublishedText): string {
  const field = (name: string) => {
    const label = sheet.placeholders.find((placeholder) => placeholder.name === name)?.label;
    return `<span class="slot">${escaped(label?.[locale] ?? label?.en ?? name)}</span>`;
  };
  const replies = repliesOf(text.body).map((reply) => {
    const name = escaped(replyName(reply, sheet.channels, view.words, view.locale));
    const lang = langAttribute(view, locale);
    const subject = reply.subject ? `<p${lang}><b>${subjectHtml(reply.subject, field)}</b></p>` : "";
    return `<div class="printed-reply"><h3>${name}</h3>${subject}<div${lang}>${proseHtml(reply.prose, { field })}</div></div>`;
  });
  return replies.join("");
}
