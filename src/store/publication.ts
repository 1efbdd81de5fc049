import { canonicalJson } from "#core/canonical.ts";
import type { Entry, EntryKey, EntryText, FrozenSettings } from "#core/entry.ts";
import { isFollower } from "#core/follower.ts";
import { type HistoryRecord, type PublishRecord, publicationOf } from "#core/history.ts";
import { type Instant, inZone } from "#core/instant.ts";
import { withLineEnds } from "#core/line-ends.ts";
import { changeAgain } from "#core/pending.ts";
import type { PlannedVersion } from "#core/plan.ts";
import type { Proposal, ProposalOutcome } from "#core/proposal.ts";
import { withChange, withoutChange, withTranslates } from "#schema/change-block.ts";
import { historyFrom } from "#schema/history.ts";
import { recordDigest, sha256, versionDigest } from "#store/digest.ts";
import { frozenFor, frozenText, withFragmentTexts } from "#store/frozen-settings.ts";
import { commit, type Write } from "#store/journal.ts";
import type { Reading } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";
import { withOutcome } from "#store/proposals.ts";
import { yamlOf } from "#store/yaml.ts";

const NEW_LINE = 10;

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
  /** The reading of what is on disk: `#reading`, unless files are laid over it. */
  readonly #disk: Reading;
  /** Digests of files that were read again for this publication. */
  readonly #befores = new Map<string, string>();
  readonly #files = new Map<string, Uint8Array>();
  readonly #records = new Map<EntryKey, NewRecord[]>();
  /** What was added so far, in order. */
  readonly published: Published[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#disk = reading.under ?? reading;
  }

  /** Adds a planned version: its folder, its record, and the working texts as they stand after publishing. */
  addVersion(planned: PlannedVersion, now: Instant): void {
    const entry = this.#entry(planned.key);
    if (planned.cancels) this.#callOff(entry, planned, planned.cancels, now);
    const files = this.#filesFor(entry, planned);
    const digest = versionDigest(files);
    const { version, kind, effective } = planned.record;
    for (const [name, bytes] of files) this.#files.set(`${entry.key}/versions/${version}/${name}`, bytes);
    this.#addRecord(entry.key, { ...planned.record, digest } satisfies Omit<PublishRecord, "previous">);
    if (planned.approvedBy !== undefined)
      this.#addRecord(entry.key, {
        record: "approve",
        at: planned.record.at,
        by: planned.approvedBy,
        version,
      });
    this.published.push({ id: entry.key, version, kind, effective, digest });
  }

  /** Adds any other record. */
  addRecord(key: EntryKey, record: NewRecord): void {
    this.#addRecord(key, record);
  }

  /**
   * Brings a called-off version's note back into the working text; its words never left it. Translations that
   * were up to date in it say again that they follow the next version.
   */
  bringBack(entry: Entry, record: PublishRecord): void {
    const { sourceLocale } = this.#reading.library.workspace;
    const block = yamlOf({ change: changeAgain(entry, record) });
    const hasNote = [...entry.working.values()].some((text) => text.front.change);
    for (const [locale, text] of entry.working) {
      const isCurrent = locale !== sourceLocale && record.texts[locale] === record.version;
      const retold = isCurrent ? withTranslates(text.source, "next") : text.source;
      const words = locale === sourceLocale && !hasNote ? withChange(retold, block) : retold;
      if (words !== text.source) this.#rewrite(text, words);
    }
  }

  /** Takes the pending change out of an entry's working texts. */
  dropChange(entry: Entry): void {
    for (const text of entry.working.values()) {
      if (text.front.change) this.#rewrite(text, withoutChange(text.source));
    }
  }

  /** Makes the texts and files of a planned version the working ones. */
  restoreTexts(planned: PlannedVersion): void {
    const entry = this.#entry(planned.key);
    for (const [name, bytes] of this.#filesFor(entry, planned)) {
      if (name !== "settings.json") this.#files.set(`${entry.key}/${name}`, bytes);
    }
  }

  /** Adds files that nobody has yet: a path of the training with its lessons. */
  addFiles(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [path, bytes] of files) this.#files.set(path, bytes);
  }

  /** Adds what became of a proposal to its file. */
  settle(proposal: Proposal, outcome: ProposalOutcome): void {
    const bytes = this.#disk.tree.read(proposal.file);
    this.#befores.set(proposal.file, sha256(bytes));
    this.#files.set(proposal.file, Buffer.from(withOutcome(proposal, bytes, outcome)));
  }

  /** Everything that was added, as files by path. */
  files(): ReadonlyMap<string, Uint8Array> {
    const histories = [...this.#records].map(
      ([key, records]) => [`${key}/history.yaml`, this.#historyWith(key, records)] as const,
    );
    return new Map([...this.#files, ...histories]);
  }

  /** Commits everything at once through the journal, on top of what was planned before it in the same run. */
  commit(earlier: readonly Publication[] = []): void {
    const all = [...earlier, this];
    const files = new Map(all.flatMap((publication) => [...publication.files()]));
    const writes = [...files].map(([path, content]): Write => {
      const read = all.findLast((publication) => publication.#befores.has(path));
      const before = read ? read.#befores.get(path) : this.#digestRead(path);
      return { path, content, ...(before === undefined ? {} : { before }) };
    });
    commit(this.#disk.tree.root, writes);
  }

  /** The digest of a file as it was when the content was read: an edit made since then is not written over. */
  #digestRead(path: string): string | undefined {
    const { library, tree } = this.#disk;
    const [kind = "", id = "", name = ""] = path.split("/");
    const text = library.entries.get(`${kind}/${id}` as EntryKey)?.working.get(name.replace(/\.mdx$/, ""));
    if (text?.file === path) return sha256(text.raw ?? text.source);
    return tree.has(path) ? sha256(tree.read(path)) : undefined;
  }

  /** Writes a working text; lines that stay keep their ends. */
  #rewrite(text: EntryText, words: string): void {
    this.#files.set(text.file, Buffer.from(text.raw === undefined ? words : withLineEnds(text.raw, words)));
  }

  #entry(key: EntryKey): Entry {
    const entry = this.#reading.library.entries.get(key);
    if (!entry) throw new Error(`${key} was planned and does not exist`);
    return entry;
  }

  /** A version that is replaced is called off; its own words stay as a draft with their note. */
  #callOff(entry: Entry, planned: PlannedVersion, version: string, now: Instant): void {
    const at = inZone(now, this.#reading.library.workspace.timeZone);
    this.#addRecord(entry.key, { record: "cancel", at, by: planned.record.by, version });
    const record = publicationOf(entry.history, version);
    if (planned.source !== "working" && record && !isFollower(entry, version)) this.bringBack(entry, record);
  }

  #addRecord(key: EntryKey, record: NewRecord): void {
    const records = this.#records.get(key) ?? [];
    this.#records.set(key, [...records, record]);
  }

  #filesFor(entry: Entry, planned: PlannedVersion): Map<string, Uint8Array> {
    if (planned.source === "working") return this.#workingFiles(entry, planned);
    return this.#snapshotFiles(entry, planned.source, planned);
  }

  #workingFiles(entry: Entry, planned: PlannedVersion): Map<string, Uint8Array> {
    const { tree } = this.#reading;
    const files = new Map<string, Uint8Array>();
    for (const [locale, text] of entry.working) {
      const cut = withoutChange(text.source);
      const follows = planned.translates[locale];
      const words = follows === undefined ? cut : withTranslates(cut, follows);
      files.set(`${locale}.mdx`, Buffer.from(words));
      // Words that are only laid over the disk are written too.
      if (words !== text.source || this.#reading !== this.#disk) this.#rewrite(text, words);
    }
    for (const name of entry.attachments.keys()) files.set(name, tree.read(`${entry.key}/${name}`));
    return files.set("settings.json", this.#frozen(entry.working.values(), planned));
  }

  #snapshotFiles(entry: Entry, source: string, planned: PlannedVersion): Map<string, Uint8Array> {
    const { tree } = this.#reading;
    const snapshot = entry.versions.get(source);
    const texts = [...(snapshot?.texts ?? [])];
    const files = new Map<string, Uint8Array>();
    for (const name of snapshot?.files ?? [])
      files.set(name, tree.read(`${entry.key}/versions/${source}/${name}`));
    if (planned.isFollower) return files.set("settings.json", this.#settingsKept(entry, source, planned));
    for (const [locale, text] of texts) {
      const follows = text.front.translates === undefined ? undefined : planned.translates[locale];
      if (follows !== undefined)
        files.set(`${locale}.mdx`, Buffer.from(withTranslates(text.source, follows)));
    }
    const words = texts.map(([, text]) => text);
    return files.set("settings.json", this.#frozen(words, planned));
  }

  /** The settings of the words that stay, with today's for the fields of the fragments that change. */
  #settingsKept(entry: Entry, source: string, { record }: PlannedVersion): Uint8Array {
    const { library } = this.#reading;
    const snapshot = entry.versions.get(source);
    const before = publicationOf(entry.history, source)?.fragments ?? {};
    const changed = Object.entries(record.fragments).filter(([id, version]) => before[id] !== version);
    const words = withFragmentTexts(library, snapshot?.texts.values() ?? [], record.fragments);
    const today = frozenFor(library.settings, words).fallbacks;
    const fresh = frozenFor(
      library.settings,
      withFragmentTexts(library, [], Object.fromEntries(changed)),
    ).fallbacks;
    const kept = snapshot?.settings.fallbacks ?? {};
    const fallbacks = Object.keys(today).map(
      (name) => [name, fresh[name] ?? kept[name] ?? today[name]] as const,
    );
    const signs = snapshot?.settings.signs ?? {};
    return Buffer.from(
      frozenText({ fallbacks: Object.fromEntries(fallbacks) as FrozenSettings["fallbacks"], signs }),
    );
  }

  #frozen(texts: Iterable<EntryText>, { record }: PlannedVersion): Uint8Array {
    const { library } = this.#reading;
    const words = withFragmentTexts(library, texts, record.fragments);
    return Buffer.from(frozenText(frozenFor(library.settings, words)));
  }

  /** The old bytes with the new records behind them, each naming the digest of the one before. */
  #historyWith(key: EntryKey, records: readonly NewRecord[]): Uint8Array {
    const old = this.#historyOf(key);
    let previous = this.#lastDigest(key);
    const added = records.map((record) => {
      const { record: name, ...rest } = record;
      const linked = previous === undefined ? { record: name, ...rest } : { record: name, ...rest, previous };
      previous = recordDigest(linked);
      return yamlOf([linked]);
    });
    const ends = old.length === 0 || old.at(-1) === NEW_LINE;
    return Buffer.concat([old, Buffer.from(`${ends ? "" : "\n"}${added.join("")}`)]);
  }

  /** The bytes of a history, which still has to say what it said when it was read. */
  #historyOf(key: EntryKey): Buffer {
    const { tree, written } = this.#reading;
    const path = `${key}/history.yaml`;
    if (!tree.has(path)) return Buffer.alloc(0);
    const bytes = Buffer.from(tree.read(path));
    const said = canonicalJson(historyFrom(path, bytes.toString("utf8")).written);
    if (said === canonicalJson(written.get(key) ?? [])) return bytes;
    throw new StoreError(
      `${path} changed while it was being read. Nothing was changed; run the command again.`,
    );
  }

  #lastDigest(key: EntryKey): string | undefined {
    const written = this.#reading.written.get(key);
    return written && written.length > 0 ? recordDigest(written.at(-1)) : undefined;
  }
}
