// Keys and the box come first: they wait for no words, and somebody may press "/" at once.
import "#browser/start.ts";
import "#browser/find.ts";
import "#browser/now.ts";
import "#browser/theme-choice.ts";
import "#browser/case-bar.ts";
import "#browser/answer.ts";
import { VISITED } from "#browser/visit.ts";

/**
 * The site's one script: what the main job needs on every page, in one file, since one file is smaller than
 * thirty and all agents come to an answer. Elements of other pages are loaded where they stand.
 */
const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  "kb-answer-list": () => import("#browser/answer-list.ts"),
  "kb-history": () => import("#browser/history.ts"),
};

function loadElements(): void {
  for (const [name, load] of Object.entries(ELEMENTS)) if (document.querySelector(name)) void load();
}

loadElements();
document.addEventListener(VISITED, loadElements);
