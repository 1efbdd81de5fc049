import { createHash } from "node:crypto";
import { canonicalJson } from "#core/canonical.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { compareText } from "#core/problem.ts";

/** SHA-256 of some bytes or text as 64 hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** What a record's successor names as `previous`: SHA-256 of the record as canonical JSON. */
export function recordDigest(record: unknown): string {
  return sha256(canonicalJson(record));
}

/** A version folder's digest: its files in byte order of name, each as name, NUL, byte length, NUL, bytes. */
export function versionDigest(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  const names = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const name of names) {
    const bytes = files.get(name) ?? new Uint8Array();
    hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * One digest for everything that was recorded by an instant: SHA-256 over a line `KEY DIGEST` for each entry in
 * order of key, with the digest of its last record by then. Since each record names the digest of the one before
 * it and of its version's files, whoever keeps this one can later prove all of them.
 */
export function headDigest(written: ReadonlyMap<string, readonly unknown[]>, at: Instant): string {
  const lines = [...written].flatMap(([key, records]) => {
    const last = records.findLast((record) => !isBefore(at, (record as { at: Instant }).at));
    return last === undefined ? [] : [`${key} ${recordDigest(last)}\n`];
  });
  return sha256(lines.sort(compareText).join(""));
}
