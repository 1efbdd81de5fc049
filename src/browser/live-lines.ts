import { deviceNow } from "#browser/clock.ts";
import { livePageWords } from "#browser/live-words.ts";
import { pageLocale } from "#browser/page.ts";
import { deviceZone } from "#browser/zone.ts";
import { ageLevel } from "#core/age.ts";
import { distanceInWords } from "#core/distance.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import { lengthInWords } from "#core/time-length.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const WORDS = await livePageWords();

/** How long ago the site was last asked what is new. */
export interface LastLook {
  /** In milliseconds of a clock that is never set. */
  readonly age: number;
  /** When it was, by the device's clock; absent while no look has succeeded. */
  readonly at?: Instant | undefined;
  /** Whether it failed because the host no longer knows who is asking. */
  readonly isOut?: boolean;
}

/** How many answers this device has ready without a network; empty while that is not known, and where it has none. */
let ready = "";

/** Says how old the page is while it cannot ask, louder with time, that the device is offline or signed out, and what is ready then. */
export function tellAge(isCut: boolean, look: LastLook): void {
  if (isCut && look.isOut && navigator.onLine) {
    tellSignedOut(look);
    return;
  }
  writeAge(isCut, look);
  if (!isCut && navigator.onLine) return;
  const known = ready;
  // Where this cannot be had nothing is kept either.
  import("#browser/ready-line.ts")
    .then(async ({ readyLine }) => {
      ready = await readyLine();
      if (ready !== known) writeAge(isCut, look);
    })
    .catch(() => {});
}

function writeAge(isCut: boolean, look: LastLook): void {
  const level = isCut ? ageLevel(look.age) : undefined;
  const isOffline = !navigator.onLine;
  const told = [
    isOffline ? WORDS.offline : "",
    isOffline && ready === "" ? WORDS.unkept : "",
    isOffline || level ? agoText(look) : "",
    level ? WORDS.levels[level] : "",
  ].filter(Boolean);
  write("offline", told.join(" "), level ?? "quiet");
  if (told.length > 0 && ready !== "") addReady();
}

function addReady(): void {
  const part = partNamed("offline");
  if (!part || part.querySelector("a")?.textContent === ready) return;
  const link = document.createElement("a");
  link.href = `${document.documentElement.dataset.home ?? "/"}offline/`;
  link.textContent = ready;
  part.append(" ", link);
}

/** A page for signing in opens beside this one, which goes on when somebody comes back to it. */
function tellSignedOut(look: LastLook): void {
  const level = ageLevel(look.age);
  const said = level ? `${WORDS.signedOut} ${agoText(look)} ${WORDS.levels[level]}` : WORDS.signedOut;
  write("offline", said.trim(), level === "red" ? level : "amber");
  const part = partNamed("offline");
  if (!part || part.querySelector("a")) return;
  const link = document.createElement("a");
  [link.href, link.target, link.textContent] = [
    document.documentElement.dataset.home ?? "/",
    "_blank",
    WORDS.signIn,
  ];
  part.append(" ", link);
}

function agoText({ age, at }: LastLook): string {
  const locale = pageLocale();
  const ago = distanceInWords(instantOf(0), instantOf(age), locale);
  return at === undefined
    ? filled(WORDS.unchecked, { ago })
    : filled(WORDS.checked, { time: timeText(at), ago });
}

/** What is said of a copy before which nobody could be asked. */
export function notAskedText(at: Instant | undefined, age: number): string {
  return at === undefined ? agoText({ age }) : filled(WORDS.notAsked, { time: timeText(at) });
}

function timeText(at: Instant): string {
  return shortTime(at, deviceNow(), deviceZone(), pageLocale());
}

/** Says by how much the device's clock is wrong (milliseconds, ahead where positive), and what that means here; 0 is right. */
export function tellClock(error: number): void {
  const [said, meaning] =
    error > 0 ? [WORDS.clockAhead, WORDS.clockEarly] : [WORDS.clockBehind, WORDS.clockLate];
  const text = `${filled(said, { by: lengthInWords(Math.abs(error), pageLocale()) })} ${meaning}`;
  write("clock", error === 0 ? "" : text, "amber");
}

/** Says that a list is older than what was published since; nothing on it moves until somebody asks for that. */
export function tellFresh(isFresh: boolean): void {
  write("fresh", isFresh ? WORDS.fresh : "", "quiet");
  if (!isFresh) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linkish";
  button.textContent = WORDS.show;
  button.addEventListener("click", showAgain);
  partNamed("fresh")?.append(" ", button);
}

/** Fetches the page once more; where pages take each other's place the case in hand stays. */
function showAgain(): void {
  if ("navigation" in window) navigation.navigate(location.href, { history: "replace" });
  else location.reload();
}

function partNamed(name: string): HTMLElement | null {
  return document.querySelector(`.live [data-part="${name}"]`);
}

function write(name: string, text: string, level: string): void {
  const part = partNamed(name);
  if (!part) return;
  part.dataset.level = level;
  // The same words once more would be read out again.
  if (part.firstChild?.textContent !== text) part.textContent = text;
}
