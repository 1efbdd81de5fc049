import type { APIRoute } from "astro";
import { siteLibrary } from "#site/library.ts";
import { entryShards } from "#site/now-json.ts";

/** A sixteenth of all entries each, by `shardOf` their key. */
export async function getStaticPaths() {
  const shards = entryShards(await siteLibrary());
  return shards.map((digests, shard) => ({ params: { shard: String(shard) }, props: { digests } }));
}

/** The digest of each entry's records. */
export const GET: APIRoute<{ digests: Record<string, string> }> = ({ props }) => Response.json(props.digests);
