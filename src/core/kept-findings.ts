import type { Entry, EntryKey } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";

/** What rules found in one entry, with every question they asked of the library and how it was answered then. */
export interface KeptFinding {
  readonly asked: readonly (readonly [question: string, answer: string])[];
  readonly found: readonly Problem[];
}

/** What rules found in single entries of a content folder, kept between commands by whoever may use a disk. */
export interface KeptFindings {
  /** What was found in an entry when it was last looked at with the same settings; undefined when nobody did. */
  find(key: EntryKey): KeptFinding | undefined;
  /** Keeps what was found in an entry now. */
  keep(key: EntryKey, finding: KeptFinding): void;
  /** A digest of everything that was read of an entry, its published versions included. */
  digestOf(entry: Entry): string;
  /** A digest of any words. */
  digest(words: string): string;
}
