import { icon, type Surroundings } from "#browser/view.ts";
import type { Choice } from "#core/choice.ts";
import { escaped } from "#core/html.ts";
import { type AdvisoryFormWords, filled } from "#words/text.ts";

/** What a box to pick several of something is drawn from. */
export interface PicksView {
  readonly view: Pick<Surroundings, "drawings">;
  readonly words: AdvisoryFormWords["picks"];
}

/** A box to pick several in, and what is picked in it from the start. */
export interface PickShape {
  /** Of the field that keeps the ids. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly picked?: readonly Pick<Choice, "code" | "name">[];
  /** Whether a heading above says already what is picked here. */
  readonly isHeaded?: boolean;
  /** Whether another one takes the place of the one that is picked. */
  readonly isOne?: boolean;
}

/** The box to pick several in: typed letters bring what fits to tick, and what is chosen stands below. */
export function pickManyHtml(
  picks: PicksView,
  { name, label, hint, picked = [], ...more }: PickShape,
): string {
  const id = `pick-${name.replace(/[^a-zA-Z0-9]+/g, "-")}`;
  const ids = picked.map(({ code }) => code).join(" ");
  const chips = picked.length > 0 ? ` aria-label="${escaped(picks.words.taken)}"` : "";
  return [
    // Not of the type "hidden", whose first value is forgotten.
    `<kb-pick-many${more.isOne ? " data-one" : ""}><input name="${escaped(name)}" value="${escaped(ids)}" hidden>`,
    `<div class="field-row"><label for="${id}"${more.isHeaded ? ' class="vh"' : ""}>${escaped(label)}</label><span class="quiet hint" id="${id}-hint">${escaped(hint)}</span>`,
    `<input id="${id}" type="search" aria-describedby="${id}-hint" autocomplete="off" spellcheck="false">`,
    `<p class="quiet said" role="status" data-part="count"></p>`,
    `<div role="group" aria-label="${escaped(label)}" data-part="fitting"></div><ul class="picked" data-part="picked"${chips}>${pickedHtml(picks, picked)}</ul></div></kb-pick-many>`,
  ].join("");
}

/** What is picked, each as a button that takes it out. */
export function pickedHtml(
  { view, words }: PicksView,
  picked: readonly Pick<Choice, "code" | "name">[],
): string {
  const rows = picked.map(
    ({ code, name }) =>
      `<li><button class="btn" type="button" data-remove="${escaped(code)}" aria-label="${escaped(filled(words.remove, { name }))}"><span>${escaped(name)}</span>${icon(view, "cross")}</button></li>`,
  );
  return rows.join("");
}
