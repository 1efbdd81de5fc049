import type { AdvisoryFacts, EntryKey, PendingChange } from "#core/entry.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { compareText } from "#core/problem.ts";
import type { TrainingPath } from "#core/training.ts";
import type { Version } from "#core/version.ts";

/** What somebody may ask for without a terminal; each is what the command of that name does, `idea` is only words. */
export const VERBS = [
  "change",
  "new",
  "withdraw",
  "review",
  "rollback",
  "correct-note",
  "approve",
  "path",
  "idea",
] as const;
/** One of the things a proposal may ask for. */
export type Verb = (typeof VERBS)[number];

/**
 * One language of a proposed text. `boxes` holds the new words of those parts that change, by their address:
 * `text` (words in no tag), `when`, `steps`, `never`, `escalate`, or a reply's `private`, `public/upset`, `email.2`
 * (`core/box.ts`), as MDX source; an empty text takes the part out. Absent fields stay as they are.
 */
export interface ProposedText {
  readonly title?: string;
  readonly summary?: string;
  readonly phrases?: readonly string[];
  // Of an advisory that is changed, in the source language alone; a new one says it once, beside its texts.
  readonly countries?: readonly string[];
  readonly regions?: readonly string[];
  readonly everywhere?: boolean;
  readonly from?: Instant;
  /** Empty where nobody knows the end any more. */
  readonly until?: Instant | "";
  readonly severity?: AdvisoryFacts["severity"];
  readonly scope?: AdvisoryFacts["scope"];
  readonly effect?: AdvisoryFacts["effect"];
  /** Empty where nothing is sent instead any more, as `after` where nothing is left to do. */
  readonly use?: string;
  readonly after?: string;
  readonly incident?: NonNullable<AdvisoryFacts["incident"]>;
  readonly boxes: Readonly<Record<string, string>>;
}

/** What a proposal says of an advisory that does not exist yet, besides its words. */
export interface NewAdvisory extends AdvisoryFacts {
  readonly tags: readonly string[];
}

/** A path of the training with the lessons it lists, as somebody proposes it. */
export interface ProposedPath {
  readonly path: TrainingPath;
  /** The MDX source of each lesson, by its id and language. */
  readonly lessons: ReadonlyMap<string, ReadonlyMap<Locale, string>>;
}

/** What became of a proposal: the version it led to or spoke of, or why it was declined. */
export type ProposalOutcome =
  | { readonly taken: Version | "noted"; readonly at: Instant; readonly by: string }
  | { readonly declined: string; readonly at: Instant; readonly by: string };

/** A change that somebody suggests from the site: one file under `proposals/`, all languages together. */
export interface Proposal {
  /** The file's name without its ending: `2026-11-22-late-delivery`. */
  readonly name: string;
  /** Path under the content folder. */
  readonly file: string;
  readonly verb: Verb;
  /** What it speaks of; absent only for an idea about nothing that exists. */
  readonly entry?: EntryKey;
  /** The published version the form was made from. */
  readonly from?: Version;
  /** The version to roll back to, to approve, or whose note to correct. */
  readonly version?: Version;
  /** When it was written, by the device's clock. */
  readonly at: Instant;
  /** The name of who wrote it, as they gave it. */
  readonly suggestedBy?: string;
  /** Who answers for a new entry or path. */
  readonly owner?: string;
  /** The team that a new `escalate` part passes cases to, where no text of the entry names one yet. */
  readonly escalateTo?: string;
  /** Whether it takes the place of a version that waits for its time; without it, it waits for that version first. */
  readonly replace?: boolean;
  /** The note and terms of the change, as in a text's `change:` block. */
  readonly change?: PendingChange;
  /** Of a new advisory alone: where, when and for whom it speaks, and what it does. */
  readonly advisory?: NewAdvisory;
  readonly texts: ReadonlyMap<Locale, ProposedText>;
  readonly path?: ProposedPath;
  /** The words of an idea. */
  readonly idea?: string;
  readonly outcome?: ProposalOutcome;
}

/** What a list shows of a proposal: plain data, without the proposed texts themselves. */
export interface ProposalHead extends Omit<Proposal, "file" | "texts" | "advisory" | "path"> {
  /** The title of the entry or path that it would make. */
  readonly title?: string;
  /** The languages in which it proposes words. */
  readonly locales: readonly Locale[];
}

/** A proposal as lists show it. */
export function headOf(
  { file: _, texts, advisory: __, path, ...rest }: Proposal,
  sourceLocale: Locale,
): ProposalHead {
  const title = rest.verb === "new" ? texts.get(sourceLocale)?.title : path?.path.title[sourceLocale];
  const written = new Set([...(path?.lessons.values() ?? [])].flatMap((lesson) => [...lesson.keys()]));
  return { ...rest, ...(title !== undefined && { title }), locales: [...texts.keys(), ...written] };
}

/** What lists say that a proposal asks for: its verb, and of what is new whether it is an advisory. */
export function askOf({ verb, entry }: Pick<Proposal, "verb" | "entry">): Verb | "new-advisory" {
  return verb === "new" && entry?.startsWith("advisories/") ? "new-advisory" : verb;
}

/** Proposals by what became of them: open ones oldest first, decided ones the last decision first. */
export function proposalsByState<P extends Pick<Proposal, "name" | "at" | "outcome">>(
  proposals: Iterable<P>,
): { readonly open: readonly P[]; readonly taken: readonly P[]; readonly declined: readonly P[] } {
  const all = [...proposals].sort(byAge);
  const decided = all
    .filter(({ outcome }) => outcome)
    .sort((a, b) => compareInstants(b.outcome?.at ?? b.at, a.outcome?.at ?? a.at));
  return {
    open: all.filter(({ outcome }) => !outcome),
    taken: decided.filter(({ outcome }) => outcome && "taken" in outcome),
    declined: decided.filter(({ outcome }) => outcome && "declined" in outcome),
  };
}

/** Orders proposals by when they were written, then by name. */
export function byAge(a: Pick<Proposal, "name" | "at">, b: Pick<Proposal, "name" | "at">): number {
  return compareInstants(a.at, b.at) || compareText(a.name, b.name);
}

/** Whether nobody has decided on a proposal yet. */
export function isOpen(proposal: Proposal): boolean {
  return proposal.outcome === undefined;
}
