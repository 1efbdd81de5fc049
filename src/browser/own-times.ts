import { CLOCK_CHANGED, deviceNow } from "#browser/clock.ts";
import { deviceZone } from "#browser/zone.ts";
import { placeOf } from "#core/instant.ts";
import { exactTime, shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

/**
 * `<kb-own-times data-times="Times {place}">`: says the times in it that are marked `data-own` in the zone of the
 * reader's device, with the exact instant in it before the team's on hover, and which zone that is in the part `zone`.
 */
class OwnTimes extends HTMLElement {
  readonly #draw = () => this.#say();

  connectedCallback(): void {
    for (const time of this.querySelectorAll<HTMLTimeElement>("time[data-own]"))
      time.dataset.own ||= time.title;
    document.addEventListener(CLOCK_CHANGED, this.#draw);
    this.#say();
  }

  disconnectedCallback(): void {
    document.removeEventListener(CLOCK_CHANGED, this.#draw);
  }

  #say(): void {
    const [zone, now, { lang }] = [deviceZone(), deviceNow(), document.documentElement];
    for (const time of this.querySelectorAll<HTMLTimeElement>("time[data-own]")) {
      const { own: team = "" } = time.dataset;
      const own = exactTime(time.dateTime, zone, lang);
      time.textContent = shortTime(time.dateTime, now, zone, lang);
      time.title = own === team ? own : `${own.split(" · ")[0]} · ${team}`;
    }
    for (const said of this.querySelectorAll("[data-part='zone']"))
      said.textContent = filled(this.dataset.times ?? "{place}", { place: placeOf(zone, lang) });
  }
}

customElements.define("kb-own-times", OwnTimes);
