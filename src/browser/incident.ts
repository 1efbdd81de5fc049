import { deviceNow, whenReached } from "#browser/clock.ts";
import { redraw } from "#browser/drawn-nodes.ts";
import { type IncidentView, incidentHtml } from "#browser/incident-view.ts";
import { livePageWords } from "#browser/live-words.ts";
import { remember, remembered } from "#browser/memory.ts";
import { pageLocale, surroundings } from "#browser/page.ts";
import { PARKED_CHANGED, parkedCases } from "#browser/parked.ts";
import { tellInTitle } from "#browser/tab-title.ts";
import { tellOnly } from "#browser/told.ts";
import { VISITED } from "#browser/visit.ts";
import type { Force } from "#core/in-force.ts";
import { type Incident, incidentsAt, nextIncidentTurn, updateKey } from "#core/incident.ts";

const WORDS = await livePageWords();
const KEY = "incidents";
// The same name is read by public/before-paint.js.
const ROOM = "incident-room";

/** What this agent has seen of incidents, by their updates' keys, and which of those they folded. */
interface Seen {
  readonly seen: readonly string[];
  readonly folded: readonly string[];
}

function seenFrom(kept: unknown): Seen {
  const { seen, folded } = Object(kept) as Partial<Record<keyof Seen, unknown>>;
  const words = (list: unknown) =>
    Array.isArray(list) ? list.filter((word): word is string => typeof word === "string") : [];
  return { seen: words(seen), folded: words(folded) };
}

let known: readonly Force[] = [];
let stop: (() => void) | undefined;

/** Goes by these advisories from now on: tells of incidents on every page and in the tab's title until they are over. */
export function tellIncidents(forces: readonly Force[]): void {
  known = forces;
  draw();
}

function draw(): void {
  const place = document.querySelector<HTMLElement>("[data-part='incident']");
  if (!place) return;
  const now = deviceNow();
  const incidents = shownAt(incidentsAt(known, now));
  const [top, ...others] = incidents;
  const html = top ? incidentHtml(viewOf(place), top, { now, more: others.length, ...ownOf(top) }) : "";
  const before = place.querySelector<HTMLElement>("[data-update]")?.dataset.update;
  // What stands already, or has room kept for it, moves nothing; else the line lies over the page until the next one.
  if (html && place.clientHeight === 0) place.dataset.over = "";
  redraw(place, html);
  keepRoom(place);
  if (top) note(incidents, top);
  if (top && updateKey(top) !== before) tell(place);
  tellInTitle("incident", incidents.some(({ state }) => state !== "over") ? WORDS.incident : "");
  stop?.();
  const next = nextIncidentTurn(known, now);
  stop = next === undefined ? undefined : whenReached(next, draw);
}

/** How high the line is at this width: so much room is kept on the next page before it is painted. */
function keepRoom(place: Element): void {
  const height = place.querySelector<HTMLElement>(".incident")?.offsetHeight ?? 0;
  if (height > 0) remember(ROOM, { width: innerWidth, height });
  else if (remembered(ROOM, (kept) => kept !== undefined)) remember(ROOM, {});
}

/** On another page nothing was read yet that could move: the line takes its own place, and empty room goes. */
function settle(): void {
  delete document.querySelector<HTMLElement>("[data-part='incident']")?.dataset.over;
  document.documentElement.style.removeProperty("--incident");
}

/** Says an update to who reads along with a screen reader; what was on the page when it came is read there. */
function tell(place: Element): void {
  tellOnly(place.querySelector(".incident > p")?.textContent ?? "");
}

/** Whoever never saw an incident does not have to hear that it is over; whoever has, may put that away. */
function shownAt(incidents: readonly Incident[]): Incident[] {
  const { seen, folded } = remembered(KEY, seenFrom);
  return incidents.filter((incident) => {
    if (incident.state !== "over") return true;
    const isSeen = seen.some((key) => key.startsWith(`${incident.force.id}@`));
    return isSeen && !folded.includes(updateKey(incident));
  });
}

function ownOf(incident: Incident) {
  const { folded } = remembered(KEY, seenFrom);
  return {
    isFolded: folded.includes(updateKey(incident)),
    parked: parkedCases().filter(({ advisory }) => advisory === incident.force.id),
  };
}

/** Remembers what was shown, and forgets what is long over. */
function note(incidents: readonly Incident[], top: Incident): void {
  if (document.visibilityState === "hidden") return;
  const { seen, folded } = remembered(KEY, seenFrom);
  const isTold = (key: string) => incidents.some(({ force }) => key.startsWith(`${force.id}@`));
  const next = [...new Set([...seen.filter(isTold), updateKey(top)])];
  if (next.join() !== seen.join()) remember(KEY, { seen: next, folded: folded.filter(isTold) });
}

function viewOf(place: Element): IncidentView {
  const { zone = "UTC", source = "en" } = (place as HTMLElement).dataset;
  const names = new Intl.DisplayNames([pageLocale()], { type: "region" });
  return {
    ...surroundings(WORDS as never, zone, document.documentElement.dataset.home),
    words: WORDS,
    sourceLocale: source,
    countryName: (code) => (names.of(code) ?? code).replace("Vietnam", "Viet Nam"),
  };
}

function pressed(button: HTMLElement): void {
  const update = button.closest<HTMLElement>("[data-update]")?.dataset.update;
  if (update === undefined) return;
  const { seen, folded } = remembered(KEY, seenFrom);
  const others = folded.filter((key) => key !== update);
  const isFolding = button.dataset.live === "fold";
  // Whoever folds it expects it to be smaller.
  document.documentElement.style.removeProperty("--incident");
  remember(KEY, { seen: [...new Set([...seen, update])], folded: isFolding ? [...others, update] : others });
  draw();
  document.querySelector<HTMLElement>("[data-part='incident'] [data-live]")?.focus();
}

document.addEventListener("click", ({ target }) => {
  const button = (target as Element).closest<HTMLElement>("[data-live='fold'], [data-live='unfold']");
  if (button) pressed(button);
});
document.addEventListener(VISITED, settle);
for (const event of [PARKED_CHANGED, "visibilitychange"]) document.addEventListener(event, draw);
