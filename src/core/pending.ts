import type { Entry, PendingChange } from "#core/entry.ts";
import { noteOf, type PublishRecord } from "#core/history.ts";

/** The pending change of an entry: it stands once, in any language's file. */
export function changeOf(entry: Entry): PendingChange | undefined {
  for (const text of entry.working.values()) if (text.front.change) return text.front.change;
  return undefined;
}

/** The note of a version as a pending change, for a draft that comes back. */
export function changeAgain(entry: Entry, record: PublishRecord): PendingChange {
  const notes = noteOf(entry.history, record.version);
  const part = (name: "what" | "why" | "do") =>
    Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note[name]]));
  return {
    kind: record.kind,
    what: part("what"),
    why: part("why"),
    do: part("do"),
    ...(record.acknowledge ? { acknowledge: true } : {}),
    ...(record.emergency ? { emergency: record.emergency } : {}),
  };
}
