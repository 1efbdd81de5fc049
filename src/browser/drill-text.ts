import type { DrillView } from "#browser/drill-question.ts";
import { markedHtml } from "#browser/marked-view.ts";
import type { DrillItem } from "#core/drill-item.ts";
import { escaped } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import type { Span } from "#core/wording.ts";
import { filled } from "#words/text.ts";

/** `lang="en"` where words are in another language than the page. */
export function languageAttribute({ locale }: Pick<DrillView, "locale">, of: Locale): string {
  return of === locale ? "" : ` lang="${escaped(of)}"`;
}

/** A text with its fields by their labels, paragraph by paragraph, to stand in a line or a button; some places may be marked. */
export function textHtml(view: DrillView, text: string, locale: Locale, marks: readonly Span[] = []): string {
  let at = 0;
  const paragraphs = text.split("\n\n").map((paragraph) => {
    const start = text.indexOf(paragraph, at);
    at = start + paragraph.length;
    const own = marks.map((mark) => ({ start: mark.start - start, end: mark.end - start }));
    const within = own.filter(({ start: from, end }) => from >= 0 && end <= paragraph.length);
    const html = within.length > 0 ? markedHtml(paragraph, within) : fieldsHtml(view, paragraph, locale);
    return `<span class="drill-p">${html.replaceAll("\n", "<br>")}</span>`;
  });
  return `<span class="drill-text"${languageAttribute(view, locale)}>${paragraphs.join("")}</span>`;
}

function fieldsHtml({ source }: DrillView, text: string, locale: Locale): string {
  return text
    .split(/(\{\{[a-z][a-z0-9_]*\}\})/)
    .map((piece) => {
      const name = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
      if (name === undefined) return escaped(piece);
      const label = source.placeholders.find((known) => known.name === name)?.label;
      return `<span class="drill-field">${escaped((label?.[locale] ?? label?.en ?? name).toLowerCase())}</span>`;
    })
    .join("");
}

/** A link to an answer by its title. */
export function answerLink(
  view: DrillView,
  { id, title, locale }: Pick<DrillItem, "id" | "title" | "locale">,
): string {
  return `<a href="${escaped(view.to(`/answers/${id}/`))}"${languageAttribute(view, locale)}>${escaped(title)}</a>`;
}

/** A sentence around markup: `{name}`s are given as markup, everything else is text. */
export function sentence(text: string, parts: Readonly<Record<string, string>>): string {
  return `<p>${filled(escaped(text), parts)}</p>`;
}
