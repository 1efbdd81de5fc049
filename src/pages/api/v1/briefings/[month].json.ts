import type { APIRoute } from "astro";
import type { BriefingMonth } from "#core/briefing-month.ts";
import { monthRoutes } from "#site/briefing.ts";
import { siteLibrary } from "#site/library.ts";

/** One file for each month, such as `2026-11.json`. */
export const getStaticPaths = async () => monthRoutes(await siteLibrary());

/** What briefings of that month are made from. */
export const GET: APIRoute<{ file: BriefingMonth }> = ({ props }) => Response.json(props.file);
