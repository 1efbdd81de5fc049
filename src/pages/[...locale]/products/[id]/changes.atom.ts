import type { APIRoute } from "astro";
import { productFeedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { atomKey, atomResponse } from "#site/feeds.ts";

export const getStaticPaths = () => productFeedRoutes(atomKey);

/** The changes about one product or event as Atom. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => atomResponse(props, site);
