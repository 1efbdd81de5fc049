import type { Entry } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import type { ReviewedEntry } from "#core/reviewed.ts";

/** One draft or proposal: what would change, and what is wrong with it. */
export interface PreviewedChange {
  readonly reviewed: ReviewedEntry;
  readonly entry: Entry;
  /** The content in which its words stand: a proposal's own, else the folder's. */
  readonly library: Library;
  readonly problems: readonly Problem[];
  readonly proposal?: Proposal;
}

/** Everything the preview shows of a content folder. */
export interface PreviewState {
  readonly library: Library;
  readonly now: Instant;
  readonly drafts: readonly PreviewedChange[];
  /** Open proposals that come to other words. */
  readonly proposed: readonly PreviewedChange[];
  /** Open proposals that ask for something else, or cannot be taken, with what is wrong with them. */
  readonly asked: readonly { readonly proposal: Proposal; readonly problems: readonly Problem[] }[];
  /** Errors that belong to none of these. */
  readonly elsewhere: readonly Problem[];
}
