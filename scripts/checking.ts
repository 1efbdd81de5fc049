import type { CheckContext } from "#checks/rule.ts";
import { type Findings, findingsOf } from "#checks/rules.ts";
import type { EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import { hasNewWords, newWordsOf } from "#store/draft.ts";
import { FindingsOnDisk } from "#store/kept-findings.ts";
import type { Reading } from "#store/library.ts";

/** What the rules look at, for a content folder as it was read. */
export function checkingOf(reading: Reading, now: Instant, requireNotes = false): CheckContext {
  const { library, tree } = reading;
  const sourceOf = (file: string) => (tree.has(file) ? new TextDecoder().decode(tree.read(file)) : undefined);
  return { library, now, requireNotes, drafts: openDrafts(reading), sourceOf };
}

/** The entries whose words or files differ from what is published; changed settings alone make no draft here. */
function openDrafts(reading: Reading): CheckContext["drafts"] {
  const known = new Map<EntryKey, boolean>();
  return {
    has(key) {
      const entry = reading.library.entries.get(key);
      const isOpen = known.get(key) ?? (entry !== undefined && hasNewWords(newWordsOf(reading, entry)));
      known.set(key, isOpen);
      return isOpen;
    },
  };
}

/** What the rules find, with what is kept in `cache` of single entries; everything anew where there is no cache. */
export function findingsWithKept(
  checking: CheckContext,
  reading: Reading,
  cache: string | undefined,
): Findings {
  const kept = FindingsOnDisk.of(reading, cache, checking.requireNotes ? "notes" : "");
  const findings = findingsOf(kept ? { ...checking, kept } : checking);
  kept?.save();
  return findings;
}

/**
 * The errors that keep a site from being built. What is only proposed keeps none: a text may have to be pulled
 * tonight.
 */
export function errorsForBuild(reading: Reading, now: Instant, cache: string | undefined): Problem[] {
  const checking = { ...checkingOf(reading, now), errorsAlone: true as const };
  return findingsWithKept(checking, reading, cache).problems.filter(
    ({ severity, file }) => severity === "error" && !file.startsWith("proposals/"),
  );
}
