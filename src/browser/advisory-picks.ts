import { advisoryFormWords, countryChoices } from "#browser/advisory-form.ts";
import { jsonAt } from "#browser/json.ts";
import { PickMany } from "#browser/pick-many.ts";
import { titlesIn } from "#browser/propose-matter.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import type { AdvisorySheet } from "#core/advisory-sheet.ts";
import type { Choice } from "#core/choice.ts";
import { isPickedLine, type PickedLine } from "#core/head-field.ts";
import { type Localized, textIn } from "#core/locale.ts";
import { type AdvisoryFormWords, filled } from "#words/text.ts";

/** What an advisory that exists can be changed to speak of; loaded when somebody comes near a box to pick it in. */
export async function offerPicks(form: HTMLFormElement, data: string, view: ProposeView): Promise<void> {
  const [words, sheet, titles] = await Promise.all([
    advisoryFormWords(),
    jsonAt<AdvisorySheet>(`${data}advisory-form.json`, "countries"),
    titlesIn(view, data),
  ]);
  const choices = choicesIn({ view, words, sheet, titles });
  for (const box of form.querySelectorAll("kb-pick-many")) {
    const [line = ""] = box.querySelector("input")?.name.split(":") ?? [];
    if (box instanceof PickMany && isPickedLine(line)) box.offer({ view, words: words.picks }, choices[line]);
  }
}

/** By the line of the form, with ids as `core/advisory-reach.ts` writes them. */
function choicesIn({
  view,
  words: { picks, where },
  sheet,
  titles,
}: {
  readonly view: ProposeView;
  readonly words: AdvisoryFormWords;
  readonly sheet: AdvisorySheet;
  readonly titles: ReadonlyMap<string, string>;
}): Readonly<Record<PickedLine, readonly Choice[]>> {
  const choice = (code: string, name: string): Choice => ({ code, name, synonyms: [] });
  const nameIn = (texts: Localized, id: string) =>
    textIn(texts, view.locale, view.workspace.sourceLocale, id);
  const about = [
    ...[...titles].map(([id, title]) => choice(`answers/${id}`, title)),
    ...sheet.products.map((one) =>
      choice(`products/${one.id}`, filled(picks.product, { name: nameIn(one.titles, one.id) })),
    ),
    ...sheet.teams.map((one) => choice(`teams/${one.id}`, filled(picks.team, { name: one.name }))),
  ];
  return {
    where: [
      choice("everywhere", where.everywhere),
      ...sheet.regions.map(({ id, name }) => choice(id, name)),
      ...countryChoices(view, sheet),
    ],
    use: [...titles].map(([id, title]) => choice(id, title)),
    about,
    channels: view.channels.map(({ id, name }) => choice(id, nameIn(name, id))),
  };
}
