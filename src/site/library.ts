import { type Audience, audienceOf, ownersFor } from "#core/audience.ts";
import { keepChanges } from "#core/change.ts";
import type { Kind } from "#core/entry.ts";
import type { HostedFile } from "#core/hosted.ts";
import { headOf, type Proposal, type ProposalHead } from "#core/proposal.ts";
import { type PublishedEntry, publishedTeams } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import type { AtWork } from "#core/status.ts";
import { isForTeams } from "#core/team.ts";
import { type Training, trainingFor } from "#core/training.ts";
import type { Settings, Workspace } from "#core/workspace.ts";
import { buildNow } from "#site/clock.ts";
import { buildTeams } from "#site/folder.ts";
import { handedReading } from "#site/reading.ts";
import { atWorkOf } from "#store/at-work.ts";
import { keptOfRecords } from "#store/kept-records.ts";
import type { Reading } from "#store/library.ts";

/** What the site shows: every published entry, the workspace, its settings and what was proposed. */
export interface SiteLibrary {
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** By `KIND/ID`, in order of key. */
  readonly entries: ReadonlyMap<string, PublishedEntry>;
  /** Everything that was proposed, decided or not. */
  readonly proposals: readonly ProposalHead[];
  /** What hosts add to briefings. */
  readonly briefings: readonly HostedFile[];
  /** Paths for the teams of this build, and every lesson. */
  readonly training: Training;
  /** What only the working tree knows, without its wording. */
  readonly atWork: AtWork;
}

const made = new WeakMap<Reading, SiteLibrary>();

/** The site's library, made once for all pages of the same content. */
export async function siteLibrary(): Promise<SiteLibrary> {
  const reading = handedReading();
  const library = made.get(reading) ?? libraryFrom(reading);
  made.set(reading, library);
  return library;
}

function libraryFrom(reading: Reading): SiteLibrary {
  const { library } = reading;
  const { workspace, settings, briefings } = library;
  const isShown = audienceOf(library, buildTeams(), buildNow());
  return {
    workspace: buildTeams().length === 0 ? workspace : { ...workspace, owners: ownersFor(library, isShown) },
    settings,
    entries: publishedIn(reading, isShown),
    proposals: [...library.proposals.values()]
      .filter((proposal) => isTold(proposal, isShown))
      .map((proposal) => headOf(proposal, workspace.sourceLocale)),
    briefings,
    training: trainingFor(library.training, buildTeams()),
    atWork: shownAtWork(atWorkOf(reading), isShown),
  };
}

/** A site for some teams says nothing of what is proposed for others. */
function isTold({ entry, path }: Proposal, isShown: Audience): boolean {
  if (entry !== undefined && !isShown(entry)) return false;
  return isForTeams(path && path.path.teams.length > 0 ? path.path.teams : undefined, buildTeams());
}

function shownAtWork({ drafts, drift, allowances }: AtWork, isShown: Audience): AtWork {
  return {
    drafts: drafts.filter(({ id }) => isShown(id)),
    drift: drift.filter(isShown),
    allowances: allowances.filter(({ id }) => isShown(id)),
  };
}

function publishedIn(reading: Reading, isShown: Audience): Map<string, PublishedEntry> {
  const { library } = reading;
  const entries = [...library.entries].flatMap(([key, entry]) => {
    const published = isShown(key) ? publishedEntry(library, entry) : undefined;
    if (published) keepChanges(published, (make) => keptOfRecords(reading, entry, "changes", make));
    return published ? [[key, published] as const] : [];
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const named = new WeakMap<SiteLibrary, readonly string[]>();

/** The ids of the teams for which some entries are, in order: gathered once for all pages. */
export function teamsNamed(library: SiteLibrary): readonly string[] {
  const teams =
    named.get(library) ??
    [...new Set([...library.entries.values()].flatMap((entry) => publishedTeams(entry) ?? []))].sort();
  named.set(library, teams);
  return teams;
}

/** The published entries of one kind, in order of id. */
export function publishedOf(library: SiteLibrary, kind: Kind): PublishedEntry[] {
  return [...library.entries.values()].filter((entry) => entry.kind === kind);
}

/** The published answers, in order of id. */
export function answersOf(library: SiteLibrary): PublishedEntry[] {
  return publishedOf(library, "answers");
}
