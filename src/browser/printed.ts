import { deviceNow } from "#browser/clock.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { printedHtml } from "#browser/print-view.ts";
import type { Sheet } from "#core/published.ts";

const WORDS = await pageWords();

function place(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-part='printed']");
}

/** Lays out every approved reply of the open answer, by the clock of the moment at which it is printed. */
function fill(): void {
  const answer = document.querySelector<HTMLElement>("kb-answer");
  const json = answer?.querySelector("script[type='application/json']")?.textContent;
  const printed = place();
  if (!json || !printed) return;
  const sheet = JSON.parse(json) as Sheet;
  const view = surroundings(WORDS, sheet.timeZone, answer?.dataset.base);
  printed.innerHTML = printedHtml(view, sheet, deviceNow());
}

addEventListener("beforeprint", fill);
addEventListener("afterprint", () => place()?.replaceChildren());
