import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { listIndexJson, listIndexRoutes } from "#site/list-parts.ts";

/** One file for each language of the interface. */
export const getStaticPaths = listIndexRoutes;

/** Which part of the list a title stands in. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(listIndexJson(await siteLibrary(), params.locale));
