import "#browser/now.ts";
import { ROWS_CHANGED } from "#browser/clock.ts";
import { listIndex, rowId, rowsAt } from "#browser/list-rows.ts";
import { type ListIndex, partOf } from "#core/list-part.ts";

const WIDE = matchMedia("(min-width: 1200px)");
/** So many rows stand before and behind the open answer, as far as there are any. */
const LEAST_BESIDE = 24;
/** Where no answer is open, so many stand there at least. */
const LEAST = 60;

/**
 * `<kb-list data-locale>`: the list of all answers beside a page, as far as it lies around the open answer. It is drawn
 * where there is room for it, stays while pages take each other's place, and points out the answer that is open.
 */
class SideList extends HTMLElement {
  readonly #draw = () => void this.#show();

  connectedCallback(): void {
    WIDE.addEventListener("change", this.#draw);
    this.#draw();
  }

  disconnectedCallback(): void {
    WIDE.removeEventListener("change", this.#draw);
  }

  async #show(): Promise<void> {
    const open = document.querySelector<HTMLElement>("kb-answer");
    const id = open?.dataset.id;
    if (!WIDE.matches || this.#marked(id)) return;
    try {
      const index = await listIndex();
      const title = open?.querySelector("h1")?.textContent ?? "";
      const rows = await rowsAround(index, id, title);
      // Somebody may have gone on meanwhile.
      if (this.isConnected && document.querySelector<HTMLElement>("kb-answer")?.dataset.id === id)
        this.#fill(index, rows, id);
    } catch {
      // The link to all answers stands above; it is asked for again with the next page.
    }
  }

  /** Whether the rows are there already; the open answer's is pointed out. */
  #marked(id: string | undefined): boolean {
    const rows = [...this.querySelectorAll(".hits > li")];
    for (const row of rows) {
      const link = row.querySelector("a");
      if (id !== undefined && rowId(row) === id) link?.setAttribute("aria-current", "page");
      else link?.removeAttribute("aria-current");
    }
    return rows.length > 0 && (id === undefined || rows.some((row) => rowId(row) === id));
  }

  #fill({ count, parts }: ListIndex, rows: Rows, id: string | undefined): void {
    const number = this.querySelector(".n");
    if (number) number.textContent = count.toLocaleString(document.documentElement.lang);
    // A new <kb-now> decides by the clock as soon as it stands in the page.
    const now = document.createElement("kb-now");
    now.dataset.locale = this.dataset.locale ?? "";
    const list = document.createElement("ul");
    list.className = "hits";
    list.append(...rows.list);
    now.append(list);
    this.querySelector("kb-now")?.remove();
    this.querySelector(".more")?.before(now);
    this.querySelector(".more")?.toggleAttribute("hidden", rows.parts === parts.length);
    this.#marked(id);
    document.dispatchEvent(new Event(ROWS_CHANGED));
  }
}

interface Rows {
  readonly list: readonly HTMLElement[];
  /** How many parts of the list they are. */
  readonly parts: number;
}

/** The part around an answer, and those beside it where it stands near an end. */
async function rowsAround(index: ListIndex, id: string | undefined, title: string): Promise<Rows> {
  const start = id === undefined ? 0 : partOf(index, title, document.documentElement.lang);
  let list = await rowsAt(index, start);
  let [first, last] = [start, start];
  const place = () => list.findIndex((row) => rowId(row) === id);
  if (id !== undefined && first > 0 && place() < LEAST_BESIDE)
    list = [...(await rowsAt(index, --first)), ...list];
  const isShort = () => (id === undefined ? list.length < LEAST : list.length - place() <= LEAST_BESIDE);
  while (last < index.parts.length - 1 && isShort()) list = [...list, ...(await rowsAt(index, ++last))];
  return { list, parts: last - first + 1 };
}

customElements.define("kb-list", SideList);
