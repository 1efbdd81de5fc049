import { draw } from "#browser/drawn-nodes.ts";
import { savedHabit } from "#browser/habit.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { icon } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Words } from "#words/text.ts";

const WORDS = await pageWords();

/** Keys and what they do; several ways are alternatives. */
function table({ keys }: Words): readonly (readonly [readonly string[], string])[] {
  return [
    [["/"], keys.box],
    [["↑ ↓"], keys.results],
    [["Enter"], keys.open],
    [["Ctrl Enter"], keys.copyFromList],
    [["Tab"], keys.field],
    [["Esc"], keys.back],
    [["[ ]", "← →"], keys.channel],
    [["{ }", "Shift ← →"], keys.language],
    [["m"], keys.crossOver],
    [["n"], keys.newCase],
    [["v"], keys.variant],
    [["t"], keys.touchUp],
    [["y"], keys.tray],
    [["k"], keys.caseNote],
    [["p"], keys.pin],
    [["a"], keys.markRead],
    [["g h", "g c", "g b", "g a", "g t"], keys.go],
    [["?"], keys.help],
  ];
}

/** Opens the list of all keys. */
export function showKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.keys-help") ?? made();
  if (!dialog.open) dialog.showModal();
}

function made(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "keys-help";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const rows = table(WORDS).map(
    ([ways, said]) => `<div><dt>${ways.map(wayHtml).join(" ")}</dt><dd>${escaped(said)}</dd></div>`,
  );
  const off = savedHabit().keys === "off" ? `<p class="quiet">${escaped(WORDS.keys.off)}</p>` : "";
  draw(
    dialog,
    `<form method="dialog"><div class="head-row"><h2 id="keys-title">${escaped(WORDS.keys.title)}</h2><span class="grow"></span><button class="btn" autofocus>${escaped(WORDS.keys.close)}</button></div>${off}<dl>${rows.join("")}</dl></form>`,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

function wayHtml(way: string): string {
  return `<span>${way.split(" ").map(keyHtml).join(" ")}</span>`;
}

/** Inter has no arrows to the sides: those are drawn, and read aloud as the signs they stand for. */
const DRAWN: Readonly<Record<string, string>> = { "←": "left", "→": "right" };

function keyHtml(key: string): string {
  const drawing = DRAWN[key];
  const text = escaped(key);
  if (!drawing) return `<kbd>${text}</kbd>`;
  return `<kbd><span class="vh">${text}</span>${icon(surroundings(WORDS, ""), drawing)}</kbd>`;
}
