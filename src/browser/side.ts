import "#browser/own.ts";
import { takeMessage } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { bookmarkTo, saidIn } from "#core/said.ts";

/** The panel's own window: its name, and how wide and high it is. The width fits a column beside a chat tool. */
const NAME = "replybook";
const WINDOW = "popup,width=400,height=860";

/**
 * `<kb-side>`: how the side panel is put beside a chat tool. What was selected there comes in the fragment of the
 * address, is read once as a customer's message and is taken out of the address and of this entry of the history.
 */
class Side extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const bookmark = this.querySelector<HTMLAnchorElement>("[data-part='bookmark']");
    bookmark?.setAttribute("href", this.#bookmark);
    // It is there to be dragged; the policy of the page would stop it anyway.
    bookmark?.addEventListener("click", (event) => [event.preventDefault(), void this.#copy()], { signal });
    this.querySelector("[data-act='window']")?.addEventListener("click", () => this.#open(), { signal });
    this.querySelector("[data-act='copy']")?.addEventListener("click", () => void this.#copy(), { signal });
    addEventListener("hashchange", takeSaid, { signal });
    takeSaid();
    if (isPanel()) stayInPanel();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  get #bookmark(): string {
    return bookmarkTo(`${location.origin}${location.pathname}`, NAME, WINDOW);
  }

  #open(): void {
    if (!open(location.pathname, NAME, WINDOW)) this.#say(this.dataset.blocked);
  }

  async #copy(): Promise<void> {
    const isCopied = await copied({ text: this.#bookmark });
    this.#say(isCopied ? this.dataset.copied : this.dataset.notCopied);
  }

  #say(text = ""): void {
    const status = this.querySelector("[data-part='status']");
    if (status) status.textContent = text;
  }
}

/** Whether this window is the panel's own: opened from here or by the bookmark, or installed. */
function isPanel(): boolean {
  return window.name === NAME || matchMedia("(display-mode: standalone)").matches;
}

/** There the brand leads back to the panel; the bar is kept from page to page. */
function stayInPanel(): void {
  document.querySelector(".brand")?.setAttribute("href", location.pathname);
}

function takeSaid(): void {
  const said = saidIn(location.hash);
  if (!location.hash.startsWith("#said=")) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  if (said === undefined) return;
  takeMessage(said);
  document.querySelector<HTMLElement>("#q")?.focus();
}

customElements.define("kb-side", Side);
