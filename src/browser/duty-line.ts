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

function dutyWords({ now, timeZone, locale }: AnswerView, hours: string): string {
  const duty = dutyAt(hours, now, timeZone);
  const { answer } = WORDS;
  if (!duty) return hours;
  if (!duty.isOn) return filled(answer.backOnDuty, { time: shortTime(duty.next, now, timeZone, locale) });
  if (!duty.until) return answer.alwaysOnDuty;
  return filled(answer.onDutyUntil, { time: shortTime(duty.until, now, timeZone, locale) });
}
