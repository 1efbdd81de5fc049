import { withForces } from "#browser/advised-sheet.ts";
import type { Advisor } from "#browser/advisor.ts";
import type { AnswerDesk } from "#browser/answer-acts.ts";
import { watchedClock } from "#browser/answer-clock.ts";
import { goToWork, heldFocus } from "#browser/answer-focus.ts";
import { answerParts } from "#browser/answer-view.ts";
import { ACT_PATIENCE, touchedFields } from "#browser/answer-wake.ts";
import { type CaseNews, changeCase, crossOver, onCase, theCase, touchCase } from "#browser/case.ts";
import { CLOCK_CHANGED, deviceNow } from "#browser/clock.ts";
import { knownDesk } from "#browser/desk.ts";
import { draw, drawnNodes } from "#browser/drawn-nodes.ts";
import { syncField } from "#browser/field-sync.ts";
import { savedHabit, saveHabit } from "#browser/habit.ts";
import { inTime } from "#browser/in-time.ts";
import { isComposing } from "#browser/keys.ts";
import { latestForces, onNews } from "#browser/news.ts";
import { surroundings, useWords } from "#browser/page.ts";
import { hasPin } from "#browser/pin.ts";
import { copyOf, labelOf, leftHtml, type ReadyReply, referenceHtml, signHtml } from "#browser/reply-view.ts";
import { seenVersion } from "#browser/seen.ts";
import { heardAnew, tellOnly } from "#browser/told.ts";
import { turnKey, turnOf } from "#browser/turns.ts";
import type { AnswerView } from "#browser/view.ts";
import { wholeSheet } from "#core/desk.ts";
import { type Force, isInForce } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { chosenReply, type OwnSheet, type Selection, type Sheet, stateAt } from "#core/published.ts";
import { referenceText } from "#core/reference.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";
import { filled } from "#words/text.ts";

const WORDS = await useWords();

/** What judges the open answer, where that is loaded before the answer is drawn. */
let early: Advisor | undefined;

/**
 * `<kb-answer>` around an answer page's columns: fills the reply from the case in hand, copies it signed for its
 * channel and language, and decides again with the device's clock which version is approved.
 */
class Answer extends HTMLElement implements AnswerDesk {
  #sheet!: Sheet;
  #shownAt!: Instant;
  #moment: Moment = "first";
  #variant: number | undefined;
  #asksInitials = false;
  /** While this element itself changes the case. */
  #isOwn = false;
  isSpent = false;
  #used: string | undefined;
  #change: AnswerView["change"];
  #advisor = early;
  #stopClock: (() => void) | undefined;
  #tellDuty: (() => void) | undefined;
  #leaving = new AbortController();
  /** Whether the reply was too long for its channel when that was last looked at. */
  #isOver = false;
  /** What an advisory on the answer says first. */
  #lead = "";

  connectedCallback(): void {
    const sheet = this.querySelector("script[type='application/json']")?.textContent;
    const desk = knownDesk();
    if (!sheet || !desk) throw new Error("<kb-answer> holds no sheet, or came before the desk.");
    this.#sheet = withForces(wholeSheet(JSON.parse(sheet) as OwnSheet, desk), latestForces());
    this.#used = seenVersion(this.#sheet.entry.id);
    this.#leaving = new AbortController();
    this.#bind();
    this.#takeEarly();
    const { asleep } = this.dataset;
    this.#shownAt = asleep ?? deviceNow();
    if (asleep) this.cross();
    else this.draw();
    this.#tellLead();
    void this.#opened(this.#strip);
    // Whoever comes here from another page of the site comes to work: the first empty field, else Copy.
    if (document.documentElement.hasAttribute("aria-busy")) goToWork(this);
  }

  /** What was typed before this script came is not lost. */
  #takeEarly(): void {
    const early = touchedFields(this);
    const initials = this.querySelector<HTMLInputElement>("[data-initials]");
    if (initials?.value && initials !== document.activeElement) keepInitials(initials.value);
    const checked = this.querySelector<HTMLInputElement>("[name='moment']:checked");
    if (checked?.defaultChecked === false) this.#moment = momentNamed(checked.value) ?? "first";
    if (early.length === 0) return;
    const typed = Object.fromEntries(early.map(({ dataset, value }) => [dataset.field ?? "", value]));
    this.quietly(() => changeCase({ fields: { ...theCase().fields, ...typed } }));
  }

  disconnectedCallback(): void {
    this.#stopClock?.();
    this.#leaving.abort();
  }

  get sheet(): Sheet {
    return this.#sheet;
  }

  get selection(): Selection {
    const held = theCase();
    const [first] = this.#sheet.channels;
    const known = this.#sheet.channels.find(({ id }) => id === held.channel) ?? first;
    const chosen = {
      channel: known?.id ?? "",
      locale: held.locale ?? this.#sheet.sourceLocale,
      moment: this.#moment,
    };
    return { ...chosen, variant: this.#variant ?? turnOf(turnKey(this.#sheet.entry.id, chosen)) };
  }

  get view(): AnswerView {
    return {
      ...surroundings(WORDS, this.#sheet.timeZone, this.dataset.base),
      sheet: this.#sheet,
      now: this.#shownAt,
      isLive: true,
      selection: this.selection,
      fields: theCase().fields,
      initials: this.#asksInitials ? "" : (savedHabit().initials ?? ""),
      used: this.#used,
      edited: this.#edited,
      customer: theCase(),
      advisor: this.#advisor,
      isPinned: hasPin(this.#sheet.entry.id),
      change: this.#change,
    };
  }

  /** What names the approved wording on the page. */
  get #wording(): string {
    const { ready } = this;
    return ready
      ? referenceText({
          ...ready,
          id: this.#sheet.entry.id,
          version: ready.version.version,
          channel: ready.channel.id,
          touched: false,
        })
      : "";
  }

  get #edited(): string | undefined {
    return theCase().edits[this.#wording];
  }

  /** The reply on the page, where it may be copied. */
  get ready(): ReadyReply | undefined {
    return this.#readyAt(this.#shownAt);
  }

  #readyAt(at: Instant): ReadyReply | undefined {
    const state = stateAt(this.#sheet.entry.history, at);
    const version = state.record && this.#sheet.entry.versions[state.record.version];
    const chosen =
      version && !state.withdrawal ? chosenReply(this.#sheet, version, this.selection) : undefined;
    if (!version || !chosen?.reply || chosen.isBehind) return undefined;
    const advised = { sheet: this.#sheet, now: at, customer: theCase() };
    if (this.#isAdvised && (this.#advisor?.blocks(advised, version, chosen) ?? true)) return undefined;
    return { ...chosen, reply: chosen.reply, version };
  }

  get #isAdvised(): boolean {
    return this.#sheet.forces !== undefined;
  }

  /** What advisories do is loaded where one touches the answer; until then nothing is copied. */
  async #loadAdvisor(): Promise<void> {
    const { loadAdvisor } = await import("#browser/advice-acts.ts");
    this.#advisor = await loadAdvisor();
    this.draw();
    this.#tellLead();
  }

  takeForces(all: readonly Force[]): void {
    const before = this.#forcesNow;
    this.#sheet = withForces(this.#sheet, all);
    if (this.#isAdvised && !this.#advisor) void this.#loadAdvisor().then(() => this.#tellForces(before));
    else this.#redrawn(before);
  }

  /** An advisory that stands on the answer from now on is said, wherever the focus is. */
  #tellLead(): void {
    const lead = this.querySelector(".advisory .lead")?.textContent ?? "";
    if (lead !== this.#lead) tellOnly(lead);
    this.#lead = lead;
  }

  get #forcesNow(): readonly Force[] {
    return (this.#sheet.forces ?? []).filter((force) => isInForce(force, this.#shownAt));
  }

  #redrawn(before: readonly Force[]): void {
    this.draw();
    this.#tellForces(before);
  }

  #tellForces(before: readonly Force[]): void {
    const said = this.#advisor?.news(this.view, before, this.#forcesNow);
    if (said) this.say(said);
  }

  draw(): void {
    if (this.#isAdvised && !this.#advisor) return void this.#loadAdvisor();
    this.#shownAt = deviceNow();
    const before = this.#strip;
    const putBack = heldFocus(this);
    const parts = answerParts(this.view);
    draw(this.#part("main"), parts.main);
    this.#drawContext(parts.context);
    this.#keepOpen(before);
    putBack();
    this.#stopClock?.();
    this.#stopClock = watchedClock(this, this.#sheet, this.#shownAt);
    this.toggleAttribute("data-can-share", "share" in navigator);
    this.dataset.ready = "";
  }

  takeSheet(sheet: Sheet): void {
    const edited = this.#edited;
    this.#sheet = sheet;
    this.#shownAt = deviceNow();
    if (edited !== undefined && this.ready) this.#keepEdit(edited);
    this.draw();
  }

  get #strip(): HTMLDetailsElement | null {
    return this.querySelector("[data-part='strip']");
  }

  /** What somebody reads stays open, also until what draws it has been loaded. */
  #keepOpen(before: HTMLDetailsElement | null): void {
    const strip = this.#strip;
    if (!strip || !before?.open) return;
    strip.open = true;
    const body = before.querySelector(".body");
    if (body && !this.#change && strip.dataset.from === before.dataset.from) strip.append(body);
  }

  #prepare(): void {
    // What cannot be had early is asked for again by who needs it, and says so there.
    const early = (part: Promise<unknown>) => void part.catch(() => {});
    early(import("#browser/answer-acts.ts"));
    early(
      import("#browser/duty-line.ts").then(({ tellDuty }) => {
        this.#tellDuty = () => tellDuty(this);
        this.#tellDuty();
      }),
    );
    const from = this.#strip?.dataset.from;
    if (from) early(import("#browser/read-change.ts").then(({ versionOf }) => versionOf(this.#sheet, from)));
  }

  /** Pictures that are there already are not loaded again. */
  #drawContext(html: string): void {
    const context = this.#part("context");
    const drawn = context.querySelector<HTMLElement>("[data-part='files']");
    draw(context, html);
    this.#tellDuty?.();
    const files = context.querySelector<HTMLElement>("[data-part='files']");
    if (files && drawn && drawn.dataset.of === files.dataset.of) files.replaceWith(drawn);
    else if (files) void import("#browser/files.ts").then(({ drawFiles }) => drawFiles(files, this));
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-answer> holds no part "${name}".`);
    return part;
  }

  /** Whether something else is approved now than the page shows. */
  get isStale(): boolean {
    const shown = stateAt(this.#sheet.entry.history, this.#shownAt);
    const now = stateAt(this.#sheet.entry.history, deviceNow());
    const isOther = (this.#sheet.forces ?? []).some(
      (force) => isInForce(force, deviceNow()) !== isInForce(force, this.#shownAt),
    );
    if (isOther) return true;
    return (
      now.record?.version !== shown.record?.version || Boolean(now.withdrawal) !== Boolean(shown.withdrawal)
    );
  }

  cross(): void {
    const { history } = this.#sheet.entry;
    const before = stateAt(history, this.#shownAt).record?.version ?? "";
    const dropped = this.#edited !== undefined && this.isStale;
    this.#redrawn(this.#forcesNow);
    const now = stateAt(history, this.#shownAt).record?.version;
    if (!now || now === before) return;
    const said = [filled(WORDS.answer.crossed, { version: now })];
    if (dropped) said.push(filled(WORDS.reply.touchDropped, { version: before }));
    this.say(said.join(" "));
  }

  #bind(): void {
    const { signal } = this.#leaving;
    this.addEventListener("input", (event) => this.#typed(event.target), { signal });
    this.addEventListener("change", (event) => this.#changed(event.target), { signal });
    this.addEventListener(
      "click",
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-act]");
        if (button) void this.act(button.dataset.act ?? "", button);
      },
      { signal },
    );
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    // Whoever has begun will copy soon, and may have to escalate.
    this.addEventListener("focusin", () => this.#prepare(), { signal, once: true });
    this.addEventListener("toggle", (event) => void this.#opened(event.target), { capture: true, signal });
    document.addEventListener(CLOCK_CHANGED, () => this.cross(), { signal });
    onCase((news) => this.#heard(news), signal);
    onNews(({ forces }) => forces && this.takeForces(forces), signal);
  }

  /** To ask what changed is to read it. */
  async #opened(target: EventTarget | null): Promise<void> {
    if (!(target instanceof HTMLDetailsElement) || !target.open || target.dataset.part !== "strip") return;
    const { readChange } = await import("#browser/read-change.ts");
    const read = await readChange(this, target.dataset.from ?? "");
    if (this.#change && read.sheet === this.#sheet) return;
    this.#sheet = read.sheet;
    this.#change = read.change;
    this.draw();
  }

  /** Something of the case changed elsewhere; what was typed here is on the page already. */
  #heard(news: CaseNews): void {
    if (this.#isOwn) return;
    this.isSpent = false;
    if (news === "new" || news === "message" || news === "expired") {
      this.#moment = "first";
      this.#variant = undefined;
    }
    const wasAsked = this.querySelector(".ask")?.contains(document.activeElement) ?? false;
    this.draw();
    this.#tellLead();
    this.refresh();
    // Whoever has said where the customer is goes on with the reply.
    if (wasAsked && !this.querySelector(".ask")) goToWork(this);
    if (news === "new" || news === "expired") this.say("");
  }

  quietly(change: () => void): void {
    this.#isOwn = true;
    change();
    this.#isOwn = false;
  }

  choose(part: { moment?: Moment; variant?: number }): void {
    touchCase();
    this.#moment = part.moment ?? this.#moment;
    this.#variant = part.variant;
    this.draw();
  }

  edit(text: string | undefined): void {
    this.#keepEdit(text);
    this.draw();
    if (text !== undefined) this.querySelector<HTMLElement>("[data-part='editor']")?.focus();
  }

  #keepEdit(text: string | undefined): void {
    const { [this.#wording]: _, ...others } = theCase().edits;
    const edits = text === undefined ? others : { ...others, [this.#wording]: text };
    this.quietly(() => changeCase({ edits }));
  }

  #askInitials(): void {
    this.#asksInitials = true;
    this.draw();
    this.querySelector<HTMLElement>("[data-initials]")?.focus();
  }

  goToMissing(): boolean {
    const { ready, view } = this;
    if (!ready) return false;
    const { missing, faults, needsInitials } = copyOf(view, ready);
    const name = missing[0] ?? Object.keys(faults)[0];
    if (name === undefined && !needsInitials) return false;
    const place = name === undefined ? "[data-initials]" : `[data-field="${name}"]`;
    // Initials may have gone since it was drawn, with all that the browser kept.
    if (needsInitials && !this.querySelector("[data-initials]")) this.draw();
    this.querySelector<HTMLElement>(`${place}, [data-part="editor"]`)?.focus();
    const left = this.querySelector(".missing")?.textContent;
    this.say(name === undefined ? view.words.reply.initialsMissing : (left ?? labelOf(view, name)));
    return true;
  }

  #typed(target: EventTarget | null): void {
    if (target instanceof HTMLTextAreaElement) this.#touched(target.value);
    else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) this.#filled(target);
  }

  #filled(target: HTMLInputElement | HTMLSelectElement): void {
    const name = target.dataset.field;
    if (name === undefined) return;
    this.quietly(() => changeCase({ fields: { ...theCase().fields, [name]: target.value } }));
    syncField(this, this.view, name, target);
    this.refresh();
  }

  #touched(text: string): void {
    this.#keepEdit(text);
    this.refresh();
    void this.act("judge");
  }

  #changed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const moment = momentNamed(target.value);
    if (target.name === "moment" && moment) this.choose({ moment });
    if ("initials" in target.dataset) this.#sign(target.value);
  }

  /** Nothing else is drawn: whoever leaves the field by a press on Copy has pressed it. */
  #sign(typed: string): void {
    keepInitials(typed);
    this.#asksInitials = false;
    const sign = this.querySelector(".reply .sign");
    if (sign && this.ready) sign.replaceWith(drawnNodes(signHtml(this.view, this.ready)));
    this.refresh();
  }

  /** Draws anew what typing changes: what is missing, the length, the sign-off, the reference. */
  refresh(): void {
    const { ready, view } = this;
    const left = this.querySelector(".reply .bar .left");
    if (!ready || !left) return;
    const prepared = copyOf(view, ready);
    draw(left, leftHtml(view, ready, prepared));
    // Said when it becomes too long or fits again, not with each letter.
    if (prepared.over > 0 !== this.#isOver) void this.act("limit");
    this.#isOver = prepared.over > 0;
    const subject = this.querySelector("[data-part='subject']");
    if (subject && prepared.subject !== undefined) subject.textContent = prepared.subject;
    const reference = this.querySelector(".ref");
    if (reference && view.edited !== undefined) reference.replaceWith(drawnNodes(referenceHtml(view, ready)));
  }

  /** Enter in a field goes to the next empty one, else copies; nothing happens while an input method composes. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || isComposing(event)) return;
    const { target } = event;
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    const isSent = target instanceof HTMLTextAreaElement && (event.ctrlKey || event.metaKey);
    if (!isField && !isSent) return;
    event.preventDefault();
    if (isField && "initials" in target.dataset) {
      this.#sign(target.value);
      if (!this.goToMissing()) this.querySelector<HTMLElement>("[data-act='copy']")?.focus();
    } else if (isSent || (isField && target.dataset.field)) void this.act("copy");
  }

  async act(name: string, button?: HTMLElement): Promise<void> {
    if (this.#atOnce(name)) return;
    try {
      // What comes later than that would copy when nobody expects it any more.
      const { ANSWER_ACTS } = await inTime(import("#browser/answer-acts.ts"), ACT_PATIENCE);
      await ANSWER_ACTS[name]?.(this, button);
    } catch (error) {
      // What the act needs could not be loaded; the sentence for that is in every page.
      this.say(document.querySelector("[data-part='unreached']")?.firstChild?.textContent ?? "");
      throw error;
    }
  }

  /** What must be done before the next letter is typed. */
  #atOnce(name: string): boolean {
    if (name === "missing" || (name === "copy" && !this.isStale)) return this.goToMissing();
    if (name === "sign") this.#askInitials();
    else if (name === "source") changeCase({ locale: this.#sheet.sourceLocale });
    else if (name === "cross-over") crossOver();
    else if (name === "variant") this.choose({ variant: (this.ready?.variant ?? 0) + 1 });
    else return false;
    return true;
  }

  say(text: string): void {
    const status = this.querySelector<HTMLElement>("[data-part='status']");
    if (status) status.textContent = heardAnew(status, text);
  }
}

function keepInitials(typed: string): void {
  const initials = typed.trim().toUpperCase().slice(0, 4);
  if (initials) saveHabit({ initials });
}

function momentNamed(word: string): Moment | undefined {
  return MOMENTS.find((name) => name === word);
}

/**
 * Makes every answer page, the one that is open too, draw itself from now on: once what judges the open one is there, so
 * that whatever is done once more then finds it, and nobody is in the middle of a word (`composed`).
 */
export async function defineAnswer(composed: () => Promise<void>): Promise<void> {
  if (document.querySelector("kb-answer[data-advised]"))
    early = await import("#browser/advice-acts.ts").then(({ loadAdvisor }) => loadAdvisor());
  await composed();
  customElements.define("kb-answer", Answer);
}
