import type { APIRoute } from "astro";
import { feedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { atomKey, atomResponse } from "#site/feeds.ts";

export const getStaticPaths = () => feedRoutes(atomKey);

/** Every change, newest first, as Atom. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => atomResponse(props, site);
