import type { APIRoute } from "astro";
import type { PublishedVersion } from "#core/published.ts";
import { publishedOf, siteLibrary } from "#site/library.ts";

/** One file for each version of each product and advisory: every text agents saw, for ever the same. */
export async function getStaticPaths() {
  const library = await siteLibrary();
  return (["products", "advisories"] as const).flatMap((kind) =>
    publishedOf(library, kind).flatMap(({ id, versions }) =>
      Object.values(versions).map((version) => ({
        params: { kind, id, version: version.version },
        props: { version },
      })),
    ),
  );
}

/** The version as readers see it. */
export const GET: APIRoute<{ version: PublishedVersion }> = ({ props }) => Response.json(props.version);
