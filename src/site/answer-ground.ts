import { freshUntil } from "#core/fresh.ts";
import { type History, standingPublications, turningPoints } from "#core/history.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, instantOf, isBefore } from "#core/instant.ts";
import { linkedEntry } from "#core/mentions.ts";
import { millisOf } from "#core/millis.ts";
import { noticedChange, type PublishedEntry, type PublishedText, stateAt } from "#core/published.ts";
import { publishedMentions } from "#core/published-entry.ts";
import { isInScope } from "#core/scope.ts";
import type { Version } from "#core/version.ts";
import { buildNow } from "#site/clock.ts";
import { forcesOfAll } from "#site/forces.ts";
import { entryKey, groundKey, pageKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { titleAt } from "#site/title.ts";

type Versions = PublishedEntry["versions"];

/** What the page of an answer is drawn from in every language. */
export interface AnswerGround {
  /** The instant whose state the page shows without JavaScript. */
  readonly asOf: Instant;
  /** The next instant at which that state changes; absent when nothing is to come. */
  readonly until?: Instant;
  /** The version that holds, what readers compare it with, and all to come, oldest first. */
  readonly versions: readonly Version[];
  /** Every link that leads from them to other entries, each once. */
  readonly links: readonly string[];
  /** When advisories touch the answer, as far as somebody has to know. */
  readonly forces: readonly Force[];
  /** Between which instants none of the answer's pages comes to look different by the clock; null where there is none. */
  readonly steady: readonly [from: Instant | null, until: Instant | null];
}

const grounds = new WeakMap<PublishedEntry, AnswerGround>();

/** What the page of an answer is drawn from: worked out once for all its languages, and for its key. Nothing of its words is held. */
export function answerGround(library: SiteLibrary, entry: PublishedEntry): AnswerGround {
  const ground = grounds.get(entry) ?? groundOf(library, entry);
  grounds.set(entry, ground);
  return ground;
}

function groundOf(library: SiteLibrary, entry: PublishedEntry): AnswerGround {
  const now = buildNow();
  const turns = turnsOf(entry.history, forcesOfAnswer(library, entry));
  const asOf = turns.findLast((turn) => !isBefore(now, turn)) ?? entry.history[0]?.at ?? now;
  const until = turns.find((turn) => isBefore(now, turn));
  const versions = versionsNamed(entry, namesFrom(library, entry, asOf));
  const forces = forcesTouching(library, entry, versions, asOf);
  const links = linksOf(entry, versions, forces, (text) => publishedMentions(text).links);
  const steady = betweenTurns([...turns, ...namedIn(entry.history)], now);
  return { asOf, ...(until && { until }), versions: Object.keys(versions), links, forces, steady };
}

const keys = new WeakMap<Force, string>();

/** Everything the page of an answer shows; for the words of the answer itself its records stand. */
export function answerKey(library: SiteLibrary, entry: PublishedEntry, locale: string): string {
  const { asOf, until, versions, links, forces } = answerGround(library, entry);
  const titles = linkTitles(library, links, asOf, locale);
  const told = [versions, forces.map(forceKey), titles, asOf, until];
  return pageKey(groundKey(library), entryKey(entry), told);
}

function forceKey(force: Force): string {
  const key = keys.get(force) ?? pageKey(force);
  keys.set(force, key);
  return key;
}

/** Every instant that the records of an answer name: its history and its form turn at no other. */
function namedIn(history: History): Instant[] {
  return history.flatMap((record) =>
    "effective" in record && record.effective ? [record.at, record.effective] : [record.at],
  );
}

/** The last of some instants by `now`, and the first after it. */
function betweenTurns(turns: readonly Instant[], now: Instant): AnswerGround["steady"] {
  const rising = [...turns].sort((a, b) => millisOf(a) - millisOf(b));
  const passed = rising.filter((turn) => !isBefore(now, turn)).length;
  return [rising[passed - 1] ?? null, rising[passed] ?? null];
}

/** The instants at which an answer's page comes to look different: something takes effect, or is no news any more. */
function turnsOf(history: History, forces: readonly Force[]): Instant[] {
  const fresh = standingPublications(history).map(({ effective }) => freshUntil(effective));
  const advised = forces.flatMap((force) => [
    force.from,
    ...(force.until ? [force.until, toldUntil(force.until)] : []),
  ]);
  return [...turningPoints(history), ...fresh, ...advised].sort((a, b) => millisOf(a) - millisOf(b));
}

/** The versions a page needs from the moment it is built on. */
function namesFrom(library: SiteLibrary, entry: PublishedEntry, asOf: Instant): Version[] {
  const standing = standingPublications(entry.history);
  const current = stateAt(entry.history, asOf).record?.version ?? "";
  const before = library.workspace.replyLocales.map(
    (tag) => noticedChange(entry.history, current, tag)?.previous.version,
  );
  const first = standing.findIndex(({ version }) => version === current || before.includes(version));
  return standing.slice(Math.max(0, first)).map(({ version }) => version);
}

/** Some versions of an entry, as far as they are there. */
export function versionsNamed({ versions }: PublishedEntry, names: readonly Version[]): Versions {
  return Object.fromEntries(Object.entries(versions).filter(([version]) => names.includes(version)));
}

/** Whoever parked a case under an advisory is told what to do for so long after its end. */
function toldUntil(until: Instant): Instant {
  return instantOf(millisOf(until) + 14 * 86_400_000);
}

/** Every time in which an advisory touched an answer on some channel, or is going to. */
function forcesOfAnswer(library: SiteLibrary, { id, versions }: PublishedEntry): Force[] {
  return forcesOfAll(library).filter((force) =>
    Object.values(versions).some(({ front }) => isInScope(force, id, front)),
  );
}

/** Those of them that somebody has to know of from an instant on. */
function forcesTouching(
  library: SiteLibrary,
  entry: PublishedEntry,
  versions: Versions,
  asOf: Instant,
): Force[] {
  return forcesOfAnswer(library, { ...entry, versions }).filter(
    ({ until }) => until === undefined || isBefore(asOf, toldUntil(until)),
  );
}

/** Every link of some versions of an answer, its records and the advisories that touch it, each once. */
export function linksOf(
  entry: PublishedEntry,
  versions: Versions,
  forces: readonly Force[],
  linksIn: (text: PublishedText) => readonly string[],
): string[] {
  const texts = Object.values(versions).flatMap((version) => Object.values(version.texts));
  const uses = entry.history.flatMap((record) =>
    record.record === "withdraw" && record.use ? [`answer:${record.use}`] : [],
  );
  const products = Object.values(versions).flatMap(({ front }) =>
    front.products.map((id) => `product:${id}`),
  );
  const meanwhile = forces.flatMap(({ use }) => (use ? [`answer:${use}`] : []));
  return [...new Set([...texts.flatMap(linksIn), ...uses, ...products, ...meanwhile])];
}

/** The titles of the entries that some links lead to, by link; links that lead to none of this site are left out. */
export function linkTitles(
  library: SiteLibrary,
  links: readonly string[],
  asOf: Instant,
  locale: string,
): Record<string, string> {
  const titles = links.flatMap((url) => {
    const target = library.entries.get(linkedEntry(url) ?? "");
    return target ? [[url, titleAt(library, target, asOf, locale)] as const] : [];
  });
  return Object.fromEntries(titles);
}
