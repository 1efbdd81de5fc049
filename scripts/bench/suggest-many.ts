import { brotliCompressSync } from "node:zlib";
import { sourceIn } from "#search/files.ts";
import { modelFiles, openModel } from "#search/model-files.ts";
import { trainModel } from "#search/training.ts";
import { wordsOf } from "#search/word.ts";
import { banking77, clinc150, foldsOf, type Said } from "./suggest-data.ts";
import { topShares } from "./suggest-figures.ts";
import { type Chance, chanceFrom, vocabularyOf } from "./vocabulary.ts";

// Many answers made from real ones: in every variant of the 227 intents of both sets, words outside the commonest are
// exchanged for invented ones, the same word always for the same, in phrases and messages alike.

const VARIANTS = [1, 5, 44];
const PHRASES = 10;
const KEPT_WORDS = 200;
const INVENTED = 30_000;
/** So many of the messages of the first fold are asked: one in seven. */
const ONE_IN = 7;
const FIRST_MESSAGES = 25;

/** What finding costs, and how well it goes, with hundreds to ten thousand answers. */
export async function manySection(folder: string): Promise<void> {
  console.log("\nMany answers, ten phrases each, one fold; first / among three, %");
  const said = [...banking77(folder), ...clinc150(folder).said];
  for (const variants of VARIANTS) await measured(variants, said);
}

async function measured(variants: number, said: readonly Said[]): Promise<void> {
  const [fold] = foldsOf(said, PHRASES);
  const chance = chanceFrom(9);
  const varied = variation(said, variants, chance);
  const phrases = Array.from({ length: variants }, (_, variant) =>
    (fold?.phrases ?? []).map((phrase) => varied(phrase, variant)),
  ).flat();
  const messages = (fold?.messages ?? [])
    .filter((_, index) => index % ONE_IN === 0)
    .map((message, index) => varied(message, index % variants));
  const before = process.cpuUsage();
  const model = trainModel(
    phrases.map(({ text, intent }) => ({ id: intent, words: wordsOf(text), weight: 1 })),
  );
  const files = modelFiles(model);
  const { user, system } = process.cpuUsage(before);
  const ranker = await openModel(sourceIn(files));
  const shares = async (asked: readonly Said[]) => {
    const ranked = [];
    for (const { text, intent } of asked)
      ranked.push({ ids: (await ranker.rank(wordsOf(text), 3)).best.map(({ id }) => id), right: intent });
    const { first, three } = topShares(ranked);
    return `${first.toFixed(1)} / ${three.toFixed(1)}`;
  };
  const slipped = messages.map(({ text, intent }) => ({ text: misspelt(text, chance), intent }));
  console.log(
    `  ${model.ids.length} answers: ${await shares(messages)}, misspelt ${await shares(slipped)}; trained in ${((user + system) / 1e6).toFixed(1)} CPU s, peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB; ${await firstBytes(files, slipped)}`,
  );
}

function variation(said: readonly Said[], variants: number, chance: Chance) {
  const times = new Map<string, number>();
  for (const word of said.flatMap(({ text }) => lettersOf(text))) times.set(word, (times.get(word) ?? 0) + 1);
  const kept = new Set(
    [...times]
      .sort((a, b) => b[1] - a[1])
      .slice(0, KEPT_WORDS)
      .map(([word]) => word),
  );
  const invented = vocabularyOf("en", INVENTED, chance);
  const exchanged = Array.from({ length: variants }, () => new Map<string, string>());
  return ({ text, intent }: Said, variant: number): Said => {
    const words = lettersOf(text).map((word) => {
      if (variant === 0 || kept.has(word)) return word;
      const known = exchanged[variant]?.get(word);
      const made = known ?? invented[Math.floor(chance() * invented.length)] ?? word;
      exchanged[variant]?.set(word, made);
      return made;
    });
    return { text: words.join(" "), intent: `${intent}-${variant}` };
  };
}

function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}

/** A slip in 15 % of the words of four letters or more: one left out, doubled, wrong, or before its turn. */
function misspelt(text: string, chance: Chance): string {
  return text
    .split(" ")
    .map((word) => (word.length >= 4 && chance() < 0.15 ? withSlip(word, chance) : word))
    .join(" ");
}

function withSlip(word: string, chance: Chance): string {
  const at = Math.floor(chance() * (word.length - 1));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const wrong = String.fromCharCode(97 + Math.floor(chance() * 26));
  const slips = [after, letter + letter + after, wrong + after, after.charAt(0) + letter + after.slice(1)];
  return before + slips[Math.floor(chance() * slips.length)];
}

/** What two messages pasted together load of the model when nothing was loaded before. */
async function firstBytes(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, messages: readonly Said[]) {
  const loads = [];
  for (let number = 0; number < FIRST_MESSAGES; number++) {
    const read: string[] = [];
    const ranker = await openModel({
      read: (name) => {
        read.push(name);
        return sourceIn(files).read(name);
      },
    });
    const pasted = [number * 17, number * 31 + 7].map(
      (place) => messages[place % messages.length]?.text ?? "",
    );
    await ranker.rank(wordsOf(pasted.join(" ")), 3);
    const bytes = read.reduce((sum, name) => sum + brotliCompressSync(files.get(name) ?? "").length, 0);
    loads.push({ bytes, files: read.length });
  }
  loads.sort((a, b) => a.bytes - b.bytes);
  const [middle, most] = [loads[loads.length >> 1], loads.at(-1)];
  return `two messages load ${Math.round((middle?.bytes ?? 0) / 1000)} kB Brotli (median, at most ${Math.round((most?.bytes ?? 0) / 1000)}) in ${middle?.files} files of ${files.size}`;
}
