import { deviceNow } from "#browser/clock.ts";
import { drawnOften } from "#browser/ticking.ts";
import { deviceZone } from "#browser/zone.ts";
import { dayAfter, dayIn } from "#core/day.ts";
import { distanceInWords } from "#core/distance.ts";
import { datePartsIn, type Instant } from "#core/instant.ts";
import { nextSlot } from "#core/slot.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

/**
 * `<kb-next-briefing data-slots data-zone data-today data-tomorrow>`: when the next briefing is, in the
 * agent's own time and by the device's clock.
 */
class NextBriefing extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = drawnOften(() => this.#show());
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #show(): void {
    const { slots = "", zone = "UTC" } = this.dataset;
    const now = deviceNow();
    const next = nextSlot(slots.split(" "), zone, now);
    const time = this.querySelector("time");
    if (!time || next === undefined) return;
    time.dateTime = next;
    time.title = exactTime(next, zone, document.documentElement.lang);
    time.textContent = this.#said(next, now);
  }

  #said(next: Instant, now: Instant): string {
    const { lang } = document.documentElement;
    const [here, { today = "", tomorrow = "" }] = [deviceZone(), this.dataset];
    const { time, date } = datePartsIn(next, here, lang);
    const isTomorrow = date === dayAfter(dayIn(now, here), 1);
    return filled(isTomorrow ? tomorrow : today, { time, in: distanceInWords(next, now, lang) });
  }
}

customElements.define("kb-next-briefing", NextBriefing);
