import type { APIRoute } from "astro";
import { changesJson } from "#site/changes-json.ts";
import { siteLibrary } from "#site/library.ts";

/** The newest changes of everything in short, newest first: small enough for every page to ask what is unread. */
export const GET: APIRoute = async () => Response.json(changesJson(await siteLibrary()));
