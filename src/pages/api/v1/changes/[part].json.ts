import type { APIRoute } from "astro";
import { olderChangeRoutes } from "#site/changes-json.ts";
import { siteLibrary } from "#site/library.ts";

/** The changes before those of `/api/v1/changes.json`, in parts of which 1 is the oldest. */
export const getStaticPaths = async () => olderChangeRoutes(await siteLibrary());

/** One part, newest first. */
export const GET: APIRoute = ({ props }) => Response.json(props.list);
