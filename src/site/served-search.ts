import { createHash } from "node:crypto";
import type { SearchFiles } from "#search/files.ts";
import { DIGEST_LETTERS, type PackedManifest, packedManifest, searchAddress } from "#search/manifest.ts";

/** A file of the search as it is served. */
export interface ServedFile {
  readonly name: string;
  /** Its address below `/search/`. */
  readonly address: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files of a search under names made from their content, so that a browser may keep them for ever. */
export function servedSearch(files: SearchFiles): ServedFile[] {
  return [...files].map(([name, bytes]) => ({ name, bytes, address: addressOf(name, bytes) }));
}

/** What `/search/manifest.json` says of them. */
export function servedManifest(served: readonly ServedFile[]): PackedManifest {
  return packedManifest({
    files: Object.fromEntries(served.map(({ name, address }) => [name, address])),
    bytes: served.reduce((sum, { bytes }) => sum + bytes.length, 0),
  });
}

const [BRACE, BRACKET] = [0x7b, 0x5b];

/** Hosts compress by the ending: what is JSON says so. */
function addressOf(name: string, bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, DIGEST_LETTERS);
  const isJson = bytes[0] === BRACE || bytes[0] === BRACKET;
  return searchAddress(name, digest, isJson ? "json" : "bin");
}
