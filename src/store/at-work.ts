import type { Entry, Front } from "#core/entry.ts";
import { isPublished, newestSnapshot, sourceTextOf } from "#core/library.ts";
import type { AtWork } from "#core/status.ts";
import { draftsOf, hasNewWords, workingFront } from "#store/draft.ts";
import type { Reading } from "#store/library.ts";

/** What only the working tree of a content folder knows of its health: drafts, settings that moved on, accepted findings. */
export function atWorkOf(reading: Reading): AtWork {
  const drafts = [...draftsOf(reading)];
  return {
    drafts: drafts.flatMap(([key, draft]) => {
      const entry = reading.library.entries.get(key);
      if (!entry || !hasNewWords(draft)) return [];
      return [{ id: key, ...draftFacts(reading, entry), locales: [...draft.changed].sort() }];
    }),
    drift: drafts.flatMap(([key, { settings }]) => (settings ? [key] : [])),
    allowances: [...reading.library.entries.values()].flatMap((entry) => allowancesOf(reading, entry)),
  };
}

/** Of a draft only who answers for it is told, and what one is called that nobody could see so far. */
function draftFacts({ library }: Reading, entry: Entry) {
  const { owner = "", title, teams } = sourceTextOf(library, entry)?.front ?? {};
  return { owner, ...(title && !isPublished(entry) && { title }), ...(teams && { teams }) };
}

function allowancesOf({ library }: Reading, entry: Entry): AtWork["allowances"] {
  const source = sourceTextOf(library, entry);
  const { owner = "", allow = [] }: Partial<Front> = source
    ? workingFront(source, newestSnapshot(entry))
    : {};
  return allow.map(({ rule, reason, until }) => ({ id: entry.key, owner, rule, reason, until }));
}
