import { deviceNow } from "#browser/clock.ts";
import { knownDesk } from "#browser/desk.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { printedHtml } from "#browser/print-view.ts";
import { wholeSheet } from "#core/desk.ts";
import type { OwnSheet } from "#core/published.ts";

const WORDS = await pageWords();

function place(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-part='printed']");
}

/** Lays out every approved reply of the open answer, by the clock of the moment at which it is printed. */
function fill(): void {
  const answer = document.querySelector<HTMLElement>("kb-answer");
  const json = answer?.querySelector("script[type='application/json']")?.textContent;
  const printed = place();
  const desk = knownDesk();
  if (!json || !printed || !desk) return;
  const sheet = wholeSheet(JSON.parse(json) as OwnSheet, desk);
  const view = surroundings(WORDS, sheet.timeZone, answer?.dataset.base);
  draw(printed, printedHtml(view, sheet, deviceNow()));
}

addEventListener("beforeprint", fill);
addEventListener("afterprint", () => place()?.replaceChildren());
