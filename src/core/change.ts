import type { EntryKey, Kind } from "#core/entry.ts";
import { type Notes, noteOf } from "#core/history.ts";
import { compareInstants, type Instant, isBefore, laterOf } from "#core/instant.ts";
import type { Locale, Localized } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { PublishedEntry } from "#core/published.ts";
import { type Step, stepsOf } from "#core/step.ts";
import type { Version } from "#core/version.ts";

/** A step A → B in an entry's life with everything that is told of it, in all languages. */
export interface Change {
  readonly type: Step["type"];
  readonly kind: Kind;
  readonly id: string;
  /** The version that began, or the one that was withdrawn or came back. */
  readonly version: Version;
  /** The version before; absent when there is none to compare with. */
  readonly before?: Version;
  /** When it took or takes effect: never before it was recorded. */
  readonly at: Instant;
  /** When it was meant to take effect, where that lies before it was recorded. */
  readonly meant?: Instant;
  /** When it was recorded: from then on a build can know of it. */
  readonly recorded: Instant;
  readonly by: string;
  readonly titles: Localized;
  /** What / why / do as they read today; empty for a withdrawal and its end. */
  readonly note: Notes;
  /** A minor version: silent, but to the readers of the languages that caught up. */
  readonly isSmall: boolean;
  readonly caughtUp: readonly Locale[];
  readonly isEmergency: boolean;
  /** Whether each agent is asked to say that they have read it. */
  readonly asksAcknowledgement: boolean;
  /** What a withdrawn answer is replaced by. */
  readonly use?: string;
  readonly why?: string;
  readonly products: readonly string[];
  /** Whose answers it is about; absent means every team's. */
  readonly teams?: readonly string[];
}

/** Names a change for ever: `answers/late-delivery@3.1`; a withdrawal and its end add when they were recorded. */
export function changeKey({ kind, id, version, type, recorded }: Change): string {
  const key: `${EntryKey}@${Version}` = `${kind}/${id}@${version}`;
  return type === "published" ? key : `${key}/${type}/${recorded}`;
}

const known = /* @__PURE__ */ new WeakMap<PublishedEntry, readonly Change[]>();
const keepers = /* @__PURE__ */ new WeakMap<PublishedEntry, (make: () => string) => string>();

/** Lets the changes of an entry be kept, as words, by who can tell whether they are those that would be made. */
export function keepChanges(entry: PublishedEntry, keep: (make: () => string) => string): void {
  keepers.set(entry, keep);
}

/** Every change of an entry that took or will take effect, small ones too, by rising instant: made once for each entry. */
export function changesOf(entry: PublishedEntry): readonly Change[] {
  const changes = known.get(entry) ?? keptChanges(entry) ?? changesFrom(entry);
  known.set(entry, changes);
  return changes;
}

function keptChanges(entry: PublishedEntry): readonly Change[] | undefined {
  const keep = keepers.get(entry);
  return keep && JSON.parse(keep(() => JSON.stringify(changesFrom(entry))));
}

function changesFrom(entry: PublishedEntry): Change[] {
  const changes = stepsOf(entry.history).map((step) => changeOf(entry, step));
  return changes.sort(compareChanges);
}

/** Every change of some entries, by rising instant; fragments have none of their own: the answers that use them do. */
export function changesIn(entries: Iterable<PublishedEntry>): Change[] {
  const told = [...entries].filter(({ kind }) => kind !== "fragments").flatMap(changesOf);
  const timed = told.map((change) => ({ change, at: millisOf(change.at) }));
  return timed.sort((a, b) => a.at - b.at || compareChanges(a.change, b.change)).map(({ change }) => change);
}

function compareChanges(a: Change, b: Change): number {
  return (
    compareInstants(a.at, b.at) || compareInstants(a.recorded, b.recorded) || (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

function keyOf({ kind, id, version }: Change): string {
  return `${kind}/${id}@${version}`;
}

function changeOf(entry: PublishedEntry, step: Step): Change {
  const { record } = step;
  const published = entry.versions[record.version];
  const front = published?.front;
  const products =
    entry.kind === "products"
      ? [entry.id]
      : [...(front?.products ?? []), ...(front?.advisory?.scope.products ?? [])];
  const teams = front?.teams ?? front?.advisory?.scope.teams;
  return {
    type: step.type,
    kind: entry.kind,
    id: entry.id,
    version: record.version,
    at: laterOf(step.at, record.at),
    ...(isBefore(step.at, record.at) && { meant: step.at }),
    recorded: record.at,
    by: record.by,
    titles: Object.fromEntries(
      Object.entries(published?.texts ?? {}).map(([locale, { title }]) => [locale, title]),
    ),
    products,
    ...(teams && teams.length > 0 && { teams }),
    ...toldOf(entry, step),
  };
}

function toldOf({ history }: PublishedEntry, step: Step) {
  const quiet = { note: {}, isSmall: false, caughtUp: [], isEmergency: false, asksAcknowledgement: false };
  if (step.type === "restored") return quiet;
  if (step.type === "withdrawn") {
    const { use, why, emergency } = step.record;
    return {
      ...quiet,
      isEmergency: emergency !== undefined,
      ...(use !== undefined && { use }),
      ...(why !== undefined && { why }),
    };
  }
  const { record, before, isSmall, caughtUp } = step;
  return {
    note: noteOf(history, record.version),
    isSmall,
    caughtUp,
    isEmergency: record.emergency !== undefined,
    asksAcknowledgement: record.acknowledge === true,
    ...(before !== undefined && { before }),
  };
}

/** Whether a reader of a language is told of a change without asking: small ones are silent unless their text caught up. */
export function isTold({ isSmall, caughtUp }: Pick<Change, "isSmall" | "caughtUp">, locale: Locale): boolean {
  return !isSmall || caughtUp.includes(locale);
}
