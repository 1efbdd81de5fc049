import type { Came } from "./fault-round.ts";

/** What came of all faults of one mode, by their kinds. */
export interface Tally {
  readonly mode: string;
  faults: number;
  before: number;
  after: number;
  inCommit: number;
  completed: number;
  readonly kinds: Record<string, number>;
  readonly broken: string[];
  seconds: number;
}

/** The tally of a mode in which nothing has been disturbed yet. */
export function tallyFor(mode: string): Tally {
  const none = { faults: 0, before: 0, after: 0, inCommit: 0, completed: 0, seconds: 0 };
  return { mode, ...none, kinds: {}, broken: [] };
}

/** Disturbs once more, and tells what came of it: the `number`-th of so many faults of its kind. */
export async function tell(
  tally: Tally,
  { kind, number, of }: { readonly kind: string; readonly number: number; readonly of: number },
  work: () => Promise<Came | undefined>,
): Promise<void> {
  tally.faults++;
  tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
  try {
    const came = await work();
    if (!came) throw new Error("Nothing was disturbed.");
    tally[came.state]++;
    tally.completed++;
    if (came.inCommit) tally.inCommit++;
  } catch (error) {
    const said = error instanceof Error ? error.stack : String(error);
    tally.broken.push(`${tally.mode}, ${kind} ${number} of ${of}: ${said}`);
  }
}

function line(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, place) => (place === 0 ? String(cell).padEnd(10) : String(cell).padStart(10)))
    .join("");
}

/** Prints tallies as a table, and below it the kinds of fault and whatever was broken. */
export function report(tallies: readonly Tally[], seed: string): void {
  console.log(line(["mode", "faults", "before", "after", "in commit", "completed", "seconds"]));
  for (const { mode, faults, before, after, inCommit, completed, seconds } of tallies)
    console.log(line([mode, faults, before, after, inCommit, completed, seconds.toFixed(0)]));
  for (const { mode, kinds } of tallies) {
    const counts = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
    console.log(`${mode}: ${counts.join(", ")}`);
  }
  console.log(`Seed ${seed}.`);
  for (const broken of tallies.flatMap((tally) => tally.broken)) console.error(broken);
}
