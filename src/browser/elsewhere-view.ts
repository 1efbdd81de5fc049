import type { AnswerElsewhere, FoundElsewhere } from "#browser/elsewhere.ts";
import { icon, langAttribute, languageName, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import type { FullTextFilter, FullTextNames } from "#search/full-text-sheet.ts";
import type { Words } from "#words/text.ts";

/** What the list is drawn in. */
export interface ElsewhereView extends Surroundings {
  readonly now: Instant;
}

/** The frame of the list: heading, filters behind a word, and room for what is found and what is said of it. */
export function elsewhereFrameHtml({ words }: ElsewhereView): string {
  return [
    `<h2 class="h">${escaped(words.list.elsewhere)} <span class="n" data-part="count"></span></h2>`,
    `<details><summary>${escaped(words.list.filters)} <span class="n" data-part="chosen"></span></summary>`,
    `<div class="filters" data-part="filters"></div></details>`,
    `<div data-part="found"></div><p class="vh" role="status"></p>`,
  ].join("");
}

/** What was found as plain links, and a button for what is not shown yet. */
export function elsewhereHtml(view: ElsewhereView, { found, total }: AnswerElsewhere): string {
  const { words, locale } = view;
  if (total === 0) return `<p class="none">${escaped(words.elsewhere.none)}</p>`;
  const rows = found.map((one) => `<li>${rowHtml(view, one)}</li>`).join("");
  const left = total - found.length;
  const count = new Intl.NumberFormat(locale).format(left);
  const more = `<li><button type="button" data-act="more">${escaped(words.list.more.replace("{n}", count))}</button></li>`;
  return `<ul class="hits tight">${rows}${left > 0 ? more : ""}</ul>`;
}

function rowHtml(view: ElsewhereView, { kind, title, path, when }: FoundElsewhere): string {
  const { words } = view;
  const [before = "", after = ""] = words.elsewhere[kind].split("{title}");
  const label = (text: string) => (text === "" ? "" : `<span class="kind">${escaped(text)}</span>`);
  const name = `<span${langAttribute(view, title.locale)}>${escaped(title.text)}</span>`;
  const date = when === undefined ? "" : dateHtml(view, kind, when);
  const note =
    kind === "answer" ? `<span class="m"><span>${escaped(words.elsewhere.onlyThere)}</span></span>` : "";
  return `<a href="${escaped(view.to(path))}"><span class="t">${label(before)}${name}${label(after)}${date}</span>${note}</a>`;
}

/** An event always says its day; an advisory only the one on which it will begin. */
function dateHtml(
  { words, locale, now }: ElsewhereView,
  kind: FoundElsewhere["kind"],
  when: Instant,
): string {
  if (kind === "advisory" && !isBefore(now, when)) return "";
  const time = `<time datetime="${escaped(when)}">${escaped(dayText(when, now, locale))}</time>`;
  const [before = "", after = ""] = (kind === "advisory" ? words.elsewhere.from : "{date}").split("{date}");
  return `, ${escaped(before)}${time}${escaped(after)}`;
}

/** The day of an instant by the clocks it was written with: `Sat 28 Nov`, with the year when it is another than now's. */
function dayText(when: Instant, now: Instant, locale: string): string {
  const { weekday, day, month, monthName, year } = datePartsIn(`${when.slice(0, 19)}Z`, "UTC", locale);
  const isNear = year === now.slice(0, 4);
  if (locale.startsWith("vi")) return `${weekday} ${day}/${month}${isNear ? "" : `/${year}`}`;
  return `${weekday} ${day} ${monthName}${isNear ? "" : ` ${year}`}`;
}

/** One choice for each filter that tells records apart. */
export function elsewhereFiltersHtml(
  view: ElsewhereView,
  { choices, names }: FullTextNames,
  chosen: Readonly<Partial<Record<FullTextFilter, string>>>,
): string {
  const filters = Object.entries(choices) as [FullTextFilter, readonly string[]][];
  return filters
    .filter(([, values]) => values.length > 1)
    .map(([name, values]) => selectHtml(view, name, optionsOf(view, name, values, names), chosen[name] ?? ""))
    .join("");
}

interface Option {
  readonly value: string;
  readonly name: string;
}

function selectHtml(
  view: ElsewhereView,
  name: FullTextFilter,
  options: readonly Option[],
  chosen: string,
): string {
  const all = [{ value: "", name: view.words.list.any }, ...options];
  const choices = all.map(
    (option) =>
      `<option value="${escaped(option.value)}"${option.value === chosen ? " selected" : ""}>${escaped(option.name)}</option>`,
  );
  return `<label class="chip"><span class="k">${escaped(labelOf(view.words, name))}</span><select name="${name}">${choices.join("")}</select>${icon(view, "down")}</label>`;
}

function labelOf({ list, case: { channel } }: Words, name: FullTextFilter): string {
  if (name === "channel") return channel;
  return name === "language" ? list.replyLanguage : list[name];
}

function optionsOf(
  { locale }: ElsewhereView,
  filter: FullTextFilter,
  values: readonly string[],
  names: FullTextNames["names"],
): Option[] {
  const nameOf = (value: string) =>
    filter === "language"
      ? languageName(value, locale)
      : textIn(names[filter]?.[value] ?? {}, locale, "en", value);
  const options = values.map((value) => ({ value, name: nameOf(value) }));
  return options.sort((a, b) => a.name.localeCompare(b.name, locale));
}
