import { diffArrays } from "diff";
import { bestMatches, type Span } from "#core/alignment.ts";

/** What a paragraph or sentence says, without its order: token numbers ascending, and their mass together. */
export interface Bag {
  readonly ids: Uint32Array;
  readonly mass: number;
}

/** The bag of some token numbers. */
export function bagOf(ids: readonly number[], mass: number): Bag {
  return { ids: Uint32Array.from(ids).sort(), mass };
}

/**
 * How pieces are weighed. `massOf` is how much a token says; `rigour` is 1 for sentences and less for
 * paragraphs, whose sentences are judged one by one anyway.
 */
export interface Scale {
  readonly massOf: (id: number) => number;
  readonly rigour: number;
}

/** Beyond this many pairs only pieces that say exactly the same find each other. */
const MOST_PAIRS = 250_000;

/**
 * What it is worth to a reader to see two pieces compared word by word, when they have `common` in common:
 * above 0 it helps, below they are better shown whole, the old one and the new one. Words on one side only
 * (something was added) cost less than words on both (something else is said). At a rigour of 1, equally
 * long pieces need 43 % in common; measured on 351 edits of real policies and 20,000 pairs of unrelated
 * paragraphs, of which 0.25 % pass, the ones that were copied from one another.
 */
export function worthOf(common: number, massA: number, massB: number, rigour: number): number {
  const [less, more] = [Math.min(massA, massB) - common, Math.max(massA, massB) - common];
  return common - rigour * (0.6 * less + 0.15 * more);
}

/** Finds for the pieces of `a`, in order, the pieces of `b` that they became. */
export function matchesBetween(a: readonly Bag[], b: readonly Bag[], scale: Scale): Span[] {
  const start = equalLength(a, b);
  const end = equalLength(a.slice(start).reverse(), b.slice(start).reverse());
  const [lastA, lastB] = [a.length - end, b.length - end];
  const middle = middleMatches(a.slice(start, lastA), b.slice(start, lastB), scale);
  return [
    ...Array.from({ length: start }, (_, index) => single(index, index)),
    ...middle.map(({ a0, a1, b0, b1 }) => ({
      a0: a0 + start,
      a1: a1 + start,
      b0: b0 + start,
      b1: b1 + start,
    })),
    ...Array.from({ length: end }, (_, index) => single(lastA + index, lastB + index)),
  ];
}

function single(a0: number, b0: number): Span {
  return { a0, a1: a0 + 1, b0, b1: b0 + 1 };
}

/** How many pieces from the start say the same on both sides. */
function equalLength(a: readonly Bag[], b: readonly Bag[]): number {
  let length = 0;
  while (length < a.length && length < b.length && isEqual(a[length], b[length])) length++;
  return length;
}

function isEqual(a: Bag | undefined, b: Bag | undefined): boolean {
  return a?.ids.length === b?.ids.length && (a?.ids.every((id, index) => id === b?.ids[index]) ?? true);
}

function nameOf({ ids }: Bag): string {
  return ids.join(" ");
}

function middleMatches(a: readonly Bag[], b: readonly Bag[], scale: Scale): Span[] {
  if (a.length * b.length > MOST_PAIRS) return equalMatches(a, b);
  const common = a.map((bag) => b.map((other) => commonMass(bag, other, scale)));
  const [unionsA, unionsB] = [a.map(withNext), b.map(withNext)];
  return bestMatches(a.length, b.length, (i, j, m, n) => {
    const [first, last] = [common[i]?.[j] ?? 0, common[i + m - 1]?.[j + n - 1] ?? 0];
    if (m === n) return worthOf(first, a[i]?.mass ?? 0, b[j]?.mass ?? 0, scale.rigour);
    return m === 2
      ? unionWorth(unionsA[i], first, last, b[j], scale)
      : unionWorth(unionsB[j], first, last, a[i], scale);
  });
}

/** Two neighbouring pieces taken together. */
interface Union extends Bag {
  readonly masses: readonly [number, number];
}

function withNext(bag: Bag, index: number, bags: readonly Bag[]): Union {
  const next = bags[index + 1] ?? bagOf([], 0);
  const both = bagOf([...bag.ids, ...next.ids], bag.mass + next.mass);
  return { ...both, masses: [bag.mass, next.mass] };
}

/** What it is worth to say that two became one, `first` and `last` being what each has in common with it. */
function unionWorth(
  pair: Union | undefined,
  first: number,
  last: number,
  whole: Bag | undefined,
  scale: Scale,
): number {
  if (!pair || !whole || first < 0.5 * pair.masses[0] || last < 0.5 * pair.masses[1]) return 0;
  const common = commonMass(pair, whole, scale);
  // Each of the two must bring words of its own, or any neighbour that repeats some would do.
  const isBothNeeded = common - Math.max(first, last) >= 0.5 * Math.min(...pair.masses);
  return isBothNeeded ? worthOf(common, pair.mass, whole.mass, scale.rigour) : 0;
}

function equalMatches(a: readonly Bag[], b: readonly Bag[]): Span[] {
  const matches: Span[] = [];
  let [indexA, indexB] = [0, 0];
  for (const change of diffArrays(a.map(nameOf), b.map(nameOf), { maxEditLength: 400 }) ?? []) {
    const kept = change.added || change.removed ? 0 : change.count;
    for (let step = 0; step < kept; step++) matches.push(single(indexA + step, indexB + step));
    if (!change.added) indexA += change.count;
    if (!change.removed) indexB += change.count;
  }
  return matches;
}

function commonMass({ ids: a }: Bag, { ids: b }: Bag, { massOf }: Scale): number {
  let mass = 0;
  let [indexA, indexB] = [0, 0];
  while (indexA < a.length && indexB < b.length) {
    const [idA, idB] = [a[indexA] ?? 0, b[indexB] ?? 0];
    if (idA === idB) mass += massOf(idA);
    if (idA <= idB) indexA++;
    if (idB <= idA) indexB++;
  }
  return mass;
}
