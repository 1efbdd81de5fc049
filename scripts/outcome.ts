import type { EntryKey } from "#core/entry.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { Published } from "#store/publication.ts";
import type { Context } from "./command.ts";

/** An entry that was not published, and why. */
export interface Refused {
  readonly id: EntryKey;
  readonly problem: Problem;
}

/** An entry that a `withdraw` in its pending change pulls, with the instant from which. */
export interface Pulled {
  readonly id: EntryKey;
  readonly from: Instant;
}

/** What came of a publication, with the remarks of each version by `KEY@VERSION`. */
export interface Outcome {
  readonly published: readonly Published[];
  readonly refused: readonly Refused[];
  readonly skipped: readonly EntryKey[];
  readonly withdrawn: readonly Pulled[];
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  /** Said of the whole run. */
  readonly notices: readonly string[];
}

/** How an outcome is told. */
export interface Telling {
  readonly json: boolean;
  readonly dryRun: boolean;
  /** The workspace's time zone. */
  readonly zone: string;
}

/** Prints what came of a publication: refusals to the error stream, the rest to the other; JSON in one piece. */
export function reportOutcome(context: Context, outcome: Outcome, telling: Telling): void {
  const { published, refused, skipped, withdrawn, notices } = outcome;
  for (const notice of notices) context.complain(notice);
  if (telling.json) {
    context.print(JSON.stringify({ published, refused, skipped }, undefined, 2));
    return;
  }
  for (const line of doneLines(outcome, telling)) context.print(line);
  for (const line of refusedLines(refused)) context.complain(line);
  if (published.length + refused.length + skipped.length + withdrawn.length === 0)
    context.print("nothing to publish");
}

function doneLines({ published, skipped, withdrawn, remarks }: Outcome, { zone, dryRun }: Telling): string[] {
  return [
    ...published.map((version) => {
      const said = remarks.get(`${version.id}@${version.version}`) ?? [];
      const note = said.length > 0 ? ` (${said.join("; ")})` : "";
      const when = instantTwice(version.effective, zone);
      return `${dryRun ? "would publish" : "published"} ${version.id} ${version.version} (${version.kind}), in effect ${when}${note}`;
    }),
    ...skipped.map((key) => `skipped ${key}: nothing differs from what is published`),
    ...withdrawn.map(
      ({ id, from }) => `${dryRun ? "would withdraw" : "withdrew"} ${id}, from ${instantTwice(from, zone)}`,
    ),
  ];
}

/** Each refusal as a sentence with its way on. */
export function refusedLines(refused: readonly Refused[]): string[] {
  return refused.map(({ id, problem }) => `refused ${id}: ${problem.message} → ${problem.fix}`);
}
