import { placeOf } from "#core/instant.ts";
import { spanInWords } from "#core/span.ts";

/** `<kb-your-time data-begin data-end>`: says a span in the time zone of the reader's device. */
class YourTime extends HTMLElement {
  connectedCallback(): void {
    const { begin = "", end } = this.dataset;
    const { lang } = document.documentElement;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const place = placeOf(zone, lang);
    const said = spanInWords({ from: begin, ...(end && { until: end }) }, zone, lang);
    this.textContent = `${said} ${lang === "vi" ? `(${place})` : place}`;
  }
}

customElements.define("kb-your-time", YourTime);
