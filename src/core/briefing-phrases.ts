import type { BriefingHeading, BriefingState } from "#core/briefing.ts";

/** The phrases that a briefing is put into words with; `{name}`s are filled. */
export interface BriefingPhrases {
  readonly titleAt: string;
  readonly headings: Readonly<Record<BriefingHeading, string>>;
  readonly states: Readonly<Record<BriefingState, string>>;
  readonly sentences: {
    readonly new: string;
    readonly "caught-up": string;
    readonly withdrawn: string;
    readonly withdrawnUse: string;
    readonly withdrawnWhy: string;
    readonly restored: string;
    readonly started: string;
    readonly starting: string;
    readonly ended: string;
    readonly ending: string;
  };
  /** How the time of a thing is told: it came, it comes, or it came so late that it is told again. */
  readonly times: {
    readonly since: string;
    readonly from: string;
    readonly was: string;
    readonly until: string;
    readonly justNow: string;
  };
  readonly yourTime: string;
  readonly timeIn: string;
  readonly yesterday: string;
  readonly empty: string;
  readonly late: string;
  readonly emergency: string;
  readonly acknowledge: string;
  readonly everywhere: string;
  readonly customersIn: string;
}

/** The words that formats put around what is told. */
export interface BriefingLabels {
  readonly do: string;
  readonly why: string;
  readonly was: string;
  readonly isNow: string;
  readonly fromHost: string;
  readonly host: string;
  readonly toAcknowledge: string;
  readonly kinds: Readonly<Record<"answers" | "products" | "advisories", string>>;
  readonly difference: string;
  /** Said where a format has no room for all: and 4 more. */
  readonly more: string;
  readonly moreAt: string;
}
