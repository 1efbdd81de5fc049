import { type Addition, adviceOn, blockIn } from "#core/advice.ts";
import type { Addressed } from "#core/channel.ts";
import type { HeldAnswer } from "#core/drill-ground.ts";
import type { HoldItem } from "#core/drill-item.ts";
import { type Force, isInForce } from "#core/in-force.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import { isInScope } from "#core/scope.ts";

/** What an agent can do with an approved reply: send it, send it with a line added, hold it, send another answer. */
export const VERDICTS = ["send", "add", "hold", "instead"] as const;
/** One of them. */
export type Verdict = (typeof VERDICTS)[number];

/** What is right for a case, and the advisories that make it so, strongest first. */
export interface Judged {
  readonly verdict: Verdict;
  readonly forces: readonly Force[];
  readonly additions: readonly Addition[];
}

/** Why an advisory does nothing to a case. */
export type Miss = "over" | "to-come" | "elsewhere" | "other-answers";

/** A case as an agent meets it. */
type HeldCase = Pick<HoldItem, "country" | "channel">;

/**
 * What is to be done at an instant, by the same rules as on the answer's page. Undefined where nobody could know: a line
 * must be added that is not written in this language.
 */
export function verdictOn(
  { id, term }: HeldAnswer,
  { country, channel }: HeldCase,
  forces: readonly Force[],
  channels: readonly Addressed[],
  at: Instant,
): Judged | undefined {
  const place = channels.find((candidate) => candidate.id === channel);
  if (!place) return undefined;
  const front = { products: term.products, ...(term.teams && { teams: term.teams }) };
  const advice = adviceOn(forces, { id, front, at, channel: place, locale: term.locale, country });
  if (advice.unwritten && blockIn(advice) === advice.unwritten) return undefined;
  const additions = advice.appends;
  if (advice.hold) return { verdict: "hold", forces: [advice.hold], additions: [] };
  if (advice.replace) return { verdict: "instead", forces: [advice.replace], additions: [] };
  if (additions.length > 0) return { verdict: "add", forces: additions.map(({ force }) => force), additions };
  return { verdict: "send", forces: advice.notes, additions: [] };
}

/** Why an advisory does not touch a case at an instant; undefined where it does. */
export function missOf(
  force: Force,
  { id, term }: HeldAnswer,
  item: HeldCase,
  at: Instant,
): Miss | undefined {
  if (!isInForce(force, at)) return isBefore(at, force.from) ? "to-come" : "over";
  if (!force.everywhere && !force.countries.includes(item.country)) return "elsewhere";
  return force.use === id || !isInScope(force, id, term) ? "other-answers" : undefined;
}
