import { deviceNow } from "#browser/clock.ts";
import { askedDesk } from "#browser/desk.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { comparisonHtml, type HistoryView, noticeHtml, wordingHtml } from "#browser/history-view.ts";
import { jsonAt } from "#browser/json.ts";
import { surroundings } from "#browser/page.ts";
import { allPageWords } from "#browser/reading-words.ts";
import { copiedInstant } from "#core/audit-time.ts";
import type { Kind } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import { inEffect, publicationOf, standingPublications, withdrawalAt, withdrawnFrom } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { PublishedVersion } from "#core/published.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const WORDS = await allPageWords();

/** What the build hands to the history page's script. */
export interface HistorySheet extends Pick<HistoryView, "names"> {
  readonly kind: Kind;
  readonly id: string;
  readonly history: History;
}

/**
 * `<kb-history>`: compares any two versions in any language, and opens the wording that `?v=` names or that
 * was approved `?at=` an instant: of one channel with `&c=`, of another moment with `&m=`, another variant with
 * `&n=`, and with `&t` one that the agent touched up. Older texts come from `/api/v1/KIND/ID/VERSION.json`.
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
    const isChosen = [...this.querySelectorAll("option")].some((one) => one.selected !== one.defaultSelected);
    this.#preset(asked);
    const version = asked.get("v");
    const at = askedInstant(asked.get("at"), this.#zone);
    if (version || at !== undefined) void this.#showWording({ version, at, asked });
    // Somebody may have chosen before this script came.
    if (isChosen || asked.has("from") || asked.has("to") || asked.has("l")) void this.#compare();
    this.dataset.ready = "";
  }

  /** The workspace's own zone stands on the page, since an instant is read by it before the desk has come. */
  get #zone(): string {
    return this.dataset.zone ?? "UTC";
  }

  async #view(): Promise<HistoryView> {
    const { placeholders, channels } = (await askedDesk()).sheet;
    const around = surroundings(WORDS, this.#zone, this.dataset.base);
    return { ...around, words: WORDS, placeholders, channels, names: this.#sheet.names };
  }

  /** What is said where something could not be loaded needs no fields. */
  get #bareView(): HistoryView {
    const around = surroundings(WORDS, this.#zone, this.dataset.base);
    return { ...around, words: WORDS, placeholders: [], channels: [], names: {} };
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
    const address = `${this.dataset.data}${this.#sheet.kind}/${this.#sheet.id}/${version}.json`;
    const asked = jsonAt<PublishedVersion>(address, "texts");
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
    try {
      const [view, before, after] = await Promise.all([this.#view(), this.#version(from), this.#version(to)]);
      if (this.#choice("from").value === from && this.#choice("to").value === to)
        draw(place, comparisonHtml(view, before, after, locale));
    } catch {
      draw(place, noticeHtml(this.#bareView, "warn", WORDS.error.load));
    }
  }

  async #showWording({ version: named, at, asked }: Asked): Promise<void> {
    const place = this.querySelector<HTMLElement>("[data-part='wording']");
    if (!place) return;
    const view = this.#bareView;
    const { words } = view;
    const version = named ?? (at ? inEffect(this.#sheet.history, at)?.version : undefined);
    if (at === "") {
      place.hidden = false;
      draw(place, noticeHtml(view, "warn", words.history.noTime));
      return;
    }
    const title = at
      ? filled(words.history.asOf, { time: exactTime(at, view.timeZone, view.locale) })
      : filled(words.history.version, { version: version ?? "" });
    const heading = `<h2>${escaped(title)}</h2>`;
    place.hidden = false;
    try {
      if (!version) throw new RangeError(this.#absence(view, at));
      if (!standingPublications(this.#sheet.history).some((record) => record.version === version))
        throw new RangeError(filled(words.open.noVersion, { id: this.#sheet.id, version }));
      const wording = this.#wordingHtml(await this.#view(), await this.#version(version), asked);
      const since = at ? sinceHtml(view, this.#sheet.history, version) : "";
      draw(place, heading + since + this.#noticesHtml(view, version, asked) + wording);
    } catch (error) {
      draw(
        place,
        heading + noticeHtml(view, "warn", error instanceof RangeError ? error.message : words.error.load),
      );
    }
  }

  /** Why nothing was approved then: it was withdrawn, or not published yet. */
  #absence(view: HistoryView, at: Instant | undefined): string {
    const { nothingThen, withdrawn } = view.words.history;
    const withdrawal = at && withdrawalAt(this.#sheet.history, at);
    if (!withdrawal) return nothingThen;
    const time = exactTime(withdrawnFrom(withdrawal), view.timeZone, view.locale);
    return `${nothingThen} ${filled(withdrawn, { time })}.`;
  }

  #noticesHtml(view: HistoryView, version: string, asked: URLSearchParams): string {
    const { words } = view;
    const isNow = inEffect(this.#sheet.history, deviceNow())?.version === version;
    const notice = isNow
      ? noticeHtml(view, "current", words.history.isNow)
      : noticeHtml(view, "warn", words.history.notNow);
    return notice + (asked.has("t") ? noticeHtml(view, "edit", words.open.touched) : "");
  }

  #wordingHtml(view: HistoryView, version: PublishedVersion, asked: URLSearchParams): string {
    const locale = asked.get("l") ?? this.#choice("locale").value;
    const channel = asked.get("c");
    const named = channel && {
      channel,
      moment: asked.get("m") ?? "first",
      variant: Number(asked.get("n") ?? 1),
    };
    return wordingHtml(view, version, locale, named || undefined);
  }
}

/** Which version it was, and since when. */
function sinceHtml(view: HistoryView, history: History, version: string): string {
  const effective = publicationOf(history, version)?.effective ?? "";
  const time = exactTime(effective, view.timeZone, view.locale);
  const { words } = view;
  const text = `${filled(words.history.version, { version })} · ${filled(words.change.inEffectSince, { time })}`;
  return `<p class="quiet">${escaped(text)}</p>`;
}

/** The instant that an address asks for, by the workspace's clock where it names no offset; empty when it is none. A `+` that became a space on the way is one again. */
function askedInstant(text: string | null, zone: string): Instant | undefined {
  if (text === null) return undefined;
  return copiedInstant(text.replace(/(:\d\d) (\d\d:\d\d)$/, "$1+$2"), zone) ?? "";
}

/** What an address asks to see: a version, or what was approved at an instant. */
interface Asked {
  readonly version: string | null;
  readonly at: Instant | undefined;
  readonly asked: URLSearchParams;
}

customElements.define("kb-history", VersionHistory);
