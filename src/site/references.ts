import { formerIdsOf, type PublishedEntry } from "#core/published.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";
import { handedReading } from "#site/reading.ts";
import { keptOfRecords } from "#store/kept-records.ts";

const made = new WeakMap<SiteLibrary, Readonly<Record<string, string>>>();

/** The ids answers had before they were renamed, each with the one it has now: references are for ever. Gathered once for all pages. */
export function formerIds(library: SiteLibrary): Readonly<Record<string, string>> {
  const ids =
    made.get(library) ??
    Object.fromEntries(
      answersOf(library).flatMap((entry) => formerOf(entry).map((former) => [former, entry.id] as const)),
    );
  made.set(library, ids);
  return ids;
}

function formerOf(answer: PublishedEntry): string[] {
  const reading = handedReading();
  const entry = reading.library.entries.get(`answers/${answer.id}`);
  const make = () => JSON.stringify(formerIdsOf(answer));
  return JSON.parse(entry ? keptOfRecords(reading, entry, "former ids", make) : make());
}
