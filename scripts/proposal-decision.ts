import type { EntryKey } from "#core/entry.ts";
import { inZone } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Proposal } from "#core/proposal.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { type Context, UsageError } from "./command.ts";
import { takenLine } from "./outcome.ts";
import { planPath } from "./path-taking.ts";
import { personFrom } from "./people.ts";

/** Somebody's word on a proposal: noted, or declined and why. */
export type Decision = { readonly taken: "noted" } | { readonly declined: string };

/**
 * Writes what somebody decided about an open proposal into its file, and returns the exit status. `against` says
 * why a proposal cannot be decided on in this way.
 */
export function decide(
  context: Context,
  typed: string,
  decision: Decision,
  { by, against }: { by: string | undefined; against?: (proposal: Proposal) => string | undefined },
): number {
  return writing(context.root, () => {
    const reading = readContent(context.root);
    const { library } = reading;
    const proposal = proposalNamed(library, typed);
    const reason = proposal.outcome ? DECIDED : against?.(proposal);
    if (reason !== undefined) {
      context.complain(`refused ${proposal.name}: ${reason}`);
      return 1;
    }
    const at = inZone(context.now, library.workspace.timeZone);
    const publication = new Publication(reading);
    publication.settle(proposal, { ...decision, at, by: deciderOf(library, proposal, by) });
    publication.commit();
    context.print(`${"declined" in decision ? "declined" : "noted"} ${proposal.name}`);
    return 0;
  });
}

const DECIDED = "somebody has decided on it already → See `kb proposals --all`.";

/** Writes a proposed path into the training, and returns the exit status. */
export function takePath(context: Context, typed: string, by: string | undefined): number {
  return writing(context.root, () => {
    const reading = readContent(context.root);
    const { library } = reading;
    const proposal = proposalNamed(library, typed);
    const who = by === undefined ? undefined : personFrom(by, library.workspace);
    const planned = proposal.outcome ? DECIDED : planPath(reading, proposal, context.now, who);
    if (typeof planned === "string" || "problem" in planned) {
      const reason =
        typeof planned === "string" ? planned : `${planned.problem.message} → ${planned.problem.fix}`;
      context.complain(`refused ${proposal.name}: ${reason}`);
      return 1;
    }
    planned.publication.commit();
    context.print(takenLine(planned.taken, false));
    return 0;
  });
}

/** Whether a proposal, by its name as typed, is one of a path. */
export function isOfPath(context: Context, typed: string): boolean {
  return proposalNamed(readContent(context.root).library, typed).verb === "path";
}

/** The proposal of a name, also typed as the path of its file; a `UsageError` when there is none. */
function proposalNamed({ proposals }: Library, typed: string): Proposal {
  const name = typed.replace(/^.*\//, "").replace(/\.yaml$/, "");
  const proposal = proposals.get(name);
  if (!proposal) throw new UsageError(`There is no readable proposal "${name}". See \`kb proposals --all\`.`);
  return proposal;
}

/** Who is named, else the owner of what the proposal speaks of. */
function deciderOf(library: Library, { entry, owner }: Proposal, by: string | undefined): string {
  if (by !== undefined) return personFrom(by, library.workspace);
  const about = library.entries.get(entry ?? ("" as EntryKey));
  const decider = (about && sourceTextOf(library, about)?.front.owner) ?? owner;
  if (decider === undefined)
    throw new UsageError("Nobody answers for what this proposal speaks of: say who decides with --by.");
  return decider;
}
