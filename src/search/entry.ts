import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { replyTexts } from "#core/reply-texts.ts";
import type { Version } from "#core/version.ts";
import { type AnswerDocument, documentsFrom } from "#search/document.ts";

/** An answer as a search is built from: what lists show of it, and what it replies, which does not travel. */
export interface SearchEntry {
  readonly document: AnswerDocument;
  /** The plain texts of its replies, by version and language, each text once. */
  readonly replies: Readonly<Record<Version, Readonly<Record<Locale, readonly string[]>>>>;
}

/** Who tells the plain texts of a version's replies. */
export type RepliesOf = (
  answer: PublishedEntry,
  version: PublishedVersion,
) => SearchEntry["replies"][Version];

/** Some answers from an instant on, in order of id, for `searchFiles`. */
export function searchEntries(
  answers: readonly PublishedEntry[],
  at: Instant,
  repliesOf: RepliesOf = (_, version) => replyTexts(version),
): SearchEntry[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return documentsFrom(answers, at).map((document) => {
    const versions = Object.keys(document.versions);
    const answer = byId.get(document.id);
    const replies = versions.flatMap((name) => {
      const version = answer?.versions[name];
      return answer && version ? [[name, repliesOf(answer, version)] as const] : [];
    });
    return { document, replies: Object.fromEntries(replies) };
  });
}
