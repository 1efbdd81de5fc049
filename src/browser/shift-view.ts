import { endText } from "#browser/hand-over-text.ts";
import type { ParkedGroup, ShiftState } from "#browser/shift-state.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { ParkedCase } from "#core/parked.ts";
import type { ShiftTraining } from "#core/shift-training.ts";
import { dayText, exactTime, shortTime } from "#core/when.ts";
import { counted, filled, type ShiftWords } from "#words/text.ts";

/** What the lists beside the hand-over are drawn from. */
export interface ShiftView extends Surroundings {
  readonly shift: ShiftWords;
  /** Names of countries by their code. */
  readonly countries: Readonly<Record<string, string>>;
  /** The time zone of the agent's device. */
  readonly here: string;
  /** When the agent's shift day begins, where they have said so. */
  readonly shiftStart?: string | undefined;
  /** The title of an answer as the agent last saw it, else its id. */
  readonly titleOf: (id: string) => string;
}

/** What a device that remembers nothing would hand over: so the page stands until its script has looked. */
export function emptyState({
  now,
  asking,
  target,
}: Pick<ShiftState, "now" | "asking" | "target">): ShiftState {
  const tally = { today: 0, days: 0, total: 0, average: 0 };
  const nothing = { uses: [], topics: [], freshTopics: [], parked: [] };
  return { now, agent: "", day: "", tally, ...nothing, asking, ...(target !== undefined && { target }) };
}

/** The agent's figures, and what waits: parked cases, changes to acknowledge, topics. */
export function sideHtml(view: ShiftView, state: ShiftState): string {
  return [
    tallyHtml(view, state),
    parkedHtml(view, state),
    askingHtml(view, state),
    topicsHtml(view, state),
  ].join("");
}

function tallyHtml(
  { words, shift, locale, shiftStart }: ShiftView,
  { tally, target, day }: ShiftState,
): string {
  const { format } = new Intl.NumberFormat(locale);
  const figures = [
    [words.home.cases, format(tally.today), ""],
    [words.home.monthAverage, format(tally.average), ` <small>${escaped(words.home.aDay)}</small>`],
    ...(target === undefined ? [] : [[words.home.target, format(target), ""]]),
  ];
  const rows = figures.map(
    ([name = "", figure = "", unit]) => `<div><dt>${escaped(name)}</dt><dd>${figure}${unit}</dd></div>`,
  );
  const date = day && dayText(day, locale);
  const said = shiftStart === undefined ? date : filled(shift.dayFrom, { day: date, time: shiftStart });
  return part(
    "today",
    `${escaped(shift.today)} <span class="n">${escaped(said)}</span>`,
    `<dl class="tally">${rows.join("")}</dl>`,
  );
}

function part(id: string, heading: string, body: string): string {
  return `<section aria-labelledby="shift-${id}"><h2 class="h" id="shift-${id}" tabindex="-1">${heading}</h2>${body}</section>`;
}

/** What of training goes into the file, in one sentence. */
export function trainingText({ shift, locale }: ShiftView, told: ShiftTraining | undefined): string {
  if (!told) return shift.file.noTraining;
  const names = ["done", "begun", "asked", "cards"] as const;
  const facts = names.filter((name) => told[name] > 0);
  const texts = facts.map((name) => counted(shift.file.trainingFacts[name], told[name], locale));
  return filled(shift.file.training, { facts: new Intl.ListFormat(locale).format(texts) });
}

function headed(name: string, count: number): string {
  return `${escaped(name)}${count > 0 ? ` <span class="n">${count}</span>` : ""}`;
}

function none(text: string): string {
  return `<p class="quiet">${escaped(text)}</p>`;
}

function shortHtml(view: ShiftView, at: Instant, now: Instant, sentence: string): string {
  const text = filled(sentence, { time: shortTime(at, now, view.here, view.locale) });
  return `<time datetime="${escaped(at)}" title="${escaped(exactTime(at, view.timeZone, view.locale))}">${escaped(text)}</time>`;
}

function parkedHtml(view: ShiftView, { parked, now }: ShiftState): string {
  const { shift } = view;
  const all = parked.reduce((sum, { cases }) => sum + cases.length, 0);
  const groups = parked.map((group) => groupHtml(view, group, now)).join("");
  return part("parked", headed(shift.parked.title, all), groups || none(shift.parked.none));
}

function groupHtml(view: ShiftView, group: ParkedGroup, now: Instant): string {
  const { shift, locale } = view;
  const { end, cases, title, advisory } = group;
  const telling = { words: shift, locale, timeZone: view.here };
  const name = end
    ? `<a href="${escaped(view.to(`/advisories/${advisory}/`))}">${escaped(title)}</a>`
    : escaped(title);
  const state = `<p class="state" data-state="${end && !end.isOver ? "held" : "over"}">${icon(view, end && !end.isOver ? "held" : "current")}${escaped(`${counted(shift.parked.cases, cases.length, locale)}, ${endText(group, now, telling)}`)}</p>`;
  const after = end?.after ? `<p class="said">${escaped(end.after)}</p>` : "";
  const rows = cases.map((parked) => caseHtml(view, parked, now)).join("");
  return `<div class="shift-group"><h3>${name}</h3>${state}${after}<ul>${rows}</ul></div>`;
}

function caseHtml(view: ShiftView, parked: ParkedCase, now: Instant): string {
  const { shift, locale } = view;
  const { answer: id, at, country, mark } = parked;
  const answer = view.titleOf(id);
  const where = country && (view.countries[country] ?? country);
  const about = [mark, where].filter(Boolean).map((text) => escaped(text ?? ""));
  const time = shortTime(at, now, view.here, locale);
  const key = `data-parked="${escaped(parkedKey(parked))}"`;
  const takeUp = `<a href="${escaped(view.to(`/answers/${id}/`))}" data-act="take-up" ${key} aria-label="${escaped(filled(shift.parked.takeUpOf, { answer, time }))}">${escaped(shift.parked.takeUp)}</a>`;
  const drop = `<button class="linkish" type="button" data-act="drop-parked" ${key} aria-label="${escaped(filled(shift.parked.deleteOf, { answer, time }))}">${escaped(shift.topics.delete)}</button>`;
  return `<li><span class="what"><b>${escaped(answer)}</b> <span class="quiet">${[...about, shortHtml(view, at, now, shift.parked.since)].join(" · ")}</span></span><span class="do">${takeUp} ${drop}</span></li>`;
}

/** Names a case among those of one agent. */
export function parkedKey({ advisory, answer, at }: ParkedCase): string {
  return `${advisory} ${answer} ${at}`;
}

function askingHtml(view: ShiftView, { asking, now }: ShiftState): string {
  const { shift } = view;
  const rows = asking.map(
    ({ title, what, at, path }) =>
      `<li><span class="what"><a href="${escaped(view.to(path))}">${escaped(what ?? title)}</a> <span class="quiet">${escaped(title)} · ${shortHtml(view, at, now, shift.asking.since)}</span></span></li>`,
  );
  const go = `<p><a href="${escaped(view.to("/changes/"))}">${escaped(shift.asking.go)}</a></p>`;
  const body = rows.length > 0 ? `<ul>${rows.join("")}</ul>${go}` : none(shift.asking.none);
  return part("asking", headed(shift.asking.title, asking.length), body);
}

function topicsHtml(view: ShiftView, { topics, now }: ShiftState): string {
  const { shift, words } = view;
  const rows = topics.map(
    ({ text, at }, index) =>
      `<li><span class="what">${escaped(text)} <span class="quiet">${shortHtml(view, at, now, "{time}")}</span></span><span class="do"><button class="linkish" type="button" data-act="drop-topic" data-index="${index}" aria-label="${escaped(filled(shift.topics.deleteOf, { topic: text }))}">${escaped(shift.topics.delete)}</button></span></li>`,
  );
  const propose = `<p><a href="${escaped(view.to("/propose/?new"))}">${escaped(words.list.proposeNew)}</a></p>`;
  const body = rows.length > 0 ? `<ul>${rows.join("")}</ul>${propose}` : none(shift.topics.none);
  return part("topics", headed(shift.topics.title, topics.length), body);
}
