import { answerAhead, replyAhead } from "#browser/ahead.ts";
import { askedDesk } from "#browser/desk.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { savedHabit } from "#browser/habit.ts";
import { approvedText, judged } from "#browser/judge.ts";
import type { LessonView } from "#browser/lesson-view.ts";
import { comparedHtml, type Written } from "#browser/lesson-write-view.ts";
import { pageLocale, pageWords } from "#browser/page.ts";
import { copyOf, type ReadyReply } from "#browser/reply-view.ts";
import type { AnswerView } from "#browser/view.ts";
import type { Channel } from "#core/channel.ts";
import { escaped } from "#core/html.ts";
import { type Message, messageOf, typedPiece } from "#core/message.ts";
import { signOff } from "#core/plain-text.ts";
import { MOMENTS } from "#core/reply.ts";
import { counted, numbered } from "#words/text.ts";

const WORDS = await pageWords();

/** Shows beside a box how long the reply in it would be on its channel, sign-off included. */
export async function count(box: HTMLElement): Promise<void> {
  const task = box.closest<HTMLElement>("[data-task='write']");
  const channel = task && (await channelOf(task));
  const place = task?.querySelector("[data-part='length']");
  if (!channel || !place || !(box instanceof HTMLTextAreaElement)) return;
  const { length, over } = messageIn(box.value, channel);
  const said = [length, ...(channel.limit === undefined ? [] : [channel.limit])];
  place.textContent = said.map((number) => numbered(number, pageLocale())).join(" / ");
  place.classList.toggle("over", over > 0);
}

function messageIn(text: string, channel: Channel): Message {
  return messageOf([typedPiece(text, channel)], channel, signOff(channel.sign, savedHabit().initials ?? ""));
}

async function channelOf(task: HTMLElement): Promise<Channel | undefined> {
  const { sheet } = await askedDesk();
  const id = task.closest<HTMLElement>("[data-channel]")?.dataset.channel;
  return sheet.channels.find((channel) => channel.id === id);
}

/** Judges what stands in the box of a task, and sets it beside what is approved now. Nothing of it is kept. */
export async function compare(task: HTMLElement, view: LessonView): Promise<void> {
  const place = task.querySelector<HTMLElement>("[data-part='compared']");
  const box = task.querySelector<HTMLTextAreaElement>("[data-part='own']");
  if (!place || !box) return;
  const text = box.value.trim();
  if (text === "") {
    draw(place, `<p class="fault">${escaped(view.training.write.empty)}</p>`);
    box.focus();
    return;
  }
  try {
    draw(place, comparedHtml(view, await written(task, text)));
    place.querySelector<HTMLElement>("[data-part='compared-head']")?.focus();
  } catch {
    draw(place, `<p class="fault">${escaped(view.training.write.failed)}</p>`);
  }
}

async function written(task: HTMLElement, text: string): Promise<Written> {
  const [answer, channel] = [await answerIn(task, text), await channelOf(task)];
  if (!answer || !channel) throw new Error("The answer or its channel cannot be had.");
  const ready = replyAhead(answer);
  return { answer, message: sentText(text, answer, channel, ready), ...(ready && { ready }) };
}

/** The answer as its own page would show it for the customer of the message, with the reader's text in place of the reply. */
async function answerIn(task: HTMLElement, edited: string): Promise<AnswerView | undefined> {
  const { channel = "", country } = task.closest<HTMLElement>("[data-channel]")?.dataset ?? {};
  const answer = await answerAhead(new URL(task.dataset.href ?? "", location.href).href);
  const moment = MOMENTS.find((one) => one === task.dataset.moment) ?? "first";
  const selection = { channel, locale: document.documentElement.lang, moment, variant: 1 };
  return answer && { ...answer, selection, customer: { country }, fields: {}, edited };
}

/** What would go out, and what the checks on real replies say of it. */
function sentText(
  text: string,
  answer: AnswerView,
  channel: Channel,
  ready?: ReadyReply,
): Written["message"] {
  const sent = ready ? copyOf(answer, ready) : messageIn(text, channel);
  const to = ready ?? { channel, locale: answer.selection.locale };
  const tooLong = channel.count === "sms" ? WORDS.reply.tooManyParts : WORDS.reply.tooLong;
  const over = sent.over > 0 ? [counted(tooLong, sent.over, answer.locale)] : [];
  const faults = judged(answer, to, sent.text, ready && approvedText(answer, ready));
  return { text: sent.text, faults: [...over, ...faults] };
}
