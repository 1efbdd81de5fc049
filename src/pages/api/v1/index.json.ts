import type { APIRoute } from "astro";
import { indexJson } from "#site/documents.ts";
import { siteLibrary } from "#site/library.ts";

/** Every published answer with what can be found of it, and when which version holds. */
export const GET: APIRoute = async () => Response.json(indexJson(await siteLibrary()));
