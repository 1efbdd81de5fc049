import type { APIRoute } from "astro";
import { licencesText } from "#site/licences.ts";

/** The terms of what others made and this site hands on. */
export const GET: APIRoute = () => new Response(licencesText());
