import { type Difference, langAttribute, type Surroundings } from "#browser/view.ts";
import { type DiffPart, type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import { escaped } from "#core/html.ts";
import { counted, filled, type UseWords } from "#words/text.ts";

/** A difference whose texts lie compared beside it. */
type Drawn = Omit<Difference, "a" | "b">;

/**
 * A → B as two columns (inline on narrow screens): each text is marked up once with `del` and `ins`, the
 * styles hide what the other column shows. Unchanged paragraphs are folded.
 */
export function differenceHtml(view: Surroundings<UseWords>, difference: Difference): string {
  return paragraphsHtml(view, difference, paragraphDiffs(difference.a, difference.b, difference.locale));
}

/** The same for paragraphs that were compared already. */
export function paragraphsHtml(
  view: Surroundings<UseWords>,
  difference: Drawn,
  paragraphs: readonly ParagraphDiff[],
): string {
  const changed = paragraphs.filter(({ kind }) => kind !== "same");
  const body = changed.map((paragraph) => paragraphHtml(paragraph, difference)).join("");
  const column = (side: "was" | "now", heading: string) =>
    `<div class="${side}"><h3 lang="${view.locale}">${escaped(heading)}</h3>${body}</div>`;
  const { headings, from, to } = difference;
  const was = column("was", headings?.was ?? filled(view.words.change.was, { version: from }));
  const now = column("now", headings?.now ?? filled(view.words.change.isNow, { version: to }));
  return `<div class="pair"${langAttribute(view, difference.locale)}>${was}${now}</div>${foldHtml(view, paragraphs, difference)}`;
}

function paragraphHtml({ kind, parts }: ParagraphDiff, difference: Drawn): string {
  return `<p data-kind="${kind}">${parts.map((part) => partHtml(part, difference)).join("")}</p>`;
}

const TAGS = { same: undefined, add: "ins", remove: "del" } as const;

function partHtml({ op, text }: DiffPart, difference: Drawn): string {
  const words = wordsHtml(text, difference);
  const tag = TAGS[op];
  return tag ? `<${tag}>${words}</${tag}>` : words;
}

/** Fields by their label, as readers know them, or by what was filled in; a number keeps its unit on its line. */
function wordsHtml(text: string, difference: Drawn): string {
  return text
    .split(/(\{\{[a-z][a-z0-9_]*\}\})/)
    .map((piece) => fieldHtml(piece, difference) ?? escaped(piece.replace(/^(\d+) (\S+)$/, "$1\u00a0$2")))
    .join("")
    .replaceAll("\n", "<br>");
}

function fieldHtml(piece: string, { placeholders, locale, values }: Drawn): string | undefined {
  const [, name] = /^\{\{([a-z][a-z0-9_]*)\}\}$/.exec(piece) ?? [];
  if (name === undefined) return undefined;
  const value = values?.[name];
  if (value !== undefined) return `<span class="as-sent">${escaped(value)}</span>`;
  const label = placeholders.find((placeholder) => placeholder.name === name)?.label;
  return escaped(`{${(label?.[locale] ?? label?.en ?? name).toLowerCase()}}`);
}

function foldHtml(
  view: Surroundings<UseWords>,
  paragraphs: readonly ParagraphDiff[],
  difference: Drawn,
): string {
  const same = paragraphs.filter(({ kind }) => kind === "same");
  if (same.length === 0) return "";
  const title = counted(view.words.change.same, same.length, view.locale);
  const body = same.map((paragraph) => paragraphHtml(paragraph, difference)).join("");
  return `<details class="fold"><summary>${escaped(title)}</summary><div${langAttribute(view, difference.locale)}>${body}</div></details>`;
}
