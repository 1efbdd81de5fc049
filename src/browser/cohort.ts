import { copied } from "#browser/clipboard.ts";
import { deviceNow } from "#browser/clock.ts";
import { addFiles, emptyFiles, heldFiles } from "#browser/cohort-files.ts";
import { type Chosen, type CohortPage, cohortPage, pageHtml } from "#browser/cohort-page.ts";
import type { CohortSort } from "#browser/cohort-view.ts";
import { cohortPageWords } from "#browser/cohort-words.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { pageLocale, pageWords, surroundings } from "#browser/page.ts";
import { shiftFaultText } from "#browser/shift-reading.ts";
import { drawnOften } from "#browser/ticking.ts";
import { askedTraining } from "#browser/training-sheet.ts";
import { icon, type Surroundings } from "#browser/view.ts";
import type { TaskAnswers } from "#core/cohort-faults.ts";
import { dayIn } from "#core/day.ts";
import { escaped } from "#core/html.ts";
import type { Shifts } from "#core/shift.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";
import { counted, filled } from "#words/text.ts";

const [WORDS, COHORT] = await Promise.all([pageWords(), cohortPageWords()]);

/**
 * `<kb-cohort>`: reads end-of-shift files that are dropped on it or chosen, and shows where everybody stands. Nothing of
 * them leaves the device, and nothing is stored.
 */
class Cohort extends HTMLElement {
  #tasks: TaskAnswers = {};
  #sheet: TrainingSheet | undefined;
  #page: CohortPage | undefined;
  #drawn = "";
  /** Whether the trainer chose the first day; else it is the day on which the first lesson was begun. */
  #isDayChosen = false;
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    if (this.dataset.ready === undefined) this.#bind();
    this.#stop = drawnOften(() => this.#drawIdle());
    if (heldFiles().count > 0) void this.#show();
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #bind(): void {
    this.#tasks = JSON.parse(this.querySelector("script[type='application/json']")?.textContent ?? "{}");
    this.addEventListener("change", (event) => this.#chose(event.target as HTMLElement));
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", (event) => {
      const { act } = (event.target as Element).closest<HTMLElement>("[data-act]")?.dataset ?? {};
      if (act === "empty") this.#empty();
      if (act === "copy") void this.#copy();
    });
    for (const name of ["dragenter", "dragover", "dragleave", "drop"])
      this.addEventListener(name, (event) => this.#dragged(event as DragEvent));
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-cohort> holds no part "${name}".`);
    return part;
  }

  #control<T extends HTMLInputElement | HTMLSelectElement = HTMLInputElement>(name: string): T {
    const control = this.querySelector<T>(`[data-cohort="${name}"]`);
    if (!control) throw new Error(`<kb-cohort> holds no "${name}".`);
    return control;
  }

  #chose({ dataset: { cohort } }: HTMLElement): void {
    if (cohort === "files") {
      const field = this.#control("files");
      void this.#add([...(field.files ?? [])]);
      field.value = "";
      return;
    }
    if (cohort === "since") this.#isDayChosen = this.#control("since").value !== "";
    this.#draw();
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const isOver = event.type === "dragenter" || event.type === "dragover";
    this.toggleAttribute("data-over", isOver);
    if (event.type === "drop") void this.#add([...event.dataTransfer.files]);
  }

  async #add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    await addFiles(files);
    await this.#show();
  }

  /** Says which files were read and which were not, and draws what they say. */
  async #show(): Promise<void> {
    const { count, refused, shifts } = heldFiles();
    const locale = pageLocale();
    const agents = new Set(Object.values(shifts).map(({ agent }) => agent)).size;
    this.#part("said").textContent = filled(COHORT.readOf, {
      files: counted(COHORT.read, count, locale),
      agents: counted(COHORT.agents, agents, locale),
    });
    const rows = await Promise.all(
      refused.map(
        async ({ name, fault }) =>
          `<li><b>${escaped(name)}</b>: ${escaped(await shiftFaultText(fault))}</li>`,
      ),
    );
    draw(
      this.#part("refused"),
      rows.length > 0
        ? `<p>${icon(this.#around(), "warn")} ${escaped(counted(COHORT.refused, rows.length, locale))}</p><ul>${rows.join("")}</ul>`
        : "",
    );
    this.#part("choose").textContent = COHORT.more;
    this.querySelector("[data-act='empty']")?.toggleAttribute("hidden", false);
    await this.#load();
    this.#draw();
  }

  /** Without a network the sheet that was had before serves on. */
  async #load(): Promise<void> {
    this.#sheet = await askedTraining().catch(() => this.#sheet);
  }

  /** Nothing is drawn over somebody who reads with the keyboard, or has opened something. */
  #drawIdle(): void {
    const result = this.#part("result");
    if (!result.contains(document.activeElement) && !result.querySelector("[open]")) this.#draw();
  }

  #draw(): void {
    const { shifts, count } = heldFiles();
    const sheet = this.#sheet;
    this.#part("choices").hidden = count === 0 || !sheet;
    this.#page = sheet && count > 0 ? this.#pageOf(sheet, shifts) : undefined;
    if (this.#page) this.#offer(this.#page);
    this.#put(this.#page ? pageHtml(this.#page) : count > 0 ? this.#unloaded() : "");
  }

  #around(): Surroundings {
    return surroundings(WORDS, this.dataset.zone ?? "UTC", this.dataset.base);
  }

  #unloaded(): string {
    return `<p class="notice-line">${escaped(COHORT.unloaded)}</p>`;
  }

  #pageOf(sheet: TrainingSheet, shifts: Shifts): CohortPage {
    const view = { ...this.#around(), cohort: COHORT, sheet, now: deviceNow() };
    return cohortPage(view, shifts, this.#tasks, this.#chosen());
  }

  #chosen(): Chosen {
    const since = this.#control("since").value;
    return {
      path: this.#control<HTMLSelectElement>("path").value,
      sort: this.#control<HTMLSelectElement>("sort").value as CohortSort,
      ...(this.#isDayChosen && since && { since }),
    };
  }

  /** Paths that the files tell of can be chosen, and the first day shows. */
  #offer({ begun, first, view }: CohortPage): void {
    const select = this.#control<HTMLSelectElement>("path");
    const known = [...select.options].slice(1).map(({ value }) => value);
    if (begun.map(({ id }) => id).join() !== known.join()) {
      const { value } = select;
      const options = begun.map(({ id, title }) => new Option(title, id, false, id === value));
      select.replaceChildren(new Option(COHORT.allPaths, ""), ...options);
    }
    const day = this.#control("since");
    day.max = dayIn(view.now, view.timeZone);
    if (!this.#isDayChosen) day.value = first;
  }

  #put(html: string): void {
    if (html === this.#drawn) return;
    this.#drawn = html;
    draw(this.#part("result"), html);
  }

  #empty(): void {
    emptyFiles();
    this.#isDayChosen = false;
    this.#part("refused").textContent = "";
    this.#part("choose").textContent = COHORT.choose;
    this.querySelector("[data-act='empty']")?.toggleAttribute("hidden", true);
    this.#draw();
    this.#part("said").textContent = COHORT.emptied;
    this.#control("files").focus();
  }

  async #copy(): Promise<void> {
    if (!this.#page) return;
    const done = await copied({ text: this.#page.markdown(location.origin) });
    this.#part("copied").textContent = done ? COHORT.copied : COHORT.notCopied;
  }
}

customElements.define("kb-cohort", Cohort);
