import { deviceNow } from "#browser/clock.ts";
import { dutyWords } from "#browser/duty-line.ts";

import { pageLocale } from "#browser/page.ts";
import { drawnOften } from "#browser/ticking.ts";
import { deviceZone } from "#browser/zone.ts";
import { dutyAt } from "#core/duty.ts";

/** `<kb-duty data-hours data-zone>`: says in place of a team's hours whether somebody is there now, and else who is till then. */
class Duty extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = drawnOften(() => this.#say());
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #say(): void {
    const { hours = "", zone = "UTC" } = this.dataset;
    const view = { now: deviceNow(), timeZone: zone, locale: pageLocale() };
    const said = this.querySelector("[data-part='duty']");
    if (said) said.textContent = dutyWords(view, hours, deviceZone());
    const standIn = this.querySelector<HTMLElement>("[data-part='stand-in']");
    if (standIn) standIn.hidden = dutyAt(hours, view.now, zone)?.isOn !== false;
  }
}

customElements.define("kb-duty", Duty);
