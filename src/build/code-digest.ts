import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "#store/digest.ts";

/** The digest of the code in some rooms of `src`, and of the Node that runs it: its tables of scripts decide what a word is. */
export function codeDigest(rooms: readonly string[]): string {
  const src = fileURLToPath(new URL("../", import.meta.url));
  const files = rooms.flatMap((room) => readdirSync(join(src, room)).map((name) => join(src, room, name)));
  const code = files.filter((file) => file.endsWith(".ts")).sort();
  return sha256([process.version, ...code.map((file) => readFileSync(file, "utf8"))].join("\0"));
}
