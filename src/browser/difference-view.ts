import { type Difference, langAttribute, type Surroundings } from "#browser/view.ts";
import { type DiffPart, type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import { escaped } from "#core/html.ts";
import { counted, filled, type UseWords } from "#words/text.ts";

/**
 * A → B as two columns (inline on narrow screens): each text is marked up once with `del` and `ins`, the
 * styles hide what the other column shows. Unchanged paragraphs are folded.
 */
export function differenceHtml(view: Surroundings<UseWords>, difference: Difference): string {
  const paragraphs = paragraphDiffs(difference.a, difference.b, difference.locale);
  const changed = paragraphs.filter(({ kind }) => kind !== "same");
  const body = changed.map((paragraph) => paragraphHtml(paragraph, difference)).join("");
  const column = (side: "was" | "now", heading: string) =>
    `<div class="${side}"><h3 lang="${view.locale}">${escaped(heading)}</h3>${body}</div>`;
  const was = column("was", filled(view.words.change.was, { version: difference.from }));
  const now = column("now", filled(view.words.change.isNow, { version: difference.to }));
  return `<div class="pair"${langAttribute(view, difference.locale)}>${was}${now}</div>${foldHtml(view, paragraphs, difference)}`;
}

function paragraphHtml({ kind, parts }: ParagraphDiff, difference: Difference): string {
  return `<p data-kind="${kind}">${parts.map((part) => partHtml(part, difference)).join("")}</p>`;
}

const TAGS = { same: undefined, add: "ins", remove: "del" } as const;

function partHtml({ op, text }: DiffPart, difference: Difference): string {
  const words = wordsHtml(text, difference);
  const tag = TAGS[op];
  return tag ? `<${tag}>${words}</${tag}>` : words;
}

/** Fields by their label, as readers know them; a number keeps its unit on its line. */
function wordsHtml(text: string, { placeholders, locale }: Difference): string {
  const labelled = text.replace(/\{\{([a-z][a-z0-9_]*)\}\}/g, (_, name: string) => {
    const label = placeholders.find((placeholder) => placeholder.name === name)?.label;
    return `{${(label?.[locale] ?? label?.en ?? name).toLowerCase()}}`;
  });
  return escaped(labelled.replace(/^(\d+) (\S+)$/, "$1\u00a0$2")).replaceAll("\n", "<br>");
}

function foldHtml(
  view: Surroundings<UseWords>,
  paragraphs: readonly ParagraphDiff[],
  difference: Difference,
): string {
  const same = paragraphs.filter(({ kind }) => kind === "same");
  if (same.length === 0) return "";
  const title = counted(view.words.change.same, same.length, view.locale);
  const body = same.map((paragraph) => paragraphHtml(paragraph, difference)).join("");
  return `<details class="fold"><summary>${escaped(title)}</summary><div${langAttribute(view, difference.locale)}>${body}</div></details>`;
}
