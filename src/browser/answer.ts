import { answerParts } from "#browser/answer-view.ts";
import { copied } from "#browser/clipboard.ts";
import { deviceNow, whenReached } from "#browser/clock.ts";
import { savedHabit, saveHabit } from "#browser/habit.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { barHtml, copyOf, labelOf, type ReadyReply } from "#browser/reply-view.ts";
import type { AnswerView } from "#browser/view.ts";
import { turningPoints } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { chosenReply, type Selection, type Sheet, stateAt } from "#core/published.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/**
 * `<kb-answer>` around an answer page's columns: fills the reply, copies it signed for the chosen channel and
 * language, and decides again with the device's clock which version is approved. What is typed lives in this
 * object only.
 */
class Answer extends HTMLElement {
  #sheet!: Sheet;
  #selection!: Selection;
  #shownAt!: Instant;
  #fields: Record<string, string> = {};
  #initials = "";
  #stopClock: (() => void) | undefined;
  #difference: AnswerView["difference"];

  connectedCallback(): void {
    const sheet = this.querySelector("script[type='application/json']")?.textContent;
    if (!sheet) throw new Error("<kb-answer> holds no sheet.");
    this.#sheet = JSON.parse(sheet) as Sheet;
    const habit = savedHabit();
    this.#initials = habit.initials ?? "";
    this.#selection = this.#rememberedSelection(habit.channel, habit.locale);
    this.#bind();
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#stopClock?.();
  }

  /** The habit, as far as this answer has it; else what the build has drawn. */
  #rememberedSelection(channel = "", locale = ""): Selection {
    const knows = this.#sheet.channels.some(({ id }) => id === channel);
    const select = (name: string) => this.#case<HTMLSelectElement>(name)?.value ?? "";
    return {
      channel: knows ? channel : select("channel"),
      locale: this.#hasLocale(locale) ? locale : select("locale"),
      moment: "first",
      variant: 1,
    };
  }

  #hasLocale(locale: string): boolean {
    const options = this.#case<HTMLSelectElement>("locale")?.options ?? [];
    return [...options].some(({ value }) => value === locale);
  }

  #case<T extends HTMLElement>(name: string): T | null {
    return document.querySelector<T>(`[data-case="${name}"]`);
  }

  #view(): AnswerView {
    return {
      ...surroundings(WORDS, this.#sheet.timeZone, this.dataset.base),
      sheet: this.#sheet,
      now: this.#shownAt,
      isLive: true,
      selection: this.#selection,
      fields: this.#fields,
      initials: this.#initials,
      difference: this.#difference,
    };
  }

  #draw(): void {
    this.#shownAt = deviceNow();
    const isOpen = this.querySelector<HTMLDetailsElement>("[data-part='strip']")?.open ?? false;
    const focused = this.#focusMark();
    const parts = answerParts(this.#view());
    this.#part("main").innerHTML = parts.main;
    this.#part("context").innerHTML = parts.context;
    const strip = this.querySelector<HTMLDetailsElement>("[data-part='strip']");
    if (strip) strip.open = isOpen;
    this.#syncCase();
    this.#restoreFocus(focused);
    this.#watchClock();
    this.dataset.ready = "";
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-answer> holds no part "${name}".`);
    return part;
  }

  /** The clock crosses into the next version on the open page; typed fields stay. */
  #watchClock(): void {
    this.#stopClock?.();
    const next = turningPoints(this.#sheet.entry.history).find((point) => isBefore(this.#shownAt, point));
    if (next) this.#stopClock = whenReached(next, () => this.#cross());
  }

  #cross(): void {
    const before = stateAt(this.#sheet.entry.history, this.#shownAt).record?.version;
    this.#draw();
    const now = stateAt(this.#sheet.entry.history, this.#shownAt).record?.version;
    if (now && now !== before) this.#say(filled(this.#view().words.answer.crossed, { version: now }));
  }

  #syncCase(): void {
    for (const name of ["channel", "locale"] as const) {
      const select = this.#case<HTMLSelectElement>(name);
      if (select) select.value = this.#selection[name];
    }
    const channel = this.#sheet.channels.find(({ id }) => id === this.#selection.channel);
    const shown = this.#case("reach");
    if (shown && channel) shown.dataset.reach = channel.public ? "public" : "private";
  }

  #focusMark(): string | undefined {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !this.contains(active)) return undefined;
    if (active.dataset.field) return `[data-field="${active.dataset.field}"]`;
    if (active.dataset.act) return `[data-act="${active.dataset.act}"]`;
    return active instanceof HTMLInputElement && active.name === "moment"
      ? `[name="moment"]:checked`
      : undefined;
  }

  #restoreFocus(mark: string | undefined): void {
    if (mark) this.querySelector<HTMLElement>(mark)?.focus();
  }

  #bind(): void {
    this.addEventListener("input", (event) => this.#typed(event.target));
    this.addEventListener("change", (event) => this.#changed(event.target));
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-act]");
      if (button) void this.#act(button.dataset.act ?? "");
    });
    this.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("toggle", (event) => void this.#opened(event.target), { capture: true });
    for (const name of ["channel", "locale"] as const) {
      this.#case<HTMLSelectElement>(name)?.addEventListener("change", (event) => {
        const value = (event.target as HTMLSelectElement).value;
        saveHabit({ [name]: value });
        this.#select({ [name]: value });
      });
    }
  }

  /** What draws A → B is loaded when somebody first asks what changed. */
  async #opened(target: EventTarget | null): Promise<void> {
    if (!(target instanceof HTMLDetailsElement) || !target.open || this.#difference) return;
    this.#difference = (await import("#browser/difference-view.ts")).differenceHtml;
    this.#draw();
  }

  #select(part: Partial<Selection>): void {
    this.#selection = { ...this.#selection, variant: 1, ...part };
    this.#draw();
  }

  #typed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target instanceof HTMLInputElement && "initials" in target.dataset) return;
    const name = target.dataset.field;
    if (name === undefined) return;
    this.#fields[name] = target.value;
    for (const twin of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      `[data-field="${name}"]`,
    )) {
      if (twin !== target) twin.value = target.value;
      const placeholder = twin instanceof HTMLInputElement ? twin.placeholder : "";
      const isFallback = placeholder !== labelOf(this.#view(), name);
      twin.closest(".field")?.classList.toggle("empty", target.value === "" && !isFallback);
      if (twin instanceof HTMLInputElement) twin.size = Math.max(4, (target.value || placeholder).length);
    }
    this.#refreshBar();
  }

  #changed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const moment = MOMENTS.find((name) => name === target.value);
    if (target.name === "moment" && moment) this.#select({ moment: moment as Moment });
    if ("initials" in target.dataset) this.#sign(target.value);
  }

  #sign(typed: string): void {
    this.#initials = typed.trim().toUpperCase().slice(0, 4);
    if (this.#initials) saveHabit({ initials: this.#initials });
    this.#draw();
    this.querySelector<HTMLElement>("[data-act='copy']")?.focus();
  }

  /** Asks for initials again; the old ones stay saved until others are typed. */
  #askInitials(): void {
    this.#initials = "";
    this.#draw();
    this.querySelector<HTMLElement>("[data-initials]")?.focus();
  }

  #refreshBar(): void {
    const ready = this.#ready();
    const bar = this.querySelector(".reply .bar");
    if (!ready || !bar) return;
    const view = this.#view();
    const prepared = copyOf(view, ready);
    bar.innerHTML = barHtml(view, ready, prepared);
    const subject = this.querySelector("[data-part='subject']");
    if (subject && prepared.subject !== undefined) subject.textContent = prepared.subject;
  }

  #ready(): ReadyReply | undefined {
    const state = stateAt(this.#sheet.entry.history, this.#shownAt);
    const version = state.record && this.#sheet.entry.versions[state.record.version];
    const chosen =
      version && !state.withdrawal ? chosenReply(this.#sheet, version, this.#selection) : undefined;
    return chosen?.reply && version && !chosen.isBehind
      ? { ...chosen, reply: chosen.reply, version }
      : undefined;
  }

  /** Enter in a field goes to the next empty one, else copies; nothing happens while an input method composes. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if ("initials" in target.dataset) this.#sign(target.value);
    else if (target.dataset.field) void this.#act("copy");
  }

  async #act(name: string): Promise<void> {
    const { reply, selection } = { reply: this.#ready(), selection: this.#selection };
    if (name === "copy") await this.#copy();
    else if (name === "copy-subject" && reply) await this.#copySubject(reply);
    else if (name === "missing") this.#goToMissing();
    else if (name === "variant") this.#select({ variant: selection.variant + 1 });
    else if (name === "source") this.#select({ locale: this.#sheet.sourceLocale });
    else if (name === "sign") this.#askInitials();
    else if (name === "private")
      this.#select({
        channel:
          this.#sheet.channels.find(({ id }) => id === selection.channel)?.private ?? selection.channel,
      });
  }

  /** Copies, or goes to what is missing and names it; what is shown is decided by the clock once more first. */
  async #copy(): Promise<void> {
    const state = stateAt(this.#sheet.entry.history, deviceNow());
    if (
      state.record?.version !== stateAt(this.#sheet.entry.history, this.#shownAt).record?.version ||
      (state.withdrawal !== undefined && this.#ready())
    )
      return this.#cross();
    const ready = this.#ready();
    if (!ready) return;
    const view = this.#view();
    const prepared = copyOf(view, ready);
    if (prepared.missing.length > 0 || Object.keys(prepared.faults).length > 0 || prepared.needsInitials)
      return this.#goToMissing();
    if (prepared.over > 0) return this.#say(this.querySelector(".over")?.textContent ?? "");
    const done = await copied(
      prepared.html === undefined ? { text: prepared.text } : { text: prepared.text, html: prepared.html },
    );
    this.#confirm(done);
  }

  async #copySubject(ready: ReadyReply): Promise<void> {
    const { words } = this.#view();
    const prepared = copyOf(this.#view(), ready);
    if (prepared.missing.length > 0) return this.#goToMissing();
    this.#say(
      (await copied({ text: prepared.subject ?? "" })) ? words.reply.subjectCopied : words.error.copy,
    );
  }

  #confirm(done: boolean): void {
    const { words } = this.#view();
    this.#say(done ? words.reply.copied : words.error.copy);
    const label = this.querySelector("[data-act='copy'] span");
    if (!done || !label) return;
    label.textContent = words.reply.copied;
    setTimeout(() => this.#refreshCopyLabel(), 2000);
  }

  #refreshCopyLabel(): void {
    const label = this.querySelector("[data-act='copy'] span");
    if (label) label.textContent = this.#view().words.reply.copy;
  }

  #goToMissing(): void {
    const ready = this.#ready();
    if (!ready) return;
    const view = this.#view();
    const { missing, faults, needsInitials } = copyOf(view, ready);
    const name = missing[0] ?? Object.keys(faults)[0];
    const place = name === undefined ? (needsInitials ? "[data-initials]" : "") : `[data-field="${name}"]`;
    if (place) this.querySelector<HTMLElement>(place)?.focus();
    this.#say(
      name === undefined
        ? view.words.reply.initialsMissing
        : (this.querySelector(".missing")?.textContent ?? labelOf(view, name)),
    );
  }

  /** Says something politely to screen readers, and shows it for those who see. */
  #say(text: string): void {
    const status = this.querySelector<HTMLElement>("[data-part='status']");
    if (status) status.textContent = text;
  }
}

customElements.define("kb-answer", Answer);
