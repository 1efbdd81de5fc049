import { withForces } from "#browser/advised-sheet.ts";
import { theCase } from "#browser/case.ts";
import { copied } from "#browser/clipboard.ts";
import { deviceNow } from "#browser/clock.ts";
import { savedHabit } from "#browser/habit.ts";
import { approvedText, judged } from "#browser/judge.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { pageAt } from "#browser/page-swap.ts";
import { copyOf, type ReadyReply, referenceOf } from "#browser/reply-view.ts";
import { seenVersion } from "#browser/seen.ts";
import { turnKey, turnOf } from "#browser/turns.ts";
import { noteCase, noteUse } from "#browser/use.ts";
import type { AnswerView } from "#browser/view.ts";
import { chosenReply, type Sheet, stateAt } from "#core/published.ts";
import { referenceText } from "#core/reference.ts";
import { changeSinceUse } from "#core/use.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/**
 * Copies the reply of an answer without opening it, when nothing in it is empty, changed or behind. Returns what
 * is to be said of it; undefined when the answer has to be opened.
 */
export async function copiedFrom(address: string): Promise<string | undefined> {
  const page = await pageAt(new URL(address));
  const json = page.querySelector("kb-answer > script[type='application/json']")?.textContent;
  if (!json) return undefined;
  const view = await advisedView(withForces(JSON.parse(json) as Sheet, latestForces()));
  const ready = readyReply(view);
  if (!ready || view.advisor?.question(view, ready.version, ready)) return undefined;
  const prepared = copyOf(view, ready);
  const isOpen = prepared.missing.length > 0 || Object.keys(prepared.faults).length > 0;
  if (isOpen || prepared.needsInitials || prepared.over > 0) return undefined;
  if (judged(view, ready, prepared.text, approvedText(view, ready)).length > 0) return undefined;
  const { text, html } = prepared;
  if (!(await copied(html === undefined ? { text } : { text, html }))) return WORDS.error.copy;
  noteUse(view, ready);
  const reference = referenceText(referenceOf(view, ready));
  noteCase([reference]);
  return filled(WORDS.reply.copiedAs, { reference });
}

/** What advisories do counts here as on the answer's own page. */
async function advisedView(sheet: Sheet): Promise<AnswerView> {
  const view = viewOf(sheet);
  if (!sheet.forces) return view;
  const { loadAdvisor } = await import("#browser/advice-acts.ts");
  return { ...view, advisor: await loadAdvisor() };
}

function viewOf(sheet: Sheet): AnswerView {
  const { channel = "", locale = sheet.sourceLocale, fields } = theCase();
  const chosen = { channel, locale, moment: "first" as const };
  return {
    ...surroundings(WORDS, sheet.timeZone, document.documentElement.dataset.home),
    sheet,
    now: deviceNow(),
    isLive: true,
    selection: { ...chosen, variant: turnOf(turnKey(sheet.entry.id, chosen)) },
    fields,
    customer: theCase(),
    initials: savedHabit().initials ?? "",
    used: seenVersion(sheet.entry.id),
  };
}

/** The reply that may be copied unseen: approved now, in the agent's language, and not new to them. */
function readyReply(view: AnswerView): ReadyReply | undefined {
  const { sheet, now, selection, used } = view;
  const { history, versions } = sheet.entry;
  const { record, withdrawal } = stateAt(history, now);
  const version = record && versions[record.version];
  if (!version || withdrawal) return undefined;
  const chosen = chosenReply(sheet, version, selection);
  const isNew = changeSinceUse(history, version.version, selection.locale, used, now)?.isNew ?? false;
  if (!chosen?.reply || chosen.isBehind || chosen.locale !== selection.locale || isNew) return undefined;
  if (view.advisor?.blocks(view, version, chosen)) return undefined;
  return { ...chosen, reply: chosen.reply, version };
}
