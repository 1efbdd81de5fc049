import { getCollection, getEntry } from "astro:content";
import type { Kind } from "#core/entry.ts";
import { standingPublications } from "#core/history.ts";
import type { HostedFile } from "#core/hosted.ts";
import type { ProposalHead } from "#core/proposal.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { AtWork } from "#core/status.ts";
import { isForTeams } from "#core/team.ts";
import type { Settings, Workspace } from "#core/workspace.ts";
import { buildTeams } from "#site/folder.ts";

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
  /** What only the working tree knows, without its wording. */
  readonly atWork: AtWork;
}

let asked: Promise<SiteLibrary> | undefined;

/** The site's library. Collections are asked once for all pages: asking on every page is quadratic. In development they are asked anew. */
export function siteLibrary(): Promise<SiteLibrary> {
  if (import.meta.env.DEV || asked === undefined) asked = askCollections();
  return asked;
}

async function askCollections(): Promise<SiteLibrary> {
  const [entries, team] = await Promise.all([getCollection("entries"), getEntry("settings", "team")]);
  if (!team) throw new Error("The settings were not loaded.");
  const { workspace, settings, proposals, briefings, atWork } = team.data as unknown as Stored;
  const sorted = entries.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    workspace: { ...workspace, owners: new Map(workspace.owners), teams: new Map(workspace.teams) },
    settings: {
      ...settings,
      channels: new Map(settings.channels),
      placeholders: new Map(settings.placeholders),
      countries: { byCode: new Map(settings.countries.byCode), regions: new Map(settings.countries.regions) },
    },
    entries: new Map(
      sorted
        .map((entry) => [entry.id, entry.data as unknown as PublishedEntry] as const)
        .filter(([, entry]) => isForTeams(teamsOf(entry), buildTeams())),
    ),
    proposals,
    briefings,
    atWork,
  };
}

/** The teams an entry is for; its newest version says so. */
function teamsOf({ history, versions }: PublishedEntry): readonly string[] | undefined {
  return versions[standingPublications(history).at(-1)?.version ?? ""]?.front.teams;
}

const named = new WeakMap<SiteLibrary, readonly string[]>();

/** The ids of the teams for which some entries are, in order: gathered once for all pages. */
export function teamsNamed(library: SiteLibrary): readonly string[] {
  const teams =
    named.get(library) ??
    [...new Set([...library.entries.values()].flatMap((entry) => teamsOf(entry) ?? []))].sort();
  named.set(library, teams);
  return teams;
}

type Pairs<T> = T extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : T;

/** How the settings lie in the collection: maps as lists of pairs. */
interface Stored {
  readonly proposals: readonly ProposalHead[];
  readonly briefings: readonly HostedFile[];
  readonly atWork: AtWork;
  readonly workspace: { readonly [K in keyof Workspace]: Pairs<Workspace[K]> };
  readonly settings: { readonly [K in keyof Omit<Settings, "countries">]: Pairs<Settings[K]> } & {
    readonly countries: { readonly [K in keyof Settings["countries"]]: Pairs<Settings["countries"][K]> };
  };
}

/** The published entries of one kind, in order of id. */
export function publishedOf(library: SiteLibrary, kind: Kind): PublishedEntry[] {
  return [...library.entries.values()].filter((entry) => entry.kind === kind);
}

/** The published answers, in order of id. */
export function answersOf(library: SiteLibrary): PublishedEntry[] {
  return publishedOf(library, "answers");
}
