import {
  bringBack,
  type CaseNews,
  canComeBack,
  caseSheet,
  changeCase,
  knowChoices,
  onCase,
  settleCountry,
  startCase,
  theCase,
} from "#browser/case.ts";
import { askedDesk } from "#browser/desk.ts";
import { saveHabit } from "#browser/habit.ts";
import { pageLocale, useWords } from "#browser/page.ts";
import type { UseWords } from "#words/text.ts";

type Chosen = "country" | "channel" | "locale";

/** `<kb-case>`: the case in hand above every page it follows the agent to: country, channel, language, a new case. */
class CaseBar extends HTMLElement {
  #isBound = false;

  connectedCallback(): void {
    // Pages take each other's place around this element, which is connected anew each time.
    if (!this.#isBound) this.#bind();
    this.#sync();
    this.dataset.ready = "";
  }

  #bind(): void {
    this.#isBound = true;
    knowChoices({ channels: this.#offered("channel"), locales: this.#offered("locale") });
    askedDesk().then(
      ({ cases }) => {
        settleCountry(cases);
        this.#sync();
      },
      // Who needs it asks again, and says so.
      () => {},
    );
    this.addEventListener("change", (event) => this.#chosen(event.target));
    for (const sign of ["pointerdown", "keydown"])
      this.#select("country")?.addEventListener(sign, (event) => void this.#asked(event as KeyboardEvent));
    // On narrow screens a new case begins beside the message.
    document.addEventListener("click", (event) =>
      this.#act((event.target as Element).closest<HTMLElement>("[data-act]")),
    );
    onCase((news) => void this.#heard(news));
  }

  /** What there is to choose from, what the page came with first. */
  #offered(name: Chosen): string[] {
    const options = [...(this.#select(name)?.options ?? [])];
    return options.sort((a, b) => +b.defaultSelected - +a.defaultSelected).map(({ value }) => value);
  }

  #select(name: Chosen): HTMLSelectElement | null {
    return this.querySelector(`[data-case="${name}"]`);
  }

  /** Who opens the list of countries gets the one in which they can type. */
  async #asked(event: KeyboardEvent): Promise<void> {
    const opens =
      event.type === "pointerdown" || event.key.length === 1 || /^(Enter|Arrow(Up|Down))$/.test(event.key);
    if (!opens || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const { takeOver } = await import("#browser/country-box.ts");
    void takeOver(event.target as HTMLSelectElement);
  }

  #chosen(target: EventTarget | null): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const name = target.dataset.case as Chosen;
    if (name !== "country") saveHabit({ [name]: target.value });
    const chosen = { [name]: target.value || undefined, ...(name === "locale" && { isLocaleChosen: true }) };
    changeCase(chosen as Parameters<typeof changeCase>[0]);
  }

  #act(button: HTMLElement | null): void {
    if (button?.dataset.act === "new-case") startCase();
    else if (button?.dataset.act === "same-customer") bringBack();
  }

  async #heard(news: CaseNews): Promise<void> {
    this.#sync();
    // Nothing was said before the first case that held something.
    if (news === "changed" && !this.querySelector("[data-part='news']")?.hasChildNodes()) return;
    const words = (await useWords()).case;
    const said = saidOf(news, words);
    if (said !== undefined) this.#say(said, words);
  }

  #sync(): void {
    const held = theCase();
    this.#offerCountries(held.country);
    for (const name of ["country", "channel", "locale"] as const) {
      const select = this.#select(name);
      if (select) select.value = held[name] ?? "";
    }
    this.#select("country")
      ?.closest(".chip")
      ?.classList.toggle("unset", held.country === undefined);
    const channel = caseSheet()?.channels.find(({ id }) => id === held.channel);
    const reach = this.querySelector<HTMLElement>("[data-case='reach']");
    if (reach) reach.dataset.reach = channel?.public ? "public" : "private";
    const shown = this.querySelector("[data-case='window']");
    if (shown) shown.textContent = channel?.window ?? "";
  }

  /** All that the desk knows; until it has come the pinned one alone, by the name the browser has for it. */
  #offerCountries(chosen: string | undefined): void {
    const select = this.#select("country");
    const known = caseSheet()?.countries ?? (chosen ? [{ code: chosen, name: regionName(chosen) }] : []);
    if (!select || select.length > known.length) return;
    select.length = 1;
    select.append(...known.map(({ code, name }) => new Option(name, code)));
  }

  #say(said: string, words: CaseWords): void {
    const line = this.querySelector("[data-part='news']");
    if (!line) return;
    line.replaceChildren();
    if (!said) return;
    line.append(Object.assign(document.createElement("span"), { textContent: said }));
    if (canComeBack()) line.append(" ", backButton(words.sameCustomer));
  }
}

function regionName(code: string): string {
  return new Intl.DisplayNames([pageLocale()], { type: "region" }).of(code) ?? code;
}

type CaseWords = UseWords["case"];

function backButton(said: string): HTMLButtonElement {
  const back = document.createElement("button");
  Object.assign(back, { className: "linkish", type: "button", textContent: said });
  back.dataset.act = "same-customer";
  return back;
}

/** What is said of the case; empty takes the last sentence away, undefined leaves it. */
function saidOf(news: CaseNews, words: CaseWords): string | undefined {
  if (news === "new" || news === "message") return canComeBack() ? words.emptied : "";
  if (news === "expired") return words.expired;
  if (news === "back") return words.cameBack;
  return canComeBack() ? undefined : "";
}

customElements.define("kb-case", CaseBar);
