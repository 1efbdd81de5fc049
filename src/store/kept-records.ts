import type { Entry } from "#core/entry.ts";
import { standingPublications } from "#core/history.ts";
import { sha256 } from "#store/digest.ts";
import type { Reading } from "#store/library.ts";

/**
 * What `make` makes of an entry's records and of what its versions say beside their bodies, as words; what was kept of it
 * goes by the digest of the records, which name those of the versions. `name` tells what is made.
 */
export function keptOfRecords(
  { parsing }: Pick<Reading, "parsing">,
  { key, history, recordsDigest, versions }: Entry,
  name: string,
  make: () => string,
): string {
  if (recordsDigest === undefined) return make();
  const isProved = () =>
    standingPublications(history).every(({ version }) => versions.get(version)?.isRecorded === true);
  return parsing.made(sha256(`${name} ${key} ${recordsDigest}`), make, isProved);
}
