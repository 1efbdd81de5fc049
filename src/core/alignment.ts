/** Neighbouring pieces of each side that belong together; where one side is empty, nothing answers the other. */
export interface Span {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** What it is worth to match `m` pieces of `a` from the index `i` with `n` of `b` from the index `j`. */
export type Worth = (i: number, j: number, m: number, n: number) => number;

/** The ways in which pieces meet, the plainest first: how many of `a` and how many of `b`. */
const MEETINGS = [
  [1, 1],
  [2, 1],
  [1, 2],
] as const;
const SKIP_A = 3;
const SKIP_B = 4;

/**
 * The matches, in order, whose worth together is greatest: one piece of `a` with one of `b`, or two
 * neighbours with the one that they became, or one with the two that it became. Only what is worth more
 * than 0 is matched.
 */
export function bestMatches(lengthA: number, lengthB: number, worthOf: Worth): Span[] {
  const best = new Float64Array((lengthA + 1) * (lengthB + 1));
  const steps = new Uint8Array(best.length);
  const at = (i: number, j: number) => i * (lengthB + 1) + j;
  for (let i = lengthA - 1; i >= 0; i--) {
    for (let j = lengthB - 1; j >= 0; j--) {
      const [skipA, skipB] = [best[at(i + 1, j)] ?? 0, best[at(i, j + 1)] ?? 0];
      let most = Math.max(skipA, skipB);
      let step = skipA >= skipB ? SKIP_A : SKIP_B;
      MEETINGS.forEach(([m, n], meeting) => {
        const worth = i + m > lengthA || j + n > lengthB ? 0 : worthOf(i, j, m, n);
        const total = worth + (worth > 0 ? (best[at(i + m, j + n)] ?? 0) : 0);
        if (worth > 0 && total > most) [most, step] = [total, meeting];
      });
      best[at(i, j)] = most;
      steps[at(i, j)] = step;
    }
  }
  return walked(lengthA, lengthB, (i, j) => steps[at(i, j)] ?? SKIP_A);
}

function walked(lengthA: number, lengthB: number, stepAt: (i: number, j: number) => number): Span[] {
  const matches: Span[] = [];
  let [i, j] = [0, 0];
  while (i < lengthA && j < lengthB) {
    const step = stepAt(i, j);
    const [m, n] = MEETINGS[step] ?? (step === SKIP_A ? [1, 0] : [0, 1]);
    if (step < SKIP_A) matches.push({ a0: i, a1: i + m, b0: j, b1: j + n });
    [i, j] = [i + m, j + n];
  }
  return matches;
}

/** The matches with the pieces that nothing answers between them, one by one, removed ones first. */
export function withLoners(matches: readonly Span[], lengthA: number, lengthB: number): Span[] {
  const spans: Span[] = [];
  let [a, b] = [0, 0];
  for (const match of [...matches, { a0: lengthA, a1: lengthA, b0: lengthB, b1: lengthB }]) {
    for (; a < match.a0; a++) spans.push({ a0: a, a1: a + 1, b0: b, b1: b });
    for (; b < match.b0; b++) spans.push({ a0: a, a1: a, b0: b, b1: b + 1 });
    if (match.a1 > match.a0) spans.push(match);
    [a, b] = [match.a1, match.b1];
  }
  return spans;
}
