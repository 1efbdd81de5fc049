/** A figure that was measured for several numbers of answers. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** By number of answers. */
  readonly values: ReadonlyMap<number, number>;
  /** What it must not exceed, by number of answers. */
  readonly gates?: Readonly<Record<number, number>> | undefined;
}

const WIDTH = 24;

/**
 * One line for each number of answers with a bar on a scale where each step is as much more as the one before: a bar
 * that grows by a third of its scale from 100 to 1,000 answers and again to 10,000 grows with their number.
 */
export function growthLines({ name, unit, values, gates = {} }: Figure): string[] {
  const most = Math.max(...values.values());
  const lines = [...values].map(([count, value]) => {
    const share = most > 0 && value > 0 ? 1 + Math.log10(value / most) / 3 : 0;
    const bar = "█".repeat(Math.max(1, Math.round(WIDTH * Math.max(0, share))));
    const gate = gates[count];
    const said = gate === undefined ? "" : `  gate ${gate} ${unit}: ${value <= gate ? "reached" : "MISSED"}`;
    return `  ${String(count).padStart(6)}  ${bar.padEnd(WIDTH)}  ${shown(value)} ${unit}${said}`;
  });
  return [name, ...lines];
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
