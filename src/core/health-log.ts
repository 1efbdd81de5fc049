import { emergenciesIn } from "#core/approval.ts";
import {
  type Concern,
  type ConcernHeading,
  type LiveVersion,
  liveVersions,
  type Term,
  type WatchedEntry,
} from "#core/concern.ts";
import type { Instant } from "#core/instant.ts";
import { reviewDue } from "#core/review.ts";

/** So many things alike, as long as they are. */
export interface Counted extends Term {
  readonly count: number;
}

/** So many reviews of an owner that are due by a day; `sound` of them are answers with nothing else amiss. */
export interface CountedReviews extends Counted {
  readonly due: string;
  readonly owner: string;
  readonly sound: number;
}

/** So many concerns of an owner under one heading. */
export interface CountedConcerns extends Counted {
  readonly heading: ConcernHeading;
  readonly owner: string;
}

/**
 * Everything the figures of a page are made from, at any later instant too: how much there is, as long as it
 * is known to be so. Reviews are counted by their day.
 */
export interface HealthLog {
  readonly timeZone: string;
  /** Live answers. */
  readonly live: readonly Counted[];
  /** Live answers of which a translation is behind or an emergency awaits approval. */
  readonly amiss: readonly Counted[];
  readonly reviews: readonly CountedReviews[];
  readonly concerns: readonly CountedConcerns[];
}

/** Counts what is known of a base from an instant on. */
export function healthLog(
  entries: readonly WatchedEntry[],
  concerns: readonly Concern[],
  since: Instant,
  timeZone: string,
): HealthLog {
  const live = entries.flatMap((entry) =>
    liveVersions(entry, since).map((version) => lifeOf(entry, version, timeZone)),
  );
  const answers = live.filter(({ isAnswer }) => isAnswer);
  const others = concerns.filter(
    ({ heading }) => !heading.startsWith("overdue") && !heading.startsWith("reviews"),
  );
  return {
    timeZone,
    live: grouped(answers.map(({ term }) => ({ ...term, count: 1 }))),
    amiss: grouped(answers.flatMap(({ term, isAmiss }) => (isAmiss ? [{ ...term, count: 1 }] : []))),
    reviews: grouped(
      live.flatMap(({ due, owner, term, isAnswer, isAmiss }) =>
        due === undefined ? [] : [{ due, owner, ...term, count: 1, sound: isAnswer && !isAmiss ? 1 : 0 }],
      ),
    ),
    concerns: grouped(
      others.map(({ heading, row, from, until }) => ({ heading, owner: row.owner, from, until, count: 1 })),
    ),
  };
}

function lifeOf(entry: WatchedEntry, { said, term, stretch }: LiveVersion, timeZone: string) {
  return {
    term,
    owner: said.front.owner ?? "",
    due: reviewDue(said.front, entry.history, timeZone),
    isAnswer: entry.kind === "answers",
    isAmiss: stretch.behind !== undefined || emergenciesIn(entry.history).length > 0,
  };
}

/** Adds up what is alike but for `count` and `sound`. */
function grouped<T extends Counted & { readonly sound?: number }>(things: readonly T[]): T[] {
  const groups = new Map<string, T>();
  for (const thing of things) {
    const { count, sound, ...alike } = thing;
    const key = JSON.stringify(alike);
    const { count: before = 0, sound: soundBefore = 0 } = groups.get(key) ?? {};
    const sum = { ...thing, count: before + count };
    groups.set(key, sound === undefined ? sum : { ...sum, sound: soundBefore + sound });
  }
  return [...groups.values()];
}
