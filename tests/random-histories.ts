import fc from "fast-check";
import type { History } from "#core/history.ts";
import { aPublication, aRecord, aWithdrawal, on, shifted } from "./histories.ts";

const gap = fc.integer({ min: 0, max: 40 });
const wait = fc.constantFrom(0, 0, 1, 5);
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom("publish" as const, "withdraw" as const), wait, gap }),
  fc.record({ kind: fc.constantFrom("restore" as const, "cancel" as const), wait: fc.constant(0), gap }),
);

/** Any history at all, even one that no command would write: records at rising instants of 2026 and later. */
export const anyHistory: fc.Arbitrary<History> = fc.array(step, { maxLength: 14 }).map((steps) => {
  let at = on("01-01");
  let major = 0;
  return steps.map(({ kind, wait: days, gap: halfDays }) => {
    at = shifted(at, halfDays * 43_200);
    const effective = shifted(at, days * 86_400);
    if (kind === "publish") return aPublication(`${++major}.0`, at, { effective });
    if (kind === "withdraw") return aWithdrawal(`${major}.0`, at, effective);
    return aRecord(kind, `${major}.0`, at);
  });
});

/** The instants at which something of a history is recorded or takes effect, and a second before and after each. */
export function momentsOf(history: History): string[] {
  const moments = history.flatMap((record) =>
    "effective" in record ? [record.at, record.effective ?? record.at] : [record.at],
  );
  return moments.flatMap((moment) => [shifted(moment, -1), moment, shifted(moment, 1)]);
}
