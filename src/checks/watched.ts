import type { CheckContext } from "#checks/rule.ts";
import type { Question, World } from "#checks/world.ts";
import type { Attachment } from "#core/attachment.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { History } from "#core/history.ts";
import type { Library } from "#core/library.ts";
import { NO_TRAINING } from "#core/training.ts";

/** The same library and clock as they are shown to rules about one entry, and what they have asked of them so far. */
export interface Watched {
  readonly context: CheckContext;
  readonly asked: ReadonlySet<Question>;
}

/**
 * A context about one entry that writes down whatever rules look at. What it could not write down it does not show:
 * proposals, briefings and lessons.
 */
export function watched(context: CheckContext, own: Entry, world: World): Watched {
  const asked = new Set<Question>([`entry ${own.key}`]);
  const ask = (question: Question) => void asked.add(question);
  const entries = new WatchedEntries(context.library.entries, own, ask);
  return {
    asked,
    context: {
      library: { ...context.library, entries, proposals: new Map(), briefings: [], training: NO_TRAINING },
      requireNotes: context.requireNotes,
      about: new Set([own.key]),
      get now() {
        ask("now");
        return context.now;
      },
      drafts: {
        has(key) {
          ask(`entry ${key}`);
          return context.drafts.has(key);
        },
      },
      sourceOf(file) {
        ask(`file ${file}`);
        return context.sourceOf?.(file);
      },
      standing(entry) {
        ask(`standing ${entry.key}`);
        return world.standingOf(context.library.entries.get(entry.key) ?? entry);
      },
      isName(word) {
        ask(`name ${word}`);
        return world.isName(word);
      },
    },
  };
}

type Ask = (question: Question) => void;

/** Entries that can be named one by one; whoever walks through them has asked about all. */
class WatchedEntries implements ReadonlyMap<EntryKey, Entry> {
  readonly #entries: Library["entries"];
  readonly #own: Entry;
  readonly #ask: Ask;

  constructor(entries: Library["entries"], own: Entry, ask: Ask) {
    this.#entries = entries;
    this.#own = own;
    this.#ask = ask;
  }

  get(key: EntryKey): Entry | undefined {
    if (key === this.#own.key) return this.#own;
    this.#ask(`standing ${key}`);
    const entry = this.#entries.get(key);
    return entry && new WatchedEntry(entry, this.#ask);
  }

  has(key: EntryKey): boolean {
    return this.get(key) !== undefined;
  }

  get #all(): Library["entries"] {
    this.#ask("all");
    return this.#entries;
  }

  get size(): number {
    return this.#all.size;
  }

  entries() {
    return this.#all.entries();
  }

  keys() {
    return this.#all.keys();
  }

  values() {
    return this.#all.values();
  }

  [Symbol.iterator]() {
    return this.#all[Symbol.iterator]();
  }

  forEach(visit: (entry: Entry, key: EntryKey, all: ReadonlyMap<EntryKey, Entry>) => void): void {
    this.#all.forEach(visit);
  }
}

/** An entry that another one names: that it is there is one thing, what it says another. */
class WatchedEntry implements Entry {
  readonly key: EntryKey;
  readonly kind: Entry["kind"];
  readonly id: string;
  readonly #entry: Entry;
  readonly #ask: Ask;

  constructor(entry: Entry, ask: Ask) {
    this.key = entry.key;
    this.kind = entry.kind;
    this.id = entry.id;
    this.#entry = entry;
    this.#ask = ask;
  }

  get #whole(): Entry {
    this.#ask(`entry ${this.key}`);
    return this.#entry;
  }

  get working(): Entry["working"] {
    return this.#whole.working;
  }

  get attachments(): ReadonlyMap<string, Attachment> {
    return this.#whole.attachments;
  }

  get history(): History {
    return this.#whole.history;
  }

  get versions(): Entry["versions"] {
    return this.#whole.versions;
  }
}
