import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { nowJson } from "#site/now-json.ts";

/** What was published last, for pages that are open: asked for every minute. */
export const GET: APIRoute = async () => Response.json(nowJson(await siteLibrary()));
