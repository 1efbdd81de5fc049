import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROJECT } from "../environment.ts";

/** Something customers said, and what they wanted. */
export interface Said {
  readonly text: string;
  readonly intent: string;
}

/** What a model may learn from, and what it is asked. */
export interface Fold {
  readonly phrases: readonly Said[];
  readonly messages: readonly Said[];
}

/** The folder of the public data sets: an option, else KB_BENCH_DATA, else beside the checkout. */
export function dataFolder(option: string | undefined): string {
  const folder = resolve(option ?? process.env.KB_BENCH_DATA ?? join(PROJECT, "../shared/data"));
  if (existsSync(join(folder, "banking77/train.csv"))) return folder;
  console.error(
    `No data to measure with in ${folder}: name a folder with banking77/train.csv and clinc150/train-val.json by --data or KB_BENCH_DATA.`,
  );
  process.exit(2);
}

/** banking77 (Casanueva et al., 2020, CC BY 4.0): its train part. */
export function banking77(folder: string): Said[] {
  const rows = readFileSync(join(folder, "banking77/train.csv"), "utf8").matchAll(
    /^(?:"((?:[^"]|"")*)"|([^",\n]*)),(\S+)\r?$/gm,
  );
  return [...rows].slice(1).map(([, quoted, plain, intent]) => ({
    text: (quoted?.replaceAll('""', '"') ?? plain ?? "").trim(),
    intent: intent ?? "",
  }));
}

/** clinc150 (Larson et al., 2019, CC BY 3.0): its train and validation parts, and messages that no intent fits. */
export function clinc150(folder: string): { said: Said[]; misfits: string[] } {
  const parts = JSON.parse(readFileSync(join(folder, "clinc150/train-val.json"), "utf8")) as Record<
    "train" | "val" | "oos_train" | "oos_val",
    readonly (readonly [string, string])[]
  >;
  return {
    said: [...parts.train, ...parts.val].map(([text, intent]) => ({ text, intent })),
    misfits: [...parts.oos_train, ...parts.oos_val].map(([text]) => text),
  };
}

/** Numbers from 0 to 1 that look like chance and are always the same (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = chance(seed);
  const keyed = list.map((value) => ({ value, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** The parts of a cross-validation: each asks one fifth and learns at most so many phrases an intent of the others. */
export function foldsOf(said: readonly Said[], most: number): Fold[] {
  const byIntent = Map.groupBy(said, ({ intent }) => intent);
  const mixed = [...byIntent.values()].map((list) => shuffled(list, 1));
  return [0, 1, 2, 3, 4].map((fold) => ({
    phrases: mixed.flatMap((list) =>
      shuffled(
        list.filter((_, index) => index % 5 !== fold),
        8 + fold,
      ).slice(0, most),
    ),
    messages: mixed.flatMap((list) => list.filter((_, index) => index % 5 === fold)),
  }));
}
