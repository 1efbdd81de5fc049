import { slideHtml } from "#browser/briefing-slide.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { isComposing } from "#browser/keys.ts";
import { type BriefingSheet, itemsOf, type ToldItem } from "#core/briefing-sheet.ts";
import { escaped } from "#core/html.ts";
import { type BriefingWords, filled } from "#words/text.ts";

/**
 * Shows a briefing one item at a time over the whole window, and full screen where the browser lets it: arrow keys,
 * Space, Page Up and Down, Home and End; Escape leaves.
 */
export async function present(
  sheet: BriefingSheet,
  words: BriefingWords,
  icon: (name: string) => string,
): Promise<void> {
  // What comes into the browser's top layer last lies on top: first the page, then the view over it. A browser
  // without full screen, or one that is asked too often, still gives the whole window.
  await document.documentElement.requestFullscreen?.().catch(() => {});
  const dialog = document.createElement("dialog");
  dialog.className = "brief";
  dialog.setAttribute("aria-label", words.slide.label);
  draw(dialog, frameHtml(sheet, words, icon));
  document.body.append(dialog);
  new Slides(dialog, sheet, words, icon).show(0);
  dialog.showModal();
  dialog.querySelector<HTMLElement>("[data-slide='next']")?.focus();
}

function frameHtml(sheet: BriefingSheet, words: BriefingWords, icon: (name: string) => string): string {
  const { slide, labels, title } = words;
  const host = sheet.host ? `<span>${escaped(labels.host)}: ${escaped(sheet.host)}</span>` : "";
  const [here, ...others] = [sheet.when, ...sheet.zones];
  const zones = others.length > 0 ? `<span class="zones">${escaped(others.join(" · "))}</span>` : "";
  return `<header><strong>${escaped(title)}</strong><time datetime="${escaped(sheet.slot)}">${escaped(here ?? "")}</time>${zones}<span class="grow"></span>${host}<button class="btn" type="button" data-slide="leave">${icon("cross")}${escaped(slide.leave)} <kbd>Esc</kbd></button></header><div class="slide" data-part="slide" aria-live="polite"></div><footer><span class="num" data-part="count"></span><progress data-part="progress"></progress><span class="upcoming" data-part="upcoming"></span><span class="grow"></span><button class="btn" type="button" data-slide="back">${icon("left")}${escaped(slide.back)}</button><button class="btn main" type="button" data-slide="next">${escaped(slide.next)}${icon("right")}</button></footer>`;
}

const STEPS: Readonly<Record<string, "next" | "back" | "first" | "last">> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
};

/** Which item a presenter's view shows, and what moves it. */
class Slides {
  readonly #dialog: HTMLDialogElement;
  readonly #words: BriefingWords;
  readonly #items: readonly (ToldItem | undefined)[];
  readonly #sheet: BriefingSheet;
  readonly #icon: (name: string) => string;
  readonly #ended = new AbortController();
  #at = 0;

  constructor(
    dialog: HTMLDialogElement,
    sheet: BriefingSheet,
    words: BriefingWords,
    icon: (name: string) => string,
  ) {
    [this.#dialog, this.#sheet, this.#words, this.#icon] = [dialog, sheet, words, icon];
    const items = itemsOf(sheet);
    // A slide of its own says that nothing changed, and what the host tells everybody.
    const opens = sheet.empty !== undefined || sheet.lines !== undefined;
    this.#items = opens ? [undefined, ...items] : items;
    this.#listen();
  }

  show(index: number): void {
    const { slide } = this.#words;
    const total = this.#items.length;
    this.#at = Math.min(Math.max(index, 0), Math.max(total - 1, 0));
    const values = { n: this.#at + 1, total };
    const part = (name: string) => this.#dialog.querySelector<HTMLElement>(`[data-part='${name}']`);
    const view = part("slide");
    if (view) {
      draw(view, slideHtml(this.#items[this.#at], this.#sheet, this.#words, this.#icon));
      view.scrollTop = 0;
    }
    const next = this.#items[this.#at + 1];
    const [count, upcoming, progress] = [part("count"), part("upcoming"), part("progress")];
    if (count) count.textContent = filled(slide.of, values);
    if (upcoming) upcoming.textContent = next ? filled(slide.nextIs, { title: next.says.text }) : slide.last;
    if (progress instanceof HTMLProgressElement) {
      [progress.max, progress.value] = [Math.max(total, 1), this.#at + 1];
      progress.setAttribute("aria-label", filled(slide.item, values));
    }
    // Not `disabled`: the focus would be lost on the way.
    this.#button("back")?.setAttribute("aria-disabled", String(this.#at === 0));
    this.#button("next")?.setAttribute("aria-disabled", String(this.#at >= total - 1));
  }

  #button(name: string): HTMLElement | null {
    return this.#dialog.querySelector(`[data-slide='${name}']`);
  }

  #go(step: "next" | "back" | "first" | "last"): void {
    const places = { next: this.#at + 1, back: this.#at - 1, first: 0, last: this.#items.length - 1 };
    this.show(places[step]);
  }

  #listen(): void {
    const { signal } = this.#ended;
    const dialog = this.#dialog;
    dialog.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    dialog.addEventListener("click", (event) => this.#clicked(event), { signal });
    dialog.addEventListener("close", () => this.#leave(), { signal });
    // Leaving full screen by the browser's own way leaves the view.
    const left = () => document.fullscreenElement === null && dialog.close();
    document.addEventListener("fullscreenchange", left, { signal });
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return;
    const step = STEPS[event.key];
    const isOwn = event.key === " " && event.target instanceof HTMLButtonElement;
    if (step && !isOwn) {
      event.preventDefault();
      this.#go(event.key === " " && event.shiftKey ? "back" : step);
    }
    // The keys of the page behind do nothing meanwhile.
    if (event.key !== "Escape" && event.key !== "Tab") event.stopPropagation();
  }

  #clicked({ target }: MouseEvent): void {
    const name = (target as Element).closest<HTMLElement>("[data-slide]")?.dataset.slide;
    if (name === "leave") this.#dialog.close();
    if (name === "next" || name === "back") this.#go(name);
    if ((target as Element).closest("a")) this.#dialog.close();
  }

  #leave(): void {
    this.#ended.abort();
    this.#dialog.remove();
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
