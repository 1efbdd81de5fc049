import { deviceNow } from "#browser/clock.ts";
import { knownDesk } from "#browser/desk.ts";
import { HABIT_CHANGED, savedHabit } from "#browser/habit.ts";
import {
  type Case,
  type CaseStart,
  caseEnds,
  isUnused,
  newCase,
  sameCustomer,
  withMessage,
} from "#core/case.ts";
import type { CaseSheet } from "#core/case-sheet.ts";
import { millisOf } from "#core/millis.ts";

/** Told on the document when the case in hand changes; `detail` is a `CaseNews`. */
const CASE_CHANGED = "kb:case";

/** What happened to the case: some of it changed, it was emptied (by whom), or what was emptied came back. */
export type CaseNews = "changed" | "message" | "new" | "expired" | "back";

let held: Case | undefined;
/** What the case in hand began with. */
let begun: CaseStart = {};
let emptied: Case | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The case in hand. It lives in this page's memory: pages are swapped, not left, while a case is open. */
export function theCase(): Case {
  if (!held) {
    begun = caseStart();
    held = newCase(begun, deviceNow());
  }
  return held;
}

/** What the case bar offers; the first of each is what a case begins with. */
export interface CaseChoices {
  readonly channels: readonly string[];
  readonly locales: readonly string[];
}

let choices: CaseChoices | undefined;

/** Tells what there is to choose from, before the case is first asked for; a habit that is not among it is left out. */
export function knowChoices(offered: CaseChoices): void {
  choices ??= offered;
}

/** Whether a case can begin: some page of this visit had a case bar. */
export function hasChoices(): boolean {
  return choices !== undefined;
}

/** The workspace as cases know it; absent until the desk has come. */
export function caseSheet(): CaseSheet | undefined {
  return knownDesk()?.cases;
}

/** The desk has come: a pinned country that it does not know is none. */
export function settleCountry({ countries }: CaseSheet): void {
  const { country, ...others } = theCase();
  if (country === undefined || countries.some(({ code }) => code === country)) return;
  held = others;
  tell("changed");
}

/** What a new case begins with on this device. */
function caseStart(): CaseStart {
  const habit = savedHabit();
  const channel = choices?.channels.find((id) => id === habit.channel) ?? choices?.channels[0];
  const locale = choices?.locales.find((tag) => tag === habit.locale) ?? choices?.locales[0];
  const countries = caseSheet()?.countries;
  const isKnown = countries?.some(({ code }) => code === habit.country) ?? choices !== undefined;
  const country = isKnown ? habit.country : undefined;
  return { ...(channel && { channel }), ...(locale && { locale }), ...(country && { country }) };
}

/** Changes a part of the case; whoever works on it keeps it from ending. */
export function changeCase(part: Partial<Omit<Case, "touched">>): void {
  held = { ...theCase(), ...part, touched: deviceNow() };
  if (part.copied) emptied = undefined;
  tell("changed");
}

/**
 * From a public channel to its private counterpart in the same case, and back again. The habit stays what it
 * was. False where there is no other side.
 */
export function crossOver(): boolean {
  const { channel } = theCase();
  const { channels = [] } = caseSheet() ?? {};
  const own = channels.find(({ id }) => id === channel);
  const back = channels.find(
    (candidate) => candidate.private === channel && candidate.id === caseStart().channel,
  );
  const other = own?.private ?? back?.id ?? channels.find((candidate) => candidate.private === channel)?.id;
  if (!other) return false;
  changeCase({ channel: other });
  return true;
}

/** Keeps the case from ending: somebody works on it. */
export function touchCase(): void {
  held = { ...theCase(), touched: deviceNow() };
  watch();
}

/** What a customer wrote was pasted: another message begins another case. */
export function takeMessage(message: string): void {
  const before = theCase();
  const taken = withMessage(before, message, caseStart(), deviceNow());
  held = taken.now;
  if (held.message === before.message) tell("changed");
  else {
    emptied = taken.emptied;
    tell("message");
  }
}

/** Empties message, country and fields. */
export function startCase(): void {
  const before = theCase();
  emptied = isUnused(before, caseStart()) ? undefined : before;
  held = newCase(caseStart(), deviceNow());
  tell("new");
}

/** Whether the last case can come back: nothing was copied in the new one yet. */
export function canComeBack(): boolean {
  return emptied !== undefined;
}

/** It was the same customer: fields and country come back. */
export function bringBack(): void {
  if (!emptied) return;
  held = sameCustomer(theCase(), emptied, deviceNow());
  emptied = undefined;
  tell("back");
}

/** Hears of every change of the case until the signal ends. */
export function onCase(heard: (news: CaseNews) => void, signal?: AbortSignal): void {
  const listener = (event: Event) => heard((event as CustomEvent<CaseNews>).detail);
  document.addEventListener(CASE_CHANGED, listener, signal ? { signal } : {});
}

function tell(news: CaseNews): void {
  watch();
  document.dispatchEvent(new CustomEvent<CaseNews>(CASE_CHANGED, { detail: news }));
}

const MOMENT = 1000;

/** After half an hour untouched nothing is left of the customer, also on a device that slept meanwhile. */
function watch(): void {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(MOMENT, caseEnds(theCase()) - millisOf(deviceNow())));
}

function look(): void {
  if (!held || isUnused(held, caseStart())) return;
  if (caseEnds(held) > millisOf(deviceNow())) {
    watch();
    return;
  }
  held = newCase(caseStart(), deviceNow());
  emptied = undefined;
  tell("expired");
}

// A new habit is meant for the next case; one that nobody has worked on is the next one.
document.addEventListener(HABIT_CHANGED, () => {
  const [before, now] = [begun, caseStart()];
  begun = now;
  const isNew =
    before.channel !== now.channel || before.locale !== now.locale || before.country !== now.country;
  if (!held || !isNew || !isUnused(held, before)) return;
  held = newCase(now, deviceNow());
  tell("changed");
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
