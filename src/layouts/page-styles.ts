import type { PageName } from "#site/about.ts";
import audit from "../styles/audit.css?url";
import changes from "../styles/changes.css?url";
import cohort from "../styles/cohort.css?url";
import health from "../styles/health.css?url";
import propose from "../styles/propose.css?url";
import briefing from "../styles/sheets/briefing.css?url";
import frame from "../styles/sheets/frame.css?url";
import newPath from "../styles/sheets/new-path.css?url";
import pack from "../styles/sheets/pack.css?url";
import training from "../styles/sheets/training.css?url";
import world from "../styles/sheets/world.css?url";
import shift from "../styles/shift.css?url";
import side from "../styles/side.css?url";

/** What kinds of pages need besides the styles of all pages: one sheet at most, so that their order is never a question. */
const OWN: Partial<Record<PageName, string>> = {
  home: side,
  reading: world,
  advisories: world,
  countries: world,
  country: world,
  changes,
  briefing,
  auditing: audit,
  history: audit,
  health,
  shift,
  paths: training,
  path: training,
  training,
  certificate: training,
  drills: training,
  pack,
  cohort,
  "new-path": newPath,
  "propose-index": propose,
  "propose-form": propose,
};

/** The addresses of the style sheets that a kind of page loads, in their order. */
export function pageStyles(page: PageName): readonly string[] {
  const own = OWN[page];
  return own === undefined ? [frame] : [frame, own];
}
