import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { proposeJson } from "#site/propose.ts";

/** What the forms for changes know of the workspace: languages, channels, fields, wording, owners, where files are made. */
export const GET: APIRoute = async () => Response.json(proposeJson(await siteLibrary()));
