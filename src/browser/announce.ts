import { whatOf } from "#browser/answer-news.ts";
import { deviceNow, whenReached } from "#browser/clock.ts";
import { askedDesk } from "#browser/desk.ts";
import { livePageWords } from "#browser/live-words.ts";
import { openSheet, ownForces } from "#browser/open-sheet.ts";
import { pageLocale } from "#browser/page.ts";
import { wholeSheet } from "#core/desk.ts";
import type { Force } from "#core/in-force.ts";
import { datePartsIn, type Instant, instantOf, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { type Sheet, stateAt } from "#core/published.ts";
import { filled } from "#words/text.ts";

const WORDS = await livePageWords();
const MINUTE = 60_000;
/** So many minutes before something begins or ends on an answer it is said. */
const BEFOREHAND = [10, 1];

/** Something that is going to happen on the open answer. */
interface Coming {
  readonly at: Instant;
  readonly said: string;
}

let stops: (() => void)[] = [];

/** Says on the open answer page, ten minutes and one minute before, what is about to begin or end there. */
export async function announceSoon(forces: readonly Force[]): Promise<void> {
  const desk = await askedDesk();
  for (const stop of stops) stop();
  const own = openSheet();
  const sheet = own && wholeSheet(own, desk);
  const now = deviceNow();
  stops = sheet ? comingOn(sheet, forces, now).flatMap((coming) => timersOf(coming, now)) : [];
}

function timersOf({ at, said }: Coming, now: Instant): (() => void)[] {
  return BEFOREHAND.map((minutes) => instantOf(millisOf(at) - minutes * MINUTE))
    .filter((instant) => isBefore(now, instant))
    .map((instant) =>
      whenReached(instant, () => {
        // A device that slept hears what happened, not what was to.
        if (isBefore(deviceNow(), at)) say(said);
      }),
    );
}

function comingOn(sheet: Sheet, forces: readonly Force[], now: Instant): Coming[] {
  const { entry, sourceLocale, timeZone } = sheet;
  const { waiting } = stateAt(entry.history, now);
  const time = (at: Instant) => datePartsIn(at, timeZone, pageLocale()).time;
  const version = waiting?.version ?? "";
  const what = whatOf(entry.history, version, sourceLocale);
  const own = waiting
    ? [{ at: waiting.effective, said: filled(WORDS.soon, { time: time(waiting.effective), version, what }) }]
    : [];
  const edges = ownForces(sheet, forces).flatMap(({ from, until, lines }) => {
    const line = textIn(lines, pageLocale(), sourceLocale);
    const begins = { at: from, said: filled(WORDS.soonBegins, { time: time(from), line }) };
    const ends = until && { at: until, said: filled(WORDS.soonEnds, { time: time(until), line }) };
    return [begins, ends].filter((coming) => coming !== undefined && coming !== "");
  });
  return [...own, ...joined(edges)];
}

/** Where one version of an advisory follows another nothing begins or ends, it is only said anew. */
function joined(edges: readonly Coming[]): Coming[] {
  const moments = edges.map(({ at }) => millisOf(at));
  return edges.filter(
    (_, index) => moments.indexOf(moments[index] ?? 0) === moments.lastIndexOf(moments[index] ?? 0),
  );
}

function say(text: string): void {
  const status = document.querySelector("kb-answer [data-part='status']");
  if (status) status.textContent = text;
}
