import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { AnswerTurn, SheetPath, TrainingSheet } from "#core/training-sheet.ts";
import type { Version } from "#core/version.ts";

/** A change of an answer that a path teaches. */
export interface TaughtChange {
  readonly at: Instant;
  readonly id: string;
  readonly title: string;
  /** The version before; absent where it was withdrawn, or is new. */
  readonly from?: Version;
  /** The version that began; absent where it was withdrawn. */
  readonly to?: Version;
  /** What changed, or why it was withdrawn, in one sentence. */
  readonly what?: string;
  /** The id of the answer to use instead of a withdrawn one. */
  readonly use?: string;
}

/** What agents were told of the answers that some paths teach, from one instant to another, oldest first. */
export function taughtChanges(
  { answers }: Pick<TrainingSheet, "answers">,
  paths: readonly SheetPath[],
  since: Instant,
  now: Instant,
): TaughtChange[] {
  const taught = new Set(paths.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.answers)));
  const changes = [...taught].flatMap((id) => {
    const { title = "", turns = [] } = answers[id] ?? {};
    return turns.flatMap((turn, index) =>
      turn.isSmall || isBefore(turn.at, since) || isBefore(now, turn.at)
        ? []
        : [taughtChange({ id, title }, turn, turns[index - 1])],
    );
  });
  return changes.sort((a, b) => compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1));
}

function taughtChange(
  answer: Pick<TaughtChange, "id" | "title">,
  { at, version, what, why, use }: AnswerTurn,
  before: AnswerTurn | undefined,
): TaughtChange {
  const said = what ?? why;
  return {
    at,
    ...answer,
    ...(before?.version !== undefined && { from: before.version }),
    ...(version !== undefined && { to: version }),
    ...(said !== undefined && { what: said }),
    ...(use !== undefined && { use }),
  };
}
