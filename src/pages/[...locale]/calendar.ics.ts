import type { APIRoute } from "astro";
import { calendarKey, calendarResponse } from "#site/calendars.ts";
import { feedRoutes } from "#site/feed-routes.ts";
import type { FeedProps } from "#site/feed-scopes.ts";

export const getStaticPaths = () => feedRoutes(calendarKey);

/** Changes, advisories, events and briefings as iCalendar. */
export const GET: APIRoute<FeedProps> = ({ props, site }) => calendarResponse(props, site);
