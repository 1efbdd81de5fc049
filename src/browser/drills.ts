import { deviceNow } from "#browser/clock.ts";
import { drawnNodes } from "#browser/drawn-nodes.ts";
import { DrillElement } from "#browser/drill.ts";
import { drillPageWords } from "#browser/drill-words.ts";
import { dueHtml, weeksHtml } from "#browser/drills-view.ts";
import { pageLocale } from "#browser/page.ts";
import { DRILLED, keptCards, keptDrills } from "#browser/repetition.ts";
import { ownDay } from "#browser/tally.ts";
import { drawnOften } from "#browser/ticking.ts";
import { deviceZone } from "#browser/zone.ts";
import { dayAfter } from "#core/day.ts";
import { drillWeeks } from "#core/drill-tally.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import { DRILLS, type Drill } from "#core/lesson.ts";
import { dueKeys } from "#core/repetition.ts";
import { clockReaches } from "#core/wall-clock.ts";

const DRILL = await drillPageWords();

/** So many due questions make one round, and so many weeks are shown: what is kept reaches that far. */
const [MOST_DUE, WEEKS] = [12, 4];

/** `<kb-drills>`: the page of all drills. It begins rounds in the drill it holds, and shows what this device remembers of them. */
class DrillsPage extends HTMLElement {
  #stop: (() => void) | undefined;
  #drawn = "";
  #isBound = false;

  connectedCallback(): void {
    if (!this.#isBound) {
      this.#isBound = true;
      this.addEventListener("click", ({ target }) => this.#clicked(target as Element));
    }
    this.#stop = drawnOften(() => this.#draw(), [DRILLED]);
    this.#beginByAddress();
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  get #drill(): DrillElement {
    const drill = this.querySelector("kb-drill");
    if (!(drill instanceof DrillElement)) throw new Error("<kb-drills> holds no <kb-drill>.");
    return drill;
  }

  #clicked(target: Element): void {
    const drill = target.closest<HTMLElement>("[data-begin]")?.dataset.begin as Drill | undefined;
    if (drill) this.#begin(drill, newSeed());
    if (!target.closest("[data-act='due']")) return;
    const keys = this.#due().slice(0, MOST_DUE);
    this.#show();
    void this.#drill.begin({ keys, count: keys.length, seed: newSeed() });
  }

  /** `?drill=find&seed=…` asks exactly these questions; `answers` narrows them to some. */
  #beginByAddress(): void {
    const query = new URLSearchParams(location.search);
    const drill = DRILLS.find((known) => known === query.get("drill"));
    if (!drill) return;
    const answers = (query.get("answers") ?? "").split(",").filter(Boolean);
    this.#begin(drill, query.get("seed") ?? newSeed(), Number(query.get("count")), answers);
  }

  #begin(drill: Drill, seed: string, asked = 0, answers: readonly string[] = []): void {
    const count = asked >= 1 && asked <= 40 ? Math.floor(asked) : Number(this.dataset.count);
    this.#show();
    void this.#drill.begin({ drill, count, seed, answers });
  }

  /** Nothing else is in view while a round runs. */
  #show(): void {
    this.#drill.hidden = false;
    this.dataset.running = "";
  }

  /** What is due at any time of this day: nobody waits for the hour at which they answered. */
  #due(): string[] {
    return dueKeys(keptCards(), endOfDay());
  }

  #draw(): void {
    const cards = keptCards();
    const now = deviceNow();
    const last = Object.values(cards).map(({ due }) => due);
    const view = { locale: pageLocale(), words: DRILL };
    const due = dueHtml(view, { due: this.#due().length, next: last.sort().at(0), now, zone: deviceZone() });
    const weeks = weeksHtml(view, drillWeeks(keptDrills(), ownDay(now), WEEKS));
    if (due + weeks === this.#drawn) return;
    this.#drawn = due + weeks;
    this.#fill("due", due);
    this.#fill("weeks", weeks);
  }

  /** What stands below the heading of a part. */
  #fill(name: string, html: string): void {
    const part = this.querySelector(`[data-part="${name}"]`);
    while (part?.children[1]) part.children[1].remove();
    part?.append(drawnNodes(html));
  }
}

function endOfDay(): Instant {
  const day = ownDay(deviceNow());
  return instantOf(clockReaches(dayAfter(day, 1), 0, deviceZone()) - 1000);
}

function newSeed(): string {
  return crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "";
}

customElements.define("kb-drills", DrillsPage);
