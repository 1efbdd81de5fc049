import { besideFocus } from "#browser/beside-focus.ts";
import { breath } from "#browser/breath.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw, redraw } from "#browser/drawn-nodes.ts";
import { actOnFile } from "#browser/handing-acts.ts";
import { surroundings } from "#browser/page.ts";
import { draftOf, dropDraft, keepDraft, keepProposerName, proposerName } from "#browser/propose-draft.ts";
import {
  fill,
  isWorthKeeping,
  liveBoxOf,
  originalsOf,
  placeOf,
  touchedIn,
  valuesOf,
} from "#browser/propose-fields.ts";
import { handedFile } from "#browser/propose-handed.ts";
import { type HandedFile, handingHtml } from "#browser/propose-handing.ts";
import { askBeforeLeaving } from "#browser/propose-leave.ts";
import { liveHtml } from "#browser/propose-live.ts";
import { moreMatter } from "#browser/propose-matter.ts";
import { ProposePicks } from "#browser/propose-picks.ts";
import { lackingHtml, refreshTerms } from "#browser/propose-refresh.ts";
import { answerOptionsHtml, type TermsMatter, termsHtml } from "#browser/propose-terms.ts";
import { formWords, type ProposeView } from "#browser/propose-view.ts";
import { workspaceAt } from "#browser/propose-workspace.ts";
import { isIdle } from "#core/advisory-reach.ts";
import { noteOf } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import { isAsked, wordsAsked } from "#core/new-part.ts";
import {
  changedFields,
  type FormGround,
  type FormValues,
  type FormVerb,
  lackingIn,
} from "#core/proposal-form.ts";
import { idFrom } from "#core/proposal-name.ts";
import { weightsOf } from "#core/proposal-weight.ts";
import type { ProposeSheet, ProposeWorkspace } from "#core/propose-sheet.ts";
import { filled } from "#words/text.ts";

const WORDS = await formWords();
const SETTLE = 150;

/**
 * `<kb-propose>` around the published words of an entry, or around empty ones: makes them a form that says while one
 * types what changes, how long it gets and what is wrong, keeps the draft on the device, and hands the proposal over
 * as one file.
 */
class ProposeForm extends HTMLElement {
  #view!: ProposeView;
  #form!: HTMLFormElement;
  #originals: FormValues = {};
  #matter: TermsMatter = {};
  #dropped: FormValues | undefined;
  #isKept = true;
  /** Where an advisory is changed. */
  #picks: ProposePicks | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** What was typed into since: somebody may go on to the next field before a word is said of the one before. */
  readonly #unsettled = new Set<string>();
  #file: HandedFile | undefined;
  readonly #left = new AbortController();

  async connectedCallback(): Promise<void> {
    const form = this.querySelector("form");
    if (!form || this.dataset.ready !== undefined) return;
    this.#form = form;
    try {
      this.#view = viewFor(this, await workspaceAt(this.dataset.data ?? ""));
      if (this.#isAdvisory) await import("#browser/pick-many.ts");
    } catch {
      this.#say(escaped(WORDS.words.error.load));
      return;
    }
    if (!this.isConnected) return;
    this.#originals = originalsOf(form);
    if (this.#isAdvisory) this.#picks = this.#makePicks();
    for (const field of form.querySelectorAll("[readonly]")) field.removeAttribute("readonly");
    this.#begin();
    const { signal } = this.#left;
    form.addEventListener("input", (event) => this.#typed(event.target as HTMLInputElement), { signal });
    form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    this.addEventListener("click", (event) => void this.#clicked(event), { signal });
    form.addEventListener(
      "focusin",
      ({ target }) => {
        if ((target as Element).closest("kb-pick-many")) void this.#picks?.offer();
      },
      { signal },
    );
    // Only where the device cannot keep the draft is there anything to lose.
    askBeforeLeaving(() => !this.#isKept, this.#view.propose.draft.notKept, signal);
    this.dataset.ready = "";
  }

  disconnectedCallback(): void {
    clearTimeout(this.#settling);
    this.#left.abort();
  }

  #begin(): void {
    const draft = draftOf(this.#key());
    if (draft) fill(this.#form, draft.values);
    else this.#chooseAsked();
    this.#drawTerms(draft?.values);
    if (draft) this.#sayKept(draft.from);
    void this.#settle(Object.keys(this.#originals));
  }

  get #isAdvisory(): boolean {
    return this.#view.sheet?.kind === "advisories";
  }

  #makePicks(): ProposePicks {
    return new ProposePicks(this.#form, this.#view, this.dataset.data ?? "", {
      offered: (names) => this.#settle(names),
      failed: () => this.#say(escaped(WORDS.words.error.load)),
    });
  }

  /** A link may name what it leads to: `/propose/?new`. */
  #chooseAsked(): void {
    const asked = location.search.slice(1);
    const radio = this.#form.querySelector<HTMLInputElement>(
      `input[name="verb"][value="${CSS.escape(asked)}"]`,
    );
    if (radio) radio.checked = true;
  }

  #key(): string {
    const { sheet } = this.#view;
    return sheet ? `${sheet.kind}/${sheet.id}` : "new";
  }

  #values(): FormValues {
    const values = valuesOf(this.#form);
    const { sheet, workspace } = this.#view;
    const asked = sheet ? this.#withoutIdle(values, workspace.sourceLocale) : wordsAsked(values);
    return values.use ? { ...asked, use: this.#idOf(values.use) } : asked;
  }

  /** What is sent instead is said only where something else is sent. */
  #withoutIdle(values: FormValues, sourceLocale: string): FormValues {
    const name = `use:${sourceLocale}`;
    return values[name] && isIdle("use", values, sourceLocale) ? { ...values, [name]: "" } : values;
  }

  /** The id of the answer whose title, or id, somebody typed; empty when there is none. */
  #idOf(typed: string): string {
    const plain = typed.trim();
    const known = [...(this.#matter.titles ?? [])];
    return known.find(([id, title]) => title === plain || id === plain)?.[0] ?? "";
  }

  #ground(values: FormValues): FormGround {
    const { workspace, sheet } = this.#view;
    return {
      ...(sheet && { entry: `${sheet.kind}/${sheet.id}`, from: sheet.version }),
      originals: this.#originals,
      sourceLocale: workspace.sourceLocale,
      replyLocales: workspace.replyLocales,
      timeZone: workspace.timeZone,
      weights: weightsOf(values, this.#originals, Object.keys(sheet?.followed ?? {}), workspace),
    };
  }

  #drawTerms(values: FormValues = {}): void {
    const verb = valuesOf(this.#form).verb as FormVerb | undefined;
    const terms = this.#part("terms");
    draw(terms, termsHtml(this.#view, verb, this.#matter));
    this.#part("words").hidden = verb !== "change" && verb !== "new" && verb !== "advisory";
    fill(this.#form, { ...this.#usual(), ...values });
    this.#refresh();
    void this.#fetchMatter(verb);
  }

  /** What the terms say while nobody has said otherwise: an untouched translation is taken to be behind. */
  #usual(): FormValues {
    const translations = this.#view.workspace.replyLocales.map((locale) => [
      `translation:${locale}`,
      "behind",
    ]);
    const chosen = { when: "now", begins: "now", effect: "note" };
    return { ...chosen, name: proposerName(), ...Object.fromEntries(translations) };
  }

  /** What only some choices need is asked for when one of them is made. */
  async #fetchMatter(verb: FormVerb | undefined): Promise<void> {
    const known = this.#matter;
    try {
      const matter = await moreMatter(verb, known, this.#view, this.dataset.data ?? "");
      if (!matter) return;
      this.#matter = matter;
      if (matter.history === known.history && matter.advisory === known.advisory) this.#offerAnswers();
      else this.#drawTerms({ ...draftOf(this.#key())?.values, ...valuesOf(this.#form) });
    } catch {
      this.#say(escaped(WORDS.words.error.load));
    }
  }

  /** Somebody may be typing into the field by now: only what it offers is drawn. */
  #offerAnswers(): void {
    const offered = this.querySelector("#answers-there-are");
    if (offered) draw(offered, answerOptionsHtml(this.#matter.titles));
    this.#refresh();
  }

  #typed(field: HTMLInputElement): void {
    this.#hideHanding();
    if (field.name === "verb") this.#drawTerms(valuesOf(this.#form));
    if (field.name === "version") this.#fillNote(field.value);
    if (field.name === "name") keepProposerName(field.value);
    if (/^title:/.test(field.name)) this.#nameAfter(field);
    if (field.name === "id") field.dataset.own = "";
    this.#keep();
    this.#refresh();
    const place = placeOf(field.name);
    if (!place) return;
    for (const name of Object.keys(this.#originals))
      if (placeOf(name)?.address === place.address) this.#unsettled.add(name);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const names = [...this.#unsettled];
      this.#unsettled.clear();
      void this.#settle(names);
    }, SETTLE);
  }

  /** A new answer is named after its title until somebody names it. */
  #nameAfter(title: HTMLInputElement): void {
    const id = this.#form.querySelector<HTMLInputElement>("[name='id']");
    if (id && id.dataset.own === undefined && title.name === `title:${this.#view.workspace.sourceLocale}`)
      id.value = idFrom(title.value);
  }

  /** A note that is put right begins as it stands. */
  #fillNote(version: string): void {
    if (valuesOf(this.#form).verb !== "correct-note" || !this.#matter.history) return;
    const notes = noteOf(this.#matter.history, version);
    const words = Object.entries(notes).flatMap(([locale, note]) =>
      Object.entries(note).map(([part, text]) => [`${part}:${locale}`, text] as const),
    );
    fill(this.#form, Object.fromEntries(words));
  }

  #keep(): void {
    const values = { ...this.#unloaded(), ...touchedIn(valuesOf(this.#form), this.#originals) };
    this.#dropped = undefined;
    if (!isWorthKeeping(values, this.#usual())) {
      dropDraft(this.#key());
      this.#isKept = true;
      this.#say("");
      return;
    }
    this.#isKept = keepDraft(this.#key(), { from: this.#view.sheet?.version ?? "", values });
    this.#sayKept(this.#view.sheet?.version ?? "");
  }

  /** What a draft holds for terms that are still asked for. */
  #unloaded(): FormValues {
    const isLoading = valuesOf(this.#form).verb === "advisory" && !this.#matter.advisory;
    return isLoading ? (draftOf(this.#key())?.values ?? {}) : {};
  }

  #sayKept(from: string): void {
    const { draft } = this.#view.propose;
    const isOld = from !== (this.#view.sheet?.version ?? "");
    const said = [
      isOld ? filled(draft.older, { version: from }) : "",
      this.#isKept ? draft.kept : draft.notKept,
    ];
    this.#say(
      `${escaped(said.filter(Boolean).join(" "))} <button class="linkish" type="button" data-act="drop">${escaped(draft.drop)}</button>`,
    );
  }

  #say(html: string): void {
    const place = this.#part("draft");
    redraw(place, html);
  }

  #refresh(): void {
    const values = this.#values();
    const ground = this.#ground(values);
    const { advisory } = this.#matter;
    const now = deviceNow();
    this.#showAsked(values);
    this.#picks?.show(valuesOf(this.#form), this.#originals);
    refreshTerms(this.#view, this.#form, values, ground, now, advisory);
    if (values.verb === "advisory") advisory?.show(this.#form, values, ground, this.#matter);
    const changed = new Set(changedFields(values, ground).map((name) => placeOf(name)?.address));
    for (const item of this.querySelectorAll<HTMLElement>("[data-of]"))
      item.toggleAttribute("data-changed", changed.has(item.dataset.of));
  }

  /** Only the parts of what somebody wants to write stand there. */
  #showAsked(values: FormValues): void {
    const { sheet, workspace } = this.#view;
    if (sheet && !this.#isAdvisory) return;
    for (const part of this.querySelectorAll<HTMLElement>("[data-of]")) {
      const address = part.dataset.of ?? "";
      part.hidden = sheet ? isIdle(address, values, workspace.sourceLocale) : !isAsked(address, values);
    }
  }

  /** Says anew what there is to say below some boxes. */
  async #settle(names: readonly string[]): Promise<void> {
    const { workspace, sheet } = this.#view;
    for (const name of names) {
      await breath();
      const values = valuesOf(this.#form);
      const ground = { sourceLocale: workspace.sourceLocale, sheet };
      const box = liveBoxOf(name, values, this.#originals, ground, this.#picks?.of(name));
      const place = this.querySelector<HTMLElement>(`[data-live="${CSS.escape(name)}"]`);
      if (!box || !place) continue;
      const html = liveHtml(this.#view, box);
      besideFocus(place, () => redraw(place, html));
    }
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const values = this.#values();
    const ground = this.#ground(values);
    const isUnknown = valuesOf(this.#form).use?.trim() && !values.use;
    const { advisory } = this.#matter;
    const own = values.verb === "advisory" ? advisory : undefined;
    const missing = own?.lacking(values, ground, deviceNow()) ?? lackingIn(values, ground);
    const lacking = [...new Set([...(isUnknown ? ["use"] : []), ...missing])];
    const summary = this.#form.querySelector<HTMLElement>("[data-part='lacking']");
    if (!summary) return;
    summary.hidden = lacking.length === 0;
    if (lacking.length > 0) {
      draw(summary, lackingHtml(this.#view, this.#form, lacking, own?.needs));
      summary.focus();
    } else this.#handOver(values, ground);
  }

  #handOver(values: FormValues, ground: FormGround): void {
    this.#file = handedFile(this.#view, values, ground, this.#matter, deviceNow());
    const handing = this.#part("handing");
    draw(handing, handingHtml(this.#view, this.#file));
    handing.hidden = false;
    handing.querySelector<HTMLElement>("h2")?.focus();
  }

  #hideHanding(): void {
    this.#part("handing").hidden = true;
  }

  async #clicked({ target }: MouseEvent): Promise<void> {
    const act = (target as Element).closest<HTMLElement>("[data-act]");
    const link = (target as Element).closest<HTMLAnchorElement>("[data-part='lacking'] a");
    if (link) setTimeout(() => focusField(link.hash.slice(1)));
    if (act?.dataset.act === "drop") this.#drop();
    if (act?.dataset.act === "bring-back") this.#bringBack();
    if (act?.dataset.act === "done") this.#done();
    const place = this.querySelector<HTMLElement>("[data-part='handed']");
    if (act && this.#file) await actOnFile(act, this.#file, this.#view.propose.send, place);
  }

  #drop(): void {
    this.#dropped = valuesOf(this.#form);
    this.#empty();
    const { draft } = this.#view.propose;
    this.#say(
      `${escaped(draft.dropped)} <button class="linkish" type="button" data-act="bring-back">${escaped(draft.bringBack)}</button>`,
    );
  }

  #bringBack(): void {
    const values = this.#dropped;
    if (!values) return;
    fill(this.#form, values);
    this.#drawTerms(values);
    void this.#settle(Object.keys(this.#originals));
    this.#keep();
  }

  #done(): void {
    this.#empty();
    this.#say(escaped(this.#view.propose.send.thanks));
    this.#part("draft").scrollIntoView({ block: "center" });
  }

  /** Back to the published words, and nothing kept. */
  #empty(): void {
    this.#form.reset();
    dropDraft(this.#key());
    this.#isKept = true;
    this.#hideHanding();
    this.#drawTerms();
    void this.#settle(Object.keys(this.#originals));
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-propose> holds no part "${name}".`);
    return part;
  }
}

function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}

function viewFor(element: HTMLElement, workspace: ProposeWorkspace): ProposeView {
  const json = element.querySelector("script[type='application/json']")?.textContent;
  return {
    ...surroundings(WORDS.words, workspace.timeZone, element.dataset.base),
    propose: WORDS.propose,
    channels: workspace.channels,
    workspace,
    ...(json && { sheet: JSON.parse(json) as ProposeSheet }),
  };
}

customElements.define("kb-propose", ProposeForm);
