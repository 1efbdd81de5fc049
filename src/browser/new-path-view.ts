import { icon, langAttribute, languageName, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { textIn } from "#core/locale.ts";
import { type Pickable, type PickedModule, placeOfPick } from "#core/path-picks.ts";
import {
  MOST_ANSWERS,
  type PathPlan,
  type PlannedAnswer,
  type PlannedLesson,
  spansOf,
} from "#core/path-plan.ts";
import { spanText } from "#core/training-days.ts";
import { counted, filled, type NewPathWords, numbered } from "#words/text.ts";

/** What the parts of the page are drawn from. */
export interface NewPathView extends Surroundings {
  readonly path: NewPathWords;
  readonly sourceLocale: string;
  readonly locales: readonly string[];
}

/** So many of the answers that fit are shown. */
const MOST_SHOWN = 12;

/** The answers that fit, each with a button that takes it in or out, and one for all of them. */
export function resultsHtml(
  view: NewPathView,
  found: readonly Pickable[],
  modules: readonly PickedModule[],
  nameOf: (product: string) => string,
): string {
  const { path, locale } = view;
  if (found.length === 0) return `<p class="quiet">${escaped(path.none)}</p>`;
  const all = counted(path.addAll, found.length, locale);
  const rest = found.length - MOST_SHOWN;
  const rows = found.slice(0, MOST_SHOWN).map(({ id, title, products }) => {
    const isIn = placeOfPick(modules, id) !== undefined;
    const names = products.map(nameOf).join(", ");
    const button = `<button class="btn" type="button" data-act="pick" data-id="${escaped(id)}" ${isIn ? "data-in " : ""}aria-label="${escaped(filled(isIn ? path.isInOne : path.addOne, { title }))}">${icon(view, isIn ? "current" : "plus")}${escaped(isIn ? path.isIn : path.add)}</button>`;
    return `<li><div class="what"><b>${escaped(title)}</b><span class="quiet">${escaped(names)}</span></div>${button}</li>`;
  });
  return [
    `<div class="head-row"><span class="quiet">${escaped(counted(path.found, found.length, locale))}</span><button class="btn" type="button" data-act="pick-all">${icon(view, "plus")}${escaped(all)}</button></div>`,
    `<ul class="rows picks">${rows.join("")}</ul>`,
    rest > 0 ? `<p class="quiet">${escaped(counted(path.more, rest, locale))}</p>` : "",
  ].join("");
}

/** The modules with their titles and answers, each with buttons to move it and to take it out. */
export function modulesHtml(view: NewPathView, modules: readonly PickedModule[]): string {
  const { path } = view;
  if (modules.length === 0) return `<p class="quiet">${escaped(path.empty)}</p>`;
  const ids = modules.flatMap(({ answers }) => answers.map(({ id }) => id));
  return modules.map((module, index) => moduleHtml(view, module, index, ids)).join("");
}

function moduleHtml(view: NewPathView, module: PickedModule, index: number, ids: readonly string[]): string {
  const { path, locales, locale } = view;
  const fields = locales.map((tag) => {
    const id = `np-module-${index}-${tag}`;
    const label = filled(path.moduleName, {
      n: numbered(index + 1, locale),
      language: languageName(tag, locale),
    });
    return `<div class="cell"><label for="${id}">${escaped(label)}</label><input id="${id}" data-module="${index}" data-tag="${escaped(tag)}" value="${escaped(module.title[tag] ?? "")}"${langAttribute(view, tag)} autocomplete="off" maxlength="120"></div>`;
  });
  const rows = module.answers.map(({ id, title }) => {
    const place = ids.indexOf(id);
    const acts = [
      moveHtml(view, "up", { id, title, isOff: place === 0 }),
      moveHtml(view, "down", { id, title, isOff: place === ids.length - 1 }),
      `<button class="btn icon" type="button" data-act="unpick" data-id="${escaped(id)}" aria-label="${escaped(filled(path.remove, { title }))}">${icon(view, "cross")}</button>`,
    ];
    return `<li><div class="what"><b>${escaped(title)}</b></div><span class="acts">${acts.join("")}</span></li>`;
  });
  return `<div class="module"><div class="cells">${fields.join("")}</div><ol class="rows picks">${rows.join("")}</ol></div>`;
}

function moveHtml(
  view: NewPathView,
  way: "up" | "down",
  { id, title, isOff }: { id: string; title: string; isOff: boolean },
): string {
  return `<button class="btn icon" type="button" data-act="${way}" data-id="${escaped(id)}" aria-label="${escaped(filled(view.path[way], { title }))}"${isOff ? ' aria-disabled="true"' : ""}>${icon(view, "down")}</button>`;
}

/** How long the path takes, as a sentence, and the minutes and days of each module. */
export function estimateHtml(
  view: NewPathView,
  { days, modules }: Pick<PathPlan, "days" | "modules">,
  lessons: readonly (readonly PlannedLesson[])[],
): string {
  const { path, locale } = view;
  const all = lessons.flat();
  const sum = minutesIn(all);
  const said = [
    counted(path.sum, sum, locale),
    counted(path.ofLessons, all.length, locale),
    `(${counted(path.aDay, Math.ceil(sum / Math.max(1, days)), locale)})`,
  ].join(" ");
  const spans = spansOf(lessons, days);
  const rows = modules.flatMap(({ title }, index) => {
    const [span, own = []] = [spans[index], lessons[index]];
    if (!span || own.length === 0) return [];
    const when = filled(span.from === span.to ? path.onDay : path.onDays, {
      days: spanText(span).replace("-", "–"),
    });
    return `<li><div class="what"><b>${escaped(textIn(title, locale, view.sourceLocale))}</b></div><span class="quiet">${escaped(when)}</span><span class="quiet">${escaped(counted(path.minutes, minutesIn(own), locale))}</span></li>`;
  });
  return `<p>${escaped(said)}</p><ul class="rows picks spans">${rows.join("")}</ul>`;
}

function minutesIn(lessons: readonly PlannedLesson[]): number {
  return lessons.reduce((total, { minutes }) => total + minutes, 0);
}

/** Each lesson as its reader will meet it: what it shows, which messages it asks about, and what is right. */
export function previewHtml(
  view: NewPathView,
  lessons: readonly PlannedLesson[],
  titleOf: (id: string) => string | undefined,
  nameOf: (lesson: PlannedLesson) => string,
): string {
  const { path, locale } = view;
  return lessons
    .map((lesson) => {
      const parts = lesson.answers.map((answer) => answerHtml(view, answer, titleOf));
      return `<details class="lesson-draft"><summary>${escaped(nameOf(lesson))} <span class="quiet">${escaped(counted(path.minutes, lesson.minutes, locale))}</span></summary>${parts.join("")}<p class="quiet">${escaped(path.drill)}</p></details>`;
    })
    .join("");
}

function answerHtml(
  view: NewPathView,
  answer: PlannedAnswer,
  titleOf: (id: string) => string | undefined,
): string {
  const { path, locale, sourceLocale } = view;
  const title = textIn(answer.titles, locale, sourceLocale, answer.id);
  const changed = answer.change ? `<p>${escaped(filled(path.change, { ...answer.change, title }))}</p>` : "";
  const said = (answer.phrases[locale] ?? [])[0] ?? (answer.phrases[sourceLocale] ?? [])[0];
  const wrong = answer.near.flatMap((id) => (id === answer.id ? [] : (titleOf(id) ?? []))).slice(0, 2);
  const options = [
    `<li>${icon(view, "current")}${escaped(filled(path.rightOption, { title }))}</li>`,
    ...wrong.map(
      (other) => `<li>${icon(view, "cross")}${escaped(filled(path.wrongOption, { title: other }))}</li>`,
    ),
  ];
  return `${changed}<p class="quiet">${escaped(path.message)}</p><blockquote>${escaped(said ?? title)}</blockquote><ul class="options">${options.join("")}</ul>`;
}

/** What is said where no further answer fits into a path. */
export function fullText({ path, locale }: NewPathView): string {
  return filled(path.full, { n: numbered(MOST_ANSWERS, locale) });
}
