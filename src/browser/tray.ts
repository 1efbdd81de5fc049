import type { AnswerDesk } from "#browser/answer-acts.ts";
import { changeCase, onCase, theCase } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { savedHabit } from "#browser/habit.ts";
import { judged } from "#browser/judge.ts";
import { pageWords } from "#browser/page.ts";
import { referenceOf } from "#browser/reply-view.ts";
import { type TrayItem, trayHtml } from "#browser/tray-view.ts";
import { noteCase } from "#browser/use.ts";
import type { AnswerView } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import type { PreparedCopy } from "#core/copy.ts";
import { referenceText } from "#core/reference.ts";
import { stackedText } from "#core/tray.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/** The tray belongs to the case: it lives in this page's memory and is emptied with it. */
let items: readonly TrayItem[] = [];
let channel: Channel | undefined;
let lastView: AnswerView | undefined;

/** Puts the reply on the page into the tray: opener, answer and closing become one message. */
export function addToTray(desk: AnswerDesk): void {
  const { ready, view } = desk;
  if (!ready) return;
  if (channel && items.length > 0 && channel.id !== ready.channel.id) {
    const name = channel.name[view.locale] ?? channel.id;
    desk.say(filled(WORDS.tray.otherChannel, { channel: name }));
    return;
  }
  channel = ready.channel;
  lastView = view;
  const title = desk.querySelector("h1")?.textContent ?? view.sheet.entry.id;
  const part = {
    title,
    reference: referenceOf(view, ready),
    reply: ready.reply,
    placeholders: view.sheet.placeholders,
    settings: ready.version.settings,
    ...(view.edited !== undefined && { edited: view.edited }),
  };
  items = [...items, part];
  drawTrays();
  desk.say(filled(WORDS.tray.added, { n: items.length }));
}

function drawTrays(): void {
  for (const tray of document.querySelectorAll("kb-tray")) (tray as Tray).draw();
}

function prepared(): PreparedCopy | undefined {
  if (!channel) return undefined;
  return stackedText(items, { channel, fields: theCase().fields, initials: savedHabit().initials ?? "" });
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
    onCase((news) => {
      if (news === "new" || news === "expired" || news === "message") items = [];
      this.draw();
    }, signal);
    this.draw();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  draw(): void {
    const message = prepared();
    if (!message || !lastView || !channel) {
      this.innerHTML = "";
      return;
    }
    const name = channel.name[lastView.locale] ?? channel.id;
    const view = { ...lastView, fields: theCase().fields };
    this.innerHTML = trayHtml({
      view,
      words: WORDS,
      items,
      channelName: name,
      limit: channel.limit,
      prepared: message,
    });
  }

  #filled(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.dataset.trayField;
    if (name) changeCase({ fields: { ...theCase().fields, [name]: target.value } });
  }

  async #act(name: string, index: number): Promise<void> {
    if (name === "copy") return this.#copy();
    if (name === "empty") items = [];
    else if (name === "remove") items = items.filter((_, place) => place !== index);
    else items = moved(items, index, name === "up" ? -1 : 1);
    this.draw();
  }

  async #copy(): Promise<void> {
    const message = prepared();
    if (!message || !lastView || !channel) return;
    if (message.missing.length > 0) return this.querySelector<HTMLElement>("[data-tray-field]")?.focus();
    if (message.needsInitials) return this.#say(WORDS.reply.initialsMissing);
    if (message.over > 0) return this.#say(this.querySelector(".over")?.textContent ?? "");
    const [fault] = judged(lastView, { channel, locale: items[0]?.reference.locale ?? "" }, message.text);
    if (fault) return this.#say(fault);
    const { text, html } = message;
    const done = await copied(html === undefined ? { text } : { text, html });
    if (done) noteCase(items.map(({ reference }) => referenceText(reference)));
    this.#say(done ? WORDS.reply.copied : WORDS.error.copy);
  }

  #say(text: string): void {
    const status = this.querySelector("[data-part='tray-status']");
    if (status) status.textContent = text;
  }
}

function moved<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + step, 0, item);
  return next;
}

customElements.define("kb-tray", Tray);
