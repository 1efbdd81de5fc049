import { adviceWords } from "#browser/advice-words.ts";
import { previewHtml } from "#browser/advisory-form-preview.ts";
import { type AdvisoryFormView, advisoryTermsHtml } from "#browser/advisory-form-view.ts";
import { redraw } from "#browser/drawn-nodes.ts";
import { jsonAt } from "#browser/json.ts";
import { pageLocale } from "#browser/page.ts";
import { PickMany } from "#browser/pick-many.ts";
import { timeSaid } from "#browser/propose-refresh.ts";
import type { TermsMatter } from "#browser/propose-terms.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import { advisoryBy, endsTooSoon, fromBy, lackingInAdvisory, untilBy } from "#core/advisory-form.ts";
import type { AdvisorySheet } from "#core/advisory-sheet.ts";
import type { Choice } from "#core/choice.ts";
import { escaped } from "#core/html.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import type { FormGround, FormValues } from "#core/proposal-form.ts";
import type { ProposalWords } from "#core/proposal-text.ts";
import type { AdvisoryFormWords, InterfaceLocale } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<AdvisoryFormWords>>> = {
  en: async () => (await import("#words/advisory-form-en.ts")).advisoryFormEn,
  vi: async () => (await import("#words/advisory-form-vi.ts")).advisoryFormVi,
};

/** The words of the form in the open page's language. */
export function advisoryFormWords(): Promise<AdvisoryFormWords> {
  return WORDS[pageLocale()]();
}

/** What a new advisory is asked for, said of, and made from; loaded when somebody chooses one. */
export class AdvisoryForm {
  readonly #form: AdvisoryFormView;

  constructor(form: AdvisoryFormView) {
    this.#form = form;
  }

  /** What stands for each thing that may be missing. */
  get needs(): Readonly<Record<string, string>> {
    return this.#form.words.needs;
  }

  html(matter: TermsMatter): string {
    return advisoryTermsHtml(this.#form, matter);
  }

  /** Shows what is picked, and how agents will see it. */
  show(place: HTMLElement, values: FormValues, ground: FormGround, { titles }: TermsMatter): void {
    const { view, words } = this.#form;
    const choices: Readonly<Record<string, readonly Choice[]>> = {
      countries: countryChoices(view, this.#form.sheet),
      answers: [...(titles ?? [])].map(([code, name]) => ({ code, name, synonyms: [] })),
    };
    for (const box of place.querySelectorAll("kb-pick-many")) {
      const name = box.querySelector("input")?.name ?? "";
      if (box instanceof PickMany) box.offer({ view, words: words.picks }, choices[name] ?? []);
    }
    const preview = place.querySelector("[data-part='preview']");
    if (preview) redraw(preview, previewHtml(this.#form, values, ground));
  }

  /** What is said below a field of its terms. */
  said(name: string, values: FormValues, ground: FormGround, now: Instant): string {
    const { view, words, sheet } = this.#form;
    if (name === "id") return sheet.taken.includes(values.id ?? "") ? escaped(words.fresh.taken) : "";
    if (name === "from") {
      const from = fromBy(values, ground);
      return timeSaid(view, from, ground, from && isBefore(from, now) ? words.times.past : "");
    }
    if (name !== "until") return "";
    const isTooSoon = endsTooSoon(values, ground, now);
    return timeSaid(view, untilBy(values, ground), ground, isTooSoon ? words.times.tooSoon : "");
  }

  lacking(values: FormValues, ground: FormGround, now: Instant): string[] {
    const isTaken = this.#form.sheet.taken.includes(values.id ?? "");
    return [...lackingInAdvisory(values, ground, now), ...(isTaken ? ["id"] : [])];
  }

  proposal(values: FormValues, ground: FormGround, now: Instant): ProposalWords {
    return advisoryBy(values, ground, now);
  }
}

/** The countries of the workspace in the order of the page's alphabet. */
export function countryChoices(view: ProposeView, sheet: AdvisorySheet): Choice[] {
  const { compare } = new Intl.Collator(view.locale);
  return sheet.countries
    .map(({ code, name, synonyms }) => ({
      code,
      name: textIn(name, view.locale, view.workspace.sourceLocale, code),
      synonyms: [...synonyms, ...Object.values(name)],
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** The form for a new advisory, with its words and what it can be about; `data` is the folder of the data. */
export async function advisoryFormAt(data: string, view: ProposeView): Promise<AdvisoryForm> {
  const [words, advice, sheet] = await Promise.all([
    advisoryFormWords(),
    adviceWords(),
    jsonAt<AdvisorySheet>(`${data}advisory-form.json`, "countries"),
  ]);
  return new AdvisoryForm({ view, words, advice, sheet });
}
