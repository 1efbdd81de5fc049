import { draw } from "#browser/drawn-nodes.ts";
import { HABIT_CHANGED, savedHabit, saveHabit } from "#browser/habit.ts";
import { handOverText } from "#browser/hand-over-text.ts";
import { HANDED_OVER } from "#browser/handed-over.ts";
import { initialsFrom } from "#browser/initials.ts";
import { pageLocale, pageWords, surroundings } from "#browser/page.ts";
import { PARKED_CHANGED, parkedCases } from "#browser/parked.ts";
import { RECEIPTS_CHANGED } from "#browser/receipts.ts";
import { USES_CHANGED } from "#browser/reference-log.ts";
import { pinned, recent } from "#browser/shelf.ts";
import { SHIFT_ACTS, type ShiftDesk } from "#browser/shift-acts.ts";
import { trainingKept } from "#browser/shift-file.ts";
import { type ForcesById, loadedForces, type ShiftState, shiftState } from "#browser/shift-state.ts";
import { type ShiftView, sideHtml, trainingText } from "#browser/shift-view.ts";
import { shiftPageWords } from "#browser/shift-words.ts";
import { TALLY_CHANGED } from "#browser/tally.ts";
import { drawnOften } from "#browser/ticking.ts";
import { forgetOldTopics, UNANSWERED_CHANGED } from "#browser/unanswered.ts";
import { UNREAD_CHANGED } from "#browser/unread.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import { textIn } from "#core/locale.ts";
import type { ShiftSheet } from "#core/shift-sheet.ts";
import { shiftTraining } from "#core/shift-training.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const [WORDS, SHIFT] = await Promise.all([pageWords(), shiftPageWords()]);

const OCCASIONS = [
  TALLY_CHANGED,
  HABIT_CHANGED,
  USES_CHANGED,
  RECEIPTS_CHANGED,
  PARKED_CHANGED,
  UNANSWERED_CHANGED,
  HANDED_OVER,
  UNREAD_CHANGED,
];

/**
 * `<kb-shift>`: writes the hand-over from what the device remembers, and writes it anew for as long as the agent has
 * not changed it; gives the file to download or to send; lists what waits.
 */
class Shift extends HTMLElement implements ShiftDesk {
  #sheet!: ShiftSheet;
  #forces: ForcesById = new Map();
  /** The hand-over as it was written last, and the lists as they were drawn. */
  #written = "";
  #drawn = "";
  #stop: (() => void) | undefined;
  #isBound = false;

  connectedCallback(): void {
    if (!this.#isBound) this.#bind();
    forgetOldTopics();
    this.#stop = drawnOften(() => this.#draw(), OCCASIONS);
    if (parkedCases().length > 0) void this.#fetchForces();
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #bind(): void {
    this.#isBound = true;
    const json = this.querySelector("script[type='application/json']")?.textContent;
    if (!json) throw new Error("<kb-shift> holds no sheet.");
    this.#sheet = JSON.parse(json) as ShiftSheet;
    this.#written = this.text.defaultValue;
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-act]");
      if (button) void SHIFT_ACTS[button.dataset.act ?? ""]?.(this, button);
    });
    this.addEventListener("input", () => this.#noteEdit());
    this.addEventListener("change", ({ target }) => {
      const field = target as HTMLInputElement;
      if (field.dataset.shift === "initials") saveHabit({ initials: initialsFrom(field.value) || undefined });
    });
  }

  /** Without the advisories the list still says how many cases wait, and for which one. */
  async #fetchForces(): Promise<void> {
    this.#forces = await loadedForces(this.dataset.root ?? "/");
    if (this.isConnected) this.redraw();
  }

  get sheet(): ShiftSheet {
    return this.#sheet;
  }

  get text(): HTMLTextAreaElement {
    return this.querySelector("[data-shift='text']") as HTMLTextAreaElement;
  }

  get words(): typeof SHIFT {
    return SHIFT;
  }

  get view(): ShiftView {
    const around = surroundings(WORDS, this.#sheet.timeZone, this.dataset.base);
    const { shiftStart } = savedHabit();
    const { countries } = this.#sheet;
    return { ...around, shift: SHIFT, here: deviceZone(), shiftStart, countries, titleOf: shelvedTitle };
  }

  /** Nothing is drawn over a button that somebody is about to press. */
  #draw(): void {
    const { view } = this;
    const state = shiftState(this.#sheet, this.#forces, view.locale);
    if (!this.place("side").contains(document.activeElement)) this.#drawSide(view, state);
    const { since, now, agent } = state;
    const time = since && shortTime(since, now, view.here, view.locale);
    this.place("since").textContent = time ? filled(SHIFT.handOver.since, { time }) : "";
    this.place("training").textContent = trainingText(view, shiftTraining(trainingKept()));
    const who = this.place("who");
    who.hidden = agent !== "" && !who.contains(document.activeElement);
    if (this.text.value === this.#written) this.#write(state);
  }

  #drawSide(view: ShiftView, state: ShiftState): void {
    const html = sideHtml(view, state);
    if (html === this.#drawn) return;
    this.#drawn = html;
    draw(this.place("side"), html);
  }

  redraw(): void {
    this.#drawSide(this.view, shiftState(this.#sheet, this.#forces, this.view.locale));
    this.#draw();
  }

  #write(state: ShiftState): void {
    const { locale, timeZone } = this.view;
    this.#written = handOverText(state, { words: SHIFT, locale, timeZone });
    this.text.value = this.#written;
    this.#noteEdit();
  }

  writeAnew(): void {
    this.#write(shiftState(this.#sheet, this.#forces, this.view.locale));
  }

  #noteEdit(): void {
    this.querySelector("[data-act='anew']")?.toggleAttribute("hidden", this.text.value === this.#written);
    this.place("paper").textContent = this.text.value;
  }

  place(name: string): HTMLElement {
    const place = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!place) throw new Error(`<kb-shift> holds no part "${name}".`);
    return place;
  }

  say(name: string, text: string, undo?: string): void {
    const button = undo
      ? ` <button class="linkish" type="button" data-act="${undo}">${escaped(SHIFT.afresh.undo)}</button>`
      : "";
    draw(this.place(name), `${escaped(text)}${button}`);
  }
}

function shelvedTitle(id: string): string {
  const known = [...recent(), ...pinned()].find((shelved) => shelved.id === id);
  return textIn(known?.title ?? {}, pageLocale(), "en", id);
}

customElements.define("kb-shift", Shift);
