import { pickManyHtml } from "#browser/pick-many-view.ts";
import {
  answerOptionsHtml,
  emergencyHtml,
  freshHtml,
  noteHtml,
  sendHtml,
  type TermsMatter,
  whoHtml,
} from "#browser/propose-terms.ts";
import {
  choiceHtml,
  fieldHtml,
  groupHtml,
  type ProposeView,
  selectHtml,
  shownIf,
} from "#browser/propose-view.ts";
import type { AdvisorySheet } from "#core/advisory-sheet.ts";
import { EFFECTS, SEVERITIES, STAGES } from "#core/entry.ts";
import { escaped } from "#core/html.ts";
import { placeOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { type AdviceWords, type AdvisoryFormWords, filled } from "#words/text.ts";

/** What the terms of a new advisory are drawn from. */
export interface AdvisoryFormView {
  readonly view: ProposeView;
  readonly words: AdvisoryFormWords;
  /** The words of advisories on an answer: the preview speaks them. */
  readonly advice: AdviceWords;
  readonly sheet: AdvisorySheet;
}

/** Everything the form asks about a new advisory besides its words. */
export function advisoryTermsHtml(form: AdvisoryFormView, { titles }: TermsMatter): string {
  const { view, words } = form;
  // Its first note tells of no change.
  const note = { ...view.propose.note, ...words.note };
  return [
    whereHtml(form),
    severityHtml(form),
    timesHtml(form),
    effectHtml(form, titles),
    scopeHtml(form),
    afterHtml(form),
    `<section class="term preview" aria-labelledby="advisory-preview"><h2 id="advisory-preview">${escaped(words.preview.label)}</h2><div data-part="preview"></div></section>`,
    noteHtml({ ...view, propose: { ...view.propose, note } }),
    freshHtml(view, words.fresh.label, words.fresh.idHint),
    emergencyHtml(view),
    whoHtml(view),
    sendHtml(view),
  ].join("");
}

function whereHtml({ view, words: { where, picks }, sheet }: AdvisoryFormView): string {
  const countries = { name: "countries", label: where.countries, hint: where.countriesHint };
  const regions = ticksHtml("region", where.regions, sheet.regions);
  return groupHtml(
    where.label,
    choiceHtml("radio", "where", "everywhere", where.everywhere) +
      choiceHtml("radio", "where", "some", where.some) +
      shownIf("where=some", pickManyHtml({ view, words: picks }, countries) + regions),
  );
}

function severityHtml({ view, words: { severity } }: AdvisoryFormView): string {
  const { stages } = view.propose.part;
  const weights = SEVERITIES.map((one) =>
    choiceHtml("radio", "severity", one, severity[one], severity[`${one}Hint`]),
  );
  const options = STAGES.map((stage) => `<option value="${stage}">${escaped(stages[stage])}</option>`);
  const select = selectHtml({
    name: "incident",
    label: severity.incident,
    hint: severity.incidentHint,
    options,
    empty: severity.noIncident,
  });
  return groupHtml(severity.label, weights.join("") + select);
}

function timesHtml({ view, words: { times } }: AdvisoryFormView): string {
  const place = placeOf(view.timeZone, view.locale);
  const time = (name: "from" | "until", hint = "") =>
    fieldHtml(view, { name, label: filled(times[name], { place }), hint, kind: "datetime-local" });
  return groupHtml(
    times.label,
    choiceHtml("radio", "begins", "now", times.now) +
      choiceHtml("radio", "begins", "at", times.at) +
      shownIf("begins=at", time("from")) +
      shownIf("not-endless", time("until", times.untilHint)) +
      choiceHtml("checkbox", "endless", "yes", times.endless),
  );
}

function effectHtml({ view, words: { effect } }: AdvisoryFormView, titles: TermsMatter["titles"]): string {
  const { effects, use: useLabel } = view.propose.part;
  const choices = EFFECTS.map((one) =>
    choiceHtml("radio", "effect", one, effects[one], effect[`${one}Hint`]),
  );
  const use = fieldHtml(view, {
    name: "use",
    label: useLabel,
    hint: effect.useHint,
    list: "answers-there-are",
  });
  const offered = `<datalist id="answers-there-are">${answerOptionsHtml(titles)}</datalist>`;
  return groupHtml(effect.label, choices.join("") + shownIf("effect=replace|hold", use + offered));
}

function scopeHtml({ view, words: { scope, picks }, sheet }: AdvisoryFormView): string {
  const answers = { name: "answers", label: scope.answers, hint: scope.answersHint };
  const nameIn = (texts: Readonly<Record<string, string>>, id: string) =>
    textIn(texts, view.locale, view.workspace.sourceLocale, id);
  const products = sheet.products.map(({ id, titles }) => ({ id, name: nameIn(titles, id) }));
  const channels = view.channels.map(({ id, name }) => ({ id, name: nameIn(name, id) }));
  const some = [
    ticksHtml("product", scope.products, products),
    ticksHtml("team", scope.teams, sheet.teams),
    ticksHtml("channel", scope.channels, channels),
  ].join("");
  return groupHtml(
    scope.label,
    pickManyHtml({ view, words: picks }, answers) +
      `<details class="fold only"><summary>${escaped(scope.more)}</summary>${some}</details>`,
  );
}

function afterHtml({ view, words: { after } }: AdvisoryFormView): string {
  const fields =
    fieldHtml(view, { name: "after", label: after.label, hint: after.hint, kind: "area" }) +
    fieldHtml(view, { name: "tags", label: after.tags, hint: after.tagsHint });
  return `<div class="term">${fields}</div>`;
}

/** Some boxes to tick under one name: `team:tickets`. */
function ticksHtml(
  name: string,
  label: string,
  choices: readonly { readonly id: string; readonly name: string }[],
): string {
  if (choices.length === 0) return "";
  const boxes = choices.map((choice) =>
    choiceHtml("checkbox", `${name}:${choice.id}`, choice.id, choice.name),
  );
  return `<div class="ticks" role="group" aria-label="${escaped(label)}"><h3>${escaped(label)}</h3><div class="boxes">${boxes.join("")}</div></div>`;
}
