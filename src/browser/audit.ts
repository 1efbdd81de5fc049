import type { AuditView } from "#browser/audit-sentence.ts";
import { type AuditSource, loadAuditSource } from "#browser/audit-source.ts";
import { auditHtml, auditReport } from "#browser/audit-view.ts";
import { auditPageWords } from "#browser/audit-words.ts";
import { copied } from "#browser/clipboard.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { deviceZone } from "#browser/zone.ts";
import { type Audit, audited, auditedText, referenceIn, type Sent } from "#core/audit.ts";
import { auditFindings } from "#core/audit-finding.ts";
import type { AuditSheet } from "#core/audit-sheet.ts";
import { copiedInstant, wallClockInstant } from "#core/audit-time.ts";
import { heldVersion, type NearWording, nearnessOf, ranked, versionsAround } from "#core/audit-wording.ts";
import { distanceInWords } from "#core/distance.ts";
import { isInForce, touches } from "#core/in-force.ts";
import { datePartsIn, type Instant, isBefore, placeOf } from "#core/instant.ts";
import { plainText } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { type Reference, referenceText } from "#core/reference.ts";
import { repliesOf, variantsFor } from "#core/reply.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const [WORDS, AUDIT] = await Promise.all([pageWords(), auditPageWords()]);

/** The other versions of so many answers are looked at: the text may be of one of them. */
const LOOKED_INTO = 3;

/**
 * `<kb-audit>`: compares what was sent with what was approved then. What is entered lives in the page's fields and
 * nowhere else: it is not stored, never in an address, and nothing of it is asked of the server.
 */
class AuditForm extends HTMLElement {
  #sheet!: AuditSheet;
  #source: Promise<AuditSource> | undefined;
  #turn = 0;
  #report = "";
  /** What the reviewer has chosen themselves is not changed by a reference. */
  readonly #chosen = new Set<string>();

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.#sheet = JSON.parse(this.querySelector("script[type='application/json']")?.textContent ?? "{}");
    this.#nameClocks();
    this.addEventListener("input", (event) => this.#entered(event.target as HTMLElement));
    this.addEventListener("paste", (event) => this.#pasted(event));
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#compare();
    });
    this.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        this.querySelector("form")?.requestSubmit();
    });
    this.addEventListener("click", (event) => void this.#pressed(event.target as Element));
    this.dataset.ready = "";
  }

  #control<T extends HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(name: string): T {
    const control = this.querySelector<T>(`[data-audit="${name}"]`);
    if (!control) throw new Error(`<kb-audit> holds no "${name}".`);
    return control;
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<kb-audit> holds no part "${name}".`);
    return part;
  }

  /** The reader's clock and the team's; one where they are the same. */
  #nameClocks(): void {
    const select = this.#control<HTMLSelectElement>("zone");
    const { lang } = document.documentElement;
    const zones = new Map([
      [deviceZone(), AUDIT.yourClock],
      [this.#sheet.timeZone, AUDIT.teamClock],
    ]);
    const options = [...zones].map(
      ([zone, text]) => new Option(filled(text, { place: placeOf(zone, lang) }), zone),
    );
    select.replaceChildren(...options);
  }

  #pasted(event: ClipboardEvent): void {
    const field = (event.target as Element).closest("[data-audit='date'], [data-audit='clock']");
    const zone = this.#control<HTMLSelectElement>("zone").value;
    const at = field && copiedInstant(event.clipboardData?.getData("text/plain") ?? "", zone);
    if (!at) return;
    event.preventDefault();
    const { date, time } = datePartsIn(at, zone, "en");
    this.#control("date").value = date;
    this.#control("clock").value = time;
    this.#sayWhen();
  }

  #entered(target: HTMLElement): void {
    const name = target.dataset.audit ?? "";
    if (name === "channel" || name === "locale") this.#chosen.add(name);
    if (name === "text" || name === "note") this.#takeReference();
    if (name === "date" || name === "clock" || name === "zone") this.#sayWhen();
  }

  #reference(): Reference | undefined {
    const reference = referenceIn(this.#control("note").value) ?? referenceIn(this.#control("text").value);
    return reference && { ...reference, id: this.#sheet.former[reference.id] ?? reference.id };
  }

  #takeReference(): void {
    const reference = this.#reference();
    this.#part("found").textContent = reference
      ? filled(AUDIT.found, { reference: referenceText(reference) })
      : "";
    for (const [name, value] of [
      ["channel", reference?.channel],
      ["locale", reference?.locale],
    ] as const) {
      const select = this.#control<HTMLSelectElement>(name);
      const isThere = [...select.options].some((option) => option.value === value);
      if (value && isThere && !this.#chosen.has(name)) select.value = value;
    }
  }

  #at(): Instant | undefined {
    const zone = this.#control<HTMLSelectElement>("zone").value;
    return wallClockInstant(this.#control("date").value, this.#control("clock").value, zone);
  }

  #sayWhen(): void {
    const at = this.#at();
    const { lang } = document.documentElement;
    const now = deviceNow();
    const said = at && `${exactTime(at, this.#sheet.timeZone, lang)}, ${distanceInWords(at, now, lang)}`;
    this.#part("when").textContent = !at ? AUDIT.whenHint : isBefore(now, at) ? AUDIT.future : (said ?? "");
  }

  #sent(): Sent | undefined {
    const value = (name: string) => this.#control(name).value;
    const at = this.#at();
    const channel = this.#sheet.channels.find(({ id }) => id === value("channel"));
    if (!at || !channel) return undefined;
    const reference = this.#reference();
    const text = reference ? value("text").replace(referenceText(reference), "") : value("text");
    return {
      text,
      at,
      channel,
      ...(value("country") && { country: value("country") }),
      ...(value("locale") && { locale: value("locale") }),
      ...(reference && { reference }),
    };
  }

  async #compare(): Promise<void> {
    const sent = this.#sent();
    if (!sent) return;
    const turn = ++this.#turn;
    const place = this.#part("result");
    const waiting = setTimeout(() => this.#say(AUDIT.working), 200);
    try {
      this.#source ??= loadAuditSource(this.dataset.root ?? "/", document.documentElement.lang);
      const shown = await this.#judged(sent, await this.#source);
      if (turn !== this.#turn) return;
      this.#report = shown.report;
      draw(place, shown.html);
      this.#say("");
      place.querySelector("h2")?.focus();
    } catch {
      this.#source = undefined;
      if (turn === this.#turn) this.#say(AUDIT.failed);
    } finally {
      clearTimeout(waiting);
    }
  }

  async #judged(sent: Sent, source: AuditSource): Promise<{ html: string; report: string }> {
    const { placeholders, neverSend, allowed, replyLocales } = this.#sheet;
    const candidates = await candidatesFor(sent, source, this.#sheet);
    const bare = audited(sent, candidates, placeholders, () => []);
    const lines = bare.nearest ? await addedLines(sent, bare.nearest, source) : new Map<string, Prose>();
    const audit = lines.size > 0 ? audited(sent, candidates, placeholders, () => [...lines.values()]) : bare;
    const added = Object.fromEntries([...lines].map(([id, prose]) => [id, plainText(prose)]));
    const rules = { placeholders, neverSend, allowed, replyLocales, forces: source.forces, added };
    const findings = auditFindings(audit, rules);
    const view = this.#view(audit, source);
    return { html: auditHtml(view, audit, findings), report: auditReport(view, audit, findings) };
  }

  #view({ sent }: Audit, source: AuditSource): AuditView {
    const around = surroundings(WORDS, this.#sheet.timeZone, this.dataset.base);
    return {
      ...around,
      audit: AUDIT,
      sheet: this.#sheet,
      at: sent.at,
      channel: sent.channel.id,
      ...(sent.country && { country: sent.country }),
      title: (id) => source.title(id, around.locale),
    };
  }

  #say(text: string): void {
    this.#part("said").textContent = text;
  }

  async #pressed(target: Element): Promise<void> {
    const act = target.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "empty-audit") this.#empty();
    if (act !== "copy-findings") return;
    const done = await copied({ text: this.#report });
    this.#part("copied").textContent = done ? AUDIT.copied : AUDIT.notCopied;
  }

  #empty(): void {
    this.#turn++;
    this.querySelector("form")?.reset();
    this.#chosen.clear();
    this.#report = "";
    this.#part("result").replaceChildren();
    for (const name of ["said", "found"]) this.#part(name).textContent = "";
    this.#sayWhen();
    this.#control("text").focus();
  }
}

/** The answers a text may come from: what held then of all, every version of the nearest. */
async function candidatesFor(sent: Sent, source: AuditSource, sheet: AuditSheet): Promise<PublishedEntry[]> {
  const laid = auditedText(sent, sheet.placeholders);
  const ids = await source.shortlist(laid.body, sent.reference ? [sent.reference.id] : []);
  const held = await Promise.all(
    ids.map((id) => entryWith(source, id, (history) => [heldVersion({ history }, sent.at) ?? []].flat())),
  );
  const near = ranked(held.map((entry) => nearnessOf(entry, laid))).slice(0, LOOKED_INTO);
  const ofReference = held.filter(({ id }) => id === sent.reference?.id);
  const whole = new Set([...near.map(({ entry }) => entry.id), ...ofReference.map(({ id }) => id)]);
  return Promise.all(
    held.map((entry) =>
      whole.has(entry.id)
        ? entryWith(source, entry.id, (history) => versionsAround({ history }, sent.at))
        : entry,
    ),
  );
}

async function entryWith(
  source: AuditSource,
  id: string,
  versionsOf: (history: PublishedEntry["history"]) => readonly string[],
): Promise<PublishedEntry> {
  const history = await source.history(id);
  const versions = await Promise.all(
    versionsOf(history).map((version) => source.version("answers", id, version)),
  );
  const named = versions.map((version): [string, PublishedVersion] => [version.version, version]);
  return { kind: "answers", id, history, versions: Object.fromEntries(named) };
}

/** What the advisories in force then add to a wording in its language, by their id. */
async function addedLines(
  { at, channel, country }: Sent,
  { entry, version, locale }: NearWording,
  source: AuditSource,
): Promise<Map<string, Prose>> {
  const adding = source.forces.filter(
    (force) =>
      force.effect === "append" &&
      isInForce(force, at) &&
      touches(force, entry.id, version.front, channel) &&
      (force.everywhere || (country !== undefined && force.countries.includes(country))),
  );
  const lines = await Promise.all(
    adding.map(async (force) => {
      const { texts } = await source.version("advisories", force.id, force.version);
      const [reply] = variantsFor(repliesOf(texts[locale]?.body ?? []), channel, "first");
      return reply ? ([force.id, reply.prose] as const) : undefined;
    }),
  );
  return new Map(lines.filter((line) => line !== undefined));
}

customElements.define("kb-audit", AuditForm);
