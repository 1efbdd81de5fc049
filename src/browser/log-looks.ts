import type { LineView } from "#browser/log-line.ts";
import { remember, remembered } from "#browser/memory.ts";
import { deviceZone } from "#browser/zone.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { lookedAt, looksFrom } from "#core/look.ts";
import { nearTime } from "#core/near-time.ts";
import { filled } from "#words/text.ts";

const KEY = "looks";

/** Notes that somebody looks through the changes at `now`. Returns where their look before this one ended; undefined on a new device. */
export function noteLook(now: Instant): Instant | undefined {
  const looks = lookedAt(remembered(KEY, looksFrom), now);
  remember(KEY, looks);
  return looks.before;
}

/** Says since when the reader has not looked, and draws a line before what they have seen then. */
export function tellLooks(view: LineView, log: HTMLElement, before: Instant | undefined): void {
  log.querySelector(".looked")?.remove();
  const said = log.querySelector("[data-part='since']");
  if (before === undefined || !said) return;
  const time = nearTime(before, view.now, deviceZone(), view.locale);
  const { change, log: words } = view.words;
  const lines = [...log.querySelectorAll<HTMLElement>("[data-part='log'] > [data-change]")].filter(isShown);
  const older = lines.find(({ dataset }) => !isBefore(before, dataset.at ?? ""));
  const isNothingNew = older !== undefined && older === lines[0] && log.dataset.newest !== undefined;
  said.textContent = filled(isNothingNew ? change.none : change.sinceYou, { time });
  if (!older || older === lines[0]) return;
  const divider = document.createElement("li");
  divider.className = "looked";
  divider.textContent = filled(words.lookedHere, { time });
  older.before(divider);
}

/** Whether a line is one of those that are listed now. */
export function isShown(line: HTMLElement): boolean {
  const isSmall = line.classList.contains("small");
  const asked = line.closest("kb-change-log")?.querySelector("[name='small']:checked");
  return !line.hidden && !line.classList.contains("out") && (!isSmall || Boolean(asked));
}
