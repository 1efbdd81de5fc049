import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { EntryKey } from "#core/entry.ts";
import type { Library } from "#core/library.ts";
import type { People } from "#core/plan.ts";
import { UsageError } from "./environment.ts";
import { personFrom } from "./people.ts";

/** Who asked for and who agreed to each pending entry or proposal, and what to say of lines that name neither. */
export interface PeopleFile {
  /** By `answers/late-delivery` or `proposals/2026-11-22-late-delivery`. */
  readonly people: ReadonlyMap<string, People>;
  readonly notices: readonly string[];
}

/**
 * Reads what the git host knows of the people behind a publication: JSON such as
 * `{"answers/late-delivery": {"by": "@minh", "approvedBy": "@lan"}}`. A file that cannot be meant is a
 * `UsageError`; a line about what the content does not have is left out and said.
 */
export function peopleFileFrom(cwd: string, path: string, library: Library): PeopleFile {
  const lines = Object.entries(valueOfFile(resolve(cwd, path), path));
  const known = lines.filter(([name]) => isKnown(name, library));
  const unknown = lines.filter(([name]) => !isKnown(name, library)).map(([name]) => name);
  return {
    people: new Map(known.map(([name, line]) => [name, lineFrom(path, name, line, library)])),
    notices: unknown.map((name) => `${path} names ${name}, which the content does not have: left out`),
  };
}

function valueOfFile(file: string, shown: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isObject(value)) return value;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageError(
      code === "ENOENT"
        ? `There is no file ${shown} to read the people from. Nothing was changed.`
        : `The people in ${shown} cannot be read (${code ?? "it is no JSON"}). Nothing was changed.`,
    );
  }
  throw wrongShape(shown);
}

function lineFrom(path: string, name: string, line: unknown, { workspace }: Library): People {
  if (!isObject(line)) throw wrongShape(path, name);
  const { by, approvedBy, ...rest } = line;
  if (
    [by, approvedBy].some((one) => one !== undefined && typeof one !== "string") ||
    Object.keys(rest).length > 0
  )
    throw wrongShape(path, name);
  return {
    ...(typeof by === "string" && { by: personFrom(by, workspace) }),
    ...(typeof approvedBy === "string" && { approvedBy: personFrom(approvedBy, workspace) }),
  };
}

function isKnown(name: string, { entries, proposals }: Library): boolean {
  const [folder, id = ""] = name.split("/");
  return folder === "proposals" ? proposals.has(id) : entries.has(name as EntryKey);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongShape(path: string, name?: string): UsageError {
  const where = name === undefined ? path : `"${name}" in ${path}`;
  return new UsageError(
    `${where} does not say who: write {"answers/late-delivery": {"by": "@minh", "approvedBy": "@lan"}}. Nothing was changed.`,
  );
}
