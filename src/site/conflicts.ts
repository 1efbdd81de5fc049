import { type LiveVersion, liveVersions, type WatchedEntry } from "#core/concern.ts";
import { CONFLICT_RULES, type KnownConflict } from "#core/conflict.ts";
import type { EntryKey } from "#core/entry.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Workspace } from "#core/workspace.ts";
import { type Claimant, claimsOf } from "#search/claim.ts";
import { conflictsAmong } from "#search/conflict.ts";
import type { KeptWork } from "#store/kept-work.ts";

/**
 * The pairs of answers whose published phrases get in each other's way, each until one of them is known to say
 * something else: what follows then, the next build tells.
 */
export function siteConflicts(
  entries: readonly WatchedEntry[],
  { rules, sourceLocale }: Pick<Workspace, "rules" | "sourceLocale">,
  now: Instant,
  works?: KeptWork,
): KnownConflict[] {
  const live = entries.flatMap((entry) =>
    entry.kind === "answers" ? (liveClaims(entry, sourceLocale, now) ?? []) : [],
  );
  const until = new Map(live.map(({ claimant, until: end }) => [claimant.key, end]));
  const held = CONFLICT_RULES.filter((rule) => rules[rule] !== "off");
  const claimants = live.map(({ claimant }) => claimant);
  const compared = () => conflictsAmong(claimants, held);
  // Comparing all phrases takes seconds where there are very many, and most changes touch none.
  const conflicts = works?.made("conflicts", [held, claimants], compared) ?? compared();
  return conflicts.map((conflict) => ({
    conflict,
    until: earlier(until.get(conflict.id), until.get(conflict.other)),
  }));
}

interface LiveClaims {
  readonly claimant: Claimant;
  readonly until: Instant | undefined;
}

/** What an answer claims now, and until when: a later version that claims the same goes on with it. */
function liveClaims(entry: WatchedEntry, sourceLocale: Locale, now: Instant): LiveClaims | undefined {
  const [first, ...later] = liveVersions(entry, now);
  if (!first || first.term.from !== undefined) return undefined;
  const claimant = claimantOf(entry.key, first, sourceLocale);
  const said = JSON.stringify(claimant);
  let { until } = first.term;
  for (const version of later) {
    if (version.term.from !== until || JSON.stringify(claimantOf(entry.key, version, sourceLocale)) !== said)
      break;
    until = version.term.until;
  }
  return { claimant, until };
}

function claimantOf(key: EntryKey, { said }: LiveVersion, sourceLocale: Locale): Claimant {
  const { owner = "", teams, shortcuts } = said.front;
  return { key, owner, teams, claims: claimsOf(Object.entries(said.texts), shortcuts, sourceLocale) };
}

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && isBefore(b, a)) ? b : a;
}
