import type { Entry, EntryKey } from "#core/entry.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import { UsageError } from "./environment.ts";

/** The entry of a key, also by a name it had before; a `UsageError` when there is none. */
export function entryOf(library: Library, key: EntryKey): Entry {
  const [kind, id = ""] = key.split("/");
  const entry =
    library.entries.get(key) ??
    [...library.entries.values()].find(
      (other) => other.kind === kind && sourceTextOf(library, other)?.front.formerly.includes(id),
    );
  if (!entry) throw new UsageError(`There is no ${key} in the content folder.`);
  return entry;
}
