import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { sourceIn } from "#search/files.ts";
import { modelFiles, openModel, type Ranker } from "#search/model-files.ts";
import { trainModel } from "#search/training.ts";
import { wordsOf } from "#search/word.ts";
import { asksSection } from "./suggest-asks.ts";
import { banking77, clinc150, dataFolder, type Fold, foldsOf, type Said } from "./suggest-data.ts";
import { auroc, refusedAt95, reliability, topShares } from "./suggest-figures.ts";
import { manySection } from "./suggest-many.ts";
import { lunrPeer, lunrTrimmedPeer, minisearchPeer, type Peer, pagefindPeer } from "./suggest-peers.ts";
import { urgentSection } from "./suggest-urgent.ts";

// How well whole messages find their answers: `npm run -s bench:suggest`, or a part of it with
// `-- --only banking20,banking,clinc` and `--folds 1`. The data sets are not part of the project (`--data`).

const { values: options } = parseArgs({
  options: { only: { type: "string" }, folds: { type: "string" }, data: { type: "string" } },
});
const folder = dataFolder(options.data);
const FOLDS = Math.min(5, Math.max(1, Number(options.folds ?? 5)));

/** Peers take so long for a message that they are asked only so many. */
const PEER_MESSAGES = 700;
const PEERS = [
  ["minisearch", minisearchPeer],
  ["lunr", lunrPeer],
  ["lunr trimmed", lunrTrimmedPeer],
] as const;

interface Trained {
  readonly ranker: Ranker;
  readonly seconds: number;
  readonly bytes: number;
  readonly brotli: number;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function trained(phrases: readonly Said[]): Promise<Trained> {
  const start = cpuSeconds();
  const files = modelFiles(
    trainModel(phrases.map(({ text, intent }) => ({ id: intent, words: wordsOf(text), weight: 1 }))),
  );
  const seconds = cpuSeconds() - start;
  const sum = (sizeOf: (file: Uint8Array) => number) =>
    [...files.values()].reduce((total, file) => total + sizeOf(file), 0);
  return {
    ranker: await openModel(sourceIn(files)),
    seconds,
    bytes: sum(({ length }) => length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

async function sharesOf(messages: readonly Said[], peer: Peer) {
  const ranked = [];
  for (const { text, intent } of messages) ranked.push({ ids: await peer(text), right: intent });
  return topShares(ranked);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function row(name: string, shares: readonly { first: number; three: number }[], more = ""): void {
  const cell = (pick: (share: { first: number; three: number }) => number) =>
    mean(shares.map(pick)).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(13)}${cell(({ first }) => first)}${cell(({ three }) => three)}   ${more}`);
}

async function quality(title: string, folds: readonly Fold[]): Promise<void> {
  console.log(`\n${title}; first / among three, %, mean of ${folds.length} of 5 folds`);
  const [ours, seconds, speed]: [{ first: number; three: number }[], number[], number[]] = [[], [], []];
  let sizes = "";
  for (const { phrases, messages } of folds) {
    const { ranker, seconds: took, bytes, brotli } = await trained(phrases);
    const start = cpuSeconds();
    ours.push(
      await sharesOf(messages, async (text) =>
        (await ranker.rank(wordsOf(text), 10)).best.map(({ id }) => id),
      ),
    );
    speed.push(messages.length / (cpuSeconds() - start));
    seconds.push(took);
    sizes = `model ${Math.round(bytes / 1000)} kB, Brotli ${Math.round(brotli / 1000)} kB`;
  }
  row(
    "ours",
    ours,
    `trained in ${mean(seconds).toFixed(1)} CPU s, ${Math.round(mean(speed))} messages/s, ${sizes}`,
  );
  if (folds[0]) await peers(folds[0]);
}

/** What others find, of the first fold only: they take their time. */
async function peers({ phrases, messages }: Fold): Promise<void> {
  const every = Math.ceil(messages.length / PEER_MESSAGES);
  const asked = messages.filter((_, index) => index % every === 0);
  const said = `${asked.length} messages of the first fold`;
  for (const [name, peerOf] of PEERS) row(name, [await sharesOf(asked, peerOf(phrases))], said);
  const { peer, close } = await pagefindPeer(phrases);
  row("Pagefind", [await sharesOf(asked, peer)], said);
  close();
}

async function misfits(folds: readonly Fold[], unfit: readonly string[]): Promise<void> {
  const [fits, areas, shares, all]: number[][] = [[], [], [], []];
  for (const { phrases, messages } of folds) {
    const { ranker } = await trained(phrases);
    const sure = async (text: string) => (await ranker.rank(wordsOf(text), 1)).confidence;
    const matches = await Promise.all(messages.map(({ text }) => sure(text)));
    const others = await Promise.all(unfit.map(sure));
    areas?.push(auroc(matches, others));
    shares?.push(refusedAt95(matches, others));
    fits?.push(...matches);
    all?.push(...others);
  }
  const percent = (list: readonly number[] | undefined, isRight: (value: number) => boolean) =>
    `${((100 * (list ?? []).filter(isRight).length) / (list?.length ?? 1)).toFixed(1)} %`;
  console.log(`\nNone fits, clinc150: ${unfit.length} misfits, ${folds.length} of 5 folds`);
  console.log(
    `  AUROC ${mean(areas ?? []).toFixed(3)}; refused while 95 % of matches are kept ${mean(shares ?? []).toFixed(1)} %`,
  );
  console.log(
    `  from 0.5 on it is called sure: ${percent(fits, (value) => value >= 0.5)} of matches, ${percent(all, (value) => value >= 0.5)} of misfits`,
  );
  for (const line of reliability(fits ?? [], all ?? [])) console.log(line);
}

const clinc = clinc150(folder);
const SECTIONS: Readonly<Record<string, () => Promise<void>>> = {
  banking20: () => quality("banking77, 20 phrases an answer", foldsOf(banking77(folder), 20).slice(0, FOLDS)),
  banking: () =>
    quality(
      "banking77, all phrases of the other folds",
      foldsOf(banking77(folder), Infinity).slice(0, FOLDS),
    ),
  clinc: () => quality("clinc150, 100 phrases an answer", foldsOf(clinc.said, 100).slice(0, FOLDS)),
  misfits: () => misfits(foldsOf(clinc.said, 100).slice(0, FOLDS), clinc.misfits),
  many: () => manySection(folder),
  asks: () => asksSection(folder),
  urgent: () => urgentSection(folder),
};

console.log(
  "Cross-validation within the public train parts: an answer for each intent, its phrases from four folds, messages of the fifth. No setting was chosen by a test part.",
);
for (const name of options.only?.split(",") ?? Object.keys(SECTIONS)) await SECTIONS[name]?.();
process.exit(0);
