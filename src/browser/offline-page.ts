import { MOST_BYTES } from "#browser/bring-offline.ts";
import { deviceNow } from "#browser/clock.ts";
import { bringNow, OFFLINE_CHANGED, type OfflineState, offlineState } from "#browser/offline.ts";
import { offlinePageWords } from "#browser/offline-words.ts";
import { pageLocale } from "#browser/page.ts";
import { readyText as keptText } from "#browser/ready-line.ts";
import { deviceZone } from "#browser/zone.ts";
import { distanceInWords } from "#core/distance.ts";
import { instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import type { KeptIndex } from "#core/offline.ts";
import { shortTime } from "#core/when.ts";
import { counted, filled, numbered, type OfflineWords } from "#words/text.ts";

const WORDS = await offlinePageWords();
const MEGA = 1_000_000;

/** `<kb-offline>`: what this device keeps of the site, how old that is, and what is not kept. */
class Offline extends HTMLElement {
  readonly #draw = () => void this.#show();

  connectedCallback(): void {
    document.addEventListener(OFFLINE_CHANGED, this.#draw);
    this.addEventListener("click", ({ target }) => {
      if ((target as Element).closest("[data-act='bring']")) void bringNow();
    });
    // It stands in the place of a page that is not kept.
    this.#part("missed")?.toggleAttribute("hidden", location.pathname === this.dataset.own);
    for (const event of ["online", "offline"]) addEventListener(event, this.#draw);
    void this.#show();
  }

  disconnectedCallback(): void {
    document.removeEventListener(OFFLINE_CHANGED, this.#draw);
    for (const event of ["online", "offline"]) removeEventListener(event, this.#draw);
  }

  async #show(): Promise<void> {
    const state = await offlineState();
    this.#write("ready", readyText(state));
    const notes = notesOf(state).map((text) => element("li", text));
    this.#part("notes")?.replaceChildren(...notes);
    const groups = state.kept ? groupsOf(state.kept) : [];
    this.#part("groups")?.replaceChildren(
      ...groups.flatMap(([name, said]) => [element("dt", name), element("dd", said)]),
    );
    this.#part("contents")?.toggleAttribute("hidden", groups.length === 0);
    const button = this.querySelector<HTMLButtonElement>("[data-act='bring']");
    if (button) button.hidden = state.hindrance === "impossible" || !navigator.onLine;
    if (button) button.disabled = state.isBringing;
    this.dataset.ready = "";
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** The same words once more would be read out again. */
  #write(name: string, text: string): void {
    const part = this.#part(name);
    if (part && part.textContent !== text) part.textContent = text;
  }
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function readyText({ kept, isBringing, told, hindrance }: OfflineState): string {
  if (hindrance === "impossible") return WORDS.impossible;
  if (isBringing && told && told.answers.kept < told.answers.of)
    return filled(WORDS.bringing, numbers(told.answers));
  return kept ? keptText(kept) : WORDS.none;
}

function numbers({ kept, of }: KeptIndex["answers"]) {
  return { kept: numbered(kept, pageLocale()), of: numbered(of, pageLocale()) };
}

function notesOf({ kept, hindrance }: OfflineState): string[] {
  const locale = pageLocale();
  const reasons: Readonly<Record<string, string>> = { saving: WORDS.saving, failed: WORDS.failed };
  return [
    kept && asOfText(kept),
    kept && kept.answers.others > 0 && counted(WORDS.others, kept.answers.others, locale),
    kept?.isFull && WORDS.full,
    kept && kept.bytes > MOST_BYTES && filled(WORDS.limit, { most: numbered(MOST_BYTES / MEGA, locale) }),
    hindrance && reasons[hindrance],
  ].filter((text) => typeof text === "string");
}

function asOfText({ at }: KeptIndex): string {
  const [now, locale] = [deviceNow(), pageLocale()];
  // A demonstration goes by another clock: only how long ago it was is the same in both.
  const then = instantOf(millisOf(now) - Math.max(0, Date.now() - at));
  const ago = distanceInWords(then, now, locale);
  return filled(WORDS.asOf, { time: shortTime(then, now, deviceZone(), locale), ago });
}

type Group = keyof OfflineWords["groups"];

function groupsOf({ answers, left, bytes }: KeptIndex): (readonly [name: string, said: string])[] {
  const locale = pageLocale();
  const names = Object.entries(WORDS.groups) as [Group, string][];
  const said = (group: Group) => {
    if (group === "answers") return `${numbers(answers).kept} / ${numbers(answers).of}`;
    return left[group] ? counted(WORDS.missing, left[group], locale) : WORDS.all;
  };
  const taken = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / MEGA);
  return [
    ...names.map(([group, name]) => [name, said(group)] as const),
    [WORDS.room, filled(WORDS.megabytes, { n: taken })],
  ];
}

customElements.define("kb-offline", Offline);
