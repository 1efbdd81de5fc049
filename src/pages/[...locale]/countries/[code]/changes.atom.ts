import type { APIRoute } from "astro";
import { countryFeedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";
import { atomKey, atomResponse } from "#site/feeds.ts";

export const getStaticPaths = () => countryFeedRoutes(atomKey);

/** The changes of the advisories for one country as Atom. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => atomResponse(props, site);
