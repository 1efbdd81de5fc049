import { type Instant, instantFrom } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { type TrainingSheet, trainingSheet } from "#core/training-sheet.ts";
import type { TrainingGround } from "#core/training-tables.ts";
import { type Context, UsageError } from "./command.ts";

/** What end-of-shift files are held against: all paths or the one that is named, and what changed since a day. */
export function trainingGround(
  library: Library,
  { now }: Pick<Context, "now">,
  { path, since }: { readonly path?: string | undefined; readonly since?: string | undefined },
): TrainingGround {
  return {
    sheet: sheetFor(library, now, path),
    now,
    ...(since !== undefined && { since: { day: since, at: startOf(since, library) } }),
  };
}

function sheetFor(library: Library, now: Instant, path: string | undefined): TrainingSheet {
  const { training, workspace, entries } = library;
  const { sourceLocale } = workspace;
  const answer = (id: string) => {
    const entry = entries.get(`answers/${id}`);
    return entry && publishedEntry(library, entry);
  };
  const sheet = trainingSheet({ training, answer, locale: sourceLocale, sourceLocale, now });
  if (path === undefined) return sheet;
  if (training.paths.has(path)) return { ...sheet, paths: sheet.paths.filter(({ id }) => id === path) };
  const known = [...training.paths.keys()].join(", ");
  throw new UsageError(`There is no path "${path}".${known ? ` There are: ${known}.` : ""}`);
}

function startOf(day: string, { workspace }: Library): Instant {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? instantFrom(day, workspace.timeZone) : undefined;
  if (at === undefined) throw new UsageError(`"${day}" is no day. Write it like 2026-11-23.`);
  return at;
}
