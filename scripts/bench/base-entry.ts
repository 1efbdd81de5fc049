import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntryKey } from "#core/entry.ts";
import { recordDigest, versionDigest } from "#store/digest.ts";
import { yamlOf } from "#store/yaml.ts";

/** An entry as it lies in a content folder, all its versions published. */
export interface MadeEntry {
  readonly key: EntryKey;
  readonly owner: string;
  /** The texts of each version by file name, oldest version first; the last are the working texts too. */
  readonly versions: readonly ReadonlyMap<string, string>[];
  /** When each version was recorded and took effect, in milliseconds since 1970. */
  readonly times: readonly number[];
  /** Its `settings.json`. */
  readonly frozen: string;
  /** The versions of the fragments it uses. */
  readonly fragments?: Readonly<Record<string, string>>;
}

/** Writes an entry with its history and a folder for each version: 1.0, 2.0 … */
export function writeEntry(root: string, entry: MadeEntry): void {
  const folder = join(root, entry.key);
  const records: object[] = [];
  for (const [index, texts] of entry.versions.entries()) {
    const version = `${index + 1}.0`;
    const files = new Map([...texts, ["settings.json", entry.frozen]].map(bytesOf));
    writeFiles(join(folder, "versions", version), files);
    records.push(recordOf(entry, index, versionDigest(files), records.at(-1)));
  }
  const working = new Map([...(entry.versions.at(-1) ?? [])].map(bytesOf));
  writeFiles(folder, working.set("history.yaml", Buffer.from(yamlOf(records))));
}

function bytesOf([name, text]: readonly [string, string] | readonly string[]): [string, Buffer] {
  return [name ?? "", Buffer.from(text ?? "")];
}

function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

const NOTES = {
  en: {
    what: "A reply names the new number of days, and its last sentence is shorter.",
    why: "The partner takes longer since the new contract.",
    do: "Say the new number from today; open cases keep what was promised.",
  },
  vi: {
    what: "Câu trả lời nêu số ngày mới, và câu cuối ngắn hơn.",
    why: "Từ hợp đồng mới, đối tác làm lâu hơn.",
    do: "Từ hôm nay nói số ngày mới; case đang mở giữ như đã hứa.",
  },
};

function recordOf({ owner, times, fragments = {} }: MadeEntry, index: number, digest: string, last?: object) {
  const at = new Date(times[index] ?? 0).toISOString().replace(".000Z", "Z");
  const version = `${index + 1}.0`;
  return {
    record: "publish",
    at,
    by: owner,
    version,
    kind: "major",
    effective: at,
    note: NOTES,
    texts: { en: version, vi: version },
    fragments,
    digest,
    ...(last && { previous: recordDigest(last) }),
  };
}
