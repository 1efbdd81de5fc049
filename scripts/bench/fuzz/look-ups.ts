import { join } from "node:path";
import { paragraphDiffs, wordDiff } from "#core/diff.ts";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { openEngine } from "#search/engine.ts";
import { searchEntries } from "#search/entry.ts";
import { type SearchFiles, sourceIn } from "#search/files.ts";
import { openedManifest } from "#search/manifest.ts";
import { searchFiles } from "#search/search-files.ts";
import { readLibrary } from "#store/library.ts";
import { PROJECT } from "../../environment.ts";
import type { Chance } from "./chance.ts";
import { oddWords, repeated, SIGNS } from "./letters.ts";
import { mutated } from "./mutation.ts";
import { seedsIn } from "./seeds.ts";
import { type Input, must, type Target, textIn } from "./target.ts";

const TEXTS = seedsIn("larkspan", /\.mdx$/);
const NOW = "2026-11-23T08:00:00Z";
const ASKED = { now: NOW, top: 8, locale: "en" };

let made: SearchFiles | undefined;

/** The search over the tests' own content, made once. */
function files(): SearchFiles {
  if (made) return made;
  const library = readLibrary(join(PROJECT, "tests/fixtures/larkspan"));
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  const ground = { asOf: NOW, sourceLocale, replyLocales, timeZone };
  made = searchFiles(searchEntries(answers, NOW), ground, library.settings);
  return made;
}

let engine: ReturnType<typeof openEngine> | undefined;

async function mustLookUp(input: Input): Promise<void> {
  engine ??= openEngine(sourceIn(files()));
  const own = await engine;
  for (const looked of [await own.find(textIn(input), ASKED), await own.suggest(textIn(input), ASKED)])
    must(looked.confidence >= 0 && looked.confidence <= 1, `confidence ${looked.confidence}`);
}

/** A cut or changed file of the search: a look-up ends, well or with an error that the page tells as a sentence. */
async function mustEnd(input: Input): Promise<void> {
  const { name = "", from = "0", to = "0", letters = "" } = input as Record<string, string>;
  const bytes = files().get(name) ?? new Uint8Array();
  const broken = new Uint8Array([
    ...bytes.subarray(0, Number(from)),
    ...Buffer.from(letters),
    ...bytes.subarray(Number(to)),
  ]);
  try {
    const own = await openEngine(sourceIn(new Map([...files(), [name, broken]])));
    await own.find("refund", ASKED);
    await own.suggest("where is my refund? tiền của tôi đâu", ASKED);
  } catch (error) {
    must(
      error instanceof Error && !(error instanceof RangeError && /heap|Array buffer/.test(error.message)),
      String(error),
    );
  }
}

function someBreak(chance: Chance): Record<string, string> {
  const [name, bytes] = chance.of([...files()]);
  const from = chance.below(bytes.length + 1);
  const to = chance.of([bytes.length, from, Math.min(bytes.length, from + chance.below(40))]);
  return {
    name,
    from: `${from}`,
    to: `${to}`,
    letters: chance.happens(0.6) ? oddWords(chance, 3) : "<!doctype html>",
  };
}

function words(chance: Chance): string {
  if (chance.happens(0.7)) return chance.some(1, 5, () => oddWords(chance)).join(" ");
  return chance.happens(0.5)
    ? mutated(chance.of(TEXTS), chance, TEXTS)
    : repeated(chance, oddWords(chance, 2) + chance.of(SIGNS), 64 * 1024);
}

function joined(parts: ReturnType<typeof wordDiff>, without: "add" | "remove"): string {
  return parts
    .filter(({ op }) => op !== without)
    .map(({ text }) => text)
    .join("");
}

function mustDiffer(input: Input): void {
  const { a = "", b = "" } = input as Record<string, string>;
  const parts = wordDiff(a, b, "en");
  must(
    joined(parts, "add") === a && joined(parts, "remove") === b,
    "a difference does not give back its texts",
  );
  must(
    parts.every(({ text }, index) => text !== "" && parts[index - 1]?.op !== parts[index]?.op),
    "a part is empty or stands twice",
  );
  paragraphDiffs(a, b, "vi");
}

export const LOOK_UP_TARGETS: readonly Target[] = [
  {
    name: "differences",
    share: 60,
    limit: 1000,
    make: (chance) => {
      const a = chance.happens(0.8) ? chance.of(TEXTS) : words(chance);
      return { a, b: chance.happens(0.9) ? mutated(a, chance, TEXTS) : words(chance) };
    },
    hold: mustDiffer,
  },
  { name: "look-ups", share: 40, limit: 500, make: words, hold: mustLookUp },
  { name: "broken search files", share: 12, limit: 1000, make: someBreak, hold: mustEnd },
  {
    name: "search manifests",
    share: 10,
    make: (chance) =>
      mutated(
        JSON.stringify({
          bytes: 1,
          files: { head: "abcdefgh.json" },
          lists: { "terms.bin": "abcdefghijklmnop" },
        }),
        chance,
        TEXTS,
      ),
    hold: (input) => {
      try {
        openedManifest(JSON.parse(textIn(input)));
      } catch (error) {
        must(error instanceof SyntaxError || error instanceof TypeError, String(error));
      }
    },
  },
];
