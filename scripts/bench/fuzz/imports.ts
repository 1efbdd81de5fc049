import { IMPORT_FORMATS } from "#imports/formats.ts";
import { EMPTY_MAP } from "#imports/map.ts";
import { textOf } from "#imports/source-file.ts";
import { type Reading, readContent } from "#store/library.ts";
import { plannedImport } from "../../importing.ts";
import type { Chance } from "./chance.ts";
import { someHtml, someValue } from "./grammar.ts";
import { oddWords } from "./letters.ts";
import { bytesOf, mutated } from "./mutation.ts";
import { seedsIn } from "./seeds.ts";
import { bytesIn, LIMIT, must, type Target } from "./target.ts";
import { fuzzTree } from "./trees.ts";

const SEEDS: Readonly<Record<string, readonly string[]>> = {
  csv: seedsIn("imports", /^(?:table|foreign)\.csv$/),
  jsonl: seedsIn("imports", /rows\.jsonl$/),
  zendesk: seedsIn("imports", /^zendesk\/.*\.json$/),
  chatwoot: seedsIn("imports", /chatwoot\.json$/),
  zammad: seedsIn("imports", /^zammad\./),
  espanso: seedsIn("imports", /^espanso\/.*\.ya?ml$/),
  markdown: seedsIn("imports", /^markdown\/.*\.md$/),
};
const NAMES =
  "macros title actions field value comment_value_html id locale reply html short_code content name matches trigger replace vars form".split(
    " ",
  );

/** A file of a format: its own changed, its words replaced, or something of its kind. */
function fileOf(format: string) {
  const seeds = SEEDS[format] ?? [];
  return (chance: Chance): Uint8Array => {
    const seed = chance.of(seeds);
    const made = chance.of([
      () => mutated(seed, chance, seeds),
      () => mutated(seed, chance, seeds),
      () => refilled(seed, chance),
      () => (format === "markdown" ? someHtml(chance) : JSON.stringify(someValue(chance, NAMES))),
    ])();
    return bytesOf(made.slice(0, 256 * 1024), chance);
  };
}

/** Some of the words of a JSON file are others, written as JSON wants them; of other files, some lines are. */
function refilled(seed: string, chance: Chance): string {
  const words = () => (chance.happens(0.4) ? someHtml(chance) : oddWords(chance, 30));
  return seed.startsWith("{") || seed.startsWith("[")
    ? seed.replace(/(?<=: )"(?:[^"\\]|\\.)*"/g, (text) =>
        chance.happens(0.2) ? JSON.stringify(words()) : text,
      )
    : seed.replace(/^.*$/gm, (line) =>
        chance.happens(0.15) ? line.slice(0, chance.below(20)) + words() : line,
      );
}

let reading: Reading | undefined;

function workspace(): Reading {
  reading ??= readContent(fuzzTree().root);
  return reading;
}

const ENDINGS: Readonly<Record<string, string>> = {
  csv: "csv",
  jsonl: "jsonl",
  espanso: "yml",
  markdown: "md",
};

function mustArrive(name: string, bytes: Uint8Array): void {
  const format = IMPORT_FORMATS[name];
  must(format !== undefined, `${name} is no format`);
  const path = `a.${ENDINGS[name] ?? "json"}`;
  const decoded = textOf({ path, bytes });
  if ("fault" in decoded) {
    must(/\.$/.test(decoded.fault), "a fault is no sentence");
    return;
  }
  const request = { name, format, texts: new Map([[path, decoded.text]]), map: EMPTY_MAP, owner: "team" };
  const planned = plannedImport(workspace(), request);
  if ("fault" in planned) {
    must(/\S/.test(planned.fault), "a fault says nothing");
    return;
  }
  for (const { reason } of planned.refused)
    must(/\S/.test(reason) && !/node_modules|\n\s+at /.test(reason), `refused: ${reason}`);
  for (const arrival of planned.arrivals)
    if (arrival.status === "refused")
      must(!/node_modules|\n\s+at /.test(arrival.reason), `refused: ${arrival.reason}`);
    else if ("files" in arrival)
      for (const file of arrival.files.keys())
        must(/^answers\/[a-z0-9-]+\/[A-Za-z-]+\.mdx$/.test(file), `writes ${file}`);
}

const SHARES: Readonly<Record<string, number>> = {
  csv: 30,
  jsonl: 20,
  zendesk: 30,
  chatwoot: 20,
  zammad: 20,
  espanso: 20,
  markdown: 30,
};

export const IMPORT_TARGETS: readonly Target[] = Object.keys(IMPORT_FORMATS).map((name) => ({
  name: `import ${name}`,
  share: SHARES[name] ?? 20,
  // What comes of it is read again as MDX.
  limit: 2 * LIMIT,
  make: fileOf(name),
  hold: (input) => mustArrive(name, bytesIn(input)),
}));
