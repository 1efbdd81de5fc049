import type { Addressed } from "#core/channel.ts";
import type { Front } from "#core/entry.ts";
import { compareForces, type Force, isInForce, touches } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { type Reply, variantsFor } from "#core/reply.ts";
import { isInScope } from "#core/scope.ts";

/** Where a customer is: a country (ISO 3166-1 alpha-2), or, while nobody has said, where they are not. */
export interface Whereabouts {
  readonly country?: string | undefined;
  readonly notIn?: readonly string[];
}

/** What advisories are asked about: an answer, for a customer, at an instant. */
export interface Concerned extends Whereabouts {
  readonly id: string;
  readonly front: Pick<Front, "products" | "teams">;
  readonly at: Instant;
}

/** The same for one reply of the answer. */
export interface AdviceRequest extends Concerned {
  readonly channel: Addressed;
  readonly locale: Locale;
}

/** What an advisory adds to a reply. */
export interface Addition {
  readonly force: Force;
  readonly reply: Reply;
}

/** What advisories do to a reply. Hold beats replace beats append beats note. */
export interface Advice {
  /** Nothing of the answer is sent; `use` is sent meanwhile. */
  readonly hold?: Force;
  /** Another answer is sent in its place. */
  readonly replace?: Force;
  /** An addition that is not written for this channel and language: without it nothing is sent. */
  readonly unwritten?: Force;
  /** Added in this order: the gravest first, then the oldest. */
  readonly appends: readonly Addition[];
  readonly notes: readonly Force[];
  /** What would hold, replace or add somewhere, while nobody has said where the customer is; strongest first. */
  readonly asks: readonly Force[];
}

/** The forces that apply to an answer for a customer at an instant, on any channel, strongest first. */
export function forcesOn(forces: readonly Force[], concerned: Concerned): Force[] {
  return forcesReaching(forces, concerned).filter((force) => speaksTo(force, concerned.country));
}

/** Decides what advisories do to a reply, alike in the build, the command line and the browser. */
export function adviceOn(forces: readonly Force[], request: AdviceRequest): Advice {
  const { channel, locale, country, notIn = [] } = request;
  const here = forcesReaching(forces, request).filter((force) =>
    touches(force, request.id, request.front, channel),
  );
  const spoken = here.filter((force) => speaksTo(force, country));
  const named = (effect: Force["effect"]) => spoken.filter((force) => force.effect === effect);
  const [hold] = named("hold");
  const [replace] = named("replace");
  const additions = named("append").map((force) => ({ force, reply: additionIn(force, channel, locale) }));
  const unwritten = additions.find(({ reply }) => !reply)?.force;
  const isOpen = (force: Force) =>
    country === undefined && force.countries.some((code) => !notIn.includes(code));
  return {
    ...(hold && { hold }),
    ...(replace && { replace }),
    ...(unwritten && { unwritten }),
    appends: additions.flatMap(({ force, reply }) => (reply ? [{ force, reply }] : [])),
    notes: named("note"),
    asks: here.filter((force) => force.effect !== "note" && !force.everywhere && isOpen(force)),
  };
}

/** The force that keeps a reply from being sent; undefined when none does. */
export function blockIn({ hold, replace, unwritten }: Advice): Force | undefined {
  return hold ?? replace ?? unwritten;
}

/** The same wherever the customer is. The answer that is sent meanwhile is free. */
export function forcesReaching(
  forces: readonly Force[],
  { id, front, at }: Omit<Concerned, keyof Whereabouts>,
): Force[] {
  return forces
    .filter((force) => isInForce(force, at) && force.use !== id && isInScope(force, id, front))
    .sort(compareForces);
}

function speaksTo({ everywhere, countries }: Force, country: string | undefined): boolean {
  return everywhere || (country !== undefined && countries.includes(country));
}

function additionIn({ replies }: Force, channel: Addressed, locale: Locale): Reply | undefined {
  return variantsFor(replies[locale] ?? [], channel, "first")[0];
}
