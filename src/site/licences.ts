import inter from "../../node_modules/@fontsource/inter/LICENSE?raw";
import diff from "../../node_modules/diff/LICENSE?raw";
import pagefind from "../../node_modules/pagefind/LICENSE/LICENSE?raw";
import zones from "../../node_modules/timezones-ical-library/LICENSE?raw";
import fsrs from "../../node_modules/ts-fsrs/LICENSE?raw";
import workboxCore from "../../node_modules/workbox-core/LICENSE?raw";
import workboxPreload from "../../node_modules/workbox-navigation-preload/LICENSE?raw";
import workboxRouting from "../../node_modules/workbox-routing/LICENSE?raw";
import workboxStrategies from "../../node_modules/workbox-strategies/LICENSE?raw";
import atlas from "../../node_modules/world-atlas/LICENSE?raw";

/** What of other people's work stands in a built site, and on which terms. */
const NOTICES: readonly (readonly [name: string, where: string, terms: string])[] = [
  ["@fontsource/inter", "the letters of every page", inter],
  ["diff", "scripts that show what changed", diff],
  ["pagefind", "the full text", pagefind],
  ["timezones-ical-library", "time zones in calendars", zones],
  ["ts-fsrs", "the script of drills", fsrs],
  ["workbox-core", "the service worker", workboxCore],
  ["workbox-navigation-preload", "the service worker", workboxPreload],
  ["workbox-routing", "the service worker", workboxRouting],
  ["workbox-strategies", "the service worker", workboxStrategies],
  ["world-atlas", "outlines of the world map, from Natural Earth (public domain)", atlas],
];

/** `/licences.txt`: their terms ask that the notice goes along, and bundlers leave out comments. */
export function licencesText(): string {
  const parts = NOTICES.map(([name, where, terms]) => `${name}: ${where}\n\n${terms.trim()}\n`);
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
