import type { APIRoute } from "astro";
import type { PublishedEntry } from "#core/published.ts";
import { answerJson } from "#site/answer-json.ts";
import { entryKey } from "#site/key.ts";
import { siteLibrary } from "#site/library.ts";
import { answersToAsk } from "#site/standing.ts";

/** One file for each answer: its records and the versions there are. */
export async function getStaticPaths() {
  return answersToAsk(await siteLibrary()).map((entry) => ({
    params: { id: entry.id },
    props: { entry },
    cacheKey: entryKey(entry),
  }));
}

/** The answer's records and where its texts lie. */
export const GET: APIRoute<{ entry: PublishedEntry }> = ({ props }) => Response.json(answerJson(props.entry));
