import { deviceNow, whenReached } from "#browser/clock.ts";
import { pageLocale } from "#browser/page.ts";
import { instantOf } from "#core/instant.ts";
import { localTimes } from "#core/local-time.ts";
import { millisOf } from "#core/millis.ts";

const MINUTE = 60_000;

/** `<kb-local-time data-zones>`: says what clocks show now in some time zones; more than one time each with its name. */
class LocalTime extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#say();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #say(): void {
    const now = deviceNow();
    const times = localTimes(this.dataset.zones?.split(" ") ?? [], now, pageLocale());
    const said = times.map(({ time, weekday, name }) =>
      times.length > 1 ? `${weekday} ${time} ${name}` : `${weekday} ${time}`,
    );
    this.textContent = said.join(" · ");
    const next = (Math.floor(millisOf(now) / MINUTE) + 1) * MINUTE;
    this.#stop = whenReached(instantOf(next), () => this.#say());
  }
}

customElements.define("kb-local-time", LocalTime);
