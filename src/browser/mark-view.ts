import { icon, type Surroundings } from "#browser/view.ts";
import { distanceInWords } from "#core/distance.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { Mark } from "#core/mark.ts";
import { exactTime, shortTime } from "#core/when.ts";
import type { UseWords } from "#words/text.ts";

/** A mark as icon, word and colour, with its time as far as it lies from now: what the browser draws. */
export function markHtml(view: Surroundings<UseWords>, mark: Mark, now: Instant): string {
  return chipHtml(view, mark, (at) => distanceInWords(at, now, view.locale), "");
}

/**
 * All marks of a row, of which the first that holds is shown. The build writes their times out, so that the page
 * stays the same from build to build; `<kb-now>` chooses again and says how far they lie from the device's now.
 */
export function marksHtml(
  view: Surroundings<UseWords>,
  marks: readonly Mark[],
  shown: Mark | undefined,
  asOf: Instant,
): string {
  const chips = marks.map((mark) => {
    const attributes = [
      mark.until ? ` data-until="${escaped(mark.until)}"` : "",
      mark.locales ? ` data-locales="${escaped(mark.locales.join(" "))}"` : "",
      mark === shown ? "" : " hidden",
    ];
    return chipHtml(view, mark, (at) => shortTime(at, asOf, view.timeZone, view.locale), attributes.join(""));
  });
  return marks.length > 1 ? `<span data-one>${chips.join("")}</span>` : chips.join("");
}

function chipHtml(
  view: Surroundings<UseWords>,
  mark: Mark,
  said: (at: Instant) => string,
  attributes: string,
): string {
  return `<span class="state" data-state="${mark.state}"${attributes}>${icon(view, mark.state)}${wordsHtml(view, mark, said)}</span>`;
}

function wordsHtml(
  view: Surroundings<UseWords>,
  { state, at, isFirst }: Mark,
  said: (at: Instant) => string,
): string {
  const { words, timeZone, locale } = view;
  if (at === undefined) return escaped(words.state[state]);
  const sentence = state === "scheduled" || isFirst ? words.state.newWhen : words.state.changedWhen;
  const time = `<time datetime="${escaped(at)}" title="${escaped(exactTime(at, timeZone, locale))}" data-ago>${escaped(said(at))}</time>`;
  return sentence.split("{when}").map(escaped).join(time);
}
