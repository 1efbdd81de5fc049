import { type Span, withLoners } from "#core/alignment.ts";
import { bagOf, matchesBetween, type Scale, worthOf } from "#core/bag.ts";
import { moved, widened } from "#core/edge.ts";
import { massIn, type Passage, passageOf, type Range } from "#core/passage.ts";
import { commonRuns, isSame, type Run, type Stretch, withoutScraps } from "#core/run.ts";

/** Paragraphs that belong together, or one that stands alone, and what the words of both sides share. */
export interface Block {
  readonly stretch: Stretch;
  readonly runs: readonly Run[];
}

/** Two texts laid side by side: every paragraph of both is in one of the blocks, in order. */
export interface Comparison {
  readonly a: Passage;
  readonly b: Passage;
  readonly blocks: readonly Block[];
}

const PARAGRAPH_RIGOUR = 0.5;

/** Lays two texts side by side: first their paragraphs, in those the sentences, in those the words. */
export function compared(textA: string, textB: string, locale: string): Comparison {
  const table = new Map<string, number>();
  const [a, b] = [passageOf(textA, locale, table), passageOf(textB, locale, table)];
  const massOf = massOfIds([a, b]);
  const [rangesA, rangesB] = [a.paragraphs.map(rangeOf), b.paragraphs.map(rangeOf)];
  const found = new Map<Span, readonly Run[]>();
  for (const match of matchesOf(a, b, rangesA, rangesB, { massOf, rigour: PARAGRAPH_RIGOUR })) {
    const runs = runsIn(a, b, match, massOf);
    const span = narrowed(match, rangesA, rangesB, runs);
    if (isWorthwhile(a, b, runs, windowOf(rangesA, rangesB, span), PARAGRAPH_RIGOUR)) found.set(span, runs);
  }
  const spans = withLoners([...found.keys()], rangesA.length, rangesB.length);
  const blocks = spans.map((span) => ({
    stretch: windowOf(rangesA, rangesB, span),
    runs: found.get(span) ?? [],
  }));
  return { a, b, blocks };
}

/** How much a token says, by its number. */
function massOfIds(passages: readonly Passage[]): Scale["massOf"] {
  const masses: number[] = [];
  for (const passage of passages) {
    passage.ids.forEach((id, index) => {
      masses[id] = massIn(passage, { from: index, to: index + 1 });
    });
  }
  return (id) => masses[id] ?? 0;
}

/** What the sentences of matching paragraphs share. */
function runsIn(a: Passage, b: Passage, { a0, a1, b0, b1 }: Span, massOf: Scale["massOf"]): Run[] {
  const [rangesA, rangesB] = [a.paragraphs.slice(a0, a1).flat(), b.paragraphs.slice(b0, b1).flat()];
  const spans = matchesOf(a, b, rangesA, rangesB, { massOf, rigour: 1 });
  return spans.flatMap((span) => sharedRuns(a, b, windowOf(rangesA, rangesB, span)));
}

/**
 * What two versions of a sentence share, as a reader would mark it: without scraps between changes, with
 * insertions and removals that begin and end where a phrase does. Nothing when too little remains to help.
 */
function sharedRuns(a: Passage, b: Passage, stretch: Stretch): Run[] {
  if (isSame(a, b, stretch))
    return [{ a: stretch.a.from, b: stretch.b.from, length: stretch.a.to - stretch.a.from }];
  const kept = withoutScraps(a, b, commonRuns(a, b, stretch), stretch);
  const runs = moved(a, b, widened(a, b, kept, stretch), stretch);
  return isWorthwhile(a, b, runs, stretch, 1) ? runs : [];
}

/** Whether the runs leave enough of both sides for a comparison word by word. */
function isWorthwhile(
  a: Passage,
  b: Passage,
  runs: readonly Run[],
  stretch: Stretch,
  rigour: number,
): boolean {
  const kept = runs.reduce((mass, { a: from, length }) => mass + massIn(a, { from, to: from + length }), 0);
  return worthOf(kept, massIn(a, stretch.a), massIn(b, stretch.b), rigour) > 0;
}

/** A match without those of its paragraphs that turned out to share nothing with the other side. */
function narrowed(
  span: Span,
  rangesA: readonly Range[],
  rangesB: readonly Range[],
  runs: readonly Run[],
): Span {
  const isShared = (range: Range | undefined, side: "a" | "b") =>
    range !== undefined && runs.some((run) => run[side] < range.to && run[side] + run.length > range.from);
  let { a0, a1, b0, b1 } = span;
  while (a0 < a1 - 1 && !isShared(rangesA[a0], "a")) a0++;
  while (a0 < a1 - 1 && !isShared(rangesA[a1 - 1], "a")) a1--;
  while (b0 < b1 - 1 && !isShared(rangesB[b0], "b")) b0++;
  while (b0 < b1 - 1 && !isShared(rangesB[b1 - 1], "b")) b1--;
  return { a0, a1, b0, b1 };
}

function matchesOf(a: Passage, b: Passage, rangesA: Range[], rangesB: Range[], scale: Scale): Span[] {
  const bagsA = rangesA.map((range) => bagIn(a, range));
  const bagsB = rangesB.map((range) => bagIn(b, range));
  return matchesBetween(bagsA, bagsB, scale);
}

function bagIn(passage: Passage, range: Range) {
  return bagOf(passage.ids.slice(range.from, range.to), massIn(passage, range));
}

function rangeOf(sentences: readonly Range[]): Range {
  return { from: sentences[0]?.from ?? 0, to: sentences.at(-1)?.to ?? 0 };
}

function windowOf(a: readonly Range[], b: readonly Range[], { a0, a1, b0, b1 }: Span): Stretch {
  return { a: rangeOf(a.slice(a0, a1)), b: rangeOf(b.slice(b0, b1)) };
}
