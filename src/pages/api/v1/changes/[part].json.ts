import type { APIRoute } from "astro";
import { olderChanges } from "#site/changes-json.ts";
import { siteLibrary } from "#site/library.ts";

/** The changes before those of `/api/v1/changes.json`, in parts of which 1 is the oldest. */
export async function getStaticPaths() {
  const parts = olderChanges(await siteLibrary());
  return parts.map((list, index) => ({ params: { part: String(index + 1) }, props: { list } }));
}

/** One part, newest first. */
export const GET: APIRoute = ({ props }) => Response.json(props.list);
