import { deviceNow } from "#browser/clock.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { printedHtml } from "#browser/print-view.ts";
import type { Sheet } from "#core/published.ts";

const WORDS = await pageWords();

/** `<kb-printed>` on an answer's page: filled just before printing with every approved reply, and emptied after it. */
class Printed extends HTMLElement {
  connectedCallback(): void {
    addEventListener("beforeprint", () => this.#fill());
    addEventListener("afterprint", () => this.replaceChildren());
    this.dataset.ready = "";
  }

  #fill(): void {
    const answer = document.querySelector<HTMLElement>("kb-answer");
    const json = answer?.querySelector("script[type='application/json']")?.textContent;
    if (!json) return;
    const sheet = JSON.parse(json) as Sheet;
    const view = surroundings(WORDS, sheet.timeZone, answer?.dataset.base);
    this.innerHTML = printedHtml(view, sheet, deviceNow());
  }
}

customElements.define("kb-printed", Printed);
