// Keys and the box come first: they wait for no words, and somebody may press "/" at once.
import "#browser/start.ts";
import "#browser/find.ts";
import "#browser/now.ts";
import "#browser/case-bar.ts";
import { watchAnswer } from "#browser/answer-wake.ts";
import { VISITED } from "#browser/visit.ts";

/**
 * The site's one script: what the main job needs on every page, in one file, since one file is smaller than
 * thirty and all agents come to an answer. Elements of other pages are loaded where they stand.
 */
function loadElements(): void {
  watchAnswer();
  if (document.querySelector("kb-list")) void import("#browser/list.ts");
  const history = document.querySelector<HTMLElement>("kb-history");
  if (history && location.search) void import("#browser/history.ts");
  else if (history) {
    // It shows all that its address asks for, until somebody chooses.
    whenNear(() => void import("#browser/history.ts"));
    history.dataset.ready = "";
  }
  if (document.querySelector("[data-reading]")) void import("#browser/reading.ts");
  if (document.querySelector(".home, [style*='--shelf'] kb-shelf")) void import("#browser/own.ts");
}

/** A finger, too, comes over something before it presses. */
function whenNear(load: () => void): void {
  for (const sign of ["pointerover", "focusin", "keydown", "change"])
    addEventListener(sign, load, { once: true });
}

loadElements();
document.addEventListener(VISITED, loadElements);
whenNear(() => void import("#browser/later.ts"));
// What is unread is counted, and incidents are asked for, when all else is done.
setTimeout(() => void import("#browser/soon.ts"), 300);
// What is new is asked for when somebody comes near the page (`later.ts`), or after a while: it has just been fetched.
// Where room is kept for an incident (before-paint.js) it is asked for at once.
const isAwaited = document.documentElement.style.getPropertyValue("--incident") !== "";
setTimeout(() => void import("#browser/live.ts"), isAwaited ? 0 : 5000);
