import type { BigStep } from "#core/big-step.ts";
import type { BriefingState } from "#core/briefing.ts";
import type { BriefingLabels } from "#core/briefing-phrases.ts";
import type { BriefingSheet, ToldEntry, ToldItem } from "#core/briefing-sheet.ts";
import { escaped } from "#core/html.ts";
import type { Spoken } from "#core/locale.ts";

/** What the page draws beside words; a document by itself has none of it. */
export interface BriefingDrawing {
  /** A drawing of the site by its name. */
  readonly icon: (name: string) => string;
}

const BARE: BriefingDrawing = { icon: () => "" };

/** The drawing of each state. */
export const STATE_ICONS: Readonly<Record<BriefingState, string>> = {
  changed: "changed",
  new: "plus",
  "caught-up": "current",
  withdrawn: "withdrawn",
  restored: "current",
  started: "warn",
  starting: "scheduled",
  ended: "current",
  ending: "scheduled",
};

/** The parts of a briefing as HTML: what the page lists, and what `briefingPage` puts into a document. */
export function briefingHtml(
  sheet: BriefingSheet,
  labels: BriefingLabels,
  drawing: BriefingDrawing = BARE,
): string {
  const { lines, empty, parts, toAcknowledge, locale } = sheet;
  return [
    lines
      ? `<p class="host-lines"${langOf(lines, locale)}>${escaped(lines.text).replaceAll("\n", "<br>")}</p>`
      : "",
    empty ? `<p class="nothing">${escaped(empty)}</p>` : "",
    ...parts.map(
      ({ heading, title, items }) =>
        `<section class="brief-part" data-heading="${heading}"><h2>${escaped(title)} <span class="n">${items.length}</span></h2><ol>${items.map((item) => itemHtml(item, labels, drawing, locale)).join("")}</ol></section>`,
    ),
    toAcknowledge.length > 0
      ? `<section class="brief-part asked"><h2>${drawing.icon("note")}${escaped(labels.toAcknowledge)} <span class="n">${toAcknowledge.length}</span></h2><ul>${toAcknowledge.map(({ says }) => `<li${langOf(says, locale)}>${escaped(says.text)}</li>`).join("")}</ul></section>`
      : "",
  ].join("");
}

/** A briefing as a document of its own, to be kept or mailed: no script, no request. */
export function briefingPage(sheet: BriefingSheet, labels: BriefingLabels): string {
  const { title, when, zones, host, locale } = sheet;
  const about = [when, ...zones, ...(host ? [`${labels.host}: ${host}`] : [])];
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(`${title}, ${when}`)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1><p>${about.map(escaped).join(" · ")}</p>${briefingHtml(sheet, labels)}</body>
</html>
`;
}

const STYLE =
  "body{font:16px/1.5 Inter,system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#1c1b19}h2{font-size:1.125em;margin:2em 0 .5em}h3{font-size:1em;margin:.25em 0}li{margin:0 0 1.5em}ol,ul{padding:0;list-style:none}p{margin:.25em 0}.about,dt{color:#4f4c46;font-size:.875em}.about>*{margin-right:1em}dd{margin:0 0 .5em}del::before{content:'\\2212  '}ins::before{content:'+ '}ins{font-weight:600}.host-lines{border-left:4px solid #dedbd4;padding-left:1em}";

function itemHtml(item: ToldItem, labels: BriefingLabels, drawing: BriefingDrawing, locale: string): string {
  const { key, step, summary } = item;
  const rows = factsOf(item, labels)
    .map(([name, said]) => `<dt>${escaped(name)}</dt><dd${langOf(said, locale)}>${escaped(said.text)}</dd>`)
    .join("");
  return [
    `<li data-key="${escaped(key)}"><p class="about">${aboutHtml(item, labels, drawing, locale)}</p>`,
    `<h3>${headlineHtml(item, locale)}</h3>`,
    summary ? `<p class="summary"${langOf(summary, locale)}>${escaped(summary.text)}</p>` : "",
    step ? `<p class="step"${langTag(step.locale, locale)}>${stepHtml(step, drawing)}</p>` : "",
    rows ? `<dl>${rows}</dl>` : "",
    `${differencesHtml(item, labels)}</li>`,
  ].join("");
}

/** What changed; a single new entry is its own headline, and leads to itself. */
export function headlineHtml(item: ToldItem, locale: string): string {
  const { says } = item;
  const entry = loneNewEntry(item);
  if (!entry) return `<span${langOf(says, locale)}>${escaped(says.text)}</span>`;
  const title = `<span${langOf(entry.title, locale)}>${escaped(entry.title.text)}</span>`;
  return entry.address ? `<a href="${escaped(entry.address)}">${title}</a>` : title;
}

function loneNewEntry({ state, entries }: ToldItem): ToldEntry | undefined {
  return state === "new" && entries.length === 1 ? entries[0] : undefined;
}

/** What to do, why, and what the host says, under their names. */
export function factsOf(item: ToldItem, labels: BriefingLabels): (readonly [string, Spoken])[] {
  return [
    ...(item.do ? [[labels.do, item.do] as const] : []),
    ...(item.why ? [[labels.why, item.why] as const] : []),
    ...(item.line ? [[labels.fromHost, item.line] as const] : []),
  ];
}

/** State, marks, what it is about, and when: one line above an item. */
export function aboutHtml(
  item: ToldItem,
  labels: BriefingLabels,
  drawing: BriefingDrawing,
  locale: string,
): string {
  const { state, stateWord, marks, entries, where, when } = item;
  const chips = marks.map(
    ({ type, text }) =>
      `<span class="state" data-state="${type}">${drawing.icon(MARK_ICONS[type])}${escaped(text)}</span>`,
  );
  return [
    `<span class="state" data-state="${state}">${drawing.icon(STATE_ICONS[state])}${escaped(stateWord)}</span>`,
    ...chips,
    ...entries.map((entry) => entryHtml(entry, loneNewEntry(item) !== undefined, labels, drawing, locale)),
    ...(where ? [`<span>${escaped(where)}</span>`] : []),
    `<span>${escaped(when)}</span>`,
  ].join("");
}

const MARK_ICONS = { emergency: "warn", acknowledge: "note", late: "scheduled" } as const;

function entryHtml(
  { kind, title, before, version, address }: ToldEntry,
  isHeadline: boolean,
  { kinds }: BriefingLabels,
  drawing: BriefingDrawing,
  locale: string,
): string {
  const arrow = drawing.icon("right") || "→";
  const step = `<span class="ver">${before ? `${escaped(before)} ${arrow} ${escaped(version)}` : escaped(version)}</span>`;
  const named = escaped(kinds[kind as keyof typeof kinds]);
  if (isHeadline) return `<span class="of">${named} ${step}</span>`;
  const name = `<span${langOf(title, locale)}>${escaped(title.text)}</span>`;
  return `<span class="of">${named}: ${address ? `<a href="${escaped(address)}">${name}</a>` : name} ${step}</span>`;
}

function stepHtml({ was, now }: BigStep, drawing: BriefingDrawing): string {
  const arrow = was && now ? ` ${drawing.icon("right") || "→"} ` : "";
  return `${was ? `<del>${unbroken(was)}</del>` : ""}${arrow}${now ? `<ins>${unbroken(now)}</ins>` : ""}`;
}

/** A number keeps its unit on its line. */
export function unbroken(text: string): string {
  return escaped(text).replace(/(\d) (?=\S+$)/, "$1\u00a0");
}

function differencesHtml({ entries }: ToldItem, labels: BriefingLabels): string {
  const links = entries.flatMap(({ difference, title }) =>
    difference
      ? [
          `<a href="${escaped(difference)}">${escaped(entries.length > 1 ? `${labels.difference}: ${title.text}` : labels.difference)}</a>`,
        ]
      : [],
  );
  return links.length > 0 ? `<p class="more">${links.join(" ")}</p>` : "";
}

/** `lang="vi"` where a text is in another language than the page. */
export function langOf(said: Spoken, locale: string): string {
  return langTag(said.locale, locale);
}

/** The same for the language alone. */
export function langTag(tag: string, locale: string): string {
  return tag === locale ? "" : ` lang="${escaped(tag)}"`;
}
