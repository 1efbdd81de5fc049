import type { HistoryRecord } from "#core/history.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { PublishedEntry } from "#core/published.ts";

/** What an entry's records told from `since` on, until just before `until` (still so when absent). */
export interface Era<T> {
  readonly value: T;
  readonly since: Instant;
  readonly until?: Instant;
}

/**
 * Everything that was ever told of an entry, with the time in which it was told so. `turns` are the records that
 * can change what was told before them; `nameOf` names what stays the same thing while it is told otherwise.
 */
export function erasOf<T>(
  entry: PublishedEntry,
  turns: (record: HistoryRecord) => boolean,
  tell: (entry: PublishedEntry) => readonly T[],
  nameOf: (value: T) => string,
): Era<T>[] {
  const { history } = entry;
  const begins = history.flatMap((record, index) => (index === 0 || turns(record) ? [index] : []));
  const ended: Era<T>[] = [];
  let open = new Map<string, Era<T>>();
  begins.forEach((begin, index) => {
    const since = history[begin]?.at ?? "";
    const end = begins[index + 1];
    const told = tell(end === undefined ? entry : { ...entry, history: history.slice(0, end) });
    const next = new Map(
      told.map((value) => [nameOf(value), continued(open.get(nameOf(value)), value, since)]),
    );
    for (const [name, era] of open) if (next.get(name) !== era) ended.push({ ...era, until: since });
    open = next;
  });
  return [...ended, ...open.values()];
}

function continued<T>(era: Era<T> | undefined, value: T, since: Instant): Era<T> {
  return era && JSON.stringify(era.value) === JSON.stringify(value) ? era : { value, since };
}

/** What was told at an instant. */
export function toldAt<T>(eras: readonly Era<T>[], at: Instant): T[] {
  return eras
    .filter(({ since, until }) => !isBefore(at, since) && (until === undefined || isBefore(at, until)))
    .map(({ value }) => value);
}
