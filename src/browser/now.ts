import { CLOCK_CHANGED, deviceNow, ROWS_CHANGED, whenReached } from "#browser/clock.ts";
import { savedHabit } from "#browser/habit.ts";
import { distanceInWords } from "#core/distance.ts";
import { type Instant, isBefore } from "#core/instant.ts";

const MINUTE = 60_000;
/** What may change what is shown: the page comes back into view, a habit, the clock. */
const OCCASIONS = ["visibilitychange", "change", CLOCK_CHANGED, ROWS_CHANGED];

/**
 * `<kb-now>` around a list: shows what holds by the device's clock. `data-from` and `data-until` say when
 * something is shown, `data-locales` to whom, of the children of `data-one` the first that may be is, and
 * `data-ago` lets a time say how far it lies from now.
 */
class Now extends HTMLElement {
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #draw = () => this.#show(deviceNow());

  connectedCallback(): void {
    for (const event of OCCASIONS) document.addEventListener(event, this.#draw);
    this.#timer = setInterval(this.#draw, MINUTE);
    this.#draw();
  }

  disconnectedCallback(): void {
    for (const event of OCCASIONS) document.removeEventListener(event, this.#draw);
    clearInterval(this.#timer);
    this.#stop?.();
  }

  #show(now: Instant): void {
    const replyLocale = savedHabit().locale ?? this.dataset.locale ?? "";
    const turns = new Set<Instant>();
    for (const part of this.querySelectorAll<HTMLElement>("[data-from], [data-until], [data-locales]")) {
      const { from, until, locales } = part.dataset;
      for (const turn of [from, until]) if (turn && isBefore(now, turn)) turns.add(turn);
      const holds = !(from && isBefore(now, from)) && !(until && !isBefore(now, until));
      // The attribute, since shapes of a map have no such property.
      part.toggleAttribute("hidden", !(holds && (locales?.split(" ").includes(replyLocale) ?? true)));
    }
    for (const group of this.querySelectorAll("[data-one]")) showFirst(group);
    sayDistances(this.querySelectorAll("time[data-ago]"), now);
    delete document.documentElement.dataset.aged;
    this.#watch([...turns].sort((a, b) => (isBefore(a, b) ? -1 : 1))[0]);
  }

  #watch(next: Instant | undefined): void {
    this.#stop?.();
    this.#stop = next === undefined ? undefined : whenReached(next, this.#draw);
  }
}

/** Of the marks that may be shown the first one is; the last may always be. */
function showFirst(group: Element): void {
  let isShown = false;
  for (const mark of group.children as HTMLCollectionOf<HTMLElement>) {
    const { until, locales } = mark.dataset;
    mark.hidden = isShown || (mark.hidden && (until !== undefined || locales !== undefined));
    isShown ||= !mark.hidden;
  }
}

/** Says how far times lie from now. What they stand in is renewed: longer words would move it, and what is new has not moved. */
function sayDistances(times: Iterable<HTMLTimeElement>, now: Instant): void {
  const changed = new Set<Element>();
  for (const time of times) {
    const text = distanceInWords(time.dateTime, now, document.documentElement.lang);
    if (time.textContent === text) continue;
    time.textContent = text;
    changed.add(time.closest("[data-one]") ?? time.closest(".state") ?? time);
  }
  for (const part of changed) part.replaceWith(part.cloneNode(true));
}

customElements.define("kb-now", Now);
