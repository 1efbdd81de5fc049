import { touchCase } from "#browser/case.ts";
import { type Clip, copied } from "#browser/clipboard.ts";
import { approvedText, judged } from "#browser/judge.ts";
import { askedBeforeCopy } from "#browser/live.ts";
import { pageWords } from "#browser/page.ts";
import { copyOf, type ReadyReply, referenceOf } from "#browser/reply-view.ts";
import { noteCase, noteUse, pinAnswer } from "#browser/use.ts";
import type { AnswerView } from "#browser/view.ts";
import type { PreparedCopy } from "#core/copy.ts";
import type { Selection, Sheet } from "#core/published.ts";
import { referenceText } from "#core/reference.ts";
import type { Moment } from "#core/reply.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/** What acts need of the answer page they act on. */
export interface AnswerDesk extends HTMLElement {
  readonly sheet: Sheet;
  readonly view: AnswerView;
  readonly selection: Selection;
  /** The reply on the page, where it may be copied. */
  readonly ready: ReadyReply | undefined;
  /** Whether something else is approved now than the page shows. */
  readonly isStale: boolean;
  /** Whether the wording on the page was copied and the next one's turn has come. */
  isSpent: boolean;
  cross(): void;
  draw(): void;
  /** Goes by a newer sheet of the same answer; fields, cursor and a touched-up text stay. */
  takeSheet(sheet: Sheet): void;
  choose(part: { moment?: Moment; variant?: number }): void;
  edit(text: string | undefined): void;
  /** Goes to what is missing or cannot be sent and names it; false when there is nothing. */
  goToMissing(): boolean;
  refresh(): void;
  /** Does something to the case without drawing the page anew. */
  quietly(change: () => void): void;
  /** Says something politely to screen readers, and shows it for those who see. */
  say(text: string): void;
}

type Act = (desk: AnswerDesk, button?: HTMLElement) => void | Promise<void>;

/** What the buttons of an answer page do that somebody may wait for, by their `data-act`; what is rarely used is loaded when it first is. */
export const ANSWER_ACTS: Readonly<Record<string, Act>> = {
  copy: (desk) => copyReply(desk),
  "copy-subject": (desk) => copySubject(desk),
  "touch-up": async (desk) => (await import("#browser/touch-up.ts")).touchUp(desk),
  judge: async (desk) => (await import("#browser/touch-up.ts")).tellJudged(desk),
  "case-note": async (desk, button) =>
    (await import("#browser/case-note.ts")).copyCaseNote(desk, button?.dataset.note),
  tray: async (desk) => (await import("#browser/tray.ts")).addToTray(desk),
  "copy-image": async (desk, button) =>
    (await import("#browser/files.ts")).copyImage(desk, button?.dataset.address ?? ""),
  "copy-meanwhile": async (desk, button) =>
    (await import("#browser/advice-acts.ts")).copyMeanwhile(desk, button?.dataset.href ?? ""),
  "not-there": async (desk, button) =>
    (await import("#browser/advice-acts.ts")).sayNotThere(desk, button?.dataset.codes ?? ""),
  park: async (desk, button) =>
    (await import("#browser/parking.ts")).askToPark(desk, button?.dataset.advisory ?? ""),
  "park-now": async (desk) => (await import("#browser/parking.ts")).parkNow(desk),
  "park-not": async (desk) => (await import("#browser/parking.ts")).closeParking(desk),
  "take-up": async (desk, button) =>
    (await import("#browser/parking.ts")).takeUp(
      desk,
      button?.dataset.advisory ?? "",
      button?.dataset.at ?? "",
    ),
  pin: (desk) => {
    pinAnswer(desk.view);
    desk.draw();
  },
  share: (desk) => shareReply(desk),
  limit: (desk) =>
    desk.say(desk.ready && copyOf(desk.view, desk.ready).over > 0 ? WORDS.reply.tooLongTouchUp : ""),
};

/** What is copied now; undefined when something stands in its way, which is said and gone to. */
function sendableFrom(desk: AnswerDesk): PreparedCopy | undefined {
  const { ready } = desk;
  if (!ready) return undefined;
  const { view } = desk;
  const question = view.advisor?.question(view, ready.version, ready);
  if (question !== undefined) {
    desk.say(question);
    desk.querySelector<HTMLElement>(".advisory.ask input, .advisory.ask button")?.focus();
    return undefined;
  }
  const prepared = copyOf(view, ready);
  if (desk.goToMissing()) return undefined;
  if (prepared.over > 0) {
    desk.say(`${desk.querySelector(".over")?.textContent ?? ""}. ${WORDS.reply.tooLongTouchUp}`);
    (desk.querySelector<HTMLElement>("[data-part='editor']") ?? touchUpOf(desk))?.focus();
    return undefined;
  }
  const [fault] = judged(view, ready, prepared.text, approvedText(view, ready));
  if (!fault) return prepared;
  desk.say(fault);
  const place = desk.querySelector<HTMLElement>("[data-part='editor'], .field input");
  (place ?? touchUpOf(desk))?.focus();
  return undefined;
}

function touchUpOf(desk: AnswerDesk): HTMLElement | null {
  return desk.querySelector("[data-act='touch-up']");
}

/** Copies, or goes to what is missing and names it; what is shown is decided by the clock once more first. */
async function copyReply(desk: AnswerDesk): Promise<void> {
  if (desk.isStale) return desk.cross();
  const shown = desk.ready?.version.version;
  const unasked = await askedBeforeCopy();
  // What has come is read before it is sent.
  if (desk.ready?.version.version !== shown) return;
  nextWording(desk);
  const prepared = sendableFrom(desk);
  const { ready } = desk;
  if (!prepared || !ready) return;
  const done = await copied(clipOf(prepared));
  if (done) noteCopy(desk, ready);
  confirm(desk, ready, done, unasked);
}

function clipOf({ text, html }: PreparedCopy): Clip {
  return html === undefined ? { text } : { text, html };
}

/** What follows from a copy on this device: the turn, the case's references, the tally, the recents. */
function noteCopy(desk: AnswerDesk, ready: ReadyReply): void {
  const reference = referenceText(referenceOf(desk.view, ready));
  noteUse(desk.view, ready);
  desk.quietly(() => noteCase([reference]));
  desk.isSpent = ready.variants > 1 && desk.view.edited === undefined;
}

/** How long the wording that was copied stays in view, in milliseconds. */
const IN_VIEW = 2000;

function confirm(desk: AnswerDesk, ready: ReadyReply, done: boolean, unasked: string): void {
  const said = done ? WORDS.reply.copied : WORDS.error.copy;
  const next = filled(WORDS.reply.copiedVariant, { n: ready.variant, total: ready.variants });
  desk.say([done && desk.isSpent ? next : said, unasked].filter(Boolean).join(" "));
  const label = desk.querySelector("[data-act='copy'] span");
  if (!done || !label) return;
  label.textContent = WORDS.reply.copied;
  setTimeout(() => {
    if (label.isConnected) label.textContent = WORDS.reply.copy;
    nextWording(desk);
  }, IN_VIEW);
}

/** After a copy the next variant comes into view, so that forty public replies are not one text. */
function nextWording(desk: AnswerDesk): void {
  if (!desk.isSpent) return;
  desk.isSpent = false;
  desk.choose({});
}

async function copySubject(desk: AnswerDesk): Promise<void> {
  const { ready, view } = desk;
  if (!ready) return;
  touchCase();
  const prepared = copyOf(view, ready);
  if (prepared.missing.length > 0) return void desk.goToMissing();
  const done = await copied({ text: prepared.subject ?? "" });
  desk.say(done ? WORDS.reply.subjectCopied : WORDS.error.copy);
}

/** Hands the reply to another app, as phones do. */
async function shareReply(desk: AnswerDesk): Promise<void> {
  const prepared = sendableFrom(desk);
  const { ready } = desk;
  if (!prepared || !ready) return;
  try {
    await navigator.share({ text: prepared.text });
    noteCopy(desk, ready);
  } catch {
    // Whoever closes the sheet of apps has shared nothing.
  }
}
