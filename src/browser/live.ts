import { CLOCK_CHANGED, deviceNow } from "#browser/clock.ts";
import { composed } from "#browser/composed.ts";
import { renewDesk } from "#browser/desk.ts";
import { jsonAt } from "#browser/json.ts";
import { keptPage } from "#browser/kept-page.ts";
import { remember, remembered } from "#browser/memory.ts";
import { tellNews } from "#browser/news.ts";
import { isOutdated, openSheet, ownForces, tellForces } from "#browser/open-sheet.ts";
import { VISITED } from "#browser/visit.ts";
import { clockError } from "#core/clock-error.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { entriesBetween, type Now, nowFrom } from "#core/now.ts";

/** A page in view looks so often; what is published reaches it within the minute. */
const OFTEN = 45_000;
/** Older than this, what is known is not gone by without asking. */
const FRESH = 60_000;
/** A copy waits no longer than this for an answer. */
const PATIENCE = 1500;
const TIMEOUT = 10_000;

let known: Now | undefined;
let forces: readonly Force[] = [];
let lookedAt: Instant | undefined;
/** By the clock that is never set: when the last look succeeded, or when this page began. */
let lookedMark = performance.now();
/** Whether nobody could be asked last; so it is with a page that was kept. */
let isCut = false;
/** Whether the host no longer knows who is asking. */
let isOut = false;
let looking: Promise<void> | undefined;
/** What was said above the page, and has to be taken back. */
let isTold = false;
let isWrong = false;
let isIncident = document.documentElement.style.getPropertyValue("--incident") !== "";
let isAnnouncing = false;

type Lines = typeof import("#browser/live-lines.ts");

const age = () => performance.now() - lookedMark;

/** Asks what was published last and tells the page; never rejects. Whoever asks meanwhile waits for the same answer. */
function look(): Promise<void> {
  looking ??= looked()
    .then(
      () => {
        [lookedMark, lookedAt, isCut, isOut] = [performance.now(), deviceNow(), false, false];
        if (known) remember(LOOKED, { build: known.build, at: Date.now() } satisfies Looked);
      },
      () => {
        isCut = true;
      },
    )
    .finally(() => {
      looking = undefined;
      tellAge();
    });
  return looking;
}

async function looked(): Promise<void> {
  const now = await askedNow();
  const isAdvised = known?.advisories !== now.advisories;
  if (isAdvised) forces = await askedForces();
  // What rules there are is known before a newer wording is drawn by them.
  if (known && known.build !== now.build) await renewDesk();
  // A hold waits for nothing else but the word that is being composed.
  await composed();
  await tellForces(forces, isAdvised && known !== undefined);
  const sheet = openSheet();
  if (sheet && (await isOutdated(sheet, now)))
    await (await import("#browser/answer-news.ts")).renewAnswer(sheet);
  if (isAdvised) await tellIncidents();
  await announce();
  const before = known;
  known = now;
  if (before !== undefined && before.build !== now.build) tellBuild(before, now);
  else if (isKeptOfOther(now)) tellList(true);
}

function tellBuild(before: Now, now: Now): void {
  tellNews({ entries: entriesBetween(before, now) });
  tellList(true);
}

/** An answer is renewed in its place. */
function tellList(isOld: boolean): void {
  if (!document.querySelector("kb-answer")) tell(({ tellFresh }) => tellFresh(isOld));
}

function isKeptOfOther({ build }: Now): boolean {
  return (keptPage()?.build ?? build) !== build;
}

/** Under what name, and what, a device remembers of the last look that was answered. */
const LOOKED = "looked";
interface Looked {
  readonly build: string;
  readonly at: number;
}

/** A page that was kept is as old as the last time at which the site was known to be so. */
function takeAge(): void {
  const kept = keptPage();
  if (!kept) return;
  const looked = remembered(LOOKED, (found) => Object(found) as Partial<Looked>);
  const at = looked.build === kept.build ? Math.max(kept.at, Number(looked.at) || 0) : kept.at;
  const old = Math.max(0, Date.now() - at);
  [lookedMark, isCut] = [performance.now() - old, true];
  lookedAt = instantOf(millisOf(deviceNow()) - old);
  tellAge();
}

/** Tells of incidents, and that one is none any more when another build took it back. */
async function tellIncidents(): Promise<void> {
  const isAny = forces.some(({ incident }) => incident);
  if (isAny || isIncident) (await import("#browser/incident.ts")).tellIncidents(forces);
  isIncident = isAny;
}

/** What is to begin or end on the open answer is said beforehand; on most of them nothing is. */
async function announce(): Promise<void> {
  const sheet = openSheet();
  const now = deviceNow();
  const isComing =
    sheet &&
    (sheet.entry.history.some((record) => "effective" in record && isBefore(now, record.effective ?? now)) ||
      ownForces(sheet, forces).length > 0);
  if (isComing || isAnnouncing) await (await import("#browser/announce.ts")).announceSoon(forces);
  isAnnouncing ||= Boolean(isComing);
}

/** Says something above the page; what says it is loaded before the network can be missed (`later.ts`), or now. */
function tell(said: (lines: Lines) => void): void {
  // Where it cannot be had there are no words to say so with.
  import("#browser/live-lines.ts").then(said, () => {});
}

function tellAge(): void {
  if (isCut || isTold || !navigator.onLine)
    tell((lines) => lines.tellAge(isCut, { age: age(), at: lookedAt, isOut }));
  isTold = isCut || !navigator.onLine;
}

/** What the build that is out now says; rejects where something else answers. */
async function askedNow(): Promise<Now> {
  const sent = Date.now();
  isOut = false;
  const response = await fetch(dataAt("now.json"), {
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  // A door answers 401; one that only sends people to sign in sends this request there too.
  isOut = response.status === 401 || response.redirected;
  if (!response.ok) throw new Error(`now.json answers with ${response.status}.`);
  const { headers } = response;
  const dated = { date: headers.get("date"), age: headers.get("age"), sent, received: Date.now() };
  const now = nowFrom(await response.json());
  if (!now) throw new Error("now.json holds something else.");
  // A demonstration goes by a clock of its own.
  const isOwnClock = Math.abs(millisOf(deviceNow()) - Date.now()) < FRESH;
  const error = isOwnClock ? clockError(dated) : 0;
  if (error !== undefined && (error !== 0 || isWrong)) tell(({ tellClock }) => tellClock(error));
  isWrong = error === undefined ? isWrong : error !== 0;
  return now;
}

async function askedForces(): Promise<readonly Force[]> {
  const { advisories } = await jsonAt<{ advisories: readonly { forces: readonly Force[] }[] }>(
    dataAt("advisories.json"),
    "advisories",
    { cache: "no-cache", signal: AbortSignal.timeout(TIMEOUT) },
  );
  return advisories.flatMap((advisory) => advisory.forces);
}

function dataAt(file: string): string {
  return `${(document.documentElement.dataset.base ?? "/").replace(/\/$/, "")}/api/v1/${file}`;
}

/**
 * Asks once more before a copy where nobody has for a minute, and waits a second and a half for it at most. Returns
 * what is to be said where there was no answer: the copy goes by what is known.
 */
export async function askedBeforeCopy(): Promise<string> {
  if (age() < FRESH) return "";
  await Promise.race([look(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return age() < FRESH ? "" : (await import("#browser/live-lines.ts")).notAskedText(lookedAt, age());
}

function lookIfSeen(): void {
  if (document.visibilityState === "visible") void look();
}

/** Looks when somebody comes back, unless that was done a moment ago. */
function lookIfOld(): void {
  if (age() > OFTEN || isCut) lookIfSeen();
}

setInterval(lookIfSeen, OFTEN);
document.addEventListener("visibilitychange", lookIfOld);
addEventListener("focus", lookIfOld);
for (const event of ["online", "offline"])
  addEventListener(event, () => {
    tellAge();
    lookIfSeen();
  });
document.addEventListener(VISITED, () => {
  if (known) tell(({ tellFresh }) => tellFresh(false));
  takeAge();
  lookIfSeen();
});
// Another page could not be had.
// A look that is under way was begun before a page could not be had, and may know nothing of it.
const lookAfterwards = () => void Promise.resolve(looking).then(lookIfSeen);
if ("navigation" in window) navigation.addEventListener("navigateerror", lookAfterwards);
document.addEventListener(CLOCK_CHANGED, () => void announce());
takeAge();
lookIfSeen();
// What is kept on the device is seen to when all else is done.
void import("#browser/offline.ts");
