import { withForces } from "#browser/advised-sheet.ts";
import { theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { askedDesk } from "#browser/desk.ts";
import { savedHabit } from "#browser/habit.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { pageAhead } from "#browser/page-swap.ts";
import type { ReadyReply } from "#browser/reply-view.ts";
import { seenVersion } from "#browser/seen.ts";
import { turnKey, turnOf } from "#browser/turns.ts";
import type { AnswerView } from "#browser/view.ts";
import { wholeSheet } from "#core/desk.ts";
import { chosenReply, type OwnSheet, type Sheet, stateAt } from "#core/published.ts";

const WORDS = await pageWords();

/** An answer as its own page would show it in this case, read without opening it; undefined when the page is none. */
export async function answerAhead(address: string): Promise<AnswerView | undefined> {
  const page = await pageAhead(new URL(address));
  const json = page.querySelector("kb-answer > script[type='application/json']")?.textContent;
  if (!json) return undefined;
  const sheet = wholeSheet(JSON.parse(json) as OwnSheet, await askedDesk());
  return advisedView(withForces(sheet, latestForces()));
}

/** The reply of such an answer that is approved now, whatever stands against copying it; undefined where there is none. */
export function replyAhead(view: AnswerView): ReadyReply | undefined {
  const { sheet, now, selection } = view;
  const { history, versions } = sheet.entry;
  const { record, withdrawal } = stateAt(history, now);
  const version = record && versions[record.version];
  if (!version || withdrawal) return undefined;
  const chosen = chosenReply(sheet, version, selection);
  return chosen?.reply && { ...chosen, reply: chosen.reply, version };
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
