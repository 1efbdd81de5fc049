import { pageLocale, pageWords } from "#browser/page.ts";
import type { Surroundings } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import { escaped } from "#core/html.ts";
import type { ProposeSheet, ProposeWorkspace } from "#core/propose-sheet.ts";
import type { InterfaceLocale, ProposeWords, Words } from "#words/text.ts";

const PROPOSE: Readonly<Record<InterfaceLocale, () => Promise<ProposeWords>>> = {
  en: async () => (await import("#words/propose-en.ts")).proposeEn,
  vi: async () => (await import("#words/propose-vi.ts")).proposeVi,
};

/** The interface's words and those of the form in the open page's language. */
export async function formWords(): Promise<{ readonly words: Words; readonly propose: ProposeWords }> {
  const [words, propose] = await Promise.all([pageWords(), PROPOSE[pageLocale()]()]);
  return { words, propose };
}

/** What the parts of the form are drawn from. */
export interface ProposeView extends Surroundings {
  readonly propose: ProposeWords;
  readonly channels: readonly Channel[];
  readonly workspace: ProposeWorkspace;
  /** Absent where the form is about nothing that exists. */
  readonly sheet?: ProposeSheet;
}

/** A field with its label, a hint below it and a place for what is said of it. */
export interface FieldShape {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: "text" | "area" | "datetime-local";
  readonly lang?: string;
  readonly list?: string;
}

/** Draws a field of the form's terms. */
export function fieldHtml(
  view: ProposeView,
  { name, label, hint = "", kind = "text", lang, list }: FieldShape,
): string {
  const id = idOf(name);
  const described = [hint && `${id}-hint`, `${id}-said`].filter(Boolean).join(" ");
  const attributes = `id="${id}" name="${escaped(name)}" aria-describedby="${described}"${lang && lang !== view.locale ? ` lang="${escaped(lang)}"` : ""}${list ? ` list="${list}"` : ""} autocomplete="off"`;
  const control =
    kind === "area" ? `<textarea ${attributes} rows="2"></textarea>` : `<input type="${kind}" ${attributes}>`;
  const said = hint && `<span class="quiet hint" id="${id}-hint">${escaped(hint)}</span>`;
  return `<div class="field-row"><label for="${id}">${escaped(label)}</label>${said}${control}<span class="quiet said" id="${id}-said" data-said="${escaped(name)}"></span></div>`;
}

/** The id of a field of the terms by its name: `what:en` → `t-what-en`. */
export function idOf(name: string): string {
  return `t-${name.replace(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** A choice between a few, or a box to tick, with a hint below it. */
export function choiceHtml(
  type: "radio" | "checkbox",
  name: string,
  value: string,
  label: string,
  hint = "",
): string {
  const id = `${idOf(name)}-${value}`;
  const said = hint && `<span class="quiet hint" id="${id}-hint">${escaped(hint)}</span>`;
  const described = hint && ` aria-describedby="${id}-hint"`;
  return `<div class="pick"><input type="${type}" id="${id}" name="${escaped(name)}" value="${escaped(value)}"${described}><label for="${id}">${escaped(label)}</label>${said}</div>`;
}

/** Some fields under one question. */
export function groupHtml(legend: string, body: string, shownIf = ""): string {
  const condition = shownIf && ` data-if="${escaped(shownIf)}"`;
  return `<fieldset class="term"${condition}><legend>${escaped(legend)}</legend>${body}</fieldset>`;
}

/** Something that is only shown under a condition (`kind=minor`, `looks-major` …). */
export function shownIf(condition: string, body: string): string {
  return `<div data-if="${escaped(condition)}">${body}</div>`;
}

/** A choice among the words of a list, with nothing chosen at first. */
export function selectHtml({
  name,
  label,
  hint = "",
  options,
  empty,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly string[];
  readonly empty: string;
}): string {
  const id = idOf(name);
  const said = hint && `<span class="quiet hint" id="${id}-hint">${escaped(hint)}</span>`;
  const described = hint && ` aria-describedby="${id}-hint"`;
  return `<div class="field-row"><label for="${id}">${escaped(label)}</label>${said}<select id="${id}" name="${name}"${described}><option value="">${escaped(empty)}</option>${options.join("")}</select></div>`;
}
