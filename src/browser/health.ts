import { draw, drawnNodes } from "#browser/drawn-nodes.ts";
import "#browser/week-plot.ts";
import { deviceNow } from "#browser/clock.ts";
import { type HealthView, ownersHtml, reviewsHtml } from "#browser/health-view.ts";
import { drawnOften } from "#browser/ticking.ts";
import { holdsAt } from "#core/concern.ts";
import { type Health as Figures, healthAt } from "#core/health.ts";
import type { HealthLog } from "#core/health-log.ts";
import type { Instant } from "#core/instant.ts";
import { counted, filled } from "#words/text.ts";

/**
 * `<kb-health>` around the page's figures and lists: counts again by the device's clock. The rows themselves are
 * shown and hidden by `<kb-now>`.
 */
class Health extends HTMLElement {
  #stop: (() => void) | undefined;
  #drawn = "";

  connectedCallback(): void {
    const known = this.querySelector("script[type='application/json']")?.textContent ?? "null";
    const { log, view } = JSON.parse(known) as { log: HealthLog; view: HealthView };
    this.#stop = drawnOften(() => {
      const now = deviceNow();
      this.#show(healthAt(log, now), now, view);
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #show(figures: Figures, now: Instant, view: HealthView): void {
    const drawn = JSON.stringify(figures);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#count(figures, view);
    this.#sayMore(figures, now, view);
    const { plot, figures: rows } = reviewsHtml(view, figures);
    const part = (name: string) => this.querySelector(`[data-part='${name}']`);
    const drawing = part("reviews")?.querySelector(".plot");
    if (drawing) drawing.replaceWith(drawnNodes(plot));
    const [owners, weeks] = [part("owners"), part("reviews")?.querySelector("table")];
    if (owners) draw(owners, ownersHtml(view, figures.owners));
    if (weeks) draw(weeks, rows);
  }

  #count({ counts, live, sound }: Figures, { locale, words }: HealthView): void {
    const number = new Intl.NumberFormat(locale);
    for (const part of this.querySelectorAll<HTMLElement>("[data-figure]")) {
      const count = counts[part.dataset.figure ?? ""] ?? 0;
      part.textContent = number.format(count);
      part.classList.toggle("zero", count === 0);
    }
    const whole = this.querySelector("[data-part='sound']");
    const said = { sound: number.format(sound), live: number.format(live) };
    if (whole) whole.textContent = filled(words.soundOf, said);
    this.querySelector(".figures .share rect")?.setAttribute(
      "width",
      `${(100 * sound) / Math.max(1, live)}%`,
    );
  }

  /** Says how many concerns of a list have no row on the page. */
  #sayMore({ counts }: Figures, now: Instant, { locale, words }: HealthView): void {
    for (const line of this.querySelectorAll<HTMLElement>("[data-more]")) {
      const rows = [...(line.parentElement?.querySelectorAll<HTMLElement>(".rows > li") ?? [])];
      const shown = rows.filter(({ dataset: { from, until } }) => holdsAt({ from, until }, now)).length;
      const more = (counts[line.dataset.more ?? ""] ?? 0) - shown;
      line.hidden = more <= 0;
      line.textContent = counted(words.more, Math.max(0, more), locale);
    }
  }
}

customElements.define("kb-health", Health);
