import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { changesIn } from "#core/change.ts";
import { forcesOf } from "#core/in-force.ts";
import { entryNamed, type Library, sourceTextOf } from "#core/library.ts";
import { textIn } from "#core/locale.ts";
import { parkedEnd } from "#core/parked-end.ts";
import { stateAt } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { mergedShifts, type Shifts, shiftsOf } from "#core/shift.ts";
import { SHIFT_BYTES, type ShiftFault, type ShiftReading, shiftFrom } from "#core/shift-reading.ts";
import { type ShiftGround, type ShiftTables, shiftTables, type WordingState } from "#core/shift-tables.ts";
import { type TrainingTables, trainingTables } from "#core/training-tables.ts";
import type { Version } from "#core/version.ts";
import { type ShiftNames, shiftLines } from "#exports/shift-text.ts";
import { trainingLines } from "#exports/training-text.ts";
import { readLibrary } from "#store/library.ts";
import { shiftFaultEn } from "#words/shift-fault-en.ts";
import { filled } from "#words/text.ts";
import { argumentsOf, type Command, type Context, UsageError } from "../command.ts";
import { trainingGround } from "../training-ground.ts";

/** What end-of-shift files say together. */
export const shift: Command = {
  name: "shift",
  usage: "shift FILE… [--json] [--path ID] [--since DATE]",
  summary:
    "Merges end-of-shift files: cases by agent and day, month averages, references used, missing topics, parked cases, who has not acknowledged what, and who is how far in training.",
  run(args, context) {
    const { values, positionals } = argumentsOf(shift, args, {
      json: { type: "boolean" },
      path: { type: "string" },
      since: { type: "string" },
    });
    if (positionals.length === 0) throw new UsageError(`Name at least one file. Usage: kb ${shift.usage}`);
    const read = positionals.map((name) => ({ file: name, reading: readingOf(resolve(context.cwd, name)) }));
    const refused = read.flatMap(({ file, reading }) =>
      "fault" in reading ? [{ file, problem: sentenceOf(reading.fault) }] : [],
    );
    const files = read.flatMap(({ reading }) => ("file" in reading ? [shiftsOf(reading.file)] : []));
    const shifts = files.reduce<Shifts>(mergedShifts, {});
    const library = readLibrary(context.root, context);
    const tables = shiftTables(shifts, groundOf(library, context));
    const training = trainingTables(shifts, trainingGround(library, context, values));
    if (values.json)
      context.print(JSON.stringify({ files: files.length, ...tables, ...training, refused }, undefined, 2));
    else if (files.length > 0) for (const line of linesOf(tables, training, library)) context.print(line);
    for (const { file, problem } of refused) context.complain(`left out ${file}: ${problem}`);
    return refused.length > 0 ? 1 : 0;
  },
};

function readingOf(path: string): ShiftReading {
  try {
    const { size } = statSync(path);
    return size > SHIFT_BYTES ? { fault: { type: "long" } } : shiftFrom(readFileSync(path, "utf8"));
  } catch (error) {
    return { fault: { type: "unreadable", code: (error as NodeJS.ErrnoException).code ?? "" } };
  }
}

function sentenceOf(fault: ShiftFault): string {
  if (fault.type === "unreadable" && fault.code) return `It cannot be read (${fault.code}).`;
  return filled(shiftFaultEn[fault.type], { ...fault });
}

function groundOf(library: Library, { now }: Context): ShiftGround {
  const { settings, workspace } = library;
  const published = [...library.entries.values()].flatMap((entry) => publishedEntry(library, entry) ?? []);
  const advisories = new Map(
    published
      .filter(({ kind }) => kind === "advisories")
      .map((entry) => [entry.id, forcesOf(entry, settings.countries.regions)] as const),
  );
  return {
    now,
    ...(workspace.target !== undefined && { target: workspace.target }),
    changes: changesIn(published),
    stateOf: (id, version) => wordingState(library, id, version, now),
    endOf: (advisory) => parkedEnd(advisories.get(advisory) ?? [], now),
  };
}

function linesOf(tables: ShiftTables, training: TrainingTables, library: Library): string[] {
  const lines = shiftLines(tables, namesIn(library));
  if (library.training.paths.size === 0) return lines;
  return [...lines, "", ...trainingLines(training, library.workspace.timeZone)];
}

/** References are for ever: they also name answers as these were called before. */
function wordingState(library: Library, id: string, version: Version, now: string): WordingState {
  const entry = entryNamed(library, "answers", id);
  if (!entry) return { state: "unknown" };
  const { record, withdrawal } = stateAt(entry.history, now);
  if (withdrawal) return { state: "withdrawn" };
  if (!record) return { state: "unknown" };
  return record.version === version ? { state: "current" } : { state: "outdated", now: record.version };
}

function namesIn(library: Library): ShiftNames {
  const { timeZone, sourceLocale } = library.workspace;
  return {
    timeZone,
    advisory: (id) => {
      const entry = library.entries.get(`advisories/${id}`);
      return (entry && sourceTextOf(library, entry)?.front.title) ?? id;
    },
    change: ({ change, titles, teams = [] }) => {
      const title = textIn(titles, sourceLocale, sourceLocale);
      return [change, title, ...(teams.length > 0 ? [`for ${teams.join(" ")}`] : [])].join("  ");
    },
  };
}
