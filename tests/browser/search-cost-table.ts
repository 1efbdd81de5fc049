import { type Figure, growthLines } from "../../scripts/bench/growth.ts";
import type { PageTimes } from "./search-bench-page.ts";

/** So many times slower than the machine a page is made. */
export const SLOW = 4;

/** What a build of the search took. */
export interface Build {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** Everything that was measured for one number of answers. */
export interface Cost {
  readonly count: number;
  readonly build: Build;
  /** Bytes of the files of the search, of one first look-up, and of what the peers load. */
  readonly bytes: Readonly<Record<"all" | "typed" | "message" | "lunr" | "minisearch", number>>;
  readonly plain: PageTimes;
  readonly slow: PageTimes;
  readonly worker: PageTimes;
}

const kilo = (bytes: number) => bytes / 1000;
const p95 = (times: PageTimes, who: string) => times[who]?.p95 ?? 0;
const QUERY = { 1000: 3, 10000: 16 };
const SLOW_QUERY = { 1000: 12, 10000: 50 };

/** What is plotted, and held to the gates of the product. */
const PLOTTED: readonly (Omit<Figure, "values"> & { readonly of: (cost: Cost) => number })[] = [
  { name: "build, seconds of work", unit: "s", of: ({ build }) => build.cpu, gates: { 10000: 40 } },
  {
    name: "build, memory at its peak",
    unit: "MB",
    of: ({ build }) => build.megabytes,
    gates: { 10000: 2_000 },
  },
  {
    name: "first typed words, over the wire, code included",
    unit: "kB",
    of: ({ bytes }) => kilo(bytes.typed),
    gates: { 1000: 80, 10000: 300 },
  },
  {
    name: "first pasted message, the same",
    unit: "kB",
    of: ({ bytes }) => kilo(bytes.message),
    gates: { 1000: 200, 10000: 700 },
  },
  { name: "typed words, p95", unit: "ms", of: ({ plain }) => p95(plain, "typed, again"), gates: QUERY },
  {
    name: `typed words, p95, ${SLOW}× slower`,
    unit: "ms",
    of: ({ slow }) => p95(slow, "typed, again"),
    gates: SLOW_QUERY,
  },
  { name: "message, p95", unit: "ms", of: ({ plain }) => p95(plain, "message, again"), gates: QUERY },
  {
    name: `message, p95, ${SLOW}× slower`,
    unit: "ms",
    of: ({ slow }) => p95(slow, "message, again"),
    gates: SLOW_QUERY,
  },
];

/** The figures as lines: how they grow, their gates, and a table of all times. */
export function costLines(costs: readonly Cost[]): string[] {
  const plots = PLOTTED.flatMap(({ of, ...figure }) =>
    growthLines({ ...figure, values: new Map(costs.map((cost) => [cost.count, of(cost)])) }),
  );
  return [...plots, ...tableOf(costs)];
}

/** p50 and p95 of everything that was asked, and what the peers weigh. */
function tableOf(costs: readonly Cost[]): string[] {
  const head = `| p50 / p95 in ms | ${costs.map(({ count }) => `${count} answers`).join(" | ")} |`;
  const kinds = [
    ["plain", "on the page"],
    ["slow", `on the page, ${SLOW}× slower`],
    ["worker", "in the worker"],
  ] as const;
  const rows = kinds.flatMap(([kind, where]) =>
    Object.keys(costs[0]?.[kind] ?? {}).map((who) => {
      const cells = costs.map((cost) => cost[kind][who] ?? { p50: 0, p95: 0 });
      return `| ${who}, ${where} | ${cells.map((cell) => `${cell.p50.toFixed(1)} / ${cell.p95.toFixed(1)}`).join(" | ")} |`;
    }),
  );
  const weights = (["all", "lunr", "minisearch"] as const).map((what) => {
    const name = what === "all" ? "all files of the search" : `the index of ${what}`;
    return `| ${name}, kB in Brotli | ${costs.map(({ bytes }) => Math.round(kilo(bytes[what]))).join(" | ")} |`;
  });
  return [head, `| --- |${" --- |".repeat(costs.length)}`, ...rows, ...weights];
}
