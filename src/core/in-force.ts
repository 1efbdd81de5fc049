import { compareWeight } from "#core/advisory.ts";
import { type Addressed, isMeantBy } from "#core/channel.ts";
import type { AdvisoryFacts, Front } from "#core/entry.ts";
import { type EffectWindow, type History, isBehind } from "#core/history.ts";
import { type Instant, isBefore, laterOf } from "#core/instant.ts";
import type { Locale, Localized } from "#core/locale.ts";
import { compareText } from "#core/problem.ts";
import type { PublishedEntry, PublishedText, PublishedVersion } from "#core/published.ts";
import { type Reply, repliesOf } from "#core/reply.ts";
import { isInScope } from "#core/scope.ts";
import { stretchesFrom } from "#core/stretch.ts";
import type { Version } from "#core/version.ts";

/** A time in which one version of an advisory applied: from `from` on, until just before `until` (open when absent). */
export interface Force {
  /** The advisory's id. */
  readonly id: string;
  readonly from: Instant;
  /** Since when the advisory itself says it applies, through all its updates. */
  readonly begin: Instant;
  readonly until?: Instant;
  readonly version: Version;
  readonly titles: Localized;
  readonly effect: AdvisoryFacts["effect"];
  readonly severity: AdvisoryFacts["severity"];
  readonly everywhere: boolean;
  /** Codes of countries, regions spelled out. */
  readonly countries: readonly string[];
  readonly scope: AdvisoryFacts["scope"];
  readonly use?: string;
  /** What to do with cases that waited, once it is over. */
  readonly after?: string;
  readonly incident?: NonNullable<AdvisoryFacts["incident"]>;
  /** One line of it by language: its summary, else its title. */
  readonly lines: Localized;
  /** The teams it names for escalation. */
  readonly teams: readonly string[];
  /** The replies it adds to what is copied, by language; none where a translation is behind. */
  readonly replies: Readonly<Record<Locale, readonly Reply[]>>;
}

/** When each version of an entry held, in order; a time without a version is one in which it was withdrawn. */
export function windowsOf(history: History): EffectWindow[] {
  const windows: EffectWindow[] = [];
  for (const { from, version, isWithdrawn } of stretchesFrom(history, history[0]?.at ?? "")) {
    const last = windows.at(-1);
    const own = isWithdrawn ? undefined : version;
    if (last && last.version === own) continue;
    if (last) windows[windows.length - 1] = { ...last, until: from };
    windows.push({ from, ...(own !== undefined && { version: own }) });
  }
  return windows;
}

/** Every time in which an advisory applied or is going to, in order. `regions` are groups of countries. */
export function forcesOf(
  { id, history, versions }: PublishedEntry,
  regions: ReadonlyMap<string, readonly string[]>,
): Force[] {
  return windowsOf(history).flatMap(({ from, until, version }): Force[] => {
    const published = version === undefined ? undefined : versions[version];
    const facts = published?.front.advisory;
    if (!published || !facts) return [];
    const begin = laterOf(from, facts.from);
    const end = earlierOf(until, facts.until);
    if (end !== undefined && !isBefore(begin, end)) return [];
    const inRegions = facts.regions.flatMap((region) => regions.get(region) ?? []);
    return [
      {
        id,
        from: begin,
        begin: facts.from,
        ...(end && { until: end }),
        version: published.version,
        titles: inEach(published, ({ title }) => title),
        lines: inEach(published, ({ title, summary }) => summary ?? title),
        teams: teamsIn(published),
        replies: inEach(published, ({ body }, locale) =>
          facts.effect === "append" && !isBehind(history, published.version, locale) ? repliesOf(body) : [],
        ),
        effect: facts.effect,
        severity: facts.severity,
        everywhere: facts.everywhere,
        countries: [...new Set([...facts.countries, ...inRegions])],
        scope: facts.scope,
        ...(facts.use && { use: facts.use }),
        ...(facts.after && { after: facts.after }),
        ...(facts.incident && { incident: facts.incident }),
      },
    ];
  });
}

function inEach<T>(
  { texts }: PublishedVersion,
  told: (text: PublishedText, locale: Locale) => T,
): Record<Locale, T> {
  return Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, told(text, locale)]));
}

function teamsIn({ texts }: PublishedVersion): string[] {
  const sections = Object.values(texts).flatMap(({ body }) => body ?? []);
  return [...new Set(sections.flatMap((section) => (section.type === "escalate" ? section.to : [])))];
}

function earlierOf(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isBefore(b, a) ? b : a;
}

/**
 * Until when an advisory goes on doing what a force does: a later version that takes its place without a gap, with
 * the same effect and for at least the same customers, carries it on. Undefined when no end is known.
 */
export function endOf(force: Force, forces: readonly Force[]): Instant | undefined {
  const next = forces.find(
    ({ id, effect, from, everywhere, countries }) =>
      id === force.id &&
      effect === force.effect &&
      from === force.until &&
      (everywhere || (!force.everywhere && force.countries.every((code) => countries.includes(code)))),
  );
  return next ? endOf(next, forces) : force.until;
}

/** The order in which forces matter: strongest effect, then severity, then the advisory that began first. */
export function compareForces(a: Force, b: Force): number {
  return compareWeight({ ...a, from: a.begin }, { ...b, from: b.begin }) || compareText(a.id, b.id);
}

/** Whether a force holds at an instant. */
export function isInForce({ from, until }: Pick<Force, "from" | "until">, at: Instant): boolean {
  return !isBefore(at, from) && (until === undefined || isBefore(at, until));
}

/** Whether a force touches an answer on a channel, wherever the customer is. */
export function touches(
  { scope }: Force,
  id: string,
  front: Pick<Front, "products" | "teams">,
  channel: Addressed,
): boolean {
  const onChannel = scope.channels.length === 0 || scope.channels.some((word) => isMeantBy(channel, word));
  return onChannel && isInScope({ scope }, id, front);
}
