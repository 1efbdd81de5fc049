import { EFFECT_ICONS } from "#browser/advice-view.ts";
import type { AdvisoryFormView } from "#browser/advisory-form-view.ts";
import { icon, langAttribute } from "#browser/view.ts";
import { fromBy, untilBy } from "#core/advisory-form.ts";
import { listed } from "#core/advisory-reach.ts";
import { EFFECTS, STAGES } from "#core/entry.ts";
import { escaped } from "#core/html.ts";
import { instantInWords } from "#core/instant.ts";
import { spokenIn, textIn } from "#core/locale.ts";
import type { FormGround, FormValues } from "#core/proposal-form.ts";
import { filled } from "#words/text.ts";

/** A new advisory as it would stand above an answer: what it does, where and how long, and its one line. */
export function previewHtml(form: AdvisoryFormView, values: FormValues, ground: FormGround): string {
  const { view, words, advice } = form;
  const effect = EFFECTS.find((one) => one === values.effect) ?? "note";
  const line = lineIn(form, values, ground);
  const place = placesIn(form, values);
  const lead = filled(advice[effect], { place: place || "…" });
  return [
    `<div class="advisory ${effect}"><p class="lead">${icon(view, EFFECT_ICONS[effect])}<span>${escaped(lead)}</span></p>`,
    line
      ? `<p${langAttribute(view, line.locale)}>${escaped(line.text)}</p>`
      : `<p>${escaped(words.preview.unsaid)}</p>`,
    `<p class="quiet">${escaped(factsIn(form, values, ground).join(" · "))}</p></div>`,
  ].join("");
}

/** What agents read of it first: its summary, else its title, in their language where there is one. */
function lineIn({ view }: AdvisoryFormView, values: FormValues, { sourceLocale }: FormGround) {
  const said = (name: string) => values[name]?.trim() || undefined;
  const source = said(`summary:${sourceLocale}`) ?? said(`title:${sourceLocale}`);
  const own = said(`title:${view.locale}`);
  const lines = { ...(own && { [view.locale]: own }), ...(source && { [sourceLocale]: source }) };
  return spokenIn(lines, view.locale, sourceLocale);
}

function placesIn({ view, advice, sheet }: AdvisoryFormView, values: FormValues): string {
  if (values.where === "everywhere") return advice.everywhere;
  const { sourceLocale } = view.workspace;
  const countries = listed(values.countries).map((code) =>
    textIn(sheet.countries.find((one) => one.code === code)?.name ?? {}, view.locale, sourceLocale, code),
  );
  const regions = sheet.regions.filter(({ id }) => values[`region:${id}`]).map(({ name }) => name);
  return new Intl.ListFormat(view.locale, { type: "unit" }).format([...countries, ...regions]);
}

function factsIn(
  { view, words, advice }: AdvisoryFormView,
  values: FormValues,
  ground: FormGround,
): string[] {
  const said = (instant: string) => instantInWords(instant, view.timeZone, view.locale);
  const [from, until] = [fromBy(values, ground), untilBy(values, ground)];
  const stage = STAGES.find((one) => one === values.incident);
  const end =
    values.endless === "yes" ? words.preview.endless : until && filled(advice.until, { time: said(until) });
  const isAboutAll =
    listed(values.answers).length === 0 &&
    !Object.entries(values).some(([name, value]) => value && /^(?:product|team):/.test(name));
  return [
    isAboutAll ? words.preview.everyAnswer : "",
    values.severity === "urgent" ? words.preview.urgent : "",
    stage ? filled(words.preview.incident, { stage: view.propose.part.stages[stage] }) : "",
    [from && filled(words.preview.from, { time: said(from) }), end].filter(Boolean).join(" "),
  ].filter(Boolean);
}
