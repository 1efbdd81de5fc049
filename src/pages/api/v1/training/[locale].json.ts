import type { APIRoute } from "astro";
import { localeOf } from "#site/address.ts";
import { siteLibrary } from "#site/library.ts";
import { sheetOf, sheetRoutes } from "#site/training-sheet.ts";

/** One file for each language of the interface. */
export const getStaticPaths = sheetRoutes;

/** What the browser must know of all paths to keep progress and to tell what changed since. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(sheetOf(await siteLibrary(), localeOf(params.locale)));
