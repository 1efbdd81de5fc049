import type { Instant } from "#core/instant.ts";
import { allSettledAt } from "#core/published.ts";
import { type AnswerDocument, documentsFrom } from "#search/document.ts";
import { buildNow } from "#site/clock.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

const made = new WeakMap<SiteLibrary, AnswerDocument[]>();

/** Every answer as lists and the box know it: made once for all pages. */
export function siteDocuments(library: SiteLibrary): AnswerDocument[] {
  const documents = made.get(library) ?? documentsFrom(answersOf(library), buildNow());
  made.set(library, documents);
  return documents;
}

/** `/api/v1/index.json`: the published answers, for lists, the box and other people's scripts. */
export function indexJson(library: SiteLibrary) {
  const { sourceLocale, timeZone } = library.workspace;
  return { asOf: listAsOf(library), sourceLocale, timeZone, answers: siteDocuments(library) };
}

const settled = new WeakMap<SiteLibrary, Instant>();

/** The last instant by the build's clock at which anything about any answer changed: what lists without a clock show the state of. */
export function listAsOf(library: SiteLibrary): Instant {
  const histories = () => answersOf(library).map(({ history }) => history);
  const asOf = settled.get(library) ?? allSettledAt(histories(), buildNow());
  settled.set(library, asOf);
  return asOf;
}
