import type { AnswerKind } from "#core/offline.ts";
import { type PublishedEntry, publishedTeams } from "#core/published.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

/** For whom each answer of the site is, by id: what a device keeps first hangs on it. */
export function answerKinds(library: SiteLibrary): Map<string, AnswerKind> {
  return new Map(answersOf(library).map((answer) => [answer.id, kindOf(answer)]));
}

function kindOf(answer: PublishedEntry): AnswerKind {
  const versions = Object.values(answer.versions);
  const teams = publishedTeams(answer);
  return {
    ...(teams && { teams }),
    locales: [...new Set(versions.flatMap(({ texts }) => Object.keys(texts)))].sort(),
    ...(versions.some(({ front }) => front.urgent) && { urgent: true }),
  };
}
