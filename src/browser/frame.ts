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
  if (document.querySelector("kb-history")) void import("#browser/history.ts");
  if (document.querySelector("[data-reading]")) void import("#browser/reading.ts");
  if (document.querySelector(".home, [style*='--shelf'] kb-shelf")) void import("#browser/own.ts");
}

loadElements();
document.addEventListener(VISITED, loadElements);
// A finger, too, comes over something before it presses.
for (const sign of ["pointerover", "keydown"])
  addEventListener(sign, () => void import("#browser/later.ts"), { once: true });
// What is unread is counted, and incidents are asked for, when all else is done.
setTimeout(() => void import("#browser/soon.ts"), 300);
// What is new is asked for when somebody comes near the page (`later.ts`), or after a while: it has just been fetched.
// Where room is kept for an incident (before-paint.js) it is asked for at once.
const isAwaited = document.documentElement.style.getPropertyValue("--incident") !== "";
setTimeout(() => void import("#browser/live.ts"), isAwaited ? 0 : 5000);
