import { askedText, askHtml, leadHtml, lineHtml, nameOf, placeOf, untilHtml } from "#browser/advice-view.ts";
import { heldHtml, unwrittenHtml } from "#browser/hold-view.ts";
import { type AnswerView, icon } from "#browser/view.ts";
import { type Advice, adviceOn, blockIn } from "#core/advice.ts";
import type { PreparedCopy, SentReply } from "#core/copy.ts";
import { partedRegards } from "#core/greeting.ts";
import { escaped, type HtmlStyle, proseHtml } from "#core/html.ts";
import { type Force, isInForce } from "#core/in-force.ts";
import { spokenIn } from "#core/locale.ts";
import type { ParkedCase } from "#core/parked.ts";
import type { Prose } from "#core/prose.ts";
import type { ChosenReply, PublishedVersion } from "#core/published.ts";
import { preparedMessage } from "#core/stack.ts";
import { shortTime } from "#core/when.ts";
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
    if (hold) return heldHtml(this.words, view, version, hold, "hold") + over;
    if (replace) return heldHtml(this.words, view, version, replace, "replace") + over;
    if (unwritten) return unwrittenHtml(this.words, view, chosen, unwritten) + over;
    const told = [...appends.map(({ force }) => force), ...notes].map((force) => this.#toldHtml(view, force));
    return over + (asks.length > 0 ? askHtml(this.words, view, asks) : "") + told.join("");
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

  #toldHtml(view: AnswerView, force: Force): string {
    const effect = force.effect === "append" ? "append" : "note";
    return `<section class="advisory" aria-label="${escaped(this.words.label)}">${leadHtml(this.words, view, force, effect)}${lineHtml(this.words, view, force)}</section>`;
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
