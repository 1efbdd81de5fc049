import { CLOCK_CHANGED, deviceNow, goBy, whenReached } from "#browser/clock.ts";
import { pageLocale } from "#browser/page.ts";
import { type Demo, demoDays, demoFrom, demoTime, newDemo } from "#core/demo.ts";
import { type Instant, instantInWords, instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { shortTime } from "#core/when.ts";
import { DEMO_WORDS } from "#words/demo.ts";
import { counted } from "#words/text.ts";

const KEY = "replybook.demo";
const MINUTE = 60_000;
const START = document.documentElement.dataset.demo ?? "";

function saved(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function save(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(demo));
  } catch {
    // Storage is blocked or full: the demo clock begins with each page.
  }
}

let demo = demoFrom(saved(), START, Date.now());

/** Makes the page go by a demonstration as it is from now on. */
function follow(next: Demo): void {
  demo = next;
  goBy(() => demoTime(next, Date.now()));
}

/** Another tab has changed it, or this one comes back from where no news reached it. */
function followSaved(): void {
  follow(demoFrom(saved() ?? JSON.stringify(demo), START, Date.now()));
}

// A page that carries no start goes by the device's own clock.
if (START !== "") {
  // The first page that a browser opens is where the demonstration begins.
  save();
  follow(demo);
  addEventListener("storage", ({ key }) => key === KEY && followSaved());
  addEventListener("pageshow", ({ persisted }) => persisted && followSaved());
}

/** What each button does. */
const ACTS: Readonly<Record<string, () => Demo>> = {
  restart: () => newDemo(START, Date.now()),
  real: () => ({ ...demo, clock: "real" }),
  demo: () => ({ ...demo, clock: "demo" }),
};

/**
 * `<kb-demo data-zone="…">` around the banner that says which clock the page goes by: ticks, starts the
 * demonstration again and changes to the real clock and back. `data-on` names when a part of it is shown.
 */
class DemoBanner extends HTMLElement {
  #stop: (() => void) | undefined;
  readonly #draw = () => this.#show(deviceNow());

  // Pages take each other's place around this element, which is connected anew each time.
  constructor() {
    super();
    this.addEventListener("click", ({ target }) => this.#act((target as Element).closest("button")));
  }

  connectedCallback(): void {
    document.addEventListener(CLOCK_CHANGED, this.#draw);
    this.#draw();
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    document.removeEventListener(CLOCK_CHANGED, this.#draw);
    this.#stop?.();
  }

  #show(now: Instant): void {
    const { lang } = document.documentElement;
    const days = demoDays(demo, Date.now());
    const isLate = demo.clock === "demo" && days > 0;
    for (const part of this.querySelectorAll<HTMLElement>("[data-on]"))
      part.hidden = part.dataset.on === "late" ? !isLate : part.dataset.on !== demo.clock;
    this.toggleAttribute("data-late", isLate);
    const { running } = DEMO_WORDS[pageLocale()];
    this.#write(".running", counted(running, days, pageLocale()));
    this.#write("time.only-wide", instantInWords(now, this.#zone, lang), now);
    this.#write("time.only-narrow", shortTime(now, now, this.#zone, lang), now);
    this.#stop?.();
    this.#stop = whenReached(minuteAfter(now), this.#draw);
  }

  get #zone(): string {
    return this.dataset.zone ?? "UTC";
  }

  #write(selector: string, text: string, time?: Instant): void {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) return;
    part.textContent = text;
    if (part instanceof HTMLTimeElement && time) part.dateTime = time;
  }

  /** The focus goes on to the way back where the pressed button disappears. */
  #act(button: HTMLButtonElement | null): void {
    const act = ACTS[button?.dataset.act ?? ""];
    if (!button || !act) return;
    follow(act());
    save();
    if (button.hidden) [...this.querySelectorAll<HTMLElement>("button:not([hidden])")].at(-1)?.focus();
    this.#write("[role='status']", this.querySelector("p")?.innerText ?? "");
  }
}

function minuteAfter(now: Instant): Instant {
  return instantOf((Math.floor(millisOf(now) / MINUTE) + 1) * MINUTE);
}

customElements.define("kb-demo", DemoBanner);
