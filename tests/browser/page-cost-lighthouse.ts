import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installed } from "../../scripts/bench/installed.ts";
import { GATE } from "./page-cost-table.ts";

// Lighthouse brings 200 packages of its own, so it is installed when it is first asked for. Its 13th does not install
// from a lock, and neither does the newest list of third parties that a part of the 12th asks for.
const PACKAGES = {
  dependencies: { lighthouse: "12.8.2" },
  overrides: { "third-party-web": "0.29.0" },
};

/** How a page is graded, from 0 to 100, and what keeps it below. */
export interface Grades {
  readonly scores: Readonly<Record<string, number>>;
  /** The audits that a page did not pass, in categories below 100. */
  readonly failed: readonly string[];
}

interface Report {
  readonly categories: Readonly<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, { score: number | null; displayValue?: string }>>;
}

type Lighthouse = (address: string, flags: object) => Promise<{ lhr: Report } | undefined>;

/** Lighthouse for pages in the browser that listens on a port; undefined where it is not to be had. */
export async function lighthouseAt(
  port: number,
): Promise<((address: string) => Promise<Grades>) | undefined> {
  const packages = installed("lighthouse", PACKAGES);
  if (!packages) return undefined;
  const { default: run }: { default: Lighthouse } = await import(
    pathToFileURL(join(packages, "lighthouse/core/index.js")).href
  );
  const graded = async (address: string) => {
    // An internal site is not to be found by search engines.
    const result = await run(address, {
      port,
      logLevel: "silent",
      output: "json",
      skipAudits: ["is-crawlable"],
    });
    if (!result) throw new Error(`Lighthouse said nothing of ${address}.`);
    return gradesOf(result.lhr);
  };
  return async (address) => {
    // A busy machine can spoil one: of three the middle one counts.
    const first = await graded(address);
    if (lowestOf(first) >= GATE) return first;
    const all = [first, await graded(address), await graded(address)];
    return all.sort((one, other) => lowestOf(one) - lowestOf(other))[1] as Grades;
  };
}

const lowestOf = ({ scores }: Grades) => Math.min(...Object.values(scores));

function gradesOf({ categories, audits }: Report): Grades {
  const below = Object.values(categories).filter(({ score }) => (score ?? 0) < 1);
  const failed = below.flatMap(({ auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => {
      const { score = null, displayValue = "" } = audits[id] ?? {};
      return weight > 0 && score !== null && score < 0.99 ? [`${id} ${displayValue}`.trim()] : [];
    }),
  );
  const scores = Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round((score ?? 0) * 100),
  ]);
  return { scores: Object.fromEntries(scores), failed };
}
