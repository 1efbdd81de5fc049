import { instantTwice } from "#core/instant.ts";
import type { ShiftTables } from "#core/shift-tables.ts";
import type { AcknowledgementRow, ParkedRow } from "#core/shift-waiting.ts";
import { tablePart } from "#exports/text-table.ts";

/** What the tables of end-of-shift files need to be read by people. */
export interface ShiftNames {
  readonly timeZone: string;
  /** The title of an advisory, or its id. */
  readonly advisory: (id: string) => string;
  /** A change in one line. */
  readonly change: (row: AcknowledgementRow) => string;
}

const MOST_DAYS = 7;

/** The tables of end-of-shift files as lines for people. */
export function shiftLines(tables: ShiftTables, names: ShiftNames): string[] {
  return [
    ...tablePart("Agents", agentRows(tables, names)),
    ...tablePart("Cases by shift day", caseRows(tables)),
    ...tablePart("Month averages, cases a worked day", monthRows(tables)),
    ...tablePart("Most used references", referenceRows(tables.references)),
    ...tablePart("Touched up most", touchedRows(tables.references)),
    ...tablePart("Missing topics", missingRows(tables)),
    ...tablePart("Parked", parkedRows(tables.parked, names)),
    ...tablePart("Not acknowledged", missingReceipts(tables.acknowledgements, names)),
  ].slice(0, -1);
}

function agentRows({ agents }: ShiftTables, { timeZone }: ShiftNames): string[][] {
  const rows = agents.map(({ agent, made, zone, devices }) => [
    agent,
    instantTwice(made, timeZone),
    devices > 1 ? `${zone}, ${devices} devices` : zone,
  ]);
  return [["Agent", "Newest file", "Clock"], ...rows];
}

function caseRows({ cases }: ShiftTables): string[][] {
  const days = [...new Set(Object.values(cases).flatMap((counts) => Object.keys(counts)))]
    .sort()
    .slice(-MOST_DAYS);
  const rows = Object.entries(cases).map(([agent, counts]) => [
    agent,
    ...days.map((day) => `${counts[day] ?? "-"}`),
  ]);
  return days.length === 0 ? [] : [["Agent", ...days.map((day) => day.slice(5))], ...rows];
}

function monthRows({ months, target }: ShiftTables): string[][] {
  const head = [
    "Month",
    "Agent",
    "Cases",
    "Days",
    "Average",
    ...(target === undefined ? [] : ["Target", ""]),
  ];
  const rows = months
    .toSorted((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1))
    .map(({ month, agent, total, days, average }) => [
      month,
      agent,
      `${total}`,
      `${days}`,
      average.toFixed(1),
      ...(target === undefined ? [] : [`${target}`, average < target ? "below" : "reached"]),
    ]);
  return [head, ...rows];
}

function referenceRows(references: ShiftTables["references"]): string[][] {
  const rows = references.map(({ reference, uses, touched, state, now }) => [
    `${uses}`,
    `${touched}`,
    reference,
    STATES[state].replace("{now}", now ?? ""),
  ]);
  return [["Uses", "Touched up", "Reference", "Now"], ...rows];
}

const STATES = {
  current: "in effect",
  outdated: "outdated: {now} is in effect",
  withdrawn: "withdrawn",
  unknown: "not in this content",
} as const;

function touchedRows(references: ShiftTables["references"]): string[][] {
  const rows = references
    .filter(({ touched }) => touched > 0)
    .toSorted((a, b) => b.touched - a.touched)
    .slice(0, 5)
    .map(({ touched, uses, reference }) => [
      `${touched}`,
      `${Math.round((touched / uses) * 100)}%`,
      reference,
    ]);
  return [["Times", "Of its uses", "Reference"], ...rows];
}

function missingRows({ missing }: ShiftTables): string[][] {
  return [
    ["Times", "Topic", "Kept by"],
    ...missing.map(({ count, topic, agents }) => [`${count}`, topic, agents.join(" ")]),
  ];
}

function parkedRows(parked: readonly ParkedRow[], { advisory, timeZone }: ShiftNames): string[][] {
  const rows = parked.map((row) => {
    const all = Object.values(row.cases).reduce((sum, count) => sum + count, 0);
    const who = Object.entries(row.cases).map(([agent, count]) => `${agent} ${count}`);
    return [`${all}`, advisory(row.advisory), untilOf(row, timeZone), who.join(", ")];
  });
  return [["Cases", "Advisory", "Until", "Agents"], ...rows];
}

function untilOf({ until, isOver }: ParkedRow, zone: string): string {
  if (until === undefined) return isOver ? "not in this content" : "open";
  return isOver ? `over since ${instantTwice(until, zone)}` : instantTwice(until, zone);
}

function missingReceipts(rows: readonly AcknowledgementRow[], names: ShiftNames): string[][] {
  const open = rows.filter(({ missing }) => missing.length > 0);
  const lines = open.map((row) => [
    names.change(row),
    instantTwice(row.at, names.timeZone),
    row.missing.map(({ agent, isFileOlder }) => (isFileOlder ? `${agent} (older file)` : agent)).join(", "),
  ]);
  return [["Change", "Since", "Agents without a receipt"], ...lines];
}
