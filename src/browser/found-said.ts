import { askedTitle, type FoundView, routeOf } from "#browser/found-view.ts";
import type { Laid } from "#browser/laid-out.ts";
import type { Suggested } from "#search/found.ts";
import { counted, filled } from "#words/text.ts";

/** What is said of results to those who listen. */
export interface FoundSaid {
  readonly said: string;
  /** Said at once and once: somebody may be in danger. Empty where nobody is. */
  readonly alert: string;
}

/** What was found in words: what is urgent, that a message asks several things, how many answers there are, or that none fits. */
export function saidOfFound(view: FoundView, suggested: Suggested, laid: Laid, language: string): FoundSaid {
  const partial = suggested.isPartial ? view.findWords.partial : "";
  const asked = laid.asked.length > 0 ? `${askedTitle(view, laid.asked.length)}.` : "";
  const said = [language, asked, partial, countSaid(view, suggested, laid)];
  return { said: said.filter(Boolean).join(" "), alert: alertSaid(view, laid) };
}

function countSaid(
  { words, findWords, locale }: FoundView,
  { findings, isSure }: Suggested,
  laid: Laid,
): string {
  const count = laid.urgent.length + laid.asked.length + laid.rest.length;
  if (isSure || laid.urgent.length > 0) return counted(words.list.found, count, locale);
  const titles = findings.map(({ title }) => title).join(", ");
  return findings.length === 0
    ? `${words.list.noResults}.`
    : `${words.list.noResults}. ${findWords.maybe}: ${titles}`;
}

function alertSaid(view: FoundView, { urgent: [first] }: Laid): string {
  if (!first) return "";
  const { title } = first;
  const team = routeOf(view, first)?.team.name;
  const { urgentSaid, urgentSaidAlone } = view.findWords;
  return team ? filled(urgentSaid, { title, team }) : filled(urgentSaidAlone, { title });
}
