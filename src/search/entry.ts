import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { repliesOf } from "#core/reply.ts";
import type { Version } from "#core/version.ts";
import { type AnswerDocument, documentsFrom } from "#search/document.ts";

/** An answer as a search is built from: what lists show of it, and what it replies, which does not travel. */
export interface SearchEntry {
  readonly document: AnswerDocument;
  /** The plain texts of its replies, by version and language, each text once. */
  readonly replies: Readonly<Record<Version, Readonly<Record<Locale, readonly string[]>>>>;
}

/** Some answers from an instant on, in order of id, for `searchFiles`. */
export function searchEntries(answers: readonly PublishedEntry[], at: Instant): SearchEntry[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return documentsFrom(answers, at).map((document) => {
    const versions = Object.keys(document.versions);
    const published = byId.get(document.id)?.versions ?? {};
    const replies = versions.flatMap((name) => {
      const version = published[name];
      return version ? [[name, replyTexts(version)] as const] : [];
    });
    return { document, replies: Object.fromEntries(replies) };
  });
}

function replyTexts({ texts }: PublishedVersion): Record<Locale, string[]> {
  return Object.fromEntries(
    Object.entries(texts).map(([locale, { body }]) => {
      const written = repliesOf(body).map(({ prose }) => plainText(prose, { fill: () => "" }));
      return [locale, [...new Set(written)]];
    }),
  );
}
