import type { APIRoute } from "astro";
import { calendarKey, calendarResponse } from "#site/calendars.ts";
import { countryFeedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";

export const getStaticPaths = () => countryFeedRoutes(calendarKey);

/** When the advisories for one country apply, as iCalendar. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => calendarResponse(props, site);
