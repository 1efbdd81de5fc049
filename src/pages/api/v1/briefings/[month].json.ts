import type { APIRoute } from "astro";
import { type MonthGround, monthFile, monthRoutes } from "#site/briefing.ts";
import { siteLibrary } from "#site/library.ts";

/** One file for each month, such as `2026-11.json`. */
export const getStaticPaths = async () => monthRoutes(await siteLibrary());

/** What briefings of that month are made from. */
export const GET: APIRoute<{ file: MonthGround }> = async ({ props }) =>
  Response.json(monthFile(await siteLibrary(), props.file));
