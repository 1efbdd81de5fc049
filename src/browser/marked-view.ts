import { escaped } from "#core/html.ts";
import type { TextPlace } from "#search/matched-places.ts";

/** A text with some places marked: rising and apart. */
export function markedHtml(text: string, marks: readonly TextPlace[]): string {
  return markedPart(text, marks, { start: 0, end: text.length });
}

/** A text with some places marked, and some parts of it numbered; both rising and apart. */
export function numberedHtml(text: string, marks: readonly TextPlace[], parts: readonly TextPlace[]): string {
  let [html, from] = ["", 0];
  for (const [index, part] of parts.entries()) {
    html += markedPart(text, marks, { start: from, end: part.start });
    html += `<span class="asked"><b class="ask-number">${index + 1}</b> ${markedPart(text, marks, part)}</span>`;
    from = part.end;
  }
  return html + markedPart(text, marks, { start: from, end: text.length });
}

/** What lies in a part of the text; a mark that reaches out of it ends with it. */
function markedPart(text: string, marks: readonly TextPlace[], part: TextPlace): string {
  let [html, from] = ["", part.start];
  for (const mark of marks) {
    const [start, end] = [Math.max(mark.start, from), Math.min(mark.end, part.end)];
    if (start >= end) continue;
    html += `${escaped(text.slice(from, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    from = end;
  }
  return html + escaped(text.slice(from, part.end));
}
