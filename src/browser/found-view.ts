import { type Row, rowHtml } from "#browser/found-row-view.ts";
import { type Laid, laidOut } from "#browser/laid-out.ts";
import { routeHtml } from "#browser/route-view.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import type { Advice } from "#core/advice.ts";
import { type Escalation, escalationTo, type Teams } from "#core/escalation.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { Finding, Suggested } from "#search/found.ts";
import { type AdviceWords, counted, type FindWords } from "#words/text.ts";

/** What results are drawn from. */
export interface FoundView extends Surroundings {
  readonly now: Instant;
  /** What was looked up as a message; empty where words were typed. */
  readonly message: string;
  /** The words that led to an answer, as they were typed or written. */
  readonly saidOf: (id: string) => readonly string[];
  /** The language the agent replies in. */
  readonly replyLocale: string;
  /** What advisories do to an answer for the customer of the case. */
  readonly advice?: (finding: Finding) => Advice;
  readonly adviceWords: AdviceWords;
  readonly findWords: FindWords;
  readonly teams: Teams;
  /** The path of the page the agent is on. */
  readonly here: string;
}

/** What was found, as it is shown: best first, whatever the box says before it. */
export function foundHtml(view: FoundView, suggested: Suggested): { html: string; laid: Laid } {
  const laid = laidOut(suggested);
  const fits = suggested.isSure || laid.urgent.length > 0;
  const parts = [
    suggested.isPartial ? partialHtml(view) : "",
    urgentHtml(view, laid),
    asksHtml(view, laid),
    fits ? "" : noneHtml(view, suggested),
    restHtml(view, laid, suggested),
    fits ? `<p class="none">${escaped(view.words.list.nothingFits)} ${keepHtml(view)}</p>` : "",
  ];
  return { html: parts.join(""), laid };
}

/** Some of the index could not be had. */
function partialHtml(view: FoundView): string {
  const again = `<button class="linkish" type="button" data-act="search-again">${escaped(view.words.error.again)}</button>`;
  return `<p class="partial">${icon(view, "warn")}<span>${escaped(view.findWords.partial)} ${again}</span></p>`;
}

/** Answers for somebody in danger, each with whom to turn to before anything is written. */
function urgentHtml(view: FoundView, { urgent }: Laid): string {
  if (urgent.length === 0) return "";
  const { urgent: label, handOver } = view.findWords;
  const rows = urgent.map((finding, index) => {
    const list = listHtml(view, `found-urgent-${index}`, label, [{ finding, index, isUrgent: true }]);
    return list + routeHtml(view, handOver, routeOf(view, finding));
  });
  return `<section class="urgent" aria-labelledby="urgent"><h2 id="urgent">${icon(view, "warn")}${escaped(label)}</h2>${rows.join("")}</section>`;
}

/** Whom an answer hands over to, as it stands now. */
export function routeOf(view: FoundView, { version }: Finding): Escalation | undefined {
  return escalationTo(view.teams, version.escalateTo ?? [], view.now, view.timeZone);
}

/** The parts of a message that asks several things, each with the answer that fits it first. */
function asksHtml(view: FoundView, { urgent, asked }: Laid): string {
  const { length } = asked;
  if (length === 0) return "";
  const { findWords, locale } = view;
  const title = askedTitle(view, length);
  const rows = asked.map(({ ask, finding }, place) => ({
    finding,
    index: urgent.length + place,
    asked: { ask, number: place + 1 },
  }));
  const said = length === 2 ? findWords.stackBoth : counted(findWords.stackAll, length, locale);
  const stack = `<p class="none"><button class="btn" type="button" data-act="stack">${icon(view, "plus")}<span>${escaped(said)}</span></button></p>`;
  return `<h2 class="h">${escaped(title)}</h2>${listHtml(view, "found-asked", title, rows)}${stack}`;
}

/** How many things are asked, in words. */
export function askedTitle({ findWords, locale }: FoundView, length: number): string {
  return length === 2 ? findWords.both : counted(findWords.things, length, locale);
}

/** No answer fits: whom to ask, and what can be done about it. */
function noneHtml(view: FoundView, { findings }: Suggested): string {
  const { words, findWords, teams, now, timeZone } = view;
  const named = [teams.unanswered ?? "", ...findings.flatMap(({ version }) => version.escalateTo ?? [])];
  const route = routeHtml(view, findWords.ask, escalationTo(teams, named, now, timeZone));
  const propose = `<a href="${escaped(view.to("/propose/?new"))}">${escaped(words.list.proposeNew)}</a>`;
  return `<div class="unfit"><h2>${escaped(words.list.noResults)}</h2>${route}<p>${keepHtml(view)}</p><p>${propose}</p></div>`;
}

/** What else was found, or what is nearest where nothing fits. */
function restHtml(view: FoundView, { urgent, asked, rest }: Laid, { isSure }: Suggested): string {
  if (rest.length === 0) return "";
  const { words, findWords } = view;
  const before = urgent.length + asked.length;
  const title = !isSure ? findWords.maybe : before > 0 ? findWords.others : words.list.title;
  const keys = `<span class="grow"></span><span class="only-wide" aria-hidden="true" title="${escaped(words.list.keys)}"><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></span>`;
  const count = isSure ? ` <span class="n">${rest.length}</span>` : "";
  const rows = rest.map((finding, place) => ({ finding, index: before + place }));
  return `<h2 class="h">${escaped(title)}${count}${keys}</h2>${listHtml(view, "found-list", title, rows)}`;
}

function listHtml(view: FoundView, id: string, label: string, rows: readonly Row[]): string {
  const html = rows.map((row) => rowHtml(view, row)).join("");
  return `<div class="hits" role="listbox" id="${id}" aria-label="${escaped(label)}">${html}</div>`;
}

function keepHtml({ words }: FoundView): string {
  return `<button class="linkish" type="button" data-act="keep-topic">${escaped(words.list.keepTopic)}</button>`;
}
