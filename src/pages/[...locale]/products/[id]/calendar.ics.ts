import type { APIRoute } from "astro";
import { calendarKey, calendarResponse } from "#site/calendars.ts";
import { productFeedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";

export const getStaticPaths = () => productFeedRoutes(calendarKey);

/** What is dated about one product or event as iCalendar. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => calendarResponse(props, site);
