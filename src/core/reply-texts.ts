import type { Locale } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { PublishedVersion } from "#core/published.ts";
import { repliesOf } from "#core/reply.ts";

/** The plain texts of a version's replies by language, each text once and without what fields are filled with. */
export function replyTexts({ texts }: Pick<PublishedVersion, "texts">): Record<Locale, string[]> {
  return Object.fromEntries(
    Object.entries(texts).map(([locale, { body }]) => {
      const written = repliesOf(body).map(({ prose }) => plainText(prose, { fill: () => "" }));
      return [locale, [...new Set(written)]];
    }),
  );
}
