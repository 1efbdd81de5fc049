import type { ChangeView } from "#browser/change-parts.ts";
import { choicesIn, chosenIn, clearChoices, keepChoices, takeChoices } from "#browser/choices.ts";
import { CLOCK_CHANGED, deviceNow, whenReached } from "#browser/clock.ts";
import { HABIT_CHANGED, savedHabit } from "#browser/habit.ts";
import { drawNearby } from "#browser/log-differences.ts";
import { leadByKeys, showKey } from "#browser/log-keys.ts";
import { type LineView, type LogLine, linesIn, showLine } from "#browser/log-line.ts";
import { isShown, noteLook, tellLooks } from "#browser/log-looks.ts";
import { doAct } from "#browser/log-marks.ts";
import { tellNewer, withAbsent } from "#browser/log-others.ts";
import { SEEN_CHANGED } from "#browser/note-seen.ts";
import { surroundings } from "#browser/page.ts";
import { theReader } from "#browser/reader.ts";
import { allPageWords } from "#browser/reading-words.ts";
import { RECEIPTS_CHANGED } from "#browser/receipts.ts";
import { UNREAD_CHANGED, whatWaits } from "#browser/unread.ts";
import { isTold } from "#core/change.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import { awaitsReceipt, type ChangeFacts, isUnread, nextTurn } from "#core/unread.ts";
import { type AllWords, counted } from "#words/text.ts";

const OCCASIONS = [UNREAD_CHANGED, SEEN_CHANGED, RECEIPTS_CHANGED, HABIT_CHANGED, CLOCK_CHANGED];
/** So long a page waits for what it shows first, in milliseconds: it would move when it came. */
const PATIENCE = 600;
const WORDS = await allPageWords();

/**
 * `<kb-change-log>`: what changed for the agent of this device. What is unread is open, what asks for an
 * acknowledgement stands first until it has one, and filters narrow the rest.
 */
class ChangeLog extends HTMLElement {
  readonly #leaving = new AbortController();
  #sheet: Pick<ChangeView, "timeZone" | "sourceLocale" | "channels" | "placeholders" | "names"> = JSON.parse(
    this.querySelector("script[type='application/json']")?.textContent ?? "{}",
  );
  #lines: LogLine[] = [];
  #before: Instant | undefined;
  #drawNear: () => Promise<unknown> = async () => {};
  #isAwaited = false;
  #stopClock = () => {};

  connectedCallback(): void {
    const { signal } = this.#leaving;
    this.#lines = ["acknowledge", "log"]
      .flatMap((name) => linesIn(this.#part(name)))
      .sort((a, b) => compareInstants(b.facts.at, a.facts.at));
    takeChoices(choicesIn(this));
    this.#before = noteLook(deviceNow());
    this.#draw();
    const view = { ...this.#view, ...this.#sheet, isLive: true };
    this.#drawNear = drawNearby(this, { view, wanted: () => this.#wanted }, signal);
    leadByKeys(this, signal);
    for (const event of OCCASIONS) document.addEventListener(event, () => this.#soon(), { signal });
    document.addEventListener("visibilitychange", () => noteLook(deviceNow()), { signal });
    this.addEventListener("change", () => this.#draw(), { signal });
    this.addEventListener("click", (event) => this.#clicked(event.target as Element), { signal });
    void this.#reveal();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
    this.#stopClock();
    noteLook(deviceNow());
  }

  /** The first texts come before the page is seen: nothing moves under the reader's eyes. */
  async #reveal(): Promise<void> {
    const first = new Promise((drawn) =>
      requestAnimationFrame(() => setTimeout(() => drawn(this.#drawNear()))),
    );
    await Promise.race([first, new Promise((over) => setTimeout(over, PATIENCE))]);
    this.dataset.ready = "";
  }

  get #view(): LineView {
    const words: AllWords = WORDS;
    return { ...surroundings(words, this.#sheet.timeZone, this.dataset.base), words, now: deviceNow() };
  }

  /** The text the reader wants to see: as they use it, unless they chose another language here. */
  get #wanted() {
    const { channel, locale } = savedHabit();
    return { locale: this.#chosen("language") || (locale ?? this.dataset.locale ?? ""), channel };
  }

  #chosen(name: string): string {
    return choicesIn(this).reduce(
      (value, choice) => (choice.name === name ? value || chosenIn(choice) : value),
      "",
    );
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-change-log> holds no part "${name}".`);
    return part;
  }

  /** Several things change at once where somebody does one. */
  #soon(): void {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    queueMicrotask(() => {
      this.#isAwaited = false;
      this.#draw();
      void this.#drawNear();
    });
  }

  #draw(): void {
    const view = this.#view;
    const { now } = view;
    const reader = theReader(now, this.dataset.locale ?? "");
    this.#lines = withAbsent(this, view, this.#lines);
    const first = new Set<ChangeFacts>();
    for (const line of this.#lines) {
      const awaits = awaitsReceipt(line.facts, reader, now);
      if (awaits) first.add(line.facts);
      const acknowledged = reader.receipts[line.facts.key];
      showLine(view, line, { isUnread: isUnread(line.facts, reader, now), awaits, acknowledged });
    }
    this.#arrange(first);
    this.#filter();
    tellLooks(view, this, this.#before);
    this.#count(view);
    tellNewer(this, view, this.#lines);
    showKey(this);
    this.#stopClock();
    const next = nextTurn(
      this.#lines.map(({ facts }) => facts),
      now,
    );
    this.#stopClock = next === undefined ? () => {} : whenReached(next, () => this.#soon());
  }

  /** What is to be acknowledged stands first; everything else in its place. */
  #arrange(first: ReadonlySet<ChangeFacts>): void {
    const [top, log] = [this.#part("acknowledge"), this.#part("log")];
    let next: Element | null = null;
    for (const { element, facts } of this.#lines.toReversed()) {
      if (first.has(facts)) {
        if (element.parentElement !== top) top.prepend(element);
      } else {
        if (element.parentElement !== log) log.insertBefore(element, next);
        next = element;
      }
    }
    this.#part("first").hidden = first.size === 0;
  }

  #filter(): void {
    const [show, locale] = [this.#chosen("show"), this.#wanted.locale];
    const wanted = ["kind", "product", "team"].map((name) => [name, this.#chosen(name)] as const);
    for (const line of this.querySelectorAll<HTMLElement>(".log > [data-change]")) {
      const fits = wanted.every(([name, value]) => {
        const own = line.dataset[name]?.split(" ");
        return value === "" || (own?.includes(value) ?? name === "team");
      });
      const isAsked =
        (show === "" && !("elsewhere" in line.dataset)) ||
        (show === "unread" ? "unread" in line.dataset : line.closest("[data-part='acknowledge']"));
      line.classList.toggle("out", !(fits && isAsked));
      const caughtUp = line.dataset.small?.split(" ");
      line.classList.toggle(
        "small",
        !isTold({ isSmall: caughtUp !== undefined, caughtUp: caughtUp ?? [] }, locale),
      );
    }
    const scheduled = this.querySelector(".coming");
    scheduled?.classList.toggle("out", !scheduled.querySelector("[data-change]:not(.out)"));
    keepChoices(choicesIn(this), this.querySelectorAll<HTMLAnchorElement>("a[data-carry]"));
    const isAny = [...this.querySelectorAll<HTMLElement>(".log > [data-change]")].some(isShown);
    this.#part("none").hidden = isAny || this.#lines.length === 0;
  }

  #count({ words, locale }: LineView): void {
    const unread = this.#unread.length;
    const waiting = whatWaits()?.toAcknowledge.length ?? this.#part("acknowledge").childElementCount;
    for (const [name, count] of [
      ["unread", unread],
      ["acknowledge", waiting],
    ] as const) {
      const place = this.querySelector(`[data-count="${name}"]`);
      if (place) place.textContent = count > 0 ? String(count) : "";
    }
    const button = this.querySelector<HTMLElement>("[data-act='read-all']");
    if (!button) return;
    button.hidden = unread === 0;
    button.textContent = counted(words.change.markAllRead, unread, locale);
  }

  /** Everything unread, on other pages of the log too as far as the list of changes could be had. */
  get #unread(): readonly ChangeFacts[] {
    const here = this.#lines.filter(({ element }) => "unread" in element.dataset).map(({ facts }) => facts);
    return whatWaits()?.unread ?? here;
  }

  #clicked(target: Element): void {
    const button = target.closest<HTMLElement>("[data-act]");
    if (button?.dataset.act === "clear") {
      clearChoices(choicesIn(this));
      this.#draw();
    } else if (button) doAct(this, this.#view, button, this.#unread);
  }
}

customElements.define("kb-change-log", ChangeLog);
