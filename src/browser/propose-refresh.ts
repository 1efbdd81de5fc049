import type { AdvisoryForm } from "#browser/advisory-form.ts";
import { redraw } from "#browser/drawn-nodes.ts";
import { roomSentence } from "#browser/propose-live.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant, instantInWords, isBefore } from "#core/instant.ts";
import { MAX_WHAT } from "#core/note.ts";
import {
  changedTexts,
  effectiveBy,
  type FormGround,
  type FormValues,
  leavesBehind,
} from "#core/proposal-form.ts";
import { counted, filled } from "#words/text.ts";

/** Shows what a form asks for as things stand, and says below its fields what there is to say of them. */
export function refreshTerms(
  view: ProposeView,
  form: HTMLFormElement,
  values: FormValues,
  ground: FormGround,
  now: Instant,
  advisory?: AdvisoryForm,
): void {
  for (const part of form.querySelectorAll<HTMLElement>("[data-if]"))
    part.hidden = !holds(part.dataset.if ?? "", values, ground);
  for (const place of form.querySelectorAll<HTMLElement>("[data-said]")) {
    const name = place.dataset.said ?? "";
    const html = saidOf(view, name, values, ground, now) || advisory?.said(name, values, ground, now) || "";
    redraw(place, html);
  }
}

/** Whether a part of the terms is asked for: `kind=minor` and the like, or one of a few conditions by name. */
function holds(condition: string, values: FormValues, ground: FormGround): boolean {
  const [name = "", value] = condition.split(/[=:]/);
  if (condition.includes("=")) return value?.split("|").includes(values[name] ?? "") ?? false;
  if (condition === "not-endless") return values.endless !== "yes";
  const isMinor = values.verb === "change" && values.kind === "minor";
  if (condition === "not-small") return !isMinor;
  if (condition === "small-but-looks-major") return isMinor && (ground.weights ?? []).length > 0;
  const untouched = untouchedIn(values, ground);
  return name === "untouched" && (value === undefined ? untouched.length > 0 : untouched.includes(value));
}

/** The translations that a change of meaning would leave as they are. */
function untouchedIn(values: FormValues, ground: FormGround): string[] {
  if (values.kind !== "major" || !leavesBehind(values, ground)) return [];
  const touched = changedTexts(values, ground);
  return ground.replyLocales.filter(
    (locale) =>
      locale !== ground.sourceLocale &&
      !touched.has(locale) &&
      (ground.originals[`title:${locale}`] ?? "") !== "",
  );
}

function saidOf(
  view: ProposeView,
  name: string,
  values: FormValues,
  ground: FormGround,
  now: Instant,
): string {
  if (name.startsWith("what:")) return escaped(roomSentence(view, values[name] ?? "", MAX_WHAT));
  if (name === "looks") return escaped(looksSaid(view, ground));
  if (name !== "effective") return "";
  const effective = effectiveBy(values, ground.timeZone);
  const isPast = effective !== undefined && isBefore(effective, now);
  return timeSaid(view, effective, ground, isPast ? view.propose.when.past : "");
}

/** What makes a change look like more than a small one. */
function looksSaid({ propose, locale }: ProposeView, { weights = [] }: FormGround): string {
  const named = weights.map((weight) => propose.kind.weights[weight]);
  const signs = new Intl.ListFormat(locale, { type: "conjunction" }).format(named);
  return filled(propose.kind.looksMajor, { signs });
}

/** A chosen moment in the workspace's zone, in the reader's own and in UTC, and what else is to be said of it. */
export function timeSaid(
  { propose, locale }: ProposeView,
  moment: Instant | undefined,
  { timeZone }: Pick<FormGround, "timeZone">,
  more: string,
): string {
  if (moment === undefined) return "";
  const own = deviceZone();
  const utc = datePartsIn(moment, "UTC", locale);
  const lines = [
    instantInWords(moment, timeZone, locale),
    own === timeZone ? "" : filled(propose.when.yours, { time: instantInWords(moment, own, locale) }),
    filled(propose.when.utc, { time: `${utc.weekday} ${utc.day} ${utc.monthName} ${utc.time}` }),
    more,
  ];
  return lines.filter(Boolean).map(escaped).join("<br>");
}

/** What is missing, each as a link to its field; `own` says it where a form has words of its own. */
export function lackingHtml(
  view: ProposeView,
  form: HTMLFormElement,
  lacking: readonly string[],
  own: Readonly<Record<string, string>> = {},
): string {
  const { send } = view.propose;
  const items = lacking.map(
    (name) =>
      `<li><a href="#${fieldFor(form, name)}">${escaped(own[needFor(name)] ?? needOf(view, name))}</a></li>`,
  );
  return `<p><b>${escaped(counted(send.lacking, lacking.length, view.locale))}</b></p><ul>${items.join("")}</ul>`;
}

function needOf(view: ProposeView, name: string): string {
  const { send, withdraw } = view.propose;
  if (name === "use") return withdraw.noSuch;
  if (name === "words" && !view.sheet) return send.needs.reply;
  const needs: Readonly<Record<string, string>> = send.needs;
  return needs[needFor(name)] ?? name;
}

/** `title:en` and `box:en:text` are asked for as `title` and `text`. */
function needFor(name: string): string {
  const [part = "", , address] = name.split(":");
  return address ?? part;
}

/** The id of the field that a missing thing is written into. */
function fieldFor(form: HTMLFormElement, name: string): string {
  if (name === "words")
    return form.querySelector(".part:has(.counted)")?.id ?? form.querySelector(".part")?.id ?? "";
  if (name === "line") return form.querySelector(".part[data-of='private'] textarea")?.id ?? "";
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  const typed = field?.closest("kb-pick-many")?.querySelector("input[type='search']");
  return (typed ?? field)?.id ?? "";
}
