import { replyBox } from "#core/box.ts";
import { HEAD_FIELDS } from "#core/head-field.ts";
import type { Library } from "#core/library.ts";
import type { Proposal } from "#core/proposal.ts";
import { lacks, type ProposalFault, pathOfPart, unfit } from "#core/proposal-fault.ts";
import { noteFaults } from "#core/proposal-words.ts";

/** What keeps an entry from being begun: who answers for it, its title, and what its kind cannot do without. */
export function newFaults(library: Library, proposal: Proposal): ProposalFault[] {
  const { workspace } = library;
  const source = workspace.sourceLocale;
  return [
    ...ownerFaults(workspace, proposal),
    ...lacks(
      proposal,
      `texts.${source}.title`,
      proposal.texts.get(source)?.title,
      "its title in the source language",
    ),
    ...(kindOf(proposal) === "answers" ? replyFaults(proposal, source) : []),
    ...(kindOf(proposal) === "advisories" ? advisoryFaults(library, proposal) : []),
  ];
}

/** Somebody of the workspace answers for what is new. */
export function ownerFaults({ owners }: Library["workspace"], proposal: Proposal): ProposalFault[] {
  const { owner } = proposal;
  if (owner === undefined || owners.has(owner)) return lacks(proposal, "owner", owner, "who answers for it");
  const message = `"${owner}" is not an owner of this workspace.`;
  return [unfit(["owner"], message, `Write one of ${[...owners.keys()].join(", ")}.`)];
}

/** What an advisory says of itself stands beside its texts where it is new, and in the source text where it is changed. */
export function strayFaults(proposal: Proposal): ProposalFault[] {
  const { verb, advisory, texts } = proposal;
  const isNew = verb === "new" && kindOf(proposal) === "advisories";
  if (advisory && !isNew)
    return [
      unfit(
        ["advisory"],
        "Only a new advisory is described by `advisory:`.",
        "Take it out, and write what changes under `texts:`, in the source language.",
      ),
    ];
  if (!isNew) return [];
  return [...texts].flatMap(([locale, text]) =>
    HEAD_FIELDS.filter((line) => line !== "title" && line !== "summary" && text[line] !== undefined).map(
      (line) =>
        unfit(
          pathOfPart(locale, line),
          `${line} in ${locale}: a new advisory says it once, beside its texts.`,
          `Write \`${line}:\` under \`advisory:\`.`,
        ),
    ),
  );
}

function replyFaults({ texts }: Proposal, source: string): ProposalFault[] {
  const boxes = Object.entries(texts.get(source)?.boxes ?? {});
  if (boxes.some(([address, words]) => replyBox(address) && words.trim() !== "")) return [];
  const message = `It has no reply in "${source}", the source language.`;
  return [unfit(["texts", source], message, "Add the words of one, such as `public:`.")];
}

/** Whoever reads of an advisory for the first time is told what is so, why and what to do. */
function advisoryFaults(library: Library, proposal: Proposal): ProposalFault[] {
  const wanted = "where and when it speaks, how grave it is and its effect";
  return [...lacks(proposal, "advisory", proposal.advisory, wanted), ...noteFaults(library, proposal)];
}

function kindOf({ entry }: Proposal): string | undefined {
  return entry?.split("/")[0];
}
