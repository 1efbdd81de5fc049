import type { APIRoute } from "astro";
import type { PublishedVersion } from "#core/published.ts";
import { entryKey } from "#site/key.ts";
import { siteLibrary } from "#site/library.ts";
import { answersToAsk } from "#site/standing.ts";

/** One file for each version of each answer: every text agents saw, for ever the same. */
export async function getStaticPaths() {
  return answersToAsk(await siteLibrary()).flatMap((entry) =>
    Object.values(entry.versions).map((version) => ({
      params: { id: entry.id, version: version.version },
      props: { entry, version },
      cacheKey: entryKey(entry),
    })),
  );
}

/** The version as readers see it. */
export const GET: APIRoute<{ version: PublishedVersion }> = ({ props }) => Response.json(props.version);
