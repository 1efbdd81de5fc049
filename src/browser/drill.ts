import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { DrillCard } from "#browser/drill-card.ts";
import { listenToChoices } from "#browser/drill-keys.ts";
import { type DrillView, type Question, questionOf, type Step } from "#browser/drill-question.ts";
import { DrillRun, type RunRequest } from "#browser/drill-run.ts";
import { askedDrills } from "#browser/drill-source.ts";
import { textHtml } from "#browser/drill-text.ts";
import { toldHtml } from "#browser/drill-told.ts";
import { askHtml, type Choice, failedHtml, headHtml, nextHtml, summaryHtml } from "#browser/drill-view.ts";
import { drillPageWords } from "#browser/drill-words.ts";
import { surroundings, useWords } from "#browser/page.ts";
import { ownDay } from "#browser/tally.ts";
import type { DrillItem } from "#core/drill-item.ts";
import { escaped } from "#core/html.ts";
import type { Drill } from "#core/lesson.ts";
import type { Score } from "#core/progress.ts";
import { filled } from "#words/text.ts";

const [WORDS, DRILL] = await Promise.all([useWords(), drillPageWords()]);

/** So many seconds somebody may take to find an answer; who takes longer is asked again sooner. */
const SLOW = 15;

/** What a page asks a drill to begin; what it leaves open is what the element's own attributes say. */
export type BeginRequest = Omit<RunRequest, "scope"> & { readonly answers?: readonly string[] };

/**
 * `<kb-drill data-drill data-count data-products data-tags data-answers data-seed data-base>`: asks questions drawn from the
 * live answers, one after another, by keyboard or by hand, and tells the page around it by `drilled` how a round went.
 * With `data-daily` each day of the device has a round of its own.
 */
export class DrillElement extends HTMLElement {
  #view!: DrillView;
  #request!: BeginRequest;
  #rounds = 0;
  #run: DrillRun | undefined;
  #question: Question | undefined;
  #step: Step = "first";
  readonly #card = new DrillCard(this, DRILL);
  #isBound = false;

  connectedCallback(): void {
    if (!this.#isBound) {
      this.#isBound = true;
      this.addEventListener("click", (event) => this.#clicked(event.target as Element));
      listenToChoices(this, (choice) => this.#choose(choice));
    }
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    this.#card.stopClock();
  }

  /** Begins a round in place of whatever stands there. */
  async begin(request: BeginRequest): Promise<void> {
    this.#request = request;
    this.#rounds = 0;
    await this.#load();
  }

  #clicked(target: Element): void {
    const choice = target.closest<HTMLElement>("[data-choice]")?.dataset.choice;
    if (choice !== undefined) this.#choose(Number(choice));
    const act = target.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "start") void this.begin(this.#ownRequest());
    if (act === "retry") void this.#load();
    if (act === "next") this.#goOn();
    if (act === "again") this.#beginRound();
  }

  /** What the page asks of it; the number of a drill on its page is part of its seed. */
  #ownRequest(): BeginRequest {
    const { drill, count = "6", seed = "", daily } = this.dataset;
    const day = daily === undefined ? "" : `/${ownDay(deviceNow())}`;
    return { drill: drill as Drill, count: Number(count), seed: `${seed}/${this.#number()}${day}` };
  }

  async #load(): Promise<void> {
    const waiting = setTimeout(() => this.#card.say(DRILL.loading), 200);
    try {
      const source = await askedDrills();
      const around = surroundings(WORDS, source.timeZone, this.dataset.base);
      this.#view = { ...around, drill: DRILL, source };
      this.#beginRound();
    } catch {
      this.#card.draw(failedHtml(DRILL));
      this.#card.say(DRILL.failed);
    } finally {
      clearTimeout(waiting);
    }
  }

  #beginRound(): void {
    const { products = "", tags = "", answers = "" } = this.dataset;
    const scope = {
      products: listed(products),
      tags: listed(tags),
      answers: this.#request.answers ?? listed(answers),
    };
    this.#rounds++;
    const request = { ...this.#request, seed: this.#seed(), scope };
    this.#run = new DrillRun(this.#view.source, request, deviceNow());
    this.#card.say("");
    if (this.#run.item) this.#ask("first");
    else this.#nothing();
  }

  #seed(): string {
    return this.#rounds === 1 ? this.#request.seed : `${this.#request.seed}.${this.#rounds}`;
  }

  #nothing(): void {
    this.#card.draw(`<p>${escaped(DRILL.none)}</p>`);
    this.#tell({ right: 0, asked: 0 });
  }

  #ask(step: Step): void {
    const item = this.#run?.item;
    if (!item || !this.#run) return;
    this.#step = step;
    this.#question = questionOf(this.#view, item, step);
    const asked = askHtml(this.#view, this.#question, `${this.#name()}-${step}`);
    if (step === "why") draw(this.#card.part("then"), asked);
    else
      this.#card.draw(
        `${headHtml(this.#view, this.#run, item)}<div data-part="ask">${asked}</div><div data-part="then"></div>`,
      );
    if (step === "first") this.#card.startClock();
    this.#card
      .part(step === "why" ? "then" : "ask")
      .querySelector<HTMLElement>("[role='group']")
      ?.focus();
  }

  #choose(chosen: number): void {
    const [question, item] = [this.#question, this.#run?.item];
    if (!question?.options[chosen] || !item) return;
    const at = deviceNow();
    const state = this.#step === "first" ? this.#run?.renewed(at) : "same";
    if (state === "turned" || state === "gone") this.#askAnew(state);
    else this.#chosen(item, question, { chosen, right: question.right(at) });
  }

  #chosen(item: DrillItem, question: Question, choice: Choice): void {
    this.#close(question, choice);
    const isRight = choice.chosen === choice.right;
    const asksWhy = isRight && this.#step === "first" && item.drill === "a-or-b" && item.whys.length > 0;
    if (asksWhy) this.#ask("why");
    else this.#judge(item, isRight, question.said[choice.right ?? -1] ?? "");
  }

  #askAnew(state: "turned" | "gone"): void {
    this.#goOn();
    this.#card.say(DRILL[state]);
  }

  /** Shows what was chosen and what is right in place of the buttons. */
  #close(question: Question, choice: Choice): void {
    this.#card.stopClock();
    this.#question = undefined;
    const place = this.#card.part(this.#step === "why" ? "then" : "ask");
    draw(place, askHtml(this.#view, question, `${this.#name()}-${this.#step}`, choice));
  }

  #judge(item: DrillItem, isRight: boolean, answer: string): void {
    const at = deviceNow();
    const n = this.#card.seconds;
    const isSlow = item.drill === "find" && n > SLOW;
    this.#run?.answer(isRight ? (isSlow ? "slow" : "right") : "wrong", at);
    if (item.drill === "leak" && item.finds.length > 0)
      draw(this.#card.part("message"), textHtml(this.#view, item.text, item.locale, item.finds));
    const wrong = filled(this.#step === "why" ? DRILL.wrongWhy : DRILL.wrong, { answer });
    this.#card.say(isRight ? (isSlow ? filled(DRILL.slow, { n }) : DRILL.right) : wrong, isRight);
    draw(
      this.#card.part("told"),
      `<div class="drill-told">${toldHtml(this.#view, item, at)}</div>${nextHtml(DRILL, !this.#run?.item)}`,
    );
    this.#card.mark(isRight);
    this.querySelector<HTMLElement>("[data-act='next']")?.focus({ preventScroll: true });
  }

  #goOn(): void {
    this.#card.say("");
    if (this.#run?.item) this.#ask("first");
    else this.#finish();
    this.scrollIntoView({ block: "nearest" });
  }

  #finish(): void {
    this.#card.stopClock();
    const run = this.#run;
    if (!run) return;
    this.#card.draw(summaryHtml(this.#view, run, this.#link()));
    this.#card.part("score").focus();
    this.#tell(run.score);
  }

  /** The address at which exactly these questions are asked; a drill that a lesson narrows has none. */
  #link(): string | undefined {
    const { drill, keys, count, answers = [] } = this.#request;
    const { products, tags } = this.dataset;
    if (!drill || keys || products || tags) return undefined;
    const query = new URLSearchParams({ drill, count: String(count), seed: this.#seed() });
    if (answers.length > 0) query.set("answers", answers.join(","));
    return this.#view.to(`/training/drills/?${query}`);
  }

  #tell(detail: Score): void {
    this.dispatchEvent(new CustomEvent<Score>("drilled", { bubbles: true, detail }));
  }

  #number(): number {
    return [...document.querySelectorAll("kb-drill")].indexOf(this);
  }

  #name(): string {
    return `drill-${this.#number()}`;
  }
}

function listed(ids: string): string[] {
  return ids.split(/, ?/).filter(Boolean);
}

customElements.define("kb-drill", DrillElement);
