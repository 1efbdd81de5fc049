import { deviceNow } from "#browser/clock.ts";
import { comparisonHtml, type HistoryView, noticeHtml, wordingHtml } from "#browser/history-view.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import type { History } from "#core/history.ts";
import { inEffect } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import { isInstant } from "#core/instant.ts";
import type { PublishedVersion } from "#core/published.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/** What the build hands to the history page's script. */
export interface HistorySheet extends Pick<HistoryView, "placeholders" | "channels" | "timeZone"> {
  readonly id: string;
  readonly history: History;
}

/**
 * `<kb-history>`: compares any two versions in any language, and opens the wording that `?v=` names or that
 * was approved `?at=` an instant. Older texts come from `/api/v1/answers/ID/VERSION.json`.
 */
class VersionHistory extends HTMLElement {
  #sheet!: HistorySheet;
  readonly #versions = new Map<string, Promise<PublishedVersion>>();

  connectedCallback(): void {
    this.#sheet = JSON.parse(
      this.querySelector("script[type='application/json']")?.textContent ?? "{}",
    ) as HistorySheet;
    this.addEventListener("change", () => void this.#compare());
    const asked = new URLSearchParams(location.search);
    this.#preset(asked);
    const [version, at] = [asked.get("v"), asked.get("at")];
    if (version || (at && isInstant(at)))
      void this.#showWording(version, at, asked.get("l"), asked.get("c") ?? undefined);
    if (asked.has("from") || asked.has("to") || asked.has("l")) void this.#compare();
    this.dataset.ready = "";
  }

  #view(): HistoryView {
    const { placeholders, channels, timeZone } = this.#sheet;
    return { ...surroundings(WORDS, timeZone, this.dataset.base), placeholders, channels };
  }

  #choice(name: string): HTMLSelectElement {
    const select = this.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    if (!select) throw new Error(`<kb-history> holds no choice "${name}".`);
    return select;
  }

  #preset(asked: URLSearchParams): void {
    for (const [parameter, name] of [
      ["from", "from"],
      ["to", "to"],
      ["l", "locale"],
    ] as const) {
      const select = this.#choice(name);
      const value = asked.get(parameter);
      if (value && [...select.options].some((option) => option.value === value)) select.value = value;
    }
  }

  /** Versions are immutable: each is fetched once, and a failed fetch may be tried again. */
  #version(version: string): Promise<PublishedVersion> {
    const known = this.#versions.get(version);
    if (known) return known;
    const address = `${this.dataset.data}answers/${this.#sheet.id}/${version}.json`;
    const asked = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      return response.json() as Promise<PublishedVersion>;
    });
    this.#versions.set(version, asked);
    asked.catch(() => this.#versions.delete(version));
    return asked;
  }

  async #compare(): Promise<void> {
    const [from, to, locale] = [
      this.#choice("from").value,
      this.#choice("to").value,
      this.#choice("locale").value,
    ];
    const place = this.querySelector<HTMLElement>("[data-part='comparison']");
    if (!place) return;
    const view = this.#view();
    try {
      const [before, after] = await Promise.all([this.#version(from), this.#version(to)]);
      if (this.#choice("from").value === from && this.#choice("to").value === to)
        place.innerHTML = comparisonHtml(view, before, after, locale);
    } catch {
      place.innerHTML = noticeHtml(view, "warn", view.words.error.load);
    }
  }

  async #showWording(
    asked: string | null,
    at: string | null,
    locale: string | null,
    channel: string | undefined,
  ): Promise<void> {
    const place = this.querySelector<HTMLElement>("[data-part='wording']");
    if (!place) return;
    const view = this.#view();
    const { words } = view;
    const version = asked ?? (at ? inEffect(this.#sheet.history, at)?.version : undefined);
    const heading = at
      ? `<h2>${escaped(filled(words.history.asOf, { time: exactTime(at, view.timeZone, view.locale) }))}</h2>`
      : version
        ? `<h2>${escaped(filled(words.history.version, { version }))}</h2>`
        : "";
    place.hidden = false;
    try {
      if (!version) throw new RangeError(words.history.nothingThen);
      const isNow = inEffect(this.#sheet.history, deviceNow())?.version === version;
      const notice = isNow
        ? noticeHtml(view, "current", words.history.isNow)
        : noticeHtml(view, "warn", words.history.notNow);
      place.innerHTML =
        heading +
        notice +
        wordingHtml(view, await this.#version(version), locale ?? this.#choice("locale").value, channel);
    } catch (error) {
      place.innerHTML =
        heading + noticeHtml(view, "warn", error instanceof RangeError ? error.message : words.error.load);
    }
  }
}

customElements.define("kb-history", VersionHistory);
