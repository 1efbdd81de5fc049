import { hash } from "node:crypto";
import { canonicalJson } from "#core/canonical.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { compareText } from "#core/problem.ts";

/** SHA-256 of some bytes or text as 64 hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return hash("sha256", content);
}

/** What a record's successor names as `previous`: SHA-256 of the record as canonical JSON. */
export function recordDigest(record: unknown): string {
  return sha256(canonicalJson(record));
}

/** A version folder's digest: its files in byte order of name, each as name, NUL, byte length, NUL, bytes. */
export function versionDigest(files: ReadonlyMap<string, Uint8Array>): string {
  const named = [...files].map(([name, bytes]) => ({ name: Buffer.from(name), bytes }));
  named.sort((a, b) => Buffer.compare(a.name, b.name));
  // One call for the whole folder: there are as many folders as versions.
  return sha256(
    Buffer.concat(named.flatMap(({ name, bytes }) => [name, Buffer.from(`\0${bytes.byteLength}\0`), bytes])),
  );
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
