import type { APIRoute } from "astro";
import { localeOf } from "#site/address.ts";
import { deskJson, deskRoutes } from "#site/desk.ts";
import { siteLibrary } from "#site/library.ts";

/** One file for each language of the interface. */
export const getStaticPaths = deskRoutes;

/** What all pages of the language share of the workspace and its settings. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(deskJson(await siteLibrary(), localeOf(params.locale)));
