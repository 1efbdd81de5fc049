import type { Addressed } from "#core/channel.ts";
import { isMeantBy } from "#core/channel.ts";
import type { DrillGround, HeldAnswer } from "#core/drill-ground.ts";
import type { HoldItem } from "#core/drill-item.ts";
import { inTurn, shuffled } from "#core/drill-order.ts";
import { missOf, verdictOn } from "#core/drill-verdict.ts";
import { type Force, isInForce, touches } from "#core/in-force.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { isInScope } from "#core/scope.ts";

const DAY = 86_400_000;
/** An advisory that has been over for so long, or is to come later, is asked about no more. */
const [PAST_DAYS, AHEAD_DAYS] = [21, 7];
/** Of the answers an advisory speaks of, or passes by, so many are asked about. */
const MOST_ANSWERS = 6;

/** What a drill looks at besides the answers. */
export interface HoldGround extends Pick<DrillGround, "forces" | "regions"> {
  readonly channels: readonly Addressed[];
  /** Codes of all countries an agent can choose. */
  readonly countries: readonly string[];
}

/** Cases that advisories touch, and cases they just miss: the neighbouring country, other answers, an advisory that is over or to come. */
export function holdItems(
  asked: readonly HeldAnswer[],
  ground: HoldGround,
  seed: string,
  at: Instant,
): HoldItem[] {
  const near = ground.forces.filter((force) => isNear(force, at));
  const drafts = near.flatMap((force) => draftsFor(force, asked, ground, seed));
  const items = [...new Map(drafts.map((draft) => [draft.item.key, draft])).values()];
  const sorts = items.flatMap((draft) => {
    const sort = sortOf(draft, ground, at);
    return sort === undefined ? [] : [{ item: draft.item, sort }];
  });
  const groups = Map.groupBy(sorts, ({ sort }) => sort);
  const mixed = [...groups].map(([sort, group]) => ({
    sort,
    group: shuffled(group, ({ item }) => item.key, seed),
  }));
  const inOrder = shuffled(mixed, ({ sort }) => sort, seed).map(({ group }) => group);
  return inTurn(inOrder).map(({ item }) => item);
}

/** What makes a case worth asking: what is to be done, or why the advisory does nothing to it. */
function sortOf({ item, answer, force }: Draft, ground: HoldGround, at: Instant): string | undefined {
  const verdict = verdictOn(answer, item, ground.forces, ground.channels, at)?.verdict;
  return verdict === "send" ? (missOf(force, answer, item, at) ?? "noted") : verdict;
}

/** One that only tells something is asked about while it does, and where it is about some answers. */
function isNear({ from, until, effect, scope }: Force, at: Instant): boolean {
  if (effect === "note") return isInForce({ from, ...(until && { until }) }, at) && scope.answers.length > 0;
  const shifted = (days: number) => instantOf(millisOf(at) + days * DAY);
  return isBefore(from, shifted(AHEAD_DAYS)) && (until === undefined || isBefore(shifted(-PAST_DAYS), until));
}

/** A case, and the advisory because of which it is asked. */
interface Draft {
  readonly item: HoldItem;
  readonly force: Force;
  readonly answer: HeldAnswer;
}

function draftsFor(force: Force, asked: readonly HeldAnswer[], ground: HoldGround, seed: string): Draft[] {
  const own = `${seed}/${force.id}`;
  const free = asked.filter(({ id, term }) => id !== force.use && term.phrases.length > 0);
  const isTouched = ({ id, term }: HeldAnswer) => isInScope(force, id, term);
  const inside = shuffled(free.filter(isTouched), ({ id }) => id, own).slice(0, MOST_ANSWERS);
  const products = new Set(inside.flatMap(({ term }) => term.products));
  const beside = free.filter((answer) => !isTouched(answer));
  const outside = shuffled(beside, ({ id }) => id, own).sort(
    (a, b) => sharedCount(b, products) - sharedCount(a, products),
  );
  const { here, neighbours } = countriesOf(force, ground, own);
  const draft = (answer: HeldAnswer, country: string | undefined) =>
    country === undefined ? [] : draftOf(force, answer, country, ground, own);
  return [
    ...inside.flatMap((answer, index) => draft(answer, here[index % here.length])),
    ...inside.flatMap((answer) => neighbours.slice(0, 2).flatMap((country) => draft(answer, country))),
    ...outside.slice(0, inside.length).flatMap((answer) => draft(answer, here[0])),
  ];
}

function sharedCount({ term }: HeldAnswer, products: ReadonlySet<string>): number {
  return term.products.filter((product) => products.has(product)).length;
}

/** The countries an advisory speaks for, and those of the same regions for which it does not; else any others. */
function countriesOf(
  { everywhere, countries }: Force,
  { regions, countries: all }: HoldGround,
  seed: string,
): { here: string[]; neighbours: string[] } {
  const known = (codes: readonly string[]) =>
    shuffled(
      all.filter((code) => codes.includes(code)),
      (code) => code,
      seed,
    );
  if (everywhere) return { here: known(all), neighbours: [] };
  const around = regions.filter((region) => region.some((code) => countries.includes(code))).flat();
  const others = (codes: readonly string[]) => known(codes.filter((code) => !countries.includes(code)));
  const near = others(around);
  return { here: known(countries), neighbours: near.length > 0 ? near : others(all) };
}

function draftOf(
  force: Force,
  answer: HeldAnswer,
  country: string,
  { channels }: HoldGround,
  seed: string,
): Draft[] {
  const { id, term } = answer;
  const key = `hold-or-send:${id}/${country}`;
  const written = channels.filter(
    (channel) => !channel.spoken && term.reaches.some((word) => isMeantBy(channel, word)),
  );
  const spoken = written.filter((channel) => touches(force, id, term, channel));
  const [channel] = shuffled(spoken.length > 0 ? spoken : written, (one) => one.id, `${seed}/${key}`);
  const [phrase] = shuffled(term.phrases, (words) => words, `${seed}/${key}`);
  if (!channel || phrase === undefined) return [];
  const { title, locale } = term;
  return [
    {
      answer,
      force,
      item: {
        drill: "hold-or-send",
        ...{ key, id, title, locale, phrase, country },
        channel: channel.id,
        about: force.id,
      },
    },
  ];
}
