import type { APIRoute } from "astro";
import { type ListPart, listPartRoutes } from "#site/list-parts.ts";
import { railRowsHtml } from "../../../components/rail-row.ts";

/** Some thirty rows of the list of all answers each, in one language. */
export const getStaticPaths = listPartRoutes;

/** Its rows as they stand beside an answer. */
export const GET: APIRoute<ListPart> = ({ props }) =>
  Response.json(railRowsHtml(props, import.meta.env.BASE_URL));
