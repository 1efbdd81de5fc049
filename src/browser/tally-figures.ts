import { HABIT_CHANGED, savedHabit } from "#browser/habit.ts";
import { TALLY_CHANGED, tallyNow } from "#browser/tally.ts";
import { drawnOften } from "#browser/ticking.ts";
import { filled } from "#words/text.ts";

/**
 * `<kb-tally data-alone data-shift>`: the agent's own cases of the shift day and the month's average, which no
 * other device ever sees. It begins again by itself when the shift day does.
 */
class TallyFigures extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = drawnOften(() => this.#show(), [TALLY_CHANGED, HABIT_CHANGED]);
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #show(): void {
    const { today, average } = tallyNow();
    const { format } = new Intl.NumberFormat(document.documentElement.lang);
    this.#write("today", format(today));
    this.#write("average", format(average));
    this.querySelector("small")?.removeAttribute("hidden");
    const { shiftStart } = savedHabit();
    const { shift = "", alone = "" } = this.dataset;
    this.#write("shift", shiftStart === undefined ? alone : filled(shift, { time: shiftStart }));
  }

  #write(name: string, text: string): void {
    const part = this.querySelector(`[data-part="${name}"]`);
    if (part && part.textContent !== text) part.textContent = text;
  }
}

customElements.define("kb-tally", TallyFigures);
