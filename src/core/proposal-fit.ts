import type { Entry, MaybeLocalized, PendingChange } from "#core/entry.ts";
import { publicationOf } from "#core/history.ts";
import { isBefore } from "#core/instant.ts";
import { entryNamed, type Library, newestSnapshot } from "#core/library.ts";
import type { Proposal, Verb } from "#core/proposal.ts";
import { lacks, type ProposalFault, stale, unfit } from "#core/proposal-fault.ts";
import { newFaults, ownerFaults, strayFaults } from "#core/proposal-new.ts";
import { localeFaults, noteFaults, tagFaults } from "#core/proposal-words.ts";
import { lessonIdsOf } from "#core/training.ts";

/** What keeps a proposal from being taken, as far as its own words and the names of things tell. */
export function proposalFaults(library: Library, proposal: Proposal): ProposalFault[] {
  const faults = [...entryFaults(library, proposal), ...NEEDS[proposal.verb](library, proposal)];
  return [...faults, ...strayFaults(proposal), ...localeFaults(library, proposal), ...tagFaults(proposal)];
}

type Check = (library: Library, proposal: Proposal) => ProposalFault[];

const NEEDS: Readonly<Record<Verb, Check>> = {
  change: (library, proposal) => [
    ...lacks(proposal, "from", proposal.from, "the version it was made from, in quotes"),
    ...(proposal.texts.size === 0
      ? [unfit(["texts"], "It proposes no words.", "Add the new words under `texts:`.")]
      : []),
    ...noteFaults(library, proposal),
  ],
  new: newFaults,
  withdraw: (_, proposal) =>
    lacks(
      proposal,
      "change.withdraw",
      withdrawalIn(proposal.change),
      "`use:` with another answer, or `why:`",
    ),
  review: () => [],
  rollback: (library, proposal) => versionFaults(library, proposal),
  approve: (library, proposal) => versionFaults(library, proposal),
  "correct-note": (library, proposal) => [
    ...versionFaults(library, proposal),
    ...lacks(proposal, "change.what", firstOf(proposal.change), "the corrected words, or `why:` or `do:`"),
  ],
  path: pathFaults,
  idea: (_, proposal) => lacks(proposal, "idea", proposal.idea, "the idea in your own words"),
};

/** Every lesson of a path is one that it lists, in a language of the interface. */
function pathFaults({ workspace }: Library, proposal: Proposal): ProposalFault[] {
  const { path: proposed } = proposal;
  const owner = ownerFaults(workspace, proposal);
  if (!proposed) return [...owner, ...lacks(proposal, "path", proposed, "what its path.yaml is to say")];
  const { path, lessons } = proposed;
  const listed = new Set(lessonIdsOf(path));
  const read = new Set([workspace.sourceLocale, ...workspace.interfaceLocales]);
  const idle = [...lessons.keys()].filter((id) => !listed.has(id));
  const strange = [...lessons].flatMap(([id, texts]) =>
    [...texts.keys()].filter((locale) => !read.has(locale)).map((locale) => [id, locale] as const),
  );
  return [
    ...owner,
    ...idle.map((id) =>
      unfit(["lessons", id], `No module lists the lesson "${id}".`, "List it, or take it out."),
    ),
    ...strange.map(([id, locale]) => {
      const fix = `Write one of ${[...read].join(", ")}.`;
      return unfit(["lessons", id, locale], `"${locale}" is not a language of the interface.`, fix);
    }),
  ];
}

function entryFaults(library: Library, proposal: Proposal): ProposalFault[] {
  const { verb, entry: key, from } = proposal;
  if (key === undefined)
    return verb === "idea" || verb === "path" ? [] : lacks(proposal, "entry", key, "what it speaks of");
  const entry = library.entries.get(key);
  if (verb === "new")
    return entry ? [stale(["entry"], `${key} exists already.`, "Propose a change of it instead.")] : [];
  if (!entry) return [gone(library, key)];
  if ((verb === "change" || verb === "rollback") && isPulledSince(entry, proposal)) return [pulled(entry)];
  if (verb !== "change") return [];
  if (from !== undefined && !entry.versions.has(from)) return [unknownVersion(entry, "from", from)];
  return newestSnapshot(entry)
    ? []
    : [stale(["entry"], `${key} was never published.`, "Change its working text instead.")];
}

/** Whether an entry was withdrawn after a proposal was written, and is still: taking it would bring the text back. */
function isPulledSince({ history }: Entry, { at }: Proposal): boolean {
  const index = history.findLastIndex(({ record }) => record === "withdraw");
  const withdrawal = history[index];
  const isBack = history.slice(index + 1).some(({ record }) => record === "publish" || record === "restore");
  return withdrawal !== undefined && !isBack && isBefore(at, withdrawal.at);
}

function pulled({ key }: Entry): ProposalFault {
  const fix = "Propose it again if the text is to come back, or decline the proposal with `kb decline`.";
  return stale(["entry"], `${key} was withdrawn after this was written.`, fix);
}

function gone(library: Library, key: string): ProposalFault {
  const [kind, id = ""] = key.split("/");
  const renamed = entryNamed(library, kind as Entry["kind"], id);
  return renamed
    ? stale(["entry"], `${key} is called ${renamed.key} now.`, `Write \`entry: ${renamed.key}\`.`)
    : stale(["entry"], `There is no ${key}.`, "Correct the name, or decline the proposal with `kb decline`.");
}

function versionFaults(library: Library, proposal: Proposal): ProposalFault[] {
  const { entry: key, version } = proposal;
  if (version === undefined)
    return lacks(proposal, "version", version, "the version it speaks of, in quotes");
  const entry = key && library.entries.get(key);
  return entry && !publicationOf(entry.history, version) ? [unknownVersion(entry, "version", version)] : [];
}

function unknownVersion(entry: Entry, field: string, version: string): ProposalFault {
  const known = [...entry.versions.keys()].slice(-5);
  const fix = known.length > 0 ? `Write one of ${known.join(", ")}.` : "Publish it first.";
  return stale([field], `${entry.key} has no version "${version}".`, fix);
}

function withdrawalIn(change: PendingChange | undefined): string | undefined {
  return change?.withdraw?.use ?? change?.withdraw?.why;
}

function firstOf(change: PendingChange | undefined): MaybeLocalized | undefined {
  return change?.what ?? change?.why ?? change?.do;
}
