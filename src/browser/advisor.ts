import { type AnswerView, icon, languageName } from "#browser/view.ts";
import { type Advice, adviceOn, blockIn } from "#core/advice.ts";
import type { PreparedCopy, SentReply } from "#core/copy.ts";
import { dutyAt } from "#core/duty.ts";
import { partedRegards } from "#core/greeting.ts";
import { escaped, type HtmlStyle, proseHtml } from "#core/html.ts";
import { type Force, isInForce } from "#core/in-force.ts";
import { spokenIn } from "#core/locale.ts";
import type { ParkedCase } from "#core/parked.ts";
import type { Prose } from "#core/prose.ts";
import type { ChosenReply, PublishedVersion, Sheet } from "#core/published.ts";
import { preparedMessage } from "#core/stack.ts";
import { distanceInWords, shortTime } from "#core/when.ts";
import { type AdviceWords, filled } from "#words/text.ts";

/** What advice on an answer page is asked with: the page, its clock and the customer. */
export type Advised = Pick<AnswerView, "sheet" | "now" | "customer">;

/** A reply, or its absence, in a version: what advisories are asked about. */
export type Subject = Pick<ChosenReply, "channel" | "locale">;

/** Draws and decides what advisories do on an answer page; loaded only where one touches the answer. */
export class Advisor {
  readonly words: AdviceWords;
  readonly #parked: () => readonly ParkedCase[];

  constructor(words: AdviceWords, parked: () => readonly ParkedCase[] = () => []) {
    this.words = words;
    this.#parked = parked;
  }

  advice({ sheet, now, customer }: Advised, version: PublishedVersion, subject: Subject): Advice {
    const { channel, locale } = subject;
    const { id } = sheet.entry;
    return adviceOn(sheet.forces ?? [], { id, front: version.front, channel, locale, at: now, ...customer });
  }

  /** Whether nothing of the reply may be copied. */
  blocks(advised: Advised, version: PublishedVersion, subject: Subject): boolean {
    return blockIn(this.advice(advised, version, subject)) !== undefined;
  }

  /** What advisories add to a reply, in order. */
  lines(advised: Advised, version: PublishedVersion, subject: Subject): Prose[] {
    return this.advice(advised, version, subject).appends.map(({ reply }) => reply.prose);
  }

  /** What would be copied, with what advisories add. */
  copy(view: AnswerView, version: PublishedVersion, sent: SentReply): PreparedCopy {
    const appended = this.lines(view, version, sent);
    return preparedMessage([sent], { channel: sent.channel, initials: view.initials, appended });
  }

  /** The text of a reply with what is added to it, before its leave-taking. */
  text(view: AnswerView, version: PublishedVersion, chosen: ChosenReply, style: HtmlStyle): string {
    const { body, regards } = partedRegards(chosen.reply?.prose ?? []);
    const end = regards ? proseHtml([regards], style) : "";
    return proseHtml(body, style) + this.added(view, version, chosen, style) + end;
  }

  added(view: AnswerView, version: PublishedVersion, subject: Subject, style: HtmlStyle): string {
    return this.advice(view, version, subject)
      .appends.map(({ force, reply }) => {
        const said = filled(this.words.added, { place: placeOf(view, force, this.words) });
        const tag = `<span class="tag" lang="${view.locale}">${icon(view, "append")} ${escaped(said)}${untilHtml(view, force, this.words)}</span>`;
        return `<div class="added-by">${tag}${proseHtml(reply.prose, style)}</div>`;
      })
      .join("");
  }

  /** What stands above the reply: what holds it, what is asked, what is added or noted, what is over. */
  banner(view: AnswerView, version: PublishedVersion, chosen: ChosenReply): string {
    const advice = this.advice(view, version, chosen);
    const { hold, replace, unwritten, appends, notes, asks } = advice;
    const over = this.#overHtml(view);
    if (hold) return this.#heldHtml(view, version, hold, "hold") + over;
    if (replace) return this.#heldHtml(view, version, replace, "replace") + over;
    if (unwritten) return this.#unwrittenHtml(view, chosen, unwritten) + over;
    const told = [...appends.map(({ force }) => force), ...notes].map((force) => this.#toldHtml(view, force));
    return over + (asks.length > 0 ? this.#askHtml(view, asks) : "") + told.join("");
  }

  /** The question that stands before the copy; undefined when nothing is to be asked. */
  question(view: AnswerView, version: PublishedVersion, subject: Subject): string | undefined {
    const { asks } = this.advice(view, version, subject);
    return asks.length > 0 ? askedText(view, asks, this.words) : undefined;
  }

  /** What is said when advisories begin or end on the open page. */
  news(view: AnswerView, before: readonly Force[], now: readonly Force[]): string {
    const title = (force: Force) =>
      spokenIn(force.titles, view.locale, view.sheet.sourceLocale)?.text ?? force.id;
    const lacks = (list: readonly Force[], { id }: Force) => !list.some((other) => other.id === id);
    const ended = before.filter((force) => lacks(now, force) && force.effect !== "note");
    const began = now.filter((force) => lacks(before, force));
    return [
      ...ended.map((force) => filled(this.words.ended, { title: title(force) })),
      ...began.map((force) => filled(this.words.began, { title: title(force) })),
    ].join(" ");
  }

  #leadHtml(view: AnswerView, force: Force, effect: "hold" | "replace" | "append" | "note"): string {
    const said = filled(this.words[effect], { place: placeOf(view, force, this.words) });
    return `<h2 class="lead">${icon(view, ICONS[effect])}<span>${escaped(said)}${untilHtml(view, force, this.words)}</span></h2>`;
  }

  #lineHtml(view: AnswerView, force: Force): string {
    const line = spokenIn(force.lines, view.locale, view.sheet.sourceLocale);
    const lang = line && line.locale !== view.locale ? ` lang="${escaped(line.locale)}"` : "";
    const link = `<a href="${escaped(view.to(`/advisories/${force.id}/`))}">${escaped(this.words.about)}</a>`;
    return `<p><span${lang}>${escaped(line?.text ?? "")}</span> ${link}</p>`;
  }

  #toldHtml(view: AnswerView, force: Force): string {
    const effect = force.effect === "append" ? "append" : "note";
    return `<section class="advisory" aria-label="${escaped(this.words.label)}">${this.#leadHtml(view, force, effect)}${this.#lineHtml(view, force)}</section>`;
  }

  #heldHtml(view: AnswerView, version: PublishedVersion, force: Force, effect: "hold" | "replace"): string {
    const { words } = this;
    const title = force.use === undefined ? "" : (view.sheet.names.links[`answer:${force.use}`] ?? force.use);
    const what = filled(effect === "hold" ? words.holdDo : words.replaceDo, { title });
    const use = force.use ? `<p>${escaped(what)}</p>${this.#meanwhileHtml(view, force, title, effect)}` : "";
    const duty = effect === "hold" ? this.#dutyHtml(view, version, force) : "";
    return `<section class="advisory hold" aria-label="${escaped(words.label)}">${this.#leadHtml(view, force, effect)}${this.#lineHtml(view, force)}${duty}${use}</section>`;
  }

  #meanwhileHtml(
    view: AnswerView,
    { id, use = "" }: Force,
    title: string,
    effect: "hold" | "replace",
  ): string {
    const { words } = this;
    const href = escaped(view.to(`/answers/${use}/`));
    const copy = `<button class="btn main" type="button" data-act="copy-meanwhile" data-href="${href}">${icon(view, "copy")}<span>${escaped(filled(words.copyMeanwhile, { title }))}</span> <kbd class="only-wide">Enter</kbd></button>`;
    const park =
      effect === "hold"
        ? `<button class="btn plain" type="button" data-act="park" data-advisory="${escaped(id)}">${escaped(words.park)}</button>`
        : "";
    return `<p class="acts"><span class="needs-script">${copy}</span> <a class="btn" href="${href}">${escaped(words.open)}</a> <span class="needs-script">${park}</span></p><div data-part="parking"></div>`;
  }

  /** Who answers now: the teams that the advisory names, else those of the answer. */
  #dutyHtml(view: AnswerView, { texts }: PublishedVersion, force: Force): string {
    const { sheet, now, timeZone, locale, isLive } = view;
    const own = (texts[sheet.sourceLocale]?.body ?? []).flatMap((section) =>
      section.type === "escalate" ? [section.to] : [],
    );
    const teams = force.teams.length > 0 ? force.teams : own;
    // A page without a clock does not know who is there.
    if (!isLive) return "";
    const said = [...new Set(teams)].flatMap((id) => {
      const team = sheet.names.teams[id];
      const duty = team && dutyAt(team.hours, now, timeZone);
      if (!team || !duty) return [];
      if (!duty.isOn) {
        const time = shortTime(duty.next, now, timeZone, locale);
        return [
          filled(this.words.backOnDuty, {
            team: team.name,
            time,
            distance: distanceInWords(duty.next, now, locale),
          }),
        ];
      }
      if (!duty.until) return [filled(this.words.onDuty, { team: team.name })];
      return [
        filled(this.words.onDutyUntil, {
          team: team.name,
          time: shortTime(duty.until, now, timeZone, locale),
        }),
      ];
    });
    return said.length > 0 ? `<p>${escaped(said.join(" "))}</p>` : "";
  }

  #unwrittenHtml(view: AnswerView, { channel, locale }: ChosenReply, force: Force): string {
    const language = languageName(locale, view.locale);
    const name = channel.name[view.locale] ?? channel.id;
    const said = filled(this.words.unwritten, { language, channel: name });
    const source = view.sheet.sourceLocale;
    const use = filled(view.words.reply.useLanguage, { language: languageName(source, view.locale) });
    const button =
      locale === source
        ? ""
        : `<p class="acts needs-script"><button class="btn main" type="button" data-act="source">${escaped(use)}</button></p>`;
    return `<section class="advisory hold" aria-label="${escaped(this.words.label)}">${this.#leadHtml(view, force, "append")}<p>${escaped(said)}</p>${this.#lineHtml(view, force)}${button}</section>`;
  }

  #askHtml(view: AnswerView, asks: readonly Force[]): string {
    const { words } = this;
    const [only, ...others] = asks;
    const no =
      only && others.length === 0 && only.countries.length === 1
        ? filled(words.notThere, { place: placeOf(view, only, words) })
        : words.elsewhere;
    const codes = [...new Set(asks.flatMap(({ countries }) => countries))].join(" ");
    const box = `<kb-country data-label="${escaped(words.country)}" data-type="${escaped(words.type)}" data-none="${escaped(words.noCountry)}" data-list="${escaped(words.countries)}"></kb-country>`;
    const button = `<button class="btn" type="button" data-act="not-there" data-codes="${escaped(codes)}">${escaped(no)}</button>`;
    return `<section class="advisory ask" aria-label="${escaped(words.label)}"><h2 class="lead">${icon(view, "warn")}<span>${escaped(askedText(view, asks, words))}</span></h2><div class="acts needs-script">${box}${button}</div></section>`;
  }

  /** Advisories that are over, for whom a case of this agent waits. */
  #overHtml(view: AnswerView): string {
    const { sheet, now, locale, timeZone } = view;
    const parked = this.#parked().filter(({ answer }) => answer === sheet.entry.id);
    const holds = (id: string) =>
      (sheet.forces ?? []).some((force) => force.id === id && isInForce(force, now));
    const ended = (sheet.forces ?? []).filter(
      ({ id, until }) => until !== undefined && !holds(id) && parked.some(({ advisory }) => advisory === id),
    );
    return ended
      .map((force) => {
        const title = spokenIn(force.titles, locale, sheet.sourceLocale)?.text ?? force.id;
        const cases = parked
          .filter(({ advisory }) => advisory === force.id)
          .map(({ mark, country, at }) => {
            const told = [mark, country && nameOf(view, country), shortTime(at, now, timeZone, locale)];
            return `<li>${escaped(told.filter(Boolean).join(" · "))} <button class="linkish" type="button" data-act="take-up" data-advisory="${escaped(force.id)}" data-at="${escaped(at)}">${escaped(this.words.takenUp)}</button></li>`;
          });
        const after = force.after ? `<p>${escaped(force.after)}</p>` : "";
        return `<section class="advisory" aria-label="${escaped(this.words.label)}"><h2 class="lead">${icon(view, "current")}<span>${escaped(filled(this.words.over, { title }))}</span></h2>${after}<p>${escaped(this.words.waiting)}</p><ul>${cases.join("")}</ul></section>`;
      })
      .join("");
  }
}

const ICONS = { hold: "held", replace: "swap", append: "append", note: "note" } as const;

/** The question before the copy: `India: on hold. Where is the customer?` */
function askedText(view: AnswerView, asks: readonly Force[], words: AdviceWords): string {
  const [first] = asks;
  const place = [...new Set(asks.map((force) => placeOf(view, force, words)))].join(", ");
  const effect = words.asks[first?.effect === "note" || !first ? "hold" : first.effect];
  return filled(words.ask, { place, effect });
}

const MOST = 4;

function placeOf(view: Pick<AnswerView, "sheet" | "locale">, force: Force, words: AdviceWords): string {
  if (force.everywhere) return words.everywhere;
  const names = force.countries.map((code) => nameOf(view, code));
  return names.slice(0, MOST).join(", ") + (names.length > MOST ? " …" : "");
}

function nameOf({ sheet, locale }: Pick<AnswerView, "sheet" | "locale">, code: string): string {
  return (
    sheet.names.countries?.[code] ?? new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code
  );
}

function untilHtml({ now, timeZone, locale }: AnswerView, { until }: Force, words: AdviceWords): string {
  if (!until) return "";
  return ` <time datetime="${escaped(until)}">${escaped(filled(words.until, { time: shortTime(until, now, timeZone, locale) }))}</time>`;
}

/** The forces of an answer's sheet that hold at an instant. */
export function forcesAt(sheet: Sheet, at: string): Force[] {
  return (sheet.forces ?? []).filter((force) => isInForce(force, at));
}
