import type { BundleFiles } from "#build/full-text-bundle.ts";
import type { FullTextRecord } from "#build/full-text-record.ts";
import { FULL_TEXT_FILTERS } from "#search/full-text-sheet.ts";

/** The values that some records have in each filter, each once, in order; `holds` are the times in which they do. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

const FILE = "values.json";

/** A file of a bundle that says what its records can be narrowed by. */
export function valuesFile(records: readonly FullTextRecord[]): readonly [path: string, bytes: Uint8Array] {
  const values = ["holds", ...FULL_TEXT_FILTERS].map(
    (filter) =>
      [
        filter,
        valuesIn(
          records.map(({ filters }) => filters),
          filter,
        ),
      ] as const,
  );
  return [FILE, Buffer.from(JSON.stringify(Object.fromEntries(values)))];
}

/** What such a file says. */
export function valuesOf(bundle: BundleFiles): FilterValues {
  return JSON.parse(Buffer.from(bundle.get(FILE) ?? []).toString()) as FilterValues;
}

/** All values in one filter. */
export function valuesIn(all: readonly FilterValues[], filter: string): string[] {
  return [...new Set(all.flatMap((values) => values[filter] ?? []))].sort();
}
