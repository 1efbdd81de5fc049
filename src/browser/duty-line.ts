import type { AnswerDesk } from "#browser/answer-acts.ts";
import { pageWords } from "#browser/page.ts";
import type { AnswerView } from "#browser/view.ts";
import { dutyAt } from "#core/duty.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const WORDS = await pageWords();

/** Says in place of each team's hours whether somebody is there now. */
export function tellDuty(desk: AnswerDesk): void {
  const { view } = desk;
  for (const line of desk.querySelectorAll<HTMLElement>("[data-hours]"))
    line.textContent = dutyWords(view, line.dataset.hours ?? "");
}

/** Whether somebody is there by a team's hours in the team's zone: until when, or when again, in the zone of `shownIn`; the hours themselves where they cannot be read. */
export function dutyWords(
  { now, timeZone, locale }: Pick<AnswerView, "now" | "timeZone" | "locale">,
  hours: string,
  shownIn = timeZone,
): string {
  const duty = dutyAt(hours, now, timeZone);
  const { answer } = WORDS;
  if (!duty) return hours;
  if (!duty.isOn) return filled(answer.backOnDuty, { time: shortTime(duty.next, now, shownIn, locale) });
  if (!duty.until) return answer.alwaysOnDuty;
  return filled(answer.onDutyUntil, { time: shortTime(duty.until, now, shownIn, locale) });
}
