import type { Entry, PendingChange } from "#core/entry.ts";
import { noteOf, type PublishRecord } from "#core/history.ts";

/** The pending change of an entry: it stands once, in any language's file. */
export function changeOf(entry: Entry): PendingChange | undefined {
  for (const text of entry.working.values()) if (text.front.change) return text.front.change;
  return undefined;
}

/** Whether an entry's change waits to be published with all that is pending: it says nothing of not being ready. */
export function isReady(entry: Entry): boolean {
  const change = changeOf(entry);
  return change !== undefined && change.ready !== false;
}

/** The note of a version that was called off as a pending change: its draft comes back, and nothing publishes it unasked. */
export function changeAgain(entry: Entry, record: PublishRecord): PendingChange {
  const notes = noteOf(entry.history, record.version);
  const part = (name: "what" | "why" | "do") =>
    Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note[name]]));
  return {
    ready: false,
    kind: record.kind,
    what: part("what"),
    why: part("why"),
    do: part("do"),
    ...(record.because ? { because: record.because } : {}),
    ...(record.acknowledge ? { acknowledge: true } : {}),
    ...(record.emergency ? { emergency: record.emergency } : {}),
  };
}
