import type { Channel } from "#core/channel.ts";
import { type Force, isInForce, touches } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedVersion } from "#core/published.ts";
import { type Reply, reachOf } from "#core/reply.ts";
import { isInScope } from "#core/scope.ts";

/** What decides about leaving besides the answers. */
export interface OutgoingGround {
  readonly now: Instant;
  readonly timeZone: string;
  readonly sourceLocale: Locale;
  readonly channels: readonly Channel[];
  /** Every time in which an advisory applied or is going to. */
  readonly forces: readonly Force[];
}

/**
 * The forces, now or later, under which a reply alone is not what is sent, wherever the customer is: it is held or
 * replaced somewhere, or something is added to it everywhere.
 */
export function blocking(
  id: string,
  { front }: PublishedVersion,
  reply: Reply,
  { forces, channels }: OutgoingGround,
): Force[] {
  const reached = channels.filter((channel) => reachOf(reply, channel) !== undefined);
  return forces.filter(
    (force) =>
      force.use !== id &&
      (["hold", "replace"].includes(force.effect) || (force.effect === "append" && force.everywhere)) &&
      (reached.length === 0 || reached.some((channel) => touches(force, id, front, channel))) &&
      isInScope(force, id, front),
  );
}

/** The advisories in force that add words or a note to an answer for customers of some countries. */
export function advisedIn(
  id: string,
  { front }: PublishedVersion,
  { forces, channels, now }: OutgoingGround,
): string[] {
  const on = forces.filter(
    (force) =>
      isInForce(force, now) &&
      (force.effect === "note" || force.effect === "append") &&
      channels.some((channel) => touches(force, id, front, channel)),
  );
  return [...new Set(on.map((force) => force.id))].sort();
}
