import { adviceWords } from "#browser/advice-words.ts";
import type { AnswerDesk } from "#browser/answer-acts.ts";
import { caseSheet, changeCase, onCase, theCase } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { savedHabit } from "#browser/habit.ts";
import { judged } from "#browser/judge.ts";
import { askedBeforeCopy } from "#browser/live.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords } from "#browser/page.ts";
import { type ReadyReply, referenceOf } from "#browser/reply-view.ts";
import { trayHtml } from "#browser/tray-view.ts";
import { noteCase } from "#browser/use.ts";
import type { AnswerView } from "#browser/view.ts";
import { type Advice, adviceOn, blockIn } from "#core/advice.ts";
import type { StackedReply } from "#core/case.ts";
import type { PreparedCopy } from "#core/copy.ts";
import { plainText } from "#core/plain-text.ts";
import type { Prose } from "#core/prose.ts";
import { referenceText } from "#core/reference.ts";
import { stackedText } from "#core/tray.ts";
import { filled } from "#words/text.ts";

const [WORDS, ADVICE] = await Promise.all([pageWords(), adviceWords()]);

let lastView: AnswerView | undefined;

/** Puts the reply on the page into the tray of the case: opener, answer and closing become one message. */
export function addToTray(desk: AnswerDesk): void {
  const { ready, view } = desk;
  if (!ready) return;
  const title = desk.querySelector("h1")?.textContent ?? view.sheet.entry.id;
  let isAdded = false;
  desk.quietly(() => {
    isAdded = stackReply(view, ready, title);
  });
  const { stack } = theCase();
  const channel = stack[0]?.channel;
  if (isAdded) desk.say(filled(WORDS.tray.added, { n: stack.length }));
  else
    desk.say(filled(WORDS.tray.otherChannel, { channel: channel?.name[view.locale] ?? channel?.id ?? "" }));
}

/** Adds a reply to the tray; false where the tray is for another channel. */
export function stackReply(view: AnswerView, ready: ReadyReply, title: string): boolean {
  const { stack } = theCase();
  const [first] = stack;
  if (first && first.channel.id !== ready.channel.id) return false;
  lastView = view;
  const added = {
    title,
    channel: ready.channel,
    reference: referenceOf(view, ready),
    reply: ready.reply,
    placeholders: view.sheet.placeholders,
    settings: ready.version.settings,
    front: ready.version.front,
    forces: view.sheet.forces ?? [],
    ...(view.edited !== undefined && { edited: view.edited }),
  };
  changeCase({ stack: [...stack, added] });
  return true;
}

function prepared(): PreparedCopy | undefined {
  const { stack, fields } = theCase();
  const [first] = stack;
  const initials = savedHabit().initials ?? "";
  return first && stackedText(stack, { channel: first.channel, fields, initials, appended: addedTo(stack) });
}

function adviceFor({ reference, channel, front, forces }: StackedReply): Advice {
  const { id, locale } = reference;
  const { country, notIn } = theCase();
  const at = deviceNow();
  return adviceOn(latestForces() ?? forces, { id, front, channel, locale, at, country, notIn });
}

/** What advisories add to a stack: each its line once, however many parts it touches. */
function addedTo(stack: readonly StackedReply[]): Prose[] {
  const added = stack.flatMap((part) => adviceFor(part).appends);
  return [...new Map(added.map(({ force, reply }) => [force.id, reply.prose])).values()];
}

/** What keeps a stack from being sent, in a sentence: a part that is held, or a country that matters. */
function adviceFault(stack: readonly StackedReply[], view: AnswerView): string | undefined {
  for (const part of stack) {
    const advice = adviceFor(part);
    if (blockIn(advice)) return filled(ADVICE.trayHeld, { title: part.title });
    const [asked] = advice.asks;
    if (!asked) continue;
    const names = asked.countries.map(
      (code) => caseSheet()?.countries.find((one) => one.code === code)?.name ?? code,
    );
    const effect = ADVICE.asks[asked.effect === "note" ? "hold" : asked.effect];
    return filled(ADVICE.trayAsk, { place: new Intl.ListFormat(view.locale).format(names), effect });
  }
  return undefined;
}

/** `<kb-tray>` below a reply: what is stacked, whichever answer it came from. */
class Tray extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.addEventListener(
      "click",
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-tray]");
        if (button) void this.#act(button.dataset.tray ?? "", Number(button.dataset.index ?? -1));
      },
      { signal },
    );
    this.addEventListener("change", (event) => this.#filled(event.target), { signal });
    onCase(() => this.draw(), signal);
    this.draw();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  draw(): void {
    const message = prepared();
    const [first] = theCase().stack;
    if (!message || !lastView || !first) {
      this.textContent = "";
      return;
    }
    const { stack: items, fields } = theCase();
    const channelName = first.channel.name[lastView.locale] ?? first.channel.id;
    const view = { ...lastView, fields };
    const focused = (document.activeElement as HTMLElement | null)?.dataset.trayField;
    draw(
      this,
      trayHtml({
        view,
        words: WORDS,
        items,
        channelName,
        limit: first.channel.limit,
        prepared: message,
      }),
    );
    if (focused) this.querySelector<HTMLElement>(`[data-tray-field="${focused}"]`)?.focus();
  }

  #filled(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.dataset.trayField;
    if (name) changeCase({ fields: { ...theCase().fields, [name]: target.value } });
  }

  async #act(name: string, index: number): Promise<void> {
    const { stack } = theCase();
    if (name === "copy") await this.#copy();
    else if (name === "empty") changeCase({ stack: [] });
    else if (name === "remove") changeCase({ stack: stack.filter((_, place) => place !== index) });
    else changeCase({ stack: moved(stack, index, name === "up" ? -1 : 1) });
  }

  async #copy(): Promise<void> {
    const unasked = await askedBeforeCopy();
    const message = prepared();
    const { stack } = theCase();
    const [first] = stack;
    if (!message || !lastView || !first) return;
    if (message.missing.length > 0) return this.querySelector<HTMLElement>("[data-tray-field]")?.focus();
    if (message.needsInitials) return this.#say(WORDS.reply.initialsMissing);
    if (message.over > 0) return this.#say(this.querySelector(".over")?.textContent ?? "");
    const held = adviceFault(stack, lastView);
    if (held) {
      document.querySelector<HTMLElement>("[data-case='country']")?.focus();
      return this.#say(held);
    }
    const [fault] = judged(
      lastView,
      { channel: first.channel, locale: first.reference.locale },
      message.text,
      approvedText(stack),
    );
    if (fault) return this.#say(fault);
    const { text, html } = message;
    const done = await copied(html === undefined ? { text } : { text, html });
    if (done) noteCase(stack.map(({ reference }) => referenceText(reference)));
    const said = done ? WORDS.reply.copied : WORDS.error.copy;
    this.#say([said, unasked].filter(Boolean).join(" "));
  }

  #say(text: string): void {
    const status = this.querySelector("[data-part='tray-status']");
    if (status) status.textContent = text;
  }
}

/** What is approved of a stack, whoever touched it up. */
function approvedText(stack: readonly StackedReply[]): string {
  return [...stack.map(({ reply }) => reply.prose), ...addedTo(stack)]
    .map((prose) => plainText(prose))
    .join("\n\n");
}

function moved<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + step, 0, item);
  return next;
}

customElements.define("kb-tray", Tray);
