import { changeCase, hasChoices, startCase } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { deviceNow } from "#browser/clock.ts";
import { savedHabit } from "#browser/habit.ts";
import { keepHandOver, lastHandOver } from "#browser/handed-over.ts";
import { keepParked, parkedCases } from "#browser/parked.ts";
import { keptUses } from "#browser/reference-log.ts";
import { shiftFileAt, shiftFileName } from "#browser/shift-file.ts";
import { posted } from "#browser/shift-post.ts";
import { parkedKey, type ShiftView } from "#browser/shift-view.ts";
import { ownDay } from "#browser/tally.ts";
import { dropTopic, unansweredTopics } from "#browser/unanswered.ts";
import type { HandOver } from "#core/hand-over.ts";
import type { ParkedCase } from "#core/parked.ts";
import type { ShiftFile } from "#core/shift.ts";
import type { ShiftSheet } from "#core/shift-sheet.ts";
import { shortTime } from "#core/when.ts";
import { filled, type ShiftWords } from "#words/text.ts";

/** What the acts of the page need of it. */
export interface ShiftDesk extends HTMLElement {
  readonly sheet: ShiftSheet;
  readonly view: ShiftView;
  readonly words: ShiftWords;
  readonly text: HTMLTextAreaElement;
  place(name: string): HTMLElement;
  /** Says something in a part of the page; `undo` names the act of the button that takes it back. */
  say(name: string, text: string, undo?: string): void;
  /** Draws the lists anew, whatever has the focus. */
  redraw(): void;
  /** Writes the hand-over anew over what the agent changed. */
  writeAnew(): void;
}

type Act = (desk: ShiftDesk, button: HTMLElement) => void | Promise<void>;

/** What the buttons of the page do, by their `data-act`. */
export const SHIFT_ACTS: Readonly<Record<string, Act>> = {
  "copy-text": async (desk) => {
    const { text, words } = desk;
    const done = await copied({ text: text.value });
    if (!done) text.select();
    desk.say("copied", done ? words.handOver.copied : words.handOver.notCopied);
  },
  anew: (desk) => {
    desk.writeAnew();
    desk.text.focus();
  },
  download: (desk) => {
    const file = fileOf(desk);
    if (!file) return;
    save(file);
    desk.say("filed", filled(desk.words.file.downloaded, { file: shiftFileName(file) }));
  },
  send: (desk) => {
    if (!fileOf(desk)) return;
    desk.say("filed", "");
    desk.place("ask").hidden = false;
    desk.querySelector<HTMLElement>("[data-act='send-now']")?.focus();
  },
  cancel: (desk) => closeAsk(desk),
  "send-now": (desk) => send(desk),
  afresh: (desk) => startAfresh(desk),
  "undo-afresh": (desk) => {
    keepHandOver(before);
    desk.say("afresh", "");
    desk.querySelector<HTMLElement>("[data-act='afresh']")?.focus();
  },
  "take-up": (_, link) => {
    const parked = parkedOf(link);
    if (!parked) return;
    keepParked(parkedCases().filter((other) => parkedKey(other) !== parkedKey(parked)));
    // Without a case bar a case could not begin with the agent's channel: the answer then asks for the country.
    if (!hasChoices()) return;
    startCase();
    if (parked.country) changeCase({ country: parked.country });
  },
  "drop-parked": (desk, button) => {
    const gone = button.dataset.parked;
    keepParked(parkedCases().filter((parked) => parkedKey(parked) !== gone));
    drawnWithout(desk, "shift-parked");
  },
  "drop-topic": (desk, button) => {
    const topic = unansweredTopics()[Number(button.dataset.index)];
    if (topic) dropTopic(topic);
    drawnWithout(desk, "shift-topics");
  },
};

/** The list is drawn without what was deleted; the focus stays at it. */
function drawnWithout(desk: ShiftDesk, heading: string): void {
  desk.redraw();
  const place = desk.querySelector<HTMLElement>(`[aria-labelledby="${heading}"]`);
  (place?.querySelector<HTMLElement>("button") ?? desk.querySelector<HTMLElement>(`#${heading}`))?.focus();
}

function parkedOf({ dataset }: HTMLElement): ParkedCase | undefined {
  return parkedCases().find((parked) => parkedKey(parked) === dataset.parked);
}

/** The file as it is now; without initials it asks for them. */
function fileOf(desk: ShiftDesk): ShiftFile | undefined {
  const { initials } = savedHabit();
  if (initials !== undefined) return shiftFileAt(deviceNow(), initials);
  desk.say("filed", desk.words.initialsFirst);
  desk.querySelector<HTMLElement>("[data-shift='initials']")?.focus();
  return undefined;
}

function jsonOf(file: ShiftFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function save(file: ShiftFile): void {
  const href = URL.createObjectURL(new Blob([jsonOf(file)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: shiftFileName(file) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function closeAsk(desk: ShiftDesk): void {
  desk.place("ask").hidden = true;
  desk.querySelector<HTMLElement>("[data-act='send']")?.focus();
}

async function send(desk: ShiftDesk): Promise<void> {
  const { sheet, view, words } = desk;
  const file = fileOf(desk);
  if (!file || sheet.collect === undefined) return;
  const { host } = new URL(sheet.collect);
  closeAsk(desk);
  desk.say("filed", filled(words.file.sending, { host }));
  const { isTaken, status } = await posted(sheet.collect, jsonOf(file));
  const now = deviceNow();
  const time = shortTime(now, now, view.here, view.locale);
  if (isTaken) desk.say("filed", filled(words.file.sent, { host, time }));
  else if (status === undefined) desk.say("filed", filled(words.file.unreached, { host }));
  else desk.say("filed", filled(words.file.refused, { host, status }));
}

/** The hand-over before the last one, so that the last can be taken back. */
let before: HandOver | undefined;

function startAfresh(desk: ShiftDesk): void {
  const { view, words } = desk;
  const at = deviceNow();
  const day = ownDay(at);
  before = lastHandOver();
  const isKept = keepHandOver({ at, day, uses: keptUses()[day] ?? {} });
  desk.writeAnew();
  const done = filled(words.afresh.done, { time: shortTime(at, at, view.here, view.locale) });
  desk.say("afresh", isKept ? done : `${done} ${words.afresh.notKept}`, "undo-afresh");
}
