import type { APIRoute } from "astro";
import type { PublishedEntry } from "#core/published.ts";
import { answerJson } from "#site/answer-json.ts";
import { entryKey } from "#site/key.ts";
import { publishedOf, siteLibrary } from "#site/library.ts";

/** One file for each product, advisory and fragment: its records and the versions there are. */
export async function getStaticPaths() {
  const library = await siteLibrary();
  return (["products", "advisories", "fragments"] as const).flatMap((kind) =>
    publishedOf(library, kind).map((entry) => ({
      params: { kind, id: entry.id },
      props: { entry },
      cacheKey: entryKey(entry),
    })),
  );
}

/** The entry's records and where its texts lie. */
export const GET: APIRoute<{ entry: PublishedEntry }> = ({ props }) => Response.json(answerJson(props.entry));
