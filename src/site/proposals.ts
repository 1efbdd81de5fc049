import type { EntryKey } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import { askOf, type ProposalHead, type ProposalOutcome, proposalsByState } from "#core/proposal.ts";
import { publishedTitle } from "#core/published.ts";
import type { Version } from "#core/version.ts";
import type { SiteLibrary } from "#site/library.ts";

/** One proposal as a line of a list. */
export interface ProposalLine {
  /** Its file's name without the ending. */
  readonly name: string;
  readonly ask: ReturnType<typeof askOf>;
  /** What it speaks of, where this site shows it: the key (`answers/late-delivery`) and its title. */
  readonly entry?: { readonly key: EntryKey; readonly title: string };
  /** What it says in one piece: the note's `what`, the idea, the title of a new entry; absent where there is nothing to say. */
  readonly says?: Spoken;
  readonly version?: Version;
  readonly at: Instant;
  readonly suggestedBy?: string;
  readonly outcome?: ProposalOutcome;
}

/** What was proposed, by what became of it. */
export interface ProposalLists {
  /** Oldest first: the first one has waited longest. */
  readonly open: readonly ProposalLine[];
  /** The last decision first. */
  readonly taken: readonly ProposalLine[];
  readonly declined: readonly ProposalLine[];
}

/** Everything that was proposed, as lists in one interface language. */
export function proposalLists(library: SiteLibrary, locale: string): ProposalLists {
  const { open, taken, declined } = proposalsByState(library.proposals);
  const lines = (proposals: readonly ProposalHead[]) =>
    proposals.map((proposal) => lineOf(library, proposal, locale));
  return { open: lines(open), taken: lines(taken), declined: lines(declined) };
}

function lineOf(library: SiteLibrary, proposal: ProposalHead, locale: string): ProposalLine {
  const { name, version, at, suggestedBy, outcome } = proposal;
  const entry = library.entries.get(proposal.entry ?? "");
  const { sourceLocale } = library.workspace;
  const says = saidBy(proposal, locale, sourceLocale);
  const title = entry && publishedTitle(entry, outcome?.at ?? at, [locale, sourceLocale]);
  return {
    name,
    ask: askOf(proposal),
    ...(entry && title && { entry: { key: proposal.entry as EntryKey, title } }),
    ...(says && { says }),
    ...(version !== undefined && { version }),
    at,
    ...(suggestedBy !== undefined && { suggestedBy }),
    ...(outcome && { outcome }),
  };
}

function saidBy(
  { change, idea, title, verb }: ProposalHead,
  locale: string,
  source: string,
): Spoken | undefined {
  if (verb === "idea") return idea === undefined ? undefined : { text: idea, locale: source };
  if ((verb === "new" || verb === "path") && title !== undefined) return { text: title, locale: source };
  const what = change?.what ?? change?.withdraw?.why;
  if (what === undefined) return undefined;
  return typeof what === "string" ? { text: what, locale: source } : spokenIn(what, locale, source);
}
