import type { AdvisoryFormView } from "#browser/advisory-form-view.ts";
import { icon, langAttribute } from "#browser/view.ts";
import { fromBy, listed, untilBy } from "#core/advisory-form.ts";
import { boxProse } from "#core/box-prose.ts";
import { EFFECTS, STAGES } from "#core/entry.ts";
import { escaped } from "#core/html.ts";
import { instantInWords } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { FormGround, FormValues } from "#core/proposal-form.ts";
import { filled } from "#words/text.ts";

const DRAWINGS = { hold: "held", replace: "swap", append: "append", note: "note" } as const;

/** A new advisory as it would stand above an answer: what it does, where, how long, and its words in the reader's language. */
export function previewHtml(form: AdvisoryFormView, values: FormValues, ground: FormGround): string {
  const { view, words } = form;
  const effect = EFFECTS.find((one) => one === values.effect) ?? "note";
  const locale = values[`title:${view.locale}`]?.trim() ? view.locale : ground.sourceLocale;
  const title = values[`title:${locale}`]?.trim();
  const text = plainText(boxProse(values[`box:${locale}:text`] ?? ""));
  const lang = title ? langAttribute(view, locale) : "";
  const lead = [words.effect[effect], placesIn(form, values)].filter(Boolean).join(": ");
  return [
    `<div class="advisory ${effect}"><p class="lead">${icon(view, DRAWINGS[effect])}<span>${escaped(lead)}</span></p>`,
    `<p${lang}><b>${escaped(title ?? words.preview.unsaid)}</b>${text ? ` ${escaped(text)}` : ""}</p>`,
    `<p class="quiet">${escaped(factsIn(form, values, ground).join(" · "))}</p></div>`,
  ].join("");
}

function placesIn({ view, words, sheet }: AdvisoryFormView, values: FormValues): string {
  if (values.where === "everywhere") return words.where.everywhere;
  const { sourceLocale } = view.workspace;
  const countries = listed(values.countries).map((code) =>
    textIn(sheet.countries.find((one) => one.code === code)?.name ?? {}, view.locale, sourceLocale, code),
  );
  const regions = sheet.regions.filter(({ id }) => values[`region:${id}`]).map(({ name }) => name);
  return new Intl.ListFormat(view.locale, { type: "unit" }).format([...countries, ...regions]);
}

function factsIn({ view, words }: AdvisoryFormView, values: FormValues, ground: FormGround): string[] {
  const said = (instant: string) => instantInWords(instant, view.timeZone, view.locale);
  const [from, until] = [fromBy(values, ground), untilBy(values, ground)];
  const stage = STAGES.find((one) => one === values.incident);
  const end = values.endless === "yes" ? words.preview.endless : until && said(until);
  const isAboutAll =
    listed(values.answers).length === 0 &&
    !Object.entries(values).some(([name, value]) => value && /^(?:product|team):/.test(name));
  return [
    isAboutAll ? words.preview.everyAnswer : "",
    values.severity === "urgent" ? words.preview.urgent : "",
    stage ? filled(words.preview.incident, { stage: view.propose.part.stages[stage] }) : "",
    [from && said(from), end].filter(Boolean).join(" – "),
  ].filter(Boolean);
}
