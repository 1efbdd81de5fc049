import type { APIRoute } from "astro";
import { advisorySheet } from "#site/advisory-sheet.ts";
import { siteLibrary } from "#site/library.ts";

/** What the form for a new advisory knows besides what every form does; only who chooses it asks for this. */
export const GET: APIRoute = async () => Response.json(advisorySheet(await siteLibrary()));
