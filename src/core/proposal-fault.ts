import { HEAD_FIELDS } from "#core/head-field.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal, ProposedText, Verb } from "#core/proposal.ts";

/** Why a proposal cannot be taken as it is, and the field of its file that says so. */
export interface ProposalFault {
  /** `proposal-stale`: the library has moved on since it was written; `proposal-unfit`: it never could be taken. */
  readonly rule: "proposal-stale" | "proposal-unfit";
  /** The field's path in the file. */
  readonly at: readonly string[];
  readonly message: string;
  readonly fix: string;
  /** `warning` where it can be taken later, as it is. */
  readonly severity?: Problem["severity"];
}

/** The path of a part of a proposed text in the proposal's file. */
export function pathOfPart(locale: string, part: keyof ProposedText | string): string[] {
  const isField = [...HEAD_FIELDS, "phrases", "boxes"].includes(part);
  return isField ? ["texts", locale, part] : ["texts", locale, "boxes", part];
}

/** A fault of a proposal that never could be taken. */
export function unfit(at: readonly string[], message: string, fix: string): ProposalFault {
  return { rule: "proposal-unfit", at, message, fix };
}

/** A fault of a proposal that the library has moved on from. */
export function stale(at: readonly string[], message: string, fix: string): ProposalFault {
  return { rule: "proposal-stale", at, message, fix };
}

/** The fault of a proposal that lacks a field it cannot do without; none where it is there. */
export function lacks(
  { verb }: Pick<Proposal, "verb">,
  field: string,
  value: unknown,
  wanted: string,
): ProposalFault[] {
  if (value !== undefined) return [];
  return [unfit(field.split("."), `A proposal to ${SAID[verb]} needs "${field}".`, `Add ${wanted}.`)];
}

const SAID: Readonly<Record<Verb, string>> = {
  change: "change a text",
  new: "begin an entry",
  withdraw: "withdraw a text",
  review: "confirm a review",
  rollback: "roll back",
  "correct-note": "correct a note",
  approve: "approve a version",
  path: "add a path",
  idea: "do something new",
};
