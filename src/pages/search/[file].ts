import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { type SearchFileProps, searchRoutes } from "#site/search.ts";

/** One file for each that the search reads. */
export const getStaticPaths = async () => searchRoutes(await siteLibrary());

/** Its bytes. */
export const GET: APIRoute<SearchFileProps> = ({ props }) => new Response(props.bytes);
