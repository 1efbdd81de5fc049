import type { AnswerDesk } from "#browser/answer-acts.ts";
import { wakeAnswer } from "#browser/answer-wake.ts";
import { deviceNow } from "#browser/clock.ts";
import { composed } from "#browser/composed.ts";
import { askedDesk } from "#browser/desk.ts";
import { livePageWords } from "#browser/live-words.ts";
import { openSheet } from "#browser/open-sheet.ts";
import { pageLocale } from "#browser/page.ts";
import { pageAt } from "#browser/page-swap.ts";
import { wholeSheet } from "#core/desk.ts";
import { noteOf } from "#core/history.ts";
import { historyDigest } from "#core/now.ts";
import { type EntryState, type OwnSheet, type Sheet, stateAt } from "#core/published.ts";
import { compareVersions } from "#core/version.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const WORDS = await livePageWords();

/** Brings a newer state of the open answer onto its page. */
export async function renewAnswer(sheet: OwnSheet): Promise<void> {
  const { pathname } = location;
  const fresh = openSheet(await pageAt(new URL(location.href), undefined, true));
  // Somebody may have gone on meanwhile, and a cache on the way may not know of the newer one yet.
  if (location.pathname !== pathname) return;
  if (fresh && historyDigest(fresh.entry.history) === historyDigest(sheet.entry.history)) return;
  await Promise.all([wakeAnswer(), composed()]);
  const desk = document.querySelector<AnswerDesk>("kb-answer");
  if (desk && fresh) take(desk, wholeSheet(fresh, await askedDesk()));
  else desk?.say(WORDS.gone);
}

function take(desk: AnswerDesk, fresh: Sheet): void {
  const now = deviceNow();
  const { edited } = desk.view;
  const [before, after] = [desk.sheet, fresh].map((sheet) => stateAt(sheet.entry.history, now));
  // Versions that were loaded to be compared stay.
  const versions = { ...desk.sheet.entry.versions, ...fresh.entry.versions };
  desk.takeSheet({ ...fresh, entry: { ...fresh.entry, versions } });
  if (!before || !after) return;
  const said = [newsText(fresh, before, after)];
  const was = before.record?.version;
  if (edited !== undefined && was && was !== after.record?.version && desk.ready)
    said.push(filled(WORDS.touched, { version: was }));
  if (said.some(Boolean)) desk.say(said.filter(Boolean).join(" "));
}

/** What an agent has to know of the step from one state of an answer to another. */
function newsText({ entry, sourceLocale, timeZone }: Sheet, before: EntryState, after: EntryState): string {
  if (after.withdrawal) return before.withdrawal ? "" : WORDS.pulled;
  const [was, is] = [before.record?.version, after.record?.version];
  if (is && was !== is) {
    if (was && compareVersions(is, was) < 0) return filled(WORDS.back, { version: is });
    const what = whatOf(entry.history, is, sourceLocale);
    return what ? filled(WORDS.newer, { version: is, what }) : filled(WORDS.newerMeaning, { version: is });
  }
  const { waiting } = after;
  if (!waiting || waiting.version === before.waiting?.version) return "";
  const time = shortTime(waiting.effective, deviceNow(), timeZone, pageLocale());
  return filled(WORDS.coming, { version: waiting.version, time });
}

/** What a version changed, in the page's language, else in the source's. */
export function whatOf(history: Sheet["entry"]["history"], version: string, sourceLocale: string): string {
  const notes = noteOf(history, version);
  return (notes[pageLocale()] ?? notes[sourceLocale])?.what ?? "";
}
