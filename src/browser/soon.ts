// What every page looks at when all else is done.
import "#browser/unread.ts";
import "#browser/incident-ahead.ts";
import { keptPage } from "#browser/kept-page.ts";

// A page that was kept says at once how old it is.
if (keptPage()) void import("#browser/live.ts");
