import { deviceNow } from "#browser/clock.ts";
import { draw, drawnNodes } from "#browser/drawn-nodes.ts";
import { pageLocale } from "#browser/page.ts";
import { figuresHtml, type PlotView, type PlotWords, plotHtml } from "#browser/plot-view.ts";
import { drawnOften } from "#browser/ticking.ts";
import { type WeekLog, weeksAt } from "#core/week.ts";

/**
 * `<kb-week-plot data-log data-zone data-words>` around a plot of weeks and its table: draws both again when
 * the device's clock stands in a later week than the page, or something that was to come has come.
 */
class WeekPlot extends HTMLElement {
  #stop: (() => void) | undefined;
  #drawn = "";

  connectedCallback(): void {
    const { log = "{}", zone = "UTC", words = "{}" } = this.dataset;
    const known = JSON.parse(log) as WeekLog;
    const labels = JSON.parse(words) as PlotWords;
    this.#drawn ||= JSON.stringify(known.weeks);
    this.#stop = drawnOften(() =>
      this.#show({ weeks: weeksAt(known, deviceNow(), zone), words: labels, locale: pageLocale() }),
    );
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #show(view: PlotView): void {
    const drawn = JSON.stringify(view.weeks);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const plot = this.querySelector(".plot");
    const figures = this.querySelector("table");
    if (plot) plot.replaceWith(drawnNodes(plotHtml(view)));
    if (figures) draw(figures, figuresHtml(view));
  }
}

customElements.define("kb-week-plot", WeekPlot);
