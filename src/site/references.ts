import { answersOf, type SiteLibrary } from "#site/library.ts";

/** The ids answers had before they were renamed, each with the one it has now: references are for ever. */
export function formerIds(library: SiteLibrary): Record<string, string> {
  return Object.fromEntries(
    answersOf(library).flatMap(({ id, versions }) =>
      Object.values(versions).flatMap(({ front }) => front.formerly.map((former) => [former, id] as const)),
    ),
  );
}
