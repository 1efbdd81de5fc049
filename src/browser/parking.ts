import type { AnswerDesk } from "#browser/answer-acts.ts";
import { theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { keepParked, parkedCases } from "#browser/parked.ts";
import { escaped } from "#core/html.ts";
import { spokenIn } from "#core/locale.ts";
import { privateDataIn } from "#core/private-data.ts";
import { filled } from "#words/text.ts";

/** Asks for a mark by which the case is found again, below the hold. */
export function askToPark(desk: AnswerDesk, advisory: string): void {
  const place = desk.querySelector<HTMLElement>("[data-part='parking']");
  const words = desk.view.advisor?.words;
  if (!place || !words) return;
  draw(
    place,
    `<label><span>${escaped(words.mark)}</span> <input data-part="mark" maxlength="60" autocomplete="off" spellcheck="false"></label> <button class="btn" type="button" data-act="park-now">${escaped(words.parkNow)}</button> <button class="btn plain" type="button" data-act="park-not">${escaped(words.cancel)}</button>`,
  );
  place.dataset.advisory = advisory;
  place.querySelector("input")?.focus();
}

/** Takes the question away again. */
export function closeParking(desk: AnswerDesk): void {
  desk.querySelector("[data-part='parking']")?.replaceChildren();
  desk.querySelector<HTMLElement>("[data-act='park']")?.focus();
}

/** Keeps on this device that the case waits: names and references, and a mark without anything private. */
export function parkNow(desk: AnswerDesk): void {
  const place = desk.querySelector<HTMLElement>("[data-part='parking']");
  const words = desk.view.advisor?.words;
  const advisory = place?.dataset.advisory;
  if (!place || !words || advisory === undefined) return;
  const { copied, country } = theCase();
  const typed = place.querySelector("input")?.value.trim() ?? "";
  const reference = copied.at(-1);
  const parked = {
    advisory,
    answer: desk.sheet.entry.id,
    at: deviceNow(),
    ...(reference !== undefined && { reference }),
    ...(country !== undefined && { country }),
    ...(typed && { mark: masked(typed) }),
  };
  const isKept = keepParked([...parkedCases(), parked]);
  closeParking(desk);
  const titles = desk.sheet.forces?.find(({ id }) => id === advisory)?.titles ?? {};
  const title = spokenIn(titles, desk.view.locale, desk.sheet.sourceLocale)?.text ?? advisory;
  desk.say(isKept ? filled(words.parked, { title }) : words.parkedUnkept);
}

/** The case was taken up again: it waits no more. */
export function takeUp(desk: AnswerDesk, advisory: string, at: string): void {
  const rest = parkedCases().filter((parked) => parked.advisory !== advisory || parked.at !== at);
  keepParked(rest);
  desk.draw();
}

/** A mark in which whatever names a person is covered; the number of a ticket names only the case. */
function masked(mark: string): string {
  return privateDataIn(mark, []).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}…${text.slice(end)}`,
    mark,
  );
}
