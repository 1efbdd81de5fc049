import { freshUntil } from "#core/fresh.ts";
import {
  noteOf,
  type PublishRecord,
  predecessorOf,
  standingPublications,
  type WithdrawRecord,
  withdrawnFrom,
} from "#core/history.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import type { Mark } from "#core/mark.ts";
import type { PublishedEntry } from "#core/published.ts";
import { titleAt } from "#site/answers.ts";
import { listAsOf } from "#site/documents.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

/** A change of an answer, as one line. A browser shows the lines whose time it is. */
export interface Change {
  readonly id: string;
  readonly title: string;
  /** When it took or takes effect. */
  readonly at: Instant;
  /** Not shown before: it is still to come. */
  readonly from?: Instant;
  /** From then on a newer change of the same answer stands in its place. */
  readonly until?: Instant;
  /** The version before; absent when this is the first. */
  readonly before?: string;
  readonly version: string;
  readonly what: Spoken;
  readonly marks: readonly Mark[];
  readonly withdrawal?: {
    readonly use?: { readonly id: string; readonly title: string };
    readonly why?: string;
  };
}

/** What the start page tells of changes. */
export interface Changes {
  /** The last change of each answer and the ones to come, newest first. */
  readonly lines: readonly Change[];
  /** The changes to come, next one first. */
  readonly coming: readonly Change[];
  readonly asOf: Instant;
}

/** So many past changes stand on the start page. */
const MOST_PAST = 6;

/** The last and the coming changes of all answers. Small corrections are silent. */
export function changesIn(library: SiteLibrary, locale: string): Changes {
  const asOf = listAsOf(library);
  const lines = answersOf(library).flatMap((entry) => linesOf(library, entry, asOf, locale));
  const sorted = lines.sort((a, b) => compareInstants(b.at, a.at) || (a.id < b.id ? -1 : 1));
  const coming = sorted.filter(({ from }) => from !== undefined);
  return { lines: sorted.slice(0, coming.length + MOST_PAST), coming: coming.toReversed(), asOf };
}

function linesOf(library: SiteLibrary, entry: PublishedEntry, asOf: Instant, locale: string): Change[] {
  const rising = stepsOf(entry);
  const last = rising.findLastIndex(({ at }) => !isBefore(asOf, at));
  return rising.slice(Math.max(0, last)).map((step, index, shown) => {
    const until = shown[index + 1]?.at;
    const from = isBefore(asOf, step.at) ? step.at : undefined;
    return { ...lineOf(library, entry, step, locale), ...(from && { from }), ...(until && { until }) };
  });
}

/** A change of which readers are told: a major version, or a withdrawal that stands. */
export interface Step {
  readonly at: Instant;
  readonly record: PublishRecord | WithdrawRecord;
}

/** The changes of an entry of which readers are told, by rising instant. Small corrections are silent. */
export function stepsOf(entry: PublishedEntry): Step[] {
  const published = standingPublications(entry.history).filter(({ kind }) => kind === "major");
  const steps = [...published.map(publishStep), ...withdrawalsOf(entry).map(withdrawStep)];
  return steps.sort((a, b) => compareInstants(a.at, b.at));
}

function publishStep(record: PublishRecord): Step {
  return { at: record.effective, record };
}

function withdrawStep(record: WithdrawRecord): Step {
  return { at: withdrawnFrom(record), record };
}

/** Withdrawals that were not taken back. */
function withdrawalsOf({ history }: PublishedEntry): WithdrawRecord[] {
  const restored = history.findLastIndex(({ record }) => record === "restore");
  return history
    .slice(restored + 1)
    .filter((record): record is WithdrawRecord => record.record === "withdraw");
}

function lineOf(library: SiteLibrary, entry: PublishedEntry, { at, record }: Step, locale: string): Change {
  const { sourceLocale } = library.workspace;
  const notes = noteOf(entry.history, record.version);
  const said = Object.fromEntries(Object.entries(notes).map(([tag, note]) => [tag, note.what]));
  const what = spokenIn(said, locale, sourceLocale) ?? { text: "", locale };
  const line = {
    id: entry.id,
    title: titleAt(library, entry, at, locale),
    at,
    version: record.version,
    what,
    marks: marksAfter(at, record),
  };
  if (record.record === "withdraw") return { ...line, withdrawal: withdrawalOf(library, record, at, locale) };
  const before = predecessorOf(entry.history, record.version);
  return before ? { ...line, before: before.version } : { ...line, marks: [] };
}

function marksAfter(at: Instant, { record }: PublishRecord | WithdrawRecord): Mark[] {
  if (record === "withdraw") return [{ state: "withdrawn" }];
  return [{ state: "changed", until: freshUntil(at) }, { state: "current" }];
}

function withdrawalOf(library: SiteLibrary, { use, why }: WithdrawRecord, at: Instant, locale: string) {
  const target = use === undefined ? undefined : library.entries.get(`answers/${use}`);
  return {
    ...(use !== undefined && {
      use: { id: use, title: target ? titleAt(library, target, at, locale) : use },
    }),
    ...(why !== undefined && { why }),
  };
}
