import type { Surroundings } from "#browser/view.ts";
import { icon, timeHtml } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { type Incident, updateKey } from "#core/incident.ts";
import type { Instant } from "#core/instant.ts";
import { spokenIn } from "#core/locale.ts";
import type { ParkedCase } from "#core/parked.ts";
import { shortTime } from "#core/when.ts";
import { counted, filled, type LiveWords, type UseWords } from "#words/text.ts";

/** Where the line of an incident is drawn. */
export interface IncidentView extends Omit<Surroundings<UseWords>, "words"> {
  readonly words: LiveWords;
  readonly sourceLocale: string;
  readonly countryName: (code: string) => string;
}

/** What the line tells besides. */
export interface IncidentLine {
  readonly now: Instant;
  /** How many more incidents there are. */
  readonly more: number;
  /** This agent's own cases that wait under it. */
  readonly parked: readonly ParkedCase[];
  readonly isFolded: boolean;
}

/** So many countries are named. */
const MOST_NAMED = 3;

/** The line of an incident: its state, its newest update, when and where, and where all of it stands. */
export function incidentHtml(view: IncidentView, incident: Incident, line: IncidentLine): string {
  const { force, state } = incident;
  // Where nobody has said in words that it is over, its last update is no news any more.
  const isShort = line.isFolded || (state === "over" && force.incident !== "over");
  const parts = [
    wordHtml(view, state),
    spokenHtml(view, isShort ? force.titles : force.lines),
    ...(line.isFolded ? [] : restHtml(view, incident, line)),
    buttonHtml(view, incident, line),
  ];
  const over = state === "over" && !line.isFolded ? overHtml(view, incident, line) : "";
  return `<section class="incident" aria-label="${escaped(view.words.incident)}" data-phase="${state}" data-update="${escaped(updateKey(incident))}"><p>${parts.join(" ")}</p>${over}</section>`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escaped(value)}"`;
}

function wordHtml({ words, drawings }: IncidentView, state: Incident["state"]): string {
  const drawing = icon({ drawings } as Surroundings, state === "over" ? "current" : "warn");
  return `<span class="state">${drawing}<b>${escaped(words.incident)}</b> · ${escaped(words.states[state])}</span>`;
}

function spokenHtml(view: IncidentView, texts: Incident["force"]["lines"]): string {
  const spoken = spokenIn(texts, view.locale, view.sourceLocale);
  if (!spoken) return "";
  const lang = spoken.locale === view.locale ? "" : ` lang="${escaped(spoken.locale)}"`;
  return `<span class="line"${lang}>${escaped(spoken.text)}</span>`;
}

function restHtml(view: IncidentView, incident: Incident, { now, more }: IncidentLine): string[] {
  const { force, state, at } = incident;
  const { words } = view;
  const surroundings = view as unknown as Surroundings;
  const exact = shortTime(at, now, view.timeZone, view.locale);
  const ago = state !== "over" ? timeHtml(surroundings, at, now) : timeHtml(surroundings, at, now, exact);
  const told =
    state === "over"
      ? filled(escaped(words.ended), { time: ago })
      : filled(escaped(words.updated), { ago: ago.replace("<time ", "<time data-ago ") });
  const others = `<a href="${escaped(view.to("/advisories/"))}">${escaped(counted(words.more, more, view.locale))}</a>`;
  return [
    `<span class="quiet">${escaped(whereOf(view, force))} · ${told}</span>`,
    `<a href="${escaped(view.to(`/advisories/${force.id}/`))}">${escaped(words.details)}</a>`,
    ...(more > 0 ? [others] : []),
  ];
}

function whereOf({ words, locale, countryName }: IncidentView, force: Incident["force"]): string {
  if (force.everywhere) return words.everywhere;
  if (force.countries.length > MOST_NAMED) return counted(words.countries, force.countries.length, locale);
  return force.countries.map(countryName).join(", ");
}

function buttonHtml({ words }: IncidentView, { state }: Incident, { isFolded }: IncidentLine): string {
  const label = state === "over" ? words.dismiss : isFolded ? words.unfold : words.fold;
  return `<button class="linkish needs-script" type="button" data-live="${isFolded ? "unfold" : "fold"}">${escaped(label)}</button>`;
}

/** What to do with the cases that waited, and which of one's own did. */
function overHtml(view: IncidentView, { force }: Incident, { now, parked }: IncidentLine): string {
  const { words, locale } = view;
  const lang = attribute("lang", locale === view.sourceLocale ? undefined : view.sourceLocale);
  const after = force.after ? `<p${lang}>${escaped(filled(words.after, { after: force.after }))}</p>` : "";
  if (parked.length === 0) return after;
  const rows = parked.map(({ answer, at, mark }) => {
    const time = shortTime(at, now, view.timeZone, locale);
    const link = `<a href="${escaped(view.to(`/answers/${answer}/`))}">${escaped(mark ?? answer)}</a>`;
    return `<li>${filled(escaped(words.parkedOne), { answer: link, time })}</li>`;
  });
  return `${after}<details><summary>${escaped(counted(words.parked, parked.length, locale))}</summary><ul>${rows.join("")}</ul></details>`;
}
