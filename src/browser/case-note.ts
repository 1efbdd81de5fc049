import type { AnswerDesk } from "#browser/answer-acts.ts";
import { caseSheet, theCase, touchCase } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { pageWords } from "#browser/page.ts";
import { referenceOf } from "#browser/reply-view.ts";
import { noteCase } from "#browser/use.ts";
import { forcesOn } from "#core/advice.ts";
import { caseNoteText } from "#core/case-note.ts";
import { followUpDay } from "#core/follow-up.ts";
import { stateAt } from "#core/published.ts";
import { referenceText } from "#core/reference.ts";
import { dayText } from "#core/when.ts";

const WORDS = await pageWords();

/**
 * Copies the note for the ticket: which wordings were sent, where, and what comes next; `action` is the approved
 * way not to answer. What the customer or the agent wrote is never in it.
 */
export async function copyCaseNote(desk: AnswerDesk, action?: string): Promise<void> {
  const words = WORDS;
  touchCase();
  const done = await copied({ text: noteText(desk, action) });
  if (!done) return desk.say(words.error.copy);
  desk.quietly(() => noteCase([]));
  desk.say(words.reply.caseNoteCopied);
  document.querySelector<HTMLElement>("kb-case [data-act='new-case']")?.focus();
}

function noteText(desk: AnswerDesk, action: string | undefined): string {
  const { view, ready, sheet } = desk;
  const words = WORDS;
  const { timeZone, now, locale } = view;
  const { copied: references, channel, country } = theCase();
  const known = caseSheet();
  const shown = ready && !action ? [referenceText(referenceOf(view, ready))] : [];
  const day = ready?.reply.followUp && followUpDay(ready.reply.followUp, now, timeZone);
  const note = {
    references: references.length > 0 ? references : shown,
    channel: known?.channels.find(({ id }) => id === channel)?.name ?? "",
    country: known?.countries.find(({ code }) => code === country)?.name ?? "",
    advisories: advisoriesOn(desk),
    escalation: escalationOf(desk),
    ...(day && { followUp: dayText(day, locale) }),
    ...(action && { action: `${actionWords(action)} (${sheet.entry.id}@${versionOf(desk)})` }),
  };
  return caseNoteText(note, {
    references: words.reply.noteReference,
    action: words.reply.noteAction,
    channel: words.reply.noteChannel,
    country: words.reply.noteCountry,
    advisories: words.reply.noteAdvisory,
    escalation: words.reply.noteEscalation,
    followUp: words.reply.noteFollowUp,
  });
}

/** The advisories that apply to the answer for this customer, by id. */
function advisoriesOn(desk: AnswerDesk): string[] {
  const { sheet, view } = desk;
  const front = sheet.entry.versions[versionOf(desk)]?.front;
  const { id } = sheet.entry;
  const { country } = theCase();
  return front
    ? forcesOn(sheet.forces ?? [], { id, front, at: view.now, country }).map((force) => force.id)
    : [];
}

function actionWords(action: string): string {
  const { reply } = WORDS;
  const names: Readonly<Record<string, string>> = {
    leave: reply.leave,
    hide: reply.hide,
    report: reply.report,
    "hand-over": reply.handOver,
  };
  return names[action] ?? action;
}

function versionOf({ sheet, view }: AnswerDesk): string {
  return stateAt(sheet.entry.history, view.now).record?.version ?? "";
}

/** The teams the answer names for escalation. */
function escalationOf(desk: AnswerDesk): string {
  const { sheet, view } = desk;
  const body = sheet.entry.versions[versionOf(desk)]?.texts[view.sheet.sourceLocale]?.body ?? [];
  const teams = body.flatMap((section) =>
    section.type === "escalate" ? [sheet.names.teams[section.to]?.name ?? section.to] : [],
  );
  return [...new Set(teams)].join(", ");
}
