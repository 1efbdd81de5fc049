import { serialize } from "node:v8";
import type { Entry } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";
import { sha256 } from "#store/digest.ts";
import type { Reading } from "#store/library.ts";

/**
 * A digest of an entry for those who keep what they make of it: of what was read (so that a file which is written
 * meanwhile cannot be taken for another), the problems of reading it, and the bytes behind what is only pointed to.
 */
export function entryDigest(reading: Reading, entry: Entry, problems: readonly Problem[]): string {
  const parts: string[] = [];
  const add = (name: string, words: string) => parts.push(name, String(words.length), words);
  for (const { file, raw, source } of entry.working.values()) add(file, raw ?? source);
  for (const [name, facts] of entry.attachments)
    add(name, JSON.stringify(facts) + digestAt(reading, `${entry.key}/${name}`));
  const { history } = entry;
  if (history.length > 0) add("history", historyWords(reading, entry));
  for (const [version, { digest }] of entry.versions) add(version, digest);
  if (problems.length > 0) add("problems", JSON.stringify(problems));
  return sha256(parts.join("\0"));
}

/** The records as they were read, and the file they stand in, of which rules say the line. */
function historyWords({ written, tree }: Reading, { key }: Entry): string {
  const file = `${key}/history.yaml`;
  const bytes = tree.has(file) ? Buffer.from(tree.read(file)).toString("latin1") : "";
  return `${JSON.stringify(written.get(key))}\n${bytes}`;
}

function digestAt({ tree }: Reading, file: string): string {
  return sha256(tree.read(file));
}

/** A digest of what is the same for all entries: workspace and settings, as they were read and as they are written. */
export function settingsDigest({ library, tree }: Reading, problems: readonly Problem[]): string {
  const files = tree.paths.filter((path) => path === "workspace.yaml" || path.startsWith("settings/"));
  return sha256(
    serialize([library.workspace, library.settings, problems, files.map((file) => [file, tree.read(file)])]),
  );
}
