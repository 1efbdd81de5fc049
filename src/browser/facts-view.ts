import type { Surroundings } from "#browser/view.ts";
import type { AdvisoryFacts, EventFacts } from "#core/entry.ts";
import { instantInWords } from "#core/instant.ts";
import type { PublishedVersion } from "#core/published.ts";
import type { AllWords } from "#words/text.ts";

/** What the words of a version's facts are drawn from; `names` has them by `country:DE`, `answer:late-delivery`. */
export interface FactsView extends Surroundings {
  readonly words: AllWords;
  readonly names: Readonly<Record<string, string>>;
}

/** The facts of an advisory or event as text, a paragraph each, so that two versions can be compared; empty for anything else. */
export function factsText(view: FactsView, { front }: PublishedVersion): string {
  const facts = front.advisory ? advisoryFacts(view, front.advisory) : eventFacts(view, front.event);
  return facts.map(([name, said]) => `${name}: ${said}`).join("\n\n");
}

type Fact = readonly [name: string, said: string];

function advisoryFacts(view: FactsView, facts: AdvisoryFacts): Fact[] {
  const { advisories: words, state, list, case: ofCase } = view.words;
  const named = (kind: string, ids: readonly string[]) =>
    ids.map((id) => view.names[`${kind}:${id}`] ?? id).join(", ");
  const effects = { hold: state.held, replace: state.replaced, append: state.appended, note: state.note };
  const { countries, regions, everywhere, scope } = facts;
  const where = everywhere
    ? words.everywhere
    : [named("country", countries), ...regions].filter(Boolean).join(", ");
  const told: readonly Fact[] = [
    [words.where, where],
    [words.when, timesText(view, facts)],
    [words.effect, effects[facts.effect]],
    [words.severity, words[facts.severity]],
    [words.use, named("answer", facts.use ? [facts.use] : [])],
    [words.after, facts.after ?? ""],
    [words.scope, named("answer", scope.answers)],
    [list.product, named("product", scope.products)],
    [list.team, named("team", scope.teams)],
    [ofCase.channel, scope.channels.join(", ")],
    [state.incident, facts.incident ? words.incident[facts.incident] : ""],
  ];
  return told.filter(([, said]) => said !== "");
}

function eventFacts(view: FactsView, event: EventFacts | undefined): Fact[] {
  if (!event) return [];
  const { advisories, products } = view.words;
  const when: Fact = [advisories.when, timesText({ ...view, timeZone: event.zone ?? view.timeZone }, event)];
  return event.venue === undefined ? [when] : [when, [products.venue, event.venue]];
}

function timesText(view: Surroundings, { from, until }: { from: string; until?: string }): string {
  const said = (instant: string) => instantInWords(instant, view.timeZone, view.locale);
  return until === undefined ? said(from) : `${said(from)} – ${said(until)}`;
}
