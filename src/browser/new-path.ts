import { deviceNow } from "#browser/clock.ts";
import { draw, redraw } from "#browser/drawn-nodes.ts";
import { actOnFile } from "#browser/handing-acts.ts";
import { type Looked, PathMatter } from "#browser/new-path-matter.ts";
import { lackingOfPath, lackingPathHtml, planOf } from "#browser/new-path-plan.ts";
import {
  estimateHtml,
  fullText,
  modulesHtml,
  type NewPathView,
  previewHtml,
  resultsHtml,
} from "#browser/new-path-view.ts";
import { newPathWords, pathLessonWords } from "#browser/new-path-words.ts";
import { surroundings } from "#browser/page.ts";
import { draftOf, dropDraft, keepDraft, keepProposerName, proposerName } from "#browser/propose-draft.ts";
import { fill, valuesOf } from "#browser/propose-fields.ts";
import { type HandedFile, handingHtml } from "#browser/propose-handing.ts";
import { formWords, type ProposeView } from "#browser/propose-view.ts";
import { workspaceAt } from "#browser/propose-workspace.ts";
import { newestOf } from "#browser/search-client.ts";
import { escaped } from "#core/html.ts";
import { textIn } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { draftedPath, type PathGround } from "#core/path-draft.ts";
import { lessonTitle } from "#core/path-lesson.ts";
import {
  countOf,
  movedPick,
  type Pickable,
  type PickedModule,
  picksFrom,
  placeOfPick,
  withoutPick,
  withPick,
} from "#core/path-picks.ts";
import { MOST_ANSWERS, type PlannedAnswer, plannedLessons } from "#core/path-plan.ts";
import type { PathSheet } from "#core/path-sheet.ts";
import { idFrom, proposalName } from "#core/proposal-name.ts";
import { proposalText } from "#core/proposal-text.ts";
import { zonedInstant } from "#core/wall-time.ts";
import { counted, filled } from "#words/text.ts";

const [WORDS, PATH] = await Promise.all([formWords(), newPathWords()]);
const SETTLE = 150;
const DRAFT = "path";
const PICKS = "picks";

/**
 * `<kb-new-path>`: somebody picks answers, orders them into modules, sees how long they take and what the lessons will
 * ask, and hands the path over as one file. What is picked is kept on the device like every draft.
 */
class NewPathForm extends HTMLElement {
  #view!: NewPathView & ProposeView;
  #sheet!: PathSheet;
  #form!: HTMLFormElement;
  #matter!: PathMatter;
  #modules: readonly PickedModule[] = [];
  #found: readonly Pickable[] = [];
  #file: HandedFile | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  readonly #left = new AbortController();
  readonly #look = newestOf((looked: Looked) => this.#matter.look(looked));

  async connectedCallback(): Promise<void> {
    const form = this.querySelector("form");
    if (!form || this.dataset.ready !== undefined) return;
    this.#form = form;
    const json = this.querySelector("script[type='application/json']")?.textContent ?? "{}";
    this.#sheet = JSON.parse(json) as PathSheet;
    const { data = "", base } = this.dataset;
    try {
      const workspace = await workspaceAt(data);
      const around = surroundings(WORDS.words, workspace.timeZone, base);
      const { sourceLocale, locales } = this.#sheet;
      const own = { propose: WORDS.propose, path: PATH, channels: workspace.channels, workspace };
      this.#view = { ...around, ...own, sourceLocale, locales };
    } catch {
      this.#part("draft").textContent = WORDS.words.error.load;
      return;
    }
    if (!this.isConnected) return;
    this.#begin(data);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#settling);
    this.#left.abort();
  }

  #begin(data: string): void {
    const { locale, sourceLocale } = this.#view;
    const root = document.documentElement.dataset.base ?? "/";
    this.#matter = new PathMatter({ root, data, locale, sourceLocale });
    const kept = draftOf(DRAFT)?.values;
    fill(this.#form, { name: proposerName(), ...kept });
    this.#modules = picksFrom(kept?.[PICKS]) ?? [];
    if (kept) this.#sayKept(true);
    const { signal } = this.#left;
    this.#form.addEventListener("input", (event) => this.#typed(event.target as HTMLInputElement), {
      signal,
    });
    this.#form.addEventListener("submit", (event) => void this.#submitted(event), { signal });
    this.#form.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.addEventListener("click", (event) => void this.#clicked(event), { signal });
    this.#drawModules();
    this.dataset.ready = "";
  }

  #typed(field: HTMLInputElement): void {
    this.#part("handing").hidden = true;
    const { module, tag } = field.dataset;
    if (field.name.startsWith("look:")) {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => void this.#lookUp(), SETTLE);
      return;
    }
    if (module !== undefined && tag !== undefined) this.#rename(Number(module), tag, field.value);
    if (field.name === "name") keepProposerName(field.value);
    if (field.name === `title:${this.#sheet.sourceLocale}`) this.#nameAfter(field.value);
    if (field.name === "id") field.dataset.own = "";
    this.#keep();
    if (module !== undefined || field.name === "days") void this.#drawPlan();
  }

  #rename(index: number, tag: string, title: string): void {
    this.#modules = this.#modules.map((one, at) =>
      at === index ? { ...one, title: { ...one.title, [tag]: title } } : one,
    );
  }

  /** A path is named after its title until somebody names it. */
  #nameAfter(title: string): void {
    const id = this.#form.querySelector<HTMLInputElement>("[name='id']");
    if (id && id.dataset.own === undefined) id.value = idFrom(title);
  }

  /** Enter in the search leads to what was found, and hands nothing over. */
  #pressed(event: KeyboardEvent): void {
    const field = event.target as HTMLElement;
    if (event.key !== "Enter" || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (field.name === "look:words") this.querySelector<HTMLElement>("[data-act='pick']")?.focus();
  }

  async #lookUp(): Promise<void> {
    const values = valuesOf(this.#form);
    const of = (name: string) => values[`look:${name}`] ?? "";
    const looked = { words: of("words"), product: of("product"), tag: of("tag"), team: of("team") };
    const isAsked = Object.values(looked).some((word) => word.trim() !== "");
    try {
      const found = isAsked ? await this.#look(looked) : [];
      if (!found) return;
      this.#found = found;
      this.#drawResults(isAsked);
      this.#say(isAsked ? counted(PATH.found, found.length, this.#view.locale) : "");
    } catch {
      draw(this.#part("results"), `<p class="notice-line">${escaped(PATH.failed)}</p>`);
    }
  }

  /** Whoever stands on an answer that is still there stays on it. */
  #drawResults(isAsked: boolean): void {
    const results = this.#part("results");
    const held = document.activeElement;
    const { act, id } = held instanceof HTMLElement && results.contains(held) ? held.dataset : {};
    draw(results, isAsked ? this.#resultsHtml() : "");
    if (act !== undefined) this.#focus(act, id);
  }

  #resultsHtml(): string {
    const { locale, sourceLocale } = this.#view;
    const nameOf = (id: string) => textIn(this.#sheet.products[id] ?? {}, locale, sourceLocale, id);
    return resultsHtml(this.#view, this.#found, this.#modules, nameOf);
  }

  async #clicked({ target }: MouseEvent): Promise<void> {
    const act = (target as Element).closest<HTMLElement>("[data-act]");
    const link = (target as Element).closest<HTMLAnchorElement>("[data-part='lacking'] a");
    if (link) setTimeout(() => document.getElementById(link.hash.slice(1))?.focus());
    const { act: name, id = "" } = act?.dataset ?? {};
    if (!act || name === undefined || act.ariaDisabled === "true") return;
    if (name === "pick") this.#toggle(id);
    if (name === "pick-all") this.#pickAll();
    if (name === "up" || name === "down") this.#move(id, name);
    if (name === "unpick") this.#unpick(id);
    if (name === "drop") this.#drop();
    if (name === "done") this.#done();
    const place = this.querySelector<HTMLElement>("[data-part='handed']");
    if (this.#file) await actOnFile(act, this.#file, this.#view.propose.send, place);
  }

  #toggle(id: string): void {
    const answer = this.#found.find((one) => one.id === id);
    if (!answer) return;
    if (placeOfPick(this.#modules, id)) this.#change(withoutPick(this.#modules, id));
    else if (countOf(this.#modules) >= MOST_ANSWERS) this.#say(fullText(this.#view));
    else this.#change(this.#with([answer]));
  }

  #pickAll(): void {
    const fresh = this.#found.filter(({ id }) => !placeOfPick(this.#modules, id));
    const added = fresh.slice(0, Math.max(0, MOST_ANSWERS - countOf(this.#modules)));
    this.#change(this.#with(added));
    const { locale } = this.#view;
    const full = added.length < fresh.length ? ` ${fullText(this.#view)}` : "";
    this.#say(counted(PATH.added, added.length, locale) + full);
  }

  #with(answers: readonly Pickable[]): readonly PickedModule[] {
    const general = Object.fromEntries(this.#sheet.locales.map((tag) => [tag, pathLessonWords(tag).general]));
    const titleOf = (product: string) => this.#sheet.products[product] ?? general;
    return answers.reduce((modules, answer) => withPick(modules, answer, titleOf), this.#modules);
  }

  #move(id: string, way: "up" | "down"): void {
    this.#change(movedPick(this.#modules, id, way === "up" ? -1 : 1));
    const place = placeOfPick(this.#modules, id);
    const module = this.#modules[place?.module ?? 0];
    const title = module?.answers[place?.at ?? 0]?.title ?? id;
    const name = textIn(module?.title ?? {}, this.#view.locale, this.#view.sourceLocale);
    this.#say(filled(PATH.movedTo, { title, module: name, n: (place?.at ?? 0) + 1 }));
    this.#focus(way, id);
  }

  #unpick(id: string): void {
    const all = this.#modules.flatMap(({ answers }) => answers);
    const at = all.findIndex((answer) => answer.id === id);
    const next = all[at + 1] ?? all[at - 1];
    this.#change(withoutPick(this.#modules, id));
    this.#say(filled(PATH.removed, { title: all[at]?.title ?? id }));
    if (next) this.#focus("unpick", next.id);
    else document.getElementById("np-modules")?.focus();
  }

  #focus(act: string, id: string | undefined): void {
    const of = id === undefined ? "" : `[data-id="${CSS.escape(id)}"]`;
    this.querySelector<HTMLElement>(`[data-act="${act}"]${of}`)?.focus();
  }

  #change(modules: readonly PickedModule[]): void {
    this.#modules = modules;
    this.#part("handing").hidden = true;
    if (this.#found.length > 0) this.#drawResults(true);
    this.#keep();
    this.#drawModules();
  }

  #drawModules(): void {
    draw(this.#part("modules"), modulesHtml(this.#view, this.#modules));
    void this.#drawPlan();
  }

  async #drawPlan(): Promise<void> {
    const part = this.#part("estimated");
    const modules = this.#modules;
    if (modules.length === 0) part.hidden = true;
    else {
      const ground = await this.#ground().catch(() => undefined);
      if (!ground || modules !== this.#modules || !this.isConnected) return;
      this.#drawEstimate(ground);
      part.hidden = false;
    }
  }

  #drawEstimate(ground: PathGround): void {
    const plan = planOf(valuesOf(this.#form), this.#modules, this.#sheet);
    const lessons = plannedLessons(plan, ground.answers);
    const { locale, sourceLocale } = this.#view;
    const known = new Map([...ground.others, ...ground.answers]);
    const words = pathLessonWords(locale).lesson;
    const nameOf = (lesson: (typeof lessons)[number][number]) =>
      lessonTitle(lesson, { plan, locale, sourceLocale, locales: this.#sheet.locales, words, known });
    const titleOf = (id: string) =>
      known.has(id) ? textIn(known.get(id)?.titles ?? {}, locale, sourceLocale, id) : undefined;
    draw(this.#part("estimate"), estimateHtml(this.#view, plan, lessons));
    draw(this.#part("preview"), previewHtml(this.#view, lessons.flat(), titleOf, nameOf));
  }

  /** What the lessons are drawn from: of each picked answer what is in effect now. */
  async #ground(): Promise<PathGround> {
    const ids = this.#modules.flatMap(({ answers }) => answers.map(({ id }) => id));
    const facts = await Promise.all(ids.map((id) => this.#matter.factsOf(id)));
    const answers = facts.flatMap((fact): [string, PlannedAnswer][] => (fact ? [[fact.id, fact]] : []));
    const { sourceLocale, locales } = this.#sheet;
    const words = Object.fromEntries(locales.map((tag) => [tag, pathLessonWords(tag).lesson]));
    return { sourceLocale, words, answers: new Map(answers), others: this.#matter.others };
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const values = valuesOf(this.#form);
    const lacking = lackingOfPath(values, this.#modules, this.#sheet);
    const summary = this.#part("lacking");
    summary.hidden = lacking.length === 0;
    draw(summary, lackingPathHtml(this.#view, lacking));
    if (lacking.length > 0) summary.focus();
    else
      try {
        this.#handOver(values, await this.#ground());
      } catch {
        this.#say(PATH.failed);
        this.#part("draft").textContent = PATH.failed;
      }
  }

  #handOver(values: Readonly<Record<string, string>>, ground: PathGround): void {
    const { workspace } = this.#view;
    const plan = planOf(values, this.#modules, this.#sheet);
    const at = zonedInstant(millisOf(deviceNow()), workspace.timeZone);
    const suggestedBy = values.name?.trim();
    const who = { ...(suggestedBy && { suggestedBy }), owner: values.owner ?? "" };
    const proposal = { verb: "path" as const, at, ...who, texts: new Map(), path: draftedPath(plan, ground) };
    this.#file = {
      name: proposalName(at.slice(0, 10), `path-${plan.id}`, workspace.proposals),
      text: proposalText(proposal),
      title: textIn(plan.title, this.#view.locale, this.#sheet.sourceLocale),
      owner: workspace.owners.find(({ id }) => id === values.owner),
    };
    const handing = this.#part("handing");
    draw(handing, handingHtml(this.#view, this.#file));
    handing.hidden = false;
    handing.querySelector<HTMLElement>("h2")?.focus();
  }

  #keep(): void {
    const values = Object.entries(valuesOf(this.#form)).filter(
      ([name, value]) => value !== "" && name !== "name" && !name.startsWith("look:"),
    );
    const picks = { [PICKS]: JSON.stringify(this.#modules) };
    this.#sayKept(keepDraft(DRAFT, { from: "", values: { ...Object.fromEntries(values), ...picks } }));
  }

  #sayKept(isKept: boolean): void {
    const { draft } = this.#view.propose;
    const html = `${escaped(isKept ? draft.kept : draft.notKept)} <button class="linkish" type="button" data-act="drop">${escaped(draft.drop)}</button>`;
    const place = this.#part("draft");
    redraw(place, html);
  }

  #drop(): void {
    this.#empty();
    this.#part("draft").textContent = this.#view.propose.draft.dropped;
  }

  #done(): void {
    this.#empty();
    const place = this.#part("draft");
    place.textContent = this.#view.propose.send.thanks;
    place.scrollIntoView({ block: "center" });
  }

  #empty(): void {
    this.#form.reset();
    fill(this.#form, { name: proposerName() });
    this.#modules = [];
    this.#found = [];
    this.#file = undefined;
    this.#part("results").textContent = "";
    this.#part("handing").hidden = true;
    this.#drawModules();
    dropDraft(DRAFT);
  }

  #say(text: string): void {
    this.#part("said").textContent = text;
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-new-path> holds no part "${name}".`);
    return part;
  }
}

customElements.define("kb-new-path", NewPathForm);
