import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives the workers of one run a folder that they share, and takes it away behind the last. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "replybook run "));
  process.env.REPLYBOOK_RUN = folder;
  // A hundred processes of this run need not compile the same files each.
  process.env.NODE_COMPILE_CACHE = join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true });
}
