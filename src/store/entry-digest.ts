import type { Entry } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";
import { sha256 } from "#store/digest.ts";
import type { Reading } from "#store/library.ts";

/**
 * A digest of an entry for those who keep what they make of it: of what was read (so that a file which is written
 * meanwhile cannot be taken for another), the problems of reading it, and the bytes of its files and versions.
 */
export function entryDigest(reading: Reading, entry: Entry, problems: readonly Problem[]): string {
  const parts: string[] = [];
  const add = (name: string, words: string) => parts.push(name, String(words.length), words);
  for (const text of entry.working.values()) add(text.file, text.digest ?? sha256(text.raw ?? text.source));
  for (const [name, facts] of entry.attachments)
    add(name, JSON.stringify(facts) + digestAt(reading, `${entry.key}/${name}`));
  add("history", entry.recordsDigest ?? JSON.stringify(reading.written.get(entry.key) ?? []));
  for (const [version, { digest }] of entry.versions) add(version, digest);
  if (problems.length > 0) add("problems", JSON.stringify(problems));
  return sha256(parts.join("\0"));
}

function digestAt({ tree }: Reading, file: string): string {
  return sha256(tree.read(file));
}

/** A digest of what is the same for all entries: workspace and settings as they were read, and what was wrong with them. */
export function settingsDigest({ library }: Reading, problems: readonly Problem[]): string {
  return sha256(JSON.stringify([library.workspace, library.settings, problems], withMaps));
}

/** Not `serialize` of `node:v8`, which writes equal texts in two ways: it goes by how a text lies in memory. */
function withMaps(_: string, value: unknown): unknown {
  if (value instanceof Map) return ["map", ...value];
  if (value instanceof Set) return ["set", ...value];
  return value instanceof RegExp ? String(value) : value;
}
