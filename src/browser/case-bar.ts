import {
  bringBack,
  type CaseNews,
  canComeBack,
  caseSheet,
  changeCase,
  knowCases,
  onCase,
  startCase,
  theCase,
} from "#browser/case.ts";
import { saveHabit } from "#browser/habit.ts";
import { useWords } from "#browser/page.ts";
import type { CaseSheet } from "#core/case-sheet.ts";
import { escaped } from "#core/html.ts";
import { filled, type UseWords } from "#words/text.ts";

const WORDS = await useWords();

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
    const sheet = this.querySelector("script[type='application/json']")?.textContent;
    if (!sheet) throw new Error("<kb-case> holds no sheet.");
    knowCases(JSON.parse(sheet) as CaseSheet);
    this.addEventListener("change", (event) => this.#chosen(event.target));
    // On narrow screens a new case begins beside the message.
    document.addEventListener("click", (event) =>
      this.#act((event.target as Element).closest<HTMLElement>("[data-act]")),
    );
    onCase((news) => this.#heard(news));
  }

  #select(name: Chosen): HTMLSelectElement | null {
    return this.querySelector(`[data-case="${name}"]`);
  }

  #chosen(target: EventTarget | null): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const name = target.dataset.case as Chosen;
    if (name !== "country") saveHabit({ [name]: target.value });
    changeCase({ [name]: target.value || undefined } as Parameters<typeof changeCase>[0]);
  }

  #act(button: HTMLElement | null): void {
    if (button?.dataset.act === "new-case") startCase();
    else if (button?.dataset.act === "same-customer") bringBack();
  }

  #heard(news: CaseNews): void {
    this.#sync();
    const said = saidOf(news, WORDS);
    if (said !== undefined) this.#say(said);
  }

  #sync(): void {
    const held = theCase();
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
    if (shown) shown.textContent = channel?.window ? windowText(channel.window, WORDS) : "";
  }

  #say(said: string): void {
    const line = this.querySelector("[data-part='news']");
    if (!line) return;
    const back = canComeBack()
      ? ` <button class="linkish" type="button" data-act="same-customer">${escaped(WORDS.case.sameCustomer)}</button>`
      : "";
    line.innerHTML = said ? `<span>${escaped(said)}</span>${back}` : "";
  }
}

/** What is said of the case; empty takes the last sentence away, undefined leaves it. */
function saidOf(news: CaseNews, words: UseWords): string | undefined {
  if (news === "new" || news === "message") return canComeBack() ? words.case.emptied : "";
  if (news === "expired") return words.case.expired;
  if (news === "back") return words.case.cameBack;
  return canComeBack() ? undefined : "";
}

function windowText(window: { hours: number; messages?: number }, words: UseWords): string {
  const { hours, messages } = window;
  return messages === undefined
    ? filled(words.case.window, { hours })
    : filled(words.case.windowMessages, { hours, messages });
}

customElements.define("kb-case", CaseBar);
