import "#browser/now.ts";
import { deviceNow } from "#browser/clock.ts";
import { pinned, recent, SHELF_CHANGED, type Shelved, takeOff } from "#browser/shelf.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import { datePartsIn, type Instant } from "#core/instant.ts";
import { spokenIn } from "#core/locale.ts";
import { shortTime } from "#core/when.ts";

/**
 * `<kb-shelf data-base data-root data-locale data-channels data-pinned data-recent>`: the agent's pinned and
 * recent answers as links with their state. What the page's own list knows of an answer is taken from there;
 * of others the index of the site is asked, once.
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
    heading.innerHTML = `${escaped(this.dataset[name] ?? "")} <span class="n">${shelved.length}</span>`;
    const list = document.createElement("ul");
    list.className = "hits";
    list.append(...shelved.flatMap((answer) => this.#rows(answer, name === "recent")));
    return [heading, list];
  }

  /** An answer has two rows where its title is about to change: <kb-now> shows the one whose time it is. */
  #rows(answer: Shelved, isRecent: boolean): Node[] {
    const href = this.#href(answer.id);
    const selector = `.results .hits > li:has(> a[href="${href}"])`;
    const known = [...document.querySelectorAll<HTMLElement>(selector)];
    // A long list is cut, perhaps between the two.
    const isKnown = known.some(({ hidden }) => !hidden);
    const rows = isKnown ? known.map((row) => row.cloneNode(true) as Element) : [this.#bare(answer)];
    for (const row of rows) {
      const about = row.querySelector(".m > span");
      if (isRecent && about) about.textContent = this.#use(answer);
    }
    return rows;
  }

  #href(id: string): string {
    return `${this.dataset.base ?? "/"}answers/${id}/`;
  }

  #bare({ id, title }: Shelved): Element {
    const row = document.createElement("li");
    const { lang } = document.documentElement;
    const { text, locale } = spokenIn(title, lang, "en") ?? { text: id, locale: lang };
    const attribute = locale === lang ? "" : ` lang="${escaped(locale)}"`;
    row.dataset.unknown = id;
    row.innerHTML = `<a href="${escaped(this.#href(id))}"><span class="t"${attribute}>${escaped(text)}</span><span class="m"><span></span></span></a>`;
    return row;
  }

  /** When and where it was used last: `10:52 · Messenger`, in the agent's own time. */
  #use({ at, channel = "" }: Shelved): string {
    const names = JSON.parse(this.dataset.channels ?? "{}") as Readonly<Record<string, string>>;
    return [at && timeOfUse(at), names[channel] ?? channel].filter(Boolean).join(" · ");
  }

  async #complete(now: HTMLElement): Promise<void> {
    const rows = [...now.querySelectorAll<HTMLElement>("[data-unknown]")];
    if (rows.length === 0) return;
    const { completed } = await import("#browser/shelf-marks.ts");
    const missing = await completed(rows, this.dataset);
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
