import { dayIn } from "#core/day.ts";
import { type CoverableAnswer, shareOf, type TrainingCoverage } from "#core/training-coverage.ts";

/** What the lines need besides the figures. */
export interface CoverageNames {
  readonly timeZone: string;
  readonly owner: (id: string) => string;
  readonly team: (id: string) => string;
}

const MOST_ROWS = 40;

/** What paths cover as lines for people: shares first, then what they leave out, at most 40 rows of each list. */
export function coverageLines(coverage: TrainingCoverage, names: CoverageNames): string[] {
  const { answers, covered, teams, uncovered, onlyBehind } = coverage;
  const bare = teams
    .filter((team) => team.answers > 0 && team.covered === 0)
    .map(({ team }) => names.team(team));
  return [
    `Answers that a path covers: ${covered} of ${answers} (${shareOf(coverage)} %)`,
    ...teams
      .filter((team) => team.covered > 0)
      .map((team) => `  ${names.team(team.team)}: ${team.covered} of ${team.answers} (${shareOf(team)} %)`),
    ...(bare.length > 0 ? [`  Nothing yet for ${bare.join(", ")}`] : []),
    ...listLines("Covered by no path", uncovered, names),
    ...listLines("Covered only by lessons that are behind", onlyBehind, names),
  ];
}

function listLines(heading: string, rows: readonly CoverableAnswer[], names: CoverageNames): string[] {
  const more = rows.length - MOST_ROWS;
  return [
    `${heading}: ${rows.length || "none"}`,
    ...rows.slice(0, MOST_ROWS).map((row) => `  ${rowText(row, names)}`),
    ...(more > 0 ? [`  and ${more} more: kb coverage --json`] : []),
  ];
}

function rowText(row: CoverableAnswer, { owner, timeZone }: CoverageNames): string {
  const said = [
    row.id,
    row.title,
    owner(row.owner),
    row.products.join(", ") || "no product",
    `${row.urgent ? "urgent, " : ""}changed ${dayIn(row.changed, timeZone)}`,
    ...(row.lessons.length > 0 ? [`in ${row.lessons.join(", ")}`] : []),
  ];
  return said.join("  ·  ");
}
