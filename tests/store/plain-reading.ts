import type { EntryText, Snapshot } from "#core/entry.ts";
import type { Reading } from "#store/library.ts";

/** Everything a reading holds as plain data, texts and snapshots unfolded. */
export function plainReading({ library, written, tree }: Reading): unknown {
  const entries = [...library.entries].map(([key, entry]) => ({
    ...entry,
    key,
    working: [...entry.working.values()].map(textOf),
    versions: [...entry.versions.values()].map(snapshotOf),
  }));
  return { ...library, entries, written: [...written], paths: tree.paths };
}

function textOf({ file, locale, source, raw, front, body, problems }: EntryText) {
  return { file, locale, source, raw, front, body, problems };
}

function snapshotOf({ version, files, attachments, texts, settings, digest }: Snapshot) {
  return { version, files, attachments, texts: [...texts.values()].map(textOf), settings, digest };
}
