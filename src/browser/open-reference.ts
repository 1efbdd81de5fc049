import { draw } from "#browser/drawn-nodes.ts";
import { surroundings } from "#browser/page.ts";
import { allPageWords } from "#browser/reading-words.ts";
import { icon, languageName } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Reference } from "#core/reference.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { filled } from "#words/text.ts";

const WORDS = await allPageWords();

/** The part of `/api/v1/answers/ID.json` that is looked at here. */
interface Versions {
  readonly versions: readonly { readonly version: string; readonly texts: readonly string[] }[];
}

/** `<kb-open-reference>`: goes to the wording that the reference in the page's address names, or says why it cannot and takes another. */
class OpenReference extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const given = givenIn(location.search);
    if (input) input.value = given;
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input?.value.trim() ?? "";
      // Only a reference may stand in an address: anything else could be a customer's words.
      if (referenceFrom(text) && text !== givenIn(location.search)) location.search = `?${encodeURI(text)}`;
      else void this.#open(text);
    });
    if (given === "") input?.focus();
    else void this.#open(given);
  }

  async #open(text: string): Promise<void> {
    const { open, error } = WORDS;
    const reference = referenceFrom(text);
    if (!reference) return this.#say("warn", filled(open.none, { text }));
    this.#say("right", filled(open.opening, { reference: text }));
    const id = this.#formerIds()[reference.id] ?? reference.id;
    try {
      const fault = await this.#faultOf({ ...reference, id });
      if (fault) return this.#say("warn", fault);
      location.replace(addressOf({ ...reference, id }, this.dataset.base ?? "/"));
    } catch {
      this.#say("warn", error.load);
    }
  }

  /** Why a reference cannot be opened, as a sentence; undefined when it can. */
  async #faultOf({ id, version, locale }: Reference): Promise<string | undefined> {
    const { open } = WORDS;
    const response = await fetch(`${this.dataset.data}answers/${id}.json`);
    if (response.status === 404) return filled(open.noAnswer, { id });
    if (!response.ok) throw new Error(`${response.status} for ${id}`);
    const { versions } = (await response.json()) as Partial<Versions>;
    if (!Array.isArray(versions)) throw new Error(`Something else answers for ${id}.`);
    const named = versions.find((one) => one.version === version);
    if (!named) return filled(open.noVersion, { id, version });
    if (named.texts.includes(locale)) return undefined;
    const language = languageName(locale, document.documentElement.lang);
    return filled(open.noLanguage, { version, id, language });
  }

  #formerIds(): Record<string, string> {
    return JSON.parse(this.querySelector("script[type='application/json']")?.textContent ?? "{}");
  }

  #say(drawing: string, text: string): void {
    const said = this.querySelector("[data-part='said']");
    const view = surroundings(WORDS, "UTC", this.dataset.base);
    if (said) draw(said, text === "" ? "" : `${icon(view, drawing)} ${escaped(text)}`);
  }
}

/** The reference in an address's query. Programs that pass links on may have encoded it or added an `=`. */
function givenIn(search: string): string {
  const text = search.slice(1).replace(/=$/, "");
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

/** The address of a wording in its answer's history; moment and variant only when they are not the first. */
function addressOf(reference: Reference, base: string): string {
  const { id, version, locale, channel, moment, variant, touched } = reference;
  const query = new URLSearchParams({ v: version, l: locale, c: channel });
  if (moment !== "first") query.set("m", moment);
  if (variant > 1) query.set("n", String(variant));
  if (touched) query.set("t", "1");
  return `${base}answers/${id}/history/?${query}`;
}

customElements.define("kb-open-reference", OpenReference);
