import type { APIRoute } from "astro";
import { drillGround, drillRoutes } from "#site/drill-ground.ts";
import { siteLibrary } from "#site/library.ts";

/** One file for each language of the interface. */
export const getStaticPaths = drillRoutes;

/** What the drills of the language are drawn from. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(drillGround(await siteLibrary(), params.locale));
