import { adviceWords } from "#browser/advice-words.ts";
import { Advisor } from "#browser/advisor.ts";
import type { AnswerDesk } from "#browser/answer-acts.ts";
import { changeCase, theCase } from "#browser/case.ts";
import "#browser/country-box.ts";
import { parkedCases } from "#browser/parked.ts";

/** What decides and draws advisories on the open page. */
export async function loadAdvisor(): Promise<Advisor> {
  return new Advisor(await adviceWords(), parkedCases);
}

/** Copies the reply that is sent meanwhile, for the same case; opens it where something of it is still missing. */
export async function copyMeanwhile(desk: AnswerDesk, href: string): Promise<void> {
  const { copiedFrom } = await import("#browser/quick-copy.ts");
  const said = await copiedFrom(new URL(href, location.href).href);
  if (said === undefined) desk.querySelector<HTMLElement>(`.advisory a[href="${CSS.escape(href)}"]`)?.click();
  else desk.say(said);
}

/** The customer is in none of these countries: remembered for this case alone. */
export function sayNotThere(desk: AnswerDesk, codes: string): void {
  changeCase({ notIn: [...new Set([...theCase().notIn, ...codes.split(" ")])] });
  // Who has gone on meanwhile keeps the cursor; the button that was pressed is gone.
  if (document.activeElement === document.body || desk.contains(document.activeElement))
    desk.querySelector<HTMLElement>("[data-act='copy']")?.focus();
  desk.say(desk.view.advisor?.words.isFree ?? "");
}
