import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { titlesJson } from "#site/list-parts.ts";

/** What the company's own answers are called, in all languages. */
export const GET: APIRoute = async () => Response.json(titlesJson(await siteLibrary()));
