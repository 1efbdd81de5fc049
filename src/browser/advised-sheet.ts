import type { Force } from "#core/in-force.ts";
import type { Sheet } from "#core/published.ts";
import { isInScope } from "#core/scope.ts";

/** An answer's sheet with those of all advisories that touch it; the sheet as it is where none are given. */
export function withForces(sheet: Sheet, all: readonly Force[] | undefined): Sheet {
  if (!all) return sheet;
  const { id, versions } = sheet.entry;
  const own = all.filter((force) => Object.values(versions).some(({ front }) => isInScope(force, id, front)));
  const { forces: _, ...rest } = sheet;
  return own.length > 0 ? { ...rest, forces: own } : rest;
}
