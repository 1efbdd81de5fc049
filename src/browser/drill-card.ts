import { draw } from "#browser/drawn-nodes.ts";
import { type DrillWords, filled } from "#words/text.ts";

/** The places of a `<kb-drill>`: the card that is drawn anew for each question, what is said, and what is told behind it. */
export class DrillCard {
  readonly #element: HTMLElement;
  readonly #words: DrillWords;
  #since = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(element: HTMLElement, words: DrillWords) {
    this.#element = element;
    this.#words = words;
  }

  part(name: string): HTMLElement {
    const place = this.#element.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!place) throw new Error(`<kb-drill> holds no part "${name}".`);
    return place;
  }

  /** Nothing that is said stands in what is drawn anew: it would not be heard. */
  draw(html: string): void {
    draw(this.part("card"), html);
    this.part("told").replaceChildren();
  }

  say(text: string, isRight?: boolean): void {
    const place = this.part("status");
    place.textContent = text;
    place.dataset.state = isRight === undefined ? "" : isRight ? "right" : "wrong";
  }

  /** Marks in the line of questions how the present one went. */
  mark(isRight: boolean): void {
    const mark = this.#element.querySelector<HTMLElement>(".drill-marks [data-state='here']");
    if (mark) mark.dataset.state = isRight ? "right" : "wrong";
  }

  /** Counts seconds from now on, in view where there is a place for them. */
  startClock(): void {
    this.stopClock();
    this.#since = performance.now();
    const place = this.#element.querySelector("[data-part='time']");
    const show = () => place?.replaceChildren(filled(this.#words.seconds, { n: this.seconds }));
    show();
    this.#ticking = setInterval(show, 1000);
  }

  stopClock(): void {
    clearInterval(this.#ticking);
  }

  get seconds(): number {
    return Math.floor((performance.now() - this.#since) / 1000);
  }
}
