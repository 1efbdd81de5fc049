import { aboutLines } from "#core/about-line.ts";
import type { BriefedForce } from "#core/briefing.ts";
import { type Change, changeKey, changesOf } from "#core/change.ts";
import { type Era, erasOf, toldAt } from "#core/era.ts";
import { standingPublications } from "#core/history.ts";
import { forcesOf } from "#core/in-force.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Localized } from "#core/locale.ts";
import type { PublishedEntry } from "#core/published.ts";

/** Every change that was ever told of some entries, and when; `knownChanges` makes what was known at an instant of it. */
export function changeEras(entries: Iterable<PublishedEntry>): Era<Change>[] {
  const TURNS = ["cancel", "correct-note", "restore"];
  return [...entries].flatMap((entry) =>
    entry.kind === "fragments"
      ? []
      : erasOf(entry, ({ record }) => TURNS.includes(record), titledChanges, changeKey),
  );
}

/** A version that was called off is not kept: what was known of it goes by the title there is. */
function titledChanges(entry: PublishedEntry): Change[] {
  return changesOf(entry).map((change) =>
    Object.keys(change.titles).length > 0 ? change : { ...change, titles: newestTitles(entry) },
  );
}

/** Every time in force that was ever known of some advisories. `regions` are groups of countries. */
export function forceEras(
  entries: Iterable<PublishedEntry>,
  regions: ReadonlyMap<string, readonly string[]>,
): Era<BriefedForce>[] {
  return [...entries].flatMap((entry) =>
    entry.kind === "advisories"
      ? erasOf(
          entry,
          () => true,
          (then) => forcesOf(then, regions).map(({ replies: _, scope: __, ...force }) => force),
          ({ version, from }) => `${version} ${from}`,
        )
      : [],
  );
}

/** The changes as they read at an instant: recorded by then, not called off by then, with the note of then. */
export function knownChanges(eras: readonly Era<Change>[], at: Instant): Change[] {
  return toldAt(eras, at).filter(({ recorded }) => !isBefore(at, recorded));
}

/** What entries that are new say they are about, by `changeKey`. */
export function summariesOf(
  changes: readonly Change[],
  entryOf: (key: string) => PublishedEntry | undefined,
): Record<string, Localized> {
  return Object.fromEntries(
    changes.flatMap((change) => {
      const { kind, id, version, before } = change;
      const texts = before === undefined ? entryOf(`${kind}/${id}`)?.versions[version]?.texts : undefined;
      const told = aboutLines(texts ?? {});
      return Object.keys(told).length > 0 ? [[changeKey(change), told]] : [];
    }),
  );
}

/** The titles of an entry as they read in its newest version. */
export function newestTitles(entry: PublishedEntry | undefined): Localized {
  const texts = entry?.versions[standingPublications(entry.history).at(-1)?.version ?? ""]?.texts;
  return Object.fromEntries(Object.entries(texts ?? {}).map(([locale, { title }]) => [locale, title]));
}
