import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { searchManifest } from "#site/search.ts";

/** Where the files of the search lie. */
export const GET: APIRoute = async () => Response.json(searchManifest(await siteLibrary()));
