import type { EntryKey } from "#core/entry.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { Verb } from "#core/proposal.ts";
import type { Version } from "#core/version.ts";
import type { Published } from "#store/publication.ts";
import type { Context } from "./command.ts";

/** An entry that was not published or a proposal that was not taken, and why. */
export interface Refused {
  readonly id: EntryKey | `proposals/${string}`;
  readonly problem: Problem;
}

/** An entry that a `withdraw` in its pending change pulls, with the instant from which. */
export interface Pulled {
  readonly id: EntryKey;
  readonly from: Instant;
  readonly remarks: readonly string[];
}

/** A proposal that was taken: the version it led to or speaks of. */
export interface Taken {
  readonly name: string;
  readonly verb: Verb;
  /** The entry, or the folder of a path. */
  readonly id: EntryKey | `training/${string}`;
  /** Absent for a path, which has none. */
  readonly version?: Version;
  /** Said besides. */
  readonly remarks?: readonly string[];
}

/** A proposal that stays open for now, and why. */
export interface LeftOpen {
  readonly name: string;
  readonly reason: string;
}

/** What came of a publication, with the remarks of each version by `KEY@VERSION`. */
export interface Outcome {
  readonly published: readonly Published[];
  readonly refused: readonly Refused[];
  readonly skipped: readonly EntryKey[];
  readonly withdrawn: readonly Pulled[];
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  readonly taken: readonly Taken[];
  readonly left?: readonly LeftOpen[];
  /** What the change of words looks like, by `KEY@VERSION`. */
  readonly verdicts: ReadonlyMap<string, string>;
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
  const { published, refused, skipped, withdrawn, taken, left = [], notices } = outcome;
  for (const notice of notices) context.complain(notice);
  if (telling.json) {
    const ofProposals = { ...(taken.length > 0 && { taken }), ...(left.length > 0 && { left }) };
    context.print(JSON.stringify({ published, refused, skipped, ...ofProposals }, undefined, 2));
    return;
  }
  for (const line of doneLines(outcome, telling)) context.print(line);
  for (const line of refusedLines(refused)) context.complain(line);
  const lists = [published, refused, skipped, withdrawn, taken, left];
  if (lists.every(({ length }) => length === 0)) context.print("nothing to publish");
}

function doneLines(outcome: Outcome, { zone, dryRun }: Telling): string[] {
  const { published, skipped, withdrawn, remarks, verdicts, taken, left = [] } = outcome;
  return [
    ...published.flatMap((version) => {
      const name = `${version.id}@${version.version}`;
      const said = remarks.get(name) ?? [];
      const note = said.length > 0 ? ` (${said.join("; ")})` : "";
      const when = instantTwice(version.effective, zone);
      const done = `${dryRun ? "would publish" : "published"} ${version.id} ${version.version} (${version.kind}), in effect ${when}${note}`;
      const verdict = dryRun ? verdicts.get(name) : undefined;
      return verdict === undefined ? [done] : [done, `  ${verdict}`];
    }),
    ...taken.map((proposal) => takenLine(proposal, dryRun)),
    ...left.map(({ name, reason }) => `left open proposals/${name}: ${reason}`),
    ...skipped.map((key) => `skipped ${key}: nothing differs from what is published`),
    ...withdrawn.map((pulled) => `${dryRun ? "would withdraw" : "withdrew"} ${pulledWords(pulled, zone)}`),
  ];
}

const DID: Readonly<Record<Verb, string>> = {
  change: "its words are",
  new: "its words are",
  withdraw: "it pulls",
  review: "it confirms",
  rollback: "it brings back old words as",
  "correct-note": "it corrects the note of",
  approve: "it approves",
  path: "it adds",
  idea: "it is noted for",
};

/** One proposal that was taken, or would be, as a line. */
export function takenLine({ name, verb, id, version, remarks = [] }: Taken, dryRun: boolean): string {
  const note = remarks.length > 0 ? ` (${remarks.join("; ")})` : "";
  return `${dryRun ? "would take" : "took"} proposals/${name}: ${[DID[verb], id, version].filter(Boolean).join(" ")}${note}`;
}

/** What was pulled, from when, and what was done along with it. */
export function pulledWords({ id, from, remarks }: Pulled, zone: string): string {
  const said = remarks.length > 0 ? ` (${remarks.join("; ")})` : "";
  return `${id}, from ${instantTwice(from, zone)}${said}`;
}

/** Each refusal as a sentence with its way on. */
export function refusedLines(refused: readonly Refused[]): string[] {
  return refused.map(({ id, problem }) => `refused ${id}: ${problem.message} → ${problem.fix}`);
}
