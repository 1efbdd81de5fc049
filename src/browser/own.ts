// What this device knows of its agent: where it is drawn, and where it is set.
import "#browser/menu.ts";
import "#browser/preferences.ts";
import "#browser/theme-choice.ts";
import "#browser/shelf-list.ts";
import "#browser/first-run.ts";
import "#browser/next-briefing.ts";
import "#browser/tally-figures.ts";
import "#browser/week-plot.ts";
