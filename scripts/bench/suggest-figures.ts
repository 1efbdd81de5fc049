/** How often the right answer comes first, and among the first three, in per cent. */
export function topShares(ranked: readonly { readonly ids: readonly string[]; readonly right: string }[]): {
  first: number;
  three: number;
} {
  const share = (top: number) =>
    (100 * ranked.filter(({ ids, right }) => ids.slice(0, top).includes(right)).length) / ranked.length;
  return { first: share(1), three: share(3) };
}

/** The chance that a match is surer than a misfit (area under the ROC curve). */
export function auroc(matches: readonly number[], misfits: readonly number[]): number {
  const sorted = [...misfits].sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (orEqual && at === value)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const sum = matches.reduce((total, value) => total + (below(value, false) + below(value, true)) / 2, 0);
  return sum / matches.length / misfits.length;
}

/** The share of misfits below the confidence that 95 % of the matches reach, in per cent. */
export function refusedAt95(matches: readonly number[], misfits: readonly number[]): number {
  const least = [...matches].sort((a, b) => a - b)[Math.floor(matches.length * 0.05)] ?? 0;
  return (100 * misfits.filter((value) => value < least).length) / misfits.length;
}

/** For each fifth of the confidence: how many messages had it, and for how many of them an answer fits. */
export function reliability(matches: readonly number[], misfits: readonly number[]): string[] {
  return [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const within = (value: number) => value >= from && (value < from + 0.2 || from === 0.8);
    const [fit, not] = [matches.filter(within).length, misfits.filter(within).length];
    const share = fit + not === 0 ? "–" : `${((100 * fit) / (fit + not)).toFixed(0)} %`;
    return `  ${from.toFixed(1)}–${(from + 0.2).toFixed(1)}  ${String(fit + not).padStart(6)} messages, an answer fits ${share}`;
  });
}
