import type { Channel } from "#core/channel.ts";
import type { Countries } from "#core/country.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Severity } from "#core/problem.ts";

/** Who answers for the words of an entry. */
export interface Owner {
  readonly name: string;
  readonly contact: string;
}

/** A team of agents and when it is on duty. */
export interface Team extends Owner {
  readonly hours: string;
  readonly otherwise?: string;
}

/** The team's settings, from `workspace.yaml` and `settings/`. */
export interface Workspace {
  readonly name: string;
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  readonly interfaceLocales: readonly Locale[];
  readonly timeZone: string;
  readonly briefingSlots: readonly string[];
  /** The time zones, besides the workspace's own, of those who listen: a briefing says its time in each. */
  readonly briefingZones: readonly string[];
  readonly target?: number;
  readonly owners: ReadonlyMap<string, Owner>;
  readonly teams: ReadonlyMap<string, Team>;
  /** Where the git host makes a new file under `content/`: `https://github.com/larkspan/replies/new/main/content`. */
  readonly editUrl?: string;
  /** `required`: a version needs a second person before it is published, unless it is an emergency. */
  readonly approval?: "required";
  /** How much a rule weighs in this workspace, where it is not the rule's own severity. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Where the clock of a demonstration begins; only `npm start` and `npm run dev` show one. */
  readonly demoClock?: Instant;
  readonly collect?: string;
  /** The team that decides what no approved answer fits. */
  readonly unanswered?: string;
}

/** A wording nobody may send, in one language or in all, and what to say instead. */
export interface NeverSend {
  readonly never: string;
  readonly locale?: Locale;
  readonly say?: string;
}

/** Everything under `settings/`. */
export interface Settings {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
  readonly countries: Countries;
  readonly neverSend: readonly NeverSend[];
  readonly allowed: readonly string[];
  readonly synonyms: Readonly<Record<Locale, readonly (readonly string[])[]>>;
}
