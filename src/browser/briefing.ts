import { keepHosted, ownHosted } from "#browser/briefing-own.ts";
import { hostedIn, hostedPath, prepareHtml, shareHtml } from "#browser/briefing-prepare.ts";
import { present } from "#browser/briefing-slides.ts";
import { briefingMonths, stepsIn } from "#browser/briefing-source.ts";
import { briefingPageWords } from "#browser/briefing-words.ts";
import { copied } from "#browser/clipboard.ts";
import { CLOCK_CHANGED, deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { onNews } from "#browser/news.ts";
import { pageLocale } from "#browser/page.ts";
import { drawnOften } from "#browser/ticking.ts";
import { deviceZone } from "#browser/zone.ts";
import { AHEAD, briefingAt, slotAt, type Briefing as Told } from "#core/briefing.ts";
import { knownChanges } from "#core/briefing-known.ts";
import type { BriefingMonth, BriefingPlan } from "#core/briefing-month.ts";
import { type BriefingGround, type BriefingSheet, briefingSheet, itemsOf } from "#core/briefing-sheet.ts";
import { toldAt } from "#core/era.ts";
import { hostedText, isEmptyHosted, nameOfSlot, withOwn } from "#core/hosted.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant, isBefore, isInstant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { lastSlot, presentSlot } from "#core/slot.ts";
import { wallInstant, zonedInstant } from "#core/wall-time.ts";
import { briefingHtml, briefingPage } from "#exports/briefing-html.ts";
import { briefingMarkdown } from "#exports/briefing-markdown.ts";
import { briefingSlack, leftOut } from "#exports/briefing-slack.ts";
import { type BriefingWords, counted, filled } from "#words/text.ts";

const WORDS = await briefingPageWords();

/** A slot as it was loaded: nothing of it changes but what the host writes. */
interface Loaded {
  readonly briefing: Told;
  readonly month: BriefingMonth;
  readonly steps: BriefingGround["steps"];
}

/**
 * `<kb-briefing>`: the briefing of the slot whose time it is by the device's clock, or of the one that `?at=` names, as
 * it was known then; with the host's own lines on this device, the presenter's view and the formats to copy.
 */
class Briefing extends HTMLElement {
  readonly #words: BriefingWords = WORDS;
  #plan!: BriefingPlan;
  #slot: Instant | undefined;
  #loaded: Loaded | undefined;
  #asked = 0;
  #ended = new AbortController();

  connectedCallback(): void {
    this.#plan = JSON.parse(this.querySelector("script[type='application/json']")?.textContent ?? "null");
    if (this.#plan.slots.length === 0) return;
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const stop = drawnOften(() => this.#turn(), [CLOCK_CHANGED]);
    signal.addEventListener("abort", stop);
    onNews(() => void this.#load(), signal);
    this.addEventListener("click", (event) => void this.#clicked(event), { signal });
    this.addEventListener("input", () => this.#keep(), { signal });
    this.addEventListener("submit", (event) => this.#pick(event), { signal });
  }

  disconnectedCallback(): void {
    this.#ended.abort();
  }

  /** Goes to the slot whose time it is, unless the address names one. */
  #turn(): void {
    const slot = this.#slotNow();
    if (slot === undefined || slot === this.#slot) return;
    this.#slot = slot;
    void this.#load();
  }

  #slotNow(): Instant | undefined {
    const { slots, timeZone } = this.#plan;
    // A plus sign that nobody encoded reads as a space.
    const named = (new URLSearchParams(location.search).get("at") ?? "").replace(" ", "+");
    const at = isInstant(named) ? named : wallInstant(named, timeZone);
    return at ? lastSlot(slots, timeZone, at) : presentSlot(slots, timeZone, deviceNow(), AHEAD);
  }

  async #load(): Promise<void> {
    const [slot, asked] = [this.#slot, ++this.#asked];
    if (slot === undefined) return;
    const { slots, timeZone, sourceLocale } = this.#plan;
    const root = this.dataset.root ?? "/";
    try {
      const around = slotAt(slots, timeZone, slot);
      const month = await briefingMonths(this.#plan, around, root);
      const now = deviceNow();
      const known = isBefore(now, slot) ? now : slot;
      const briefing = briefingAt(around, knownChanges(month.changes, known), toldAt(month.forces, known));
      const steps = await stepsIn(briefing, pageLocale(), sourceLocale, root);
      if (asked !== this.#asked) return;
      this.#loaded = { briefing, month, steps };
      this.#draw();
    } catch {
      if (asked === this.#asked) this.#fail();
    }
  }

  #fail(): void {
    const { failed, again } = this.#words.page;
    draw(
      this.#part("list"),
      `<p role="alert">${escaped(failed)} <button class="linkish" type="button" data-act="again">${escaped(again)}</button></p>`,
    );
    this.dataset.ready = "";
  }

  /**
   * The briefing in words, with what the host wrote on this device over what stands in the host's file. What is handed
   * on is read elsewhere: its links are whole, and nobody's time is "yours".
   */
  #sheet(reader: "here" | "elsewhere" = "here"): BriefingSheet | undefined {
    const { briefing, month, steps } = this.#loaded ?? {};
    if (!briefing || !month || !steps) return undefined;
    const { timeZone, sourceLocale, zones, countries } = this.#plan;
    const here = deviceZone();
    const origin = reader === "here" ? "" : location.origin;
    const shared = month.hosted.find((hosted) => millisOf(hosted.slot) === millisOf(briefing.at));
    return briefingSheet(briefing, {
      locale: pageLocale(),
      sourceLocale,
      timeZone,
      here: reader === "here" ? here : timeZone,
      zones: reader === "here" ? zones : [...new Set([here, ...zones])],
      phrases: this.#words.phrases,
      filled,
      hosted: withOwn(shared, ownHosted(briefing.at)),
      steps,
      uses: month.uses,
      summaries: month.summaries,
      countryName: (code) => countries[code] ?? code,
      to: (path) => origin + this.#to(path),
    });
  }

  #to(path: string): string {
    return (this.dataset.base ?? "/").replace(/\/$/, "") + path;
  }

  #draw(): void {
    const sheet = this.#sheet();
    if (!sheet) return;
    this.#drawList(sheet);
    const own = ownHosted(sheet.slot);
    draw(
      this.#part("prepare"),
      prepareHtml(sheet, own, this.#words, (name) => this.#icon(name)),
    );
    this.#drawShare();
    this.#drawSlots(sheet.slot);
    this.dataset.ready = "";
  }

  #drawList(sheet: BriefingSheet): void {
    const { labels } = this.#words;
    this.#part("title").textContent = sheet.title;
    this.#part("when").textContent = [sheet.when, ...sheet.zones].join(" · ");
    this.#part("host").textContent = sheet.host ? `${labels.host}: ${sheet.host}` : "";
    draw(this.#part("list"), briefingHtml(sheet, labels, { icon: (name) => this.#icon(name) }));
  }

  #drawShare(): void {
    const slot = this.#slot ?? "";
    const { timeZone, editUrl } = this.#plan;
    draw(this.#part("share"), shareHtml(ownHosted(slot), nameOfSlot(slot, timeZone), this.#words, editUrl));
  }

  #drawSlots(slot: Instant): void {
    const { slots, timeZone } = this.#plan;
    const { previous, next } = slotAt(slots, timeZone, slot);
    for (const [name, at] of [
      ["earlier", previous],
      ["later", next],
    ] as const) {
      const link = this.#part(name) as HTMLAnchorElement;
      link.href = this.#to(`/briefing/?at=${encodeURIComponent(at)}`);
      const { weekday, time } = datePartsIn(at, timeZone, pageLocale());
      const text = link.querySelector("span");
      if (text) text.textContent = `${weekday} ${time}`;
    }
    const wall = zonedInstant(millisOf(slot), timeZone);
    const [day, time] = ["day", "slot"].map((name) =>
      this.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-pick='${name}']`),
    );
    if (day) day.value = wall.slice(0, 10);
    if (time) time.value = wall.slice(11, 16);
  }

  #icon(name: string): string {
    const { drawings = "" } = document.documentElement.dataset;
    return `<svg class="i" aria-hidden="true"><use href="${escaped(drawings)}#i-${name}"></use></svg>`;
  }

  #keep(): void {
    if (this.#slot === undefined || !this.#loaded) return;
    keepHosted(this.#slot, hostedIn(this.#part("prepare")));
    const sheet = this.#sheet();
    if (sheet) this.#drawList(sheet);
    this.#drawShare();
  }

  #pick(event: SubmitEvent): void {
    event.preventDefault();
    const value = (name: string) =>
      this.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-pick='${name}']`)?.value ?? "";
    const at = wallInstant(`${value("day")}T${value("slot")}`, this.#plan.timeZone);
    if (at) location.assign(this.#to(`/briefing/?at=${encodeURIComponent(at)}`));
  }

  async #clicked({ target }: MouseEvent): Promise<void> {
    const act = (target as Element).closest<HTMLElement>("[data-act]");
    const sheet = this.#sheet("elsewhere");
    if (!act || (!sheet && act.dataset.act !== "again")) return;
    if (act.dataset.paste !== undefined) await this.#copyFile();
    const acts: Readonly<Record<string, () => unknown>> = {
      present: () => this.#present(),
      markdown: () => this.#copy(sheet, "markdown"),
      slack: () => this.#copy(sheet, "slack"),
      download: () => this.#download(sheet),
      print: () => print(),
      again: () => this.#load(),
      "copy-file": () => this.#copyFile(),
      clear: () => this.#clear(),
    };
    await acts[act.dataset.act ?? ""]?.();
  }

  #present(): void {
    const sheet = this.#sheet();
    if (sheet) void present(sheet, this.#words, (name) => this.#icon(name));
  }

  async #copy(sheet: BriefingSheet | undefined, format: "markdown" | "slack"): Promise<void> {
    if (!sheet) return;
    const { labels, page } = this.#words;
    const slack = briefingSlack(sheet, labels);
    const left = format === "slack" ? leftOut(slack, sheet) : 0;
    const text = format === "slack" ? JSON.stringify(slack, undefined, 2) : briefingMarkdown(sheet, labels);
    const said = left > 0 ? page.copiedSome : page.copied;
    const count = left > 0 ? left : itemsOf(sheet).length;
    this.#say((await copied({ text })) ? counted(said, count, pageLocale()) : page.notCopied);
  }

  async #copyFile(): Promise<void> {
    const own = this.#slot === undefined ? undefined : ownHosted(this.#slot);
    if (!own || isEmptyHosted(own) || this.#slot === undefined) return;
    const file = `content/${hostedPath(this.#slot, this.#plan.timeZone)}`;
    const { copiedFile, notCopied } = this.#words.page;
    this.#say((await copied({ text: hostedText(own) })) ? filled(copiedFile, { file }) : notCopied);
  }

  #clear(): void {
    if (this.#slot === undefined) return;
    keepHosted(this.#slot, { host: "", items: {}, order: [] });
    this.#draw();
  }

  #download(sheet: BriefingSheet | undefined): void {
    if (!sheet) return;
    const page = briefingPage(sheet, this.#words.labels);
    const href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const name = nameOfSlot(sheet.slot, this.#plan.timeZone);
    Object.assign(document.createElement("a"), { href, download: `briefing-${name}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  #say(text: string): void {
    this.#part("status").textContent = text;
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-briefing> holds no part "${name}".`);
    return part;
  }
}

customElements.define("kb-briefing", Briefing);
