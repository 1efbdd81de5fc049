import type { APIRoute } from "astro";
import { publishedSchema, schemaRoutes } from "#site/schemas.ts";

/** One file for each shape of the data API and of what commands print. */
export const getStaticPaths = schemaRoutes;

/** A JSON Schema. */
export const GET: APIRoute = ({ params }) => Response.json(publishedSchema(params.name));
