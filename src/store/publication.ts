import { CORE_SCHEMA, dump } from "js-yaml";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { HistoryRecord, PublishRecord } from "#core/history.ts";
import { type Instant, inZone } from "#core/instant.ts";
import { changeAgain, type PlannedVersion } from "#core/publication.ts";
import { withChange, withoutChange, withTranslates } from "#schema/change-block.ts";
import { recordDigest, sha256, versionDigest } from "#store/digest.ts";
import { frozenFor, frozenText } from "#store/frozen-settings.ts";
import { commit, type Write } from "#store/journal.ts";
import type { Reading } from "#store/library.ts";

/** A version that was written. */
export interface Published {
  readonly id: EntryKey;
  readonly version: string;
  readonly kind: "major" | "minor";
  readonly effective: Instant;
  readonly digest: string;
}

/** A record that is still to be linked to its history. */
export type NewRecord = HistoryRecord extends infer R
  ? R extends HistoryRecord
    ? Omit<R, "previous">
    : never
  : never;

/** Changes that are committed together: new version folders, records, and edits of working texts. */
export class Publication {
  readonly #reading: Reading;
  readonly #files = new Map<string, Uint8Array>();
  readonly #records = new Map<EntryKey, NewRecord[]>();
  /** What was added so far, in order. */
  readonly published: Published[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Adds a planned version: its folder, its record, and the working texts as they stand after publishing. */
  addVersion(planned: PlannedVersion, now: Instant): void {
    const entry = this.#entry(planned.key);
    if (planned.cancels) this.#addRecord(entry.key, this.#cancelRecord(planned, now));
    const files = this.#filesFor(entry, planned);
    const digest = versionDigest(files);
    const { version, kind, effective } = planned.record;
    for (const [name, bytes] of files) this.#files.set(`${entry.key}/versions/${version}/${name}`, bytes);
    this.#addRecord(entry.key, { ...planned.record, digest } satisfies Omit<PublishRecord, "previous">);
    this.published.push({ id: entry.key, version, kind, effective, digest });
  }

  /** Adds any other record. */
  addRecord(key: EntryKey, record: NewRecord): void {
    this.#addRecord(key, record);
  }

  /** Brings a called-off version's note back into the working text; its words never left it. */
  bringBack(entry: Entry, record: PublishRecord): void {
    const text = entry.working.get(this.#reading.library.workspace.sourceLocale);
    if (!text) return;
    const block = yamlOf({ change: changeAgain(entry, record) });
    this.#files.set(text.file, Buffer.from(withChange(text.source, block)));
  }

  /** Takes the pending change out of an entry's working texts. */
  dropChange(entry: Entry): void {
    for (const text of entry.working.values()) {
      if (text.front.change) this.#files.set(text.file, Buffer.from(withoutChange(text.source)));
    }
  }

  /** Makes an old version's texts the working ones. */
  restoreTexts(entry: Entry, version: string): void {
    for (const [locale, text] of entry.versions.get(version)?.texts ?? []) {
      this.#files.set(`${entry.key}/${locale}.mdx`, Buffer.from(text.source));
    }
  }

  /** Commits everything at once through the journal. */
  commit(): void {
    const { tree } = this.#reading;
    for (const [key, records] of this.#records)
      this.#files.set(`${key}/history.yaml`, this.#historyWith(key, records));
    const writes = [...this.#files].map(
      ([path, content]): Write => ({
        path,
        content,
        ...(tree.has(path) ? { before: sha256(tree.read(path)) } : {}),
      }),
    );
    commit(tree.root, writes);
  }

  #entry(key: EntryKey): Entry {
    const entry = this.#reading.library.entries.get(key);
    if (!entry) throw new Error(`${key} was planned and does not exist`);
    return entry;
  }

  #cancelRecord(planned: PlannedVersion, now: Instant): NewRecord {
    const at = inZone(now, this.#reading.library.workspace.timeZone);
    return { record: "cancel", at, by: planned.record.by, version: planned.cancels ?? "" };
  }

  #addRecord(key: EntryKey, record: NewRecord): void {
    const records = this.#records.get(key) ?? [];
    this.#records.set(key, [...records, record]);
  }

  #filesFor(entry: Entry, planned: PlannedVersion): Map<string, Uint8Array> {
    return planned.source === "working"
      ? this.#workingFiles(entry, planned)
      : this.#snapshotFiles(entry, planned.source);
  }

  #workingFiles(entry: Entry, planned: PlannedVersion): Map<string, Uint8Array> {
    const { library, tree } = this.#reading;
    const files = new Map<string, Uint8Array>();
    for (const [locale, text] of entry.working) {
      const follows = planned.record.texts[locale];
      const cut = withoutChange(text.source);
      const isCurrent = follows === planned.record.version && text.front.translates !== undefined;
      const words = Buffer.from(isCurrent ? withTranslates(cut, follows) : cut);
      files.set(`${locale}.mdx`, words);
      if (Buffer.compare(words, Buffer.from(text.source)) !== 0) this.#files.set(text.file, words);
    }
    for (const name of entry.attachments) files.set(name, tree.read(`${entry.key}/${name}`));
    files.set("settings.json", Buffer.from(frozenText(frozenFor(library.settings, entry.working.values()))));
    return files;
  }

  #snapshotFiles(entry: Entry, version: string): Map<string, Uint8Array> {
    const { library, tree } = this.#reading;
    const snapshot = entry.versions.get(version);
    const files = new Map<string, Uint8Array>();
    for (const name of snapshot?.files ?? [])
      files.set(name, tree.read(`${entry.key}/versions/${version}/${name}`));
    files.set(
      "settings.json",
      Buffer.from(frozenText(frozenFor(library.settings, snapshot?.texts.values() ?? []))),
    );
    return files;
  }

  /** The old bytes with the new records behind them, each naming the digest of the one before. */
  #historyWith(key: EntryKey, records: readonly NewRecord[]): Uint8Array {
    const { tree } = this.#reading;
    const path = `${key}/history.yaml`;
    const old = tree.has(path) ? Buffer.from(tree.read(path)) : Buffer.alloc(0);
    let previous = this.#lastDigest(key);
    const added = records.map((record) => {
      const { record: name, ...rest } = record;
      const linked = previous === undefined ? { record: name, ...rest } : { record: name, ...rest, previous };
      previous = recordDigest(linked);
      return yamlOf([linked]);
    });
    return Buffer.concat([old, Buffer.from(added.join(""))]);
  }

  #lastDigest(key: EntryKey): string | undefined {
    const written = this.#reading.written.get(key);
    return written && written.length > 0 ? recordDigest(written.at(-1)) : undefined;
  }
}

function yamlOf(value: unknown): string {
  return dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, quotingType: '"' });
}
