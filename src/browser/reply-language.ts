import { caseSheet, changeCase, theCase } from "#browser/case.ts";
import type { FoundView } from "#browser/found-view.ts";
import { savedHabit } from "#browser/habit.ts";
import { pageLocale } from "#browser/page.ts";
import { languageName } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { Locale } from "#core/locale.ts";
import { filled } from "#words/text.ts";

/** A language that was taken over from a message, and the one that stood before it. */
interface Taken {
  readonly message: string;
  readonly before: Locale;
  readonly locale: Locale;
}

let taken: Taken | undefined;

/** Replies in the language of the message where there are replies in it, unless the agent has chosen one in this case. */
export function takeLanguage(message: string, locale: Locale | undefined): void {
  const { locale: own, isLocaleChosen } = theCase();
  // Before any answer was opened no language is chosen yet: the agent's habit would decide.
  const before = own ?? savedHabit().locale ?? pageLocale();
  if (locale === undefined || locale === before || isLocaleChosen) return;
  // A message is judged once: a new case with the same words would be asked anew.
  if (taken?.message === message || !caseSheet()?.locales.includes(locale)) return;
  taken = { message, before, locale };
  changeCase({ locale });
}

/** Goes back to the language that stood before, for this case. */
export function keepLanguage(): void {
  if (taken) changeCase({ locale: taken.before, isLocaleChosen: true });
}

/** What is said of it as text; empty where nothing was taken over, or the agent has chosen since. */
export function languageSaid({ findWords, locale }: FoundView, message: string): string {
  return isTaken(message) ? filled(findWords.writes, { language: nameIn(taken?.locale ?? "", locale) }) : "";
}

/** The same as a line, with the way back. */
export function languageHtml(view: FoundView, message: string): string {
  const said = languageSaid(view, message);
  if (said === "" || !taken) return "";
  const keep = filled(view.findWords.keep, { language: nameIn(taken.before, view.locale) });
  return `<p class="msg-lang">${escaped(said)} <button class="linkish" type="button" data-act="keep-language">${escaped(keep)}</button></p>`;
}

function isTaken(message: string): boolean {
  const { locale, isLocaleChosen } = theCase();
  return taken?.message === message && locale === taken.locale && !isLocaleChosen;
}

/** As it stands within a sentence: Vietnamese writes its names of languages small there. */
function nameIn(locale: Locale, inLocale: string): string {
  const name = languageName(locale, inLocale);
  return inLocale === "vi" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
