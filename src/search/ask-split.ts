import { clausesIn, turnsAt } from "#search/asks.ts";
import type { TextPlace } from "#search/matched-places.ts";
import type { Ranking } from "#search/ranking.ts";

/** A part of a message, and what it leads to. */
export interface AskedPart extends TextPlace {
  readonly ranking: Ranking;
  /** How many words it has. */
  readonly length: number;
}

/** Ranks a part of a message. */
export type RankPart = (place: TextPlace) => Promise<AskedPart>;

const MOST_ASKS = 3;
/** So many places are tried, ends of sentences first. */
const MOST_TRIED = 6;
const LEAST_WORDS = 2;

/** From so much evidence on two parts ask two things: at most 3 of 100 messages that ask one are parted. */
const TWO = 1;

/** The parts of a text that ask different things, in order; the text alone when it asks one. */
export async function askedParts(text: string, whole: AskedPart, rank: RankPart): Promise<AskedPart[]> {
  const clauses = clausesIn(text).filter(({ start, end }) => start >= whole.start && end <= whole.end);
  let parts = [whole];
  while (parts.length < MOST_ASKS) {
    const parted = await Promise.all(parts.map((part) => bestCut(text, part, { clauses, rank })));
    const best = parted.reduce<Cut | undefined>(
      (most, cut) => (cut && cut.evidence > (most?.evidence ?? TWO) ? cut : most),
      undefined,
    );
    if (!best) break;
    const next = parts.flatMap((part) => (part === best.of ? [best.left, best.right] : [part]));
    if (new Set(next.map(firstOf)).size < next.length) break;
    parts = next;
  }
  return parts;
}

interface Cut {
  readonly of: AskedPart;
  readonly left: AskedPart;
  readonly right: AskedPart;
  readonly evidence: number;
}

async function bestCut(
  text: string,
  of: AskedPart,
  { clauses, rank }: { readonly clauses: readonly TextPlace[]; readonly rank: RankPart },
): Promise<Cut | undefined> {
  const own = clauses.filter(({ start, end }) => start >= of.start && end <= of.end);
  const places = own.slice(1).map((clause, place) => ({ left: own[place], right: clause }));
  const tried = places
    .map(({ left, right }) => ({ left, right, isSentence: endsSentence(text, left, right) }))
    .sort((a, b) => Number(b.isSentence) - Number(a.isSentence) || a.right.start - b.right.start)
    .slice(0, MOST_TRIED);
  const cuts = await Promise.all(
    tried.map(async ({ left, right, isSentence }) => {
      const parts = [
        { start: of.start, end: left?.end ?? of.start },
        { start: right.start, end: of.end },
      ];
      const [first, second] = await Promise.all(parts.map(rank));
      return first && second ? cutOf(of, first, second, isSentence) : undefined;
    }),
  );
  return cuts.reduce<Cut | undefined>(
    (best, cut) => (cut && cut.evidence > (best?.evidence ?? -Infinity) ? cut : best),
    undefined,
  );
}

function endsSentence(text: string, left: TextPlace | undefined, right: TextPlace): boolean {
  const end = left?.end ?? 0;
  const between = text.slice(Math.max(0, end - 1), right.start);
  return /[.?!。？！\n]/u.test(between) || turnsAt(text, right.start);
}

/**
 * What speaks for two things rather than one: a logistic regression over how sure each part is, how its best score
 * compares with that of the whole, how far its first answer is ahead, and whether either part knows the other's
 * first. Its weights were fitted on pairs and single messages drawn from banking77 and clinc150 (README.md).
 */
function cutOf(of: AskedPart, left: AskedPart, right: AskedPart, isSentence: boolean): Cut | undefined {
  const [a, b] = [firstOf(left), firstOf(right)];
  if (a === undefined || b === undefined || a === b) return undefined;
  if (Math.min(left.length, right.length) < LEAST_WORDS) return undefined;
  const [scores, whole] = [[scoreOf(left), scoreOf(right)], Math.max(0.5, scoreOf(of))];
  const knows = (part: AskedPart, id: string) => (leaders(part).includes(id) ? 1 : 0);
  const evidence =
    -1.28 +
    0.88 * oddsOf(left) +
    1.13 * oddsOf(right) -
    1.41 * oddsOf(of) +
    0.81 * Math.log(Math.max(0.1, Math.min(...scores)) / whole) +
    0.56 * Math.log(Math.max(0.1, Math.max(...scores)) / whole) +
    0.15 * Math.min(leadOf(left), leadOf(right)) -
    0.55 * (2 - knows(of, a) - knows(of, b)) -
    1.18 * (knows(left, b) + knows(right, a)) +
    0.29 * Math.log(Math.min(left.length, right.length)) +
    (isSentence ? 1.76 : 0);
  return { of, left, right, evidence };
}

const LEADERS = 5;

function leaders({ ranking }: AskedPart): string[] {
  return ranking.best.slice(0, LEADERS).map(({ id }) => id);
}

function firstOf({ ranking }: AskedPart): string | undefined {
  return ranking.best[0]?.id;
}

function scoreOf({ ranking }: AskedPart): number {
  return ranking.best[0]?.score ?? 0;
}

function leadOf({ ranking: { best } }: AskedPart): number {
  return Math.min(8, (best[0]?.score ?? 0) - (best[1]?.score ?? 0));
}

function oddsOf({ ranking: { confidence } }: AskedPart): number {
  const sure = Math.max(0.01, Math.min(0.99, confidence));
  return Math.log(sure / (1 - sure));
}
