import { draw } from "#browser/drawn-nodes.ts";
import "#browser/now.ts";
import { deviceNow } from "#browser/clock.ts";
import { pinned, recent, SHELF_CHANGED, type Shelved, takeOff } from "#browser/shelf.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant } from "#core/instant.ts";
import { spokenIn } from "#core/locale.ts";
import { shortTime } from "#core/when.ts";

/**
 * `<kb-shelf data-base data-locale data-pinned data-recent>`: the agent's pinned and recent answers as links, with
 * their state as the list of all answers shows it.
 */
class ShelfList extends HTMLElement {
  readonly #draw = () => this.#show();

  connectedCallback(): void {
    document.addEventListener(SHELF_CHANGED, this.#draw);
    this.#draw();
  }

  disconnectedCallback(): void {
    document.removeEventListener(SHELF_CHANGED, this.#draw);
  }

  #show(): void {
    // A new <kb-now> decides by the clock as soon as it stands in the page.
    const now = document.createElement("kb-now");
    now.dataset.locale = this.dataset.locale ?? "";
    now.append(...this.#list("pinned", pinned()), ...this.#list("recent", recent()));
    this.replaceChildren(now);
    void this.#complete(now);
  }

  #list(name: "pinned" | "recent", shelved: readonly Shelved[]): HTMLElement[] {
    if (shelved.length === 0) return [];
    const heading = document.createElement("h2");
    heading.className = "h";
    draw(heading, `${escaped(this.dataset[name] ?? "")} <span class="n">${shelved.length}</span>`);
    const list = document.createElement("ul");
    list.className = "hits";
    list.append(...shelved.map((answer) => this.#bare(answer, name === "recent")));
    return [heading, list];
  }

  #href(id: string): string {
    return `${this.dataset.base ?? "/"}answers/${id}/`;
  }

  /** An answer as the device remembers it: the list's own rows take its place. */
  #bare(answer: Shelved, isRecent: boolean): Element {
    const { id, title } = answer;
    const row = document.createElement("li");
    const { lang } = document.documentElement;
    const { text, locale } = spokenIn(title, lang, "en") ?? { text: id, locale: lang };
    const attribute = locale === lang ? "" : ` lang="${escaped(locale)}"`;
    row.dataset.unknown = id;
    draw(
      row,
      `<a href="${escaped(this.#href(id))}"><span class="t"${attribute}>${escaped(text)}</span><span class="m"><span>${escaped(isRecent ? this.#use(answer) : "")}</span></span></a>`,
    );
    return row;
  }

  /** When and where it was used last: `10:52 · Messenger`, in the agent's own time. */
  #use({ at, channel = "" }: Shelved): string {
    const name = document.querySelector(
      `[data-case="channel"] [value="${CSS.escape(channel)}"]`,
    )?.textContent;
    return [at && timeOfUse(at), name ?? channel].filter(Boolean).join(" · ");
  }

  async #complete(now: HTMLElement): Promise<void> {
    const rows = [...now.querySelectorAll<HTMLElement>("[data-unknown]")];
    if (rows.length === 0) return;
    const { completed } = await import("#browser/shelf-rows.ts");
    const missing = await completed(rows);
    if (missing.size > 0) takeOff(missing);
    else now.replaceWith(now.cloneNode(true));
  }
}

function timeOfUse(at: Instant): string {
  const [now, zone, { lang }] = [deviceNow(), deviceZone(), document.documentElement];
  const [then, today] = [datePartsIn(at, zone, lang), datePartsIn(now, zone, lang)];
  return then.date === today.date ? then.time : shortTime(at, now, zone, lang);
}

customElements.define("kb-shelf", ShelfList);
