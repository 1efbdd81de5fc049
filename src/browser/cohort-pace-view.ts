import type { CohortView } from "#browser/cohort-view.ts";
import { MOST_PACE_DAYS, type Pace, type PaceDay } from "#core/cohort-pace.ts";
import { escaped } from "#core/html.ts";
import { dayText } from "#core/when.ts";
import { filled } from "#words/text.ts";

const TOP = 14;
const TALLEST = 168;
const BASE = TOP + TALLEST;
const HEIGHT = BASE + 26;
const MOST_LINES = 5;
/** Labels nearer to each other than this become one. */
const LABEL_HEIGHT = 15;
/** Of more days than this only every fifth is numbered. */
const MOST_NUMBERS = 12;

/**
 * Lessons done by the end of each working day: a step line for each learner over the shaded plan. Places across
 * are in percent and the rest in pixels, so that the letters keep their size at every width.
 */
export function paceHtml(view: CohortView, pace: Pace): string {
  const drawing: Drawing = {
    ...pace,
    y: (count) => Math.round(BASE - (count / Math.max(1, pace.of)) * TALLEST) + 0.5,
  };
  const agents = [...new Set(pace.days.flatMap(({ done }) => Object.keys(done ?? {})))];
  const counts = (of: (day: PaceDay) => number | undefined) =>
    pace.days.map(of).filter((count) => count !== undefined);
  const plan = counts(({ planned }) => planned);
  const lines = agents.map((agent) => counts(({ done }) => done?.[agent]));
  const label = filled(view.cohort.paceLabel, { figures: figuresOf(view, pace).join(". ") });
  return `<svg class="plot pace" width="100%" height="${HEIGHT}" role="img" aria-label="${escaped(label)}">${[
    ...planHtml(drawing),
    ...gridHtml(drawing),
    ...pace.days.map((_, index) => numberHtml(drawing, index)),
    ...lines.map((line) => stepsHtml(drawing, line)),
    ...labelsHtml(drawing, [
      ...agents.map((agent, index) => ({ text: agent, line: lines[index] ?? [] })),
      { text: view.cohort.plan, line: plan },
    ]),
  ].join("")}</svg>`;
}

interface Drawing extends Pace {
  readonly y: (count: number) => number;
}

/** Some counts, and how many lessons there are. */
function gridHtml({ of, y }: Drawing): string[] {
  const step = Math.max(1, Math.ceil(of / MOST_LINES));
  const below = Array.from({ length: of }, (_, count) => count).filter(
    (count) => count % step === 0 && of - count > step / 2,
  );
  return [...below, of].map(
    (count) =>
      `<line class="${count === 0 ? "axis" : "grid"}" x1="0" x2="100%" y1="${y(count)}" y2="${y(count)}"/><text x="-8" y="${y(count) + 4}" text-anchor="end">${count}</text>`,
  );
}

/** What is to be done by the end of each day, as high as that. */
function planHtml({ days, y }: Drawing): string[] {
  const width = left(days.length, 1);
  return days.map(({ planned = 0 }, index) =>
    planned === 0
      ? ""
      : `<rect class="planned" x="${left(days.length, index)}" width="${width}" y="${y(planned)}" height="${BASE - y(planned)}"/>`,
  );
}

function numberHtml({ days }: Drawing, index: number): string {
  const number = index + 1;
  if (days.length > MOST_NUMBERS && number % 5 !== 0 && number !== 1) return "";
  return `<text x="${left(days.length, index + 0.5)}" y="${HEIGHT - 8}" text-anchor="middle">${number}</text>`;
}

function left(days: number, place: number): string {
  return `${Math.round((place / days) * 10_000) / 100}%`;
}

/** A line that steps up where something was done; a day is as wide as every other. */
function stepsHtml({ days, y }: Drawing, line: readonly number[]): string {
  return line
    .map((count, index) => {
      const [from, to] = [left(days.length, index), left(days.length, index + 1)];
      const before = line[index - 1] ?? count;
      const rise =
        before === count
          ? ""
          : `<line class="own" x1="${from}" x2="${from}" y1="${y(before)}" y2="${y(count)}"/>`;
      return `${rise}<line class="own" x1="${from}" x2="${to}" y1="${y(count)}" y2="${y(count)}"/>`;
    })
    .join("");
}

interface Label {
  readonly text: string;
  readonly line: readonly number[];
}

/** Who stands alike, or too near for a label of their own, shares one at the end of the line. */
function labelsHtml({ days, y }: Drawing, labels: readonly Label[]): string[] {
  const ends = labels
    .filter(({ line }) => line.length > 0)
    .map(({ text, line }) => ({ text, day: line.length, y: y(line.at(-1) ?? 0) }))
    .sort((a, b) => a.day - b.day || a.y - b.y);
  const groups: { texts: string[]; day: number; y: number }[] = [];
  for (const { text, day, y: at } of ends) {
    const last = groups.at(-1);
    if (last?.day === day && at - last.y < LABEL_HEIGHT) last.texts.push(text);
    else groups.push({ texts: [text], day, y: at });
  }
  return groups.map(
    ({ texts, day, y: at }) =>
      `<text class="end" x="${left(days.length, day)}" dx="6" y="${at + 4}">${escaped(shortList(texts))}</text>`,
  );
}

/** More than three names do not fit beside a line. */
function shortList(texts: readonly string[]): string {
  return texts.length <= 4 ? texts.join(", ") : `${texts.slice(0, 3).join(", ")}, +${texts.length - 3}`;
}

function figuresOf({ cohort, locale }: CohortView, { days }: Pace): string[] {
  return days.flatMap(({ day, done }) =>
    done ? [filled(cohort.paceDay, { day: dayText(day, locale), done: doneText(done) })] : [],
  );
}

/** `AB 3, CD 2`, who has done most first. */
function doneText(done: NonNullable<PaceDay["done"]>): string {
  const sorted = Object.entries(done).sort(([, a], [, b]) => b - a);
  return sorted.map(([agent, count]) => `${agent} ${count}`).join(", ");
}

/** What stands above a plot: what its lines are, and where days were left out. */
export function paceNote({ cohort, locale }: CohortView, { days }: Pace): string {
  const notes = [
    filled(cohort.paceNote, { day: dayText(days[0]?.day ?? "", locale) }),
    ...(days.some(({ planned }) => planned !== undefined) ? [cohort.pacePlan] : []),
    ...(days.length === MOST_PACE_DAYS ? [filled(cohort.paceMost, { n: MOST_PACE_DAYS })] : []),
  ];
  return notes.join(" ");
}

/** The same as rows of a table, a day each. */
export function paceTable({ cohort, locale }: CohortView, { days }: Pace): string {
  const head = [cohort.day, cohort.date, cohort.plan, cohort.done].map(
    (name) => `<th scope="col">${escaped(name)}</th>`,
  );
  const rows = days.map(
    ({ day, planned, done }, index) =>
      `<tr><th scope="row">${index + 1}</th><td>${escaped(dayText(day, locale))}</td><td>${planned ?? ""}</td><td>${escaped(done ? doneText(done) : "")}</td></tr>`,
  );
  return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
