import type { APIRoute } from "astro";
import { searchJson } from "#site/documents.ts";
import { siteLibrary } from "#site/library.ts";

/** The index the box looks words up in, as lunr serialises it. */
export const GET: APIRoute = async () => Response.json(searchJson(await siteLibrary()));
