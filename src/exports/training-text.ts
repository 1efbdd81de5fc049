import type { CohortRow } from "#core/cohort.ts";
import { dayIn } from "#core/day.ts";
import { percentOf } from "#core/progress.ts";
import type { ChangedAnswer } from "#core/stale-lessons.ts";
import type { TaughtChange } from "#core/taught-changes.ts";
import type { TrainingTables } from "#core/training-tables.ts";
import type { Version } from "#core/version.ts";
import { tablePart } from "#exports/text-table.ts";

/** What end-of-shift files say of training, as lines for people; days are those of a time zone. */
export function trainingLines(tables: TrainingTables, timeZone: string): string[] {
  return [
    ...tablePart("Training", trainingRows(tables)),
    ...tablePart("Learned, and changed since", staleRows(tables.training)),
    ...(tables.changes ? tablePart("Changed in what is taught", changeRows(tables.changes, timeZone)) : []),
  ].slice(0, -1);
}

function trainingRows({ training, notBegun }: TrainingTables): string[][] {
  const rows = training.map((row) => [
    row.agent,
    row.path,
    `${row.done}/${row.of}`,
    row.percent === undefined ? "-" : `${row.percent}%`,
    `${row.pass}%`,
    weakText(row),
    row.isReady ? "ready" : missingText(row),
  ]);
  const others = notBegun.map((agent) => [agent, "-", "-", "-", "-", "", "no lesson begun"]);
  return [["Agent", "Path", "Lessons", "Score", "Pass", "Weak drills", "State"], ...rows, ...others];
}

function weakText({ weak }: CohortRow): string {
  return weak.map(({ drill, ...score }) => `${drill} ${percentOf(score)}% of ${score.asked}`).join(", ");
}

function missingText({ missing, done, of, stale }: CohortRow): string {
  const texts = {
    lessons: `${of - done} to do`,
    score: "below the pass mark",
    changes: `${stale.length} changed since`,
  };
  return missing.map((what) => texts[what]).join(", ");
}

/** One line for each change, with everybody who learned what was before. */
function staleRows(rows: readonly CohortRow[]): string[][] {
  const all = rows.flatMap(({ agent, stale }) => stale.map((change) => ({ agent, change })));
  const alike = Map.groupBy(all, ({ change }) => `${change.id} ${stepText(change.from, change.to)}`);
  const lines = [...alike.values()].flatMap((same) => {
    const [first] = same;
    const agents = [...new Set(same.map(({ agent }) => agent))].join(" ");
    return first
      ? [[first.change.id, stepText(first.change.from, first.change.to), agents, saidOf(first.change)]]
      : [];
  });
  return [["Answer", "Change", "Learned by", "What"], ...lines];
}

function saidOf({ whats, why, use }: ChangedAnswer): string {
  return whats.length > 0 ? whats.join(" ") : withdrawnText(why, use);
}

function changeRows(changes: readonly TaughtChange[], timeZone: string): string[][] {
  const rows = changes.map(({ at, id, from, to, what, use }) => [
    dayIn(at, timeZone),
    id,
    stepText(from, to),
    to === undefined ? withdrawnText(what, use) : (what ?? ""),
  ]);
  return [["Day", "Answer", "Change", "What"], ...rows];
}

function withdrawnText(why = "", use?: string): string {
  return [why, ...(use === undefined ? [] : [`Use ${use}.`])].join(" ").trim();
}

/** `1.0 → 2.0`; `1.0 → withdrawn`; `new 1.0`, also for what came back. */
function stepText(from: Version | undefined, to: Version | undefined): string {
  if (to === undefined) return `${from ?? ""} → withdrawn`.trim();
  return from === undefined ? `new ${to}` : `${from} → ${to}`;
}
