import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "#store/digest.ts";

/** The rooms whose code decides what a file of content is read as. */
const READING_ROOMS = ["core", "schema", "markup", "store"];

let known: string | undefined;

/**
 * One digest of everything that reading depends on besides the content: the sources of the rooms that read, the
 * packages as the lock file pins them, and Node, whose tables say what a letter is. Undefined where they cannot be
 * found, as in code that was bundled.
 */
export function codeDigest(): string | undefined {
  try {
    known ??= sha256([process.version, ...sources()].join("\0"));
  } catch {
    return undefined;
  }
  return known;
}

function sources(): string[] {
  const src = fileURLToPath(new URL("../", import.meta.url));
  const files = READING_ROOMS.flatMap((room) =>
    readdirSync(join(src, room))
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => join(src, room, name)),
  );
  return [join(src, "../package-lock.json"), ...files].map((file) => readFileSync(file, "utf8"));
}
