import type { parseArgs } from "node:util";
import type { EntryKey } from "#core/entry.ts";
import { instantTwice } from "#core/instant.ts";
import type { GivenNote } from "#core/note.ts";
import type { PublishRequest } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import type { Workspace } from "#core/workspace.ts";
import type { Published } from "#store/publication.ts";
import { UsageError } from "./environment.ts";

/** The options every command that writes a version shares. */
export const VERSION_OPTIONS = {
  note: { type: "string" },
  why: { type: "string" },
  do: { type: "string" },
  minor: { type: "boolean" },
  effective: { type: "string" },
  by: { type: "string" },
  emergency: { type: "string" },
  replace: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof VERSION_OPTIONS }>>["values"];

/** The options as a request; `--by` must be one of the workspace's owners. */
export function requestFrom(values: Values, workspace: Workspace): PublishRequest {
  const { note, why, minor, effective, by, emergency, replace } = values;
  if (by !== undefined && !workspace.owners.has(by)) throw unknownOwner(by, workspace);
  const given: GivenNote = {
    ...(note && { what: note }),
    ...(why && { why }),
    ...(values.do && { do: values.do }),
  };
  return {
    given,
    ...(minor && { minor }),
    ...(effective && { effective }),
    ...(by && { by }),
    ...(emergency && { emergency }),
    ...(replace && { replace }),
  };
}

/** The sentence for a `--by` that names nobody. */
export function unknownOwner(by: string, workspace: Workspace): UsageError {
  return new UsageError(
    `"${by}" is not an owner of this workspace. The owners: ${[...workspace.owners.keys()].join(", ")}.`,
  );
}

/** An entry that was not published, and why. */
export interface Refused {
  readonly id: EntryKey;
  readonly problem: Problem;
}

/** What came of a publication. */
export interface Outcome {
  readonly published: readonly Published[];
  readonly refused: readonly Refused[];
  readonly skipped: readonly EntryKey[];
}

/** The outcome as sentences, effect times said back in words. */
export function outcomeLines(
  outcome: Outcome,
  remarks: ReadonlyMap<string, readonly string[]>,
  zone: string,
  dryRun: boolean,
): string[] {
  const verb = dryRun ? "would publish" : "published";
  const done = outcome.published.map((version) => {
    const said = remarks.get(`${version.id}@${version.version}`) ?? [];
    const note = said.length > 0 ? ` (${said.join("; ")})` : "";
    return `${verb} ${version.id} ${version.version} (${version.kind}), in effect ${instantTwice(version.effective, zone)}${note}`;
  });
  const skipped = outcome.skipped.map((key) => `skipped ${key}: nothing differs from what is published`);
  const refused = outcome.refused.map(
    ({ id, problem }) => `refused ${id}: ${problem.message} → ${problem.fix}`,
  );
  return [...done, ...skipped, ...refused];
}
