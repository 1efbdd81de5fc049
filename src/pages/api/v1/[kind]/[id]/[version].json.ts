import type { APIRoute } from "astro";
import type { PublishedVersion } from "#core/published.ts";
import { entryKey } from "#site/key.ts";
import { publishedOf, siteLibrary } from "#site/library.ts";

/** One file for each version of each product and advisory: every text agents saw, for ever the same. */
export async function getStaticPaths() {
  const library = await siteLibrary();
  return (["products", "advisories"] as const).flatMap((kind) =>
    publishedOf(library, kind).flatMap((entry) =>
      Object.values(entry.versions).map((version) => ({
        params: { kind, id: entry.id, version: version.version },
        props: { version },
        cacheKey: entryKey(entry),
      })),
    ),
  );
}

/** The version as readers see it. */
export const GET: APIRoute<{ version: PublishedVersion }> = ({ props }) => Response.json(props.version);
