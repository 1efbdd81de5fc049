import type { APIRoute } from "astro";
import { advisoriesJson } from "#site/advisories-json.ts";
import { siteLibrary } from "#site/library.ts";

/** Every advisory, and when each of its versions was in force. */
export const GET: APIRoute = async () => Response.json(advisoriesJson(await siteLibrary()));
