import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { remembered } from "#core/remembered.ts";
import { sha256 } from "#store/digest.ts";

/**
 * One digest of everything that the work of some rooms of `src` depends on besides the content: their sources, the
 * packages as the lock file pins them, and Node, whose tables say what a letter is. Undefined where they cannot be
 * found, as in code that was bundled.
 */
export function codeDigest(rooms: readonly string[]): string | undefined {
  try {
    return digestOf(rooms.join(" "));
  } catch {
    return undefined;
  }
}

const digestOf = remembered((rooms: string) =>
  sha256([process.version, ...sourcesOf(rooms.split(" "))].join("\0")),
);

function sourcesOf(rooms: readonly string[]): string[] {
  const src = fileURLToPath(new URL("../", import.meta.url));
  const files = rooms.flatMap((room) =>
    readdirSync(join(src, room))
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => join(src, room, name)),
  );
  return [join(src, "../package-lock.json"), ...files].map((file) => readFileSync(file, "utf8"));
}
