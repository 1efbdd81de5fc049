import { advisoryFormWords, countryChoices } from "#browser/advisory-form.ts";
import { jsonAt } from "#browser/json.ts";
import { PickMany } from "#browser/pick-many.ts";
import { titlesIn } from "#browser/propose-matter.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import type { AdvisorySheet } from "#core/advisory-sheet.ts";
import type { Choice } from "#core/choice.ts";
import type { Localized } from "#core/locale.ts";
import { textIn } from "#core/locale.ts";
import { filled } from "#words/text.ts";

/** What an advisory that exists can be changed to speak of; loaded when somebody comes near a box to pick it in. */
export async function offerPicks(form: HTMLFormElement, data: string, view: ProposeView): Promise<void> {
  const [words, sheet, titles] = await Promise.all([
    advisoryFormWords(),
    jsonAt<AdvisorySheet>(`${data}advisory-form.json`, "countries"),
    titlesIn(view, data),
  ]);
  const choices = choicesIn(view, sheet, titles);
  for (const box of form.querySelectorAll("kb-pick-many")) {
    const [line = ""] = box.querySelector("input")?.name.split(":") ?? [];
    if (box instanceof PickMany) box.offer({ view, words: words.picks }, choices[line] ?? []);
  }
}

/** By the line of the form, with ids as `core/advisory-reach.ts` writes them. */
function choicesIn(
  view: ProposeView,
  sheet: AdvisorySheet,
  titles: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly Choice[]>> {
  const { part } = view.propose;
  const choice = (code: string, name: string): Choice => ({ code, name, synonyms: [] });
  const nameIn = (texts: Localized, id: string) =>
    textIn(texts, view.locale, view.workspace.sourceLocale, id);
  const about = [
    ...[...titles].map(([id, title]) => choice(`answers/${id}`, title)),
    ...sheet.products.map((one) =>
      choice(`products/${one.id}`, filled(part.product, { name: nameIn(one.titles, one.id) })),
    ),
    ...sheet.teams.map((one) => choice(`teams/${one.id}`, filled(part.team, { name: one.name }))),
  ];
  return {
    where: [
      choice("everywhere", part.everywhere),
      ...sheet.regions.map(({ id, name }) => choice(id, name)),
      ...countryChoices(view, sheet),
    ],
    use: [...titles].map(([id, title]) => choice(id, title)),
    about,
    channels: view.channels.map(({ id, name }) => choice(id, nameIn(name, id))),
  };
}
