import type { Kind } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { type ChangeFacts, isUnread, type Reader } from "#core/unread.ts";

const KEY = /^(answers|products|advisories)\/([^@/]+)@(\d+\.\d+)(?:\/(withdrawn|restored)\/.+)?$/;

/** What a line of a list of changes says of its change in `data-` attributes; undefined for any other element. */
export function factsOf({ dataset }: HTMLElement): ChangeFacts | undefined {
  const key = dataset.change ?? "";
  const [, kind, id = "", version = "", end] = KEY.exec(key) ?? [];
  if (kind === undefined) return undefined;
  return {
    key,
    kind: kind as Kind,
    id,
    version,
    type: (end as ChangeFacts["type"]) ?? "published",
    at: dataset.at ?? "",
    isSmall: dataset.small !== undefined,
    caughtUp: dataset.small?.split(" ") ?? [],
    acknowledge: dataset.acknowledge !== undefined,
    ...(dataset.team && { teams: dataset.team.split(" ") }),
  };
}

/** Marks the lines whose changes are unread. What says so is drawn anew: it would push its neighbours aside, and what is new has not moved. */
export function markLines(lines: Iterable<HTMLElement>, reader: Reader, now: Instant): void {
  for (const line of lines) {
    const facts = factsOf(line);
    const is = facts !== undefined && isUnread(facts, reader, now);
    if (is === line.hasAttribute("data-unread")) continue;
    line.toggleAttribute("data-unread", is);
    const told = line.querySelector(".meta, .top-line");
    told?.replaceWith(told.cloneNode(true));
  }
}
