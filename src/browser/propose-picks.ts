import type { PickMany } from "#browser/pick-many.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import { PICKED_LINES } from "#core/head-field.ts";
import type { FormValues } from "#core/proposal-form.ts";

/** What becomes of an offer. */
interface Outcome {
  /** The fields whose ids have names now. */
  readonly offered: (names: readonly string[]) => Promise<void>;
  readonly failed: () => void;
}

/** The boxes in which an advisory's countries, answers and channels are picked. */
export class ProposePicks {
  readonly #form: HTMLFormElement;
  readonly #view: ProposeView;
  readonly #data: string;
  readonly #outcome: Outcome;
  #isOffered = false;

  /** `data` is the folder of the data. */
  constructor(form: HTMLFormElement, view: ProposeView, data: string, outcome: Outcome) {
    this.#form = form;
    this.#view = view;
    this.#data = data;
    this.#outcome = outcome;
  }

  /** The box in which the ids of a field are picked; undefined where they are written. */
  of(name: string): PickMany | undefined {
    const field = this.#form.querySelector(`kb-pick-many > [name="${CSS.escape(name)}"]`);
    return (field?.parentElement as PickMany | null | undefined) ?? undefined;
  }

  /** Shows what is picked, which a draft or a reset may have changed. */
  show(values: FormValues, originals: FormValues): void {
    for (const name of this.#names) {
      if (this.#isOffered) this.of(name)?.showPicked();
      else if (values[name] !== originals[name]) void this.offer();
    }
  }

  /** Asks, once, for what there is to pick from. */
  async offer(): Promise<void> {
    if (this.#isOffered) return;
    this.#isOffered = true;
    try {
      const { offerPicks } = await import("#browser/advisory-picks.ts");
      await offerPicks(this.#form, this.#data, this.#view);
      await this.#outcome.offered(this.#names);
    } catch {
      this.#isOffered = false;
      this.#outcome.failed();
    }
  }

  get #names(): string[] {
    return PICKED_LINES.map((line) => `${line}:${this.#view.workspace.sourceLocale}`);
  }
}
