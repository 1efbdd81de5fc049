import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { writeFullText } from "#build/full-text.ts";
import type { Entry, Snapshot } from "#core/entry.ts";
import { questionWords, rankedRecords, type WordHit } from "#search/full-text.ts";
import { type Reading, readContent } from "#store/library.ts";
import { PROJECT } from "../environment.ts";

// What the full text costs, for the shipped content and for more entries made from it: `npm run -s bench:full-text`.

const NOW = "2026-11-21T12:00:00Z";
const RUNS = 5;
const QUESTIONS = [
  "refund",
  "vé đổi ngày",
  "I bought two tickets for the Berlin show last week but I got sick and cannot come any more, is there any way to get my money back please?",
  "mình nạp xu rồi mà chưa thấy xu vào tài khoản, tiền đã trừ rồi",
];

/** Words as rare and as common as in any language: the n-th comes about 1/n as often as the first. */
function someWords(seed: number, count: number): string {
  const words = Array.from({ length: count }, (_, place) => {
    const chance = (Math.imul(seed * 41 + place + 1, 2654435761) >>> 0) / 2 ** 32;
    const rank = Math.floor(20_000 ** chance).toString(36);
    return `${rank.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}el`;
  });
  return words.join(" ");
}

/** The content with so many entries: copies of its own, each with some words that others do not have. */
function grown(reading: Reading, count: number): Reading {
  const own = [...reading.library.entries.values()].filter(({ kind }) => kind !== "fragments");
  const copies = Array.from({ length: Math.max(0, count - own.length) }, (_, number) => {
    const entry = own[number % own.length] as Entry;
    const copy: Entry = {
      ...entry,
      key: `${entry.kind}/copy-${number}`,
      id: `copy-${number}`,
      versions: copied(entry, number),
    };
    return [copy.key, copy] as const;
  });
  return {
    ...reading,
    library: { ...reading.library, entries: new Map([...reading.library.entries, ...copies]) },
    written: new Map([...reading.written, ...copies.map(([key]) => [key, [key]] as const)]),
  };
}

function copied(entry: Entry, seed: number): Map<string, Snapshot> {
  const more = {
    type: "prose" as const,
    prose: [
      { type: "paragraph" as const, children: [{ type: "text" as const, value: someWords(seed, 60) }] },
    ],
  };
  const copy = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    texts: new Map(
      [...snapshot.texts].map(([locale, text]) => [locale, { ...text, body: [...text.body, more] }]),
    ),
  });
  return new Map([...entry.versions].map(([version, snapshot]) => [version, copy(snapshot)]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a browser fetches before the first question is answered: all but index and records. */
function firstBytes(folder: string): number {
  const names = [
    "bundles.json",
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.unknown.pagefind",
  ];
  const own = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => names.includes(basename(path)) || path.endsWith(".pf_meta"),
  );
  return own.reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(folder, path))).length, 0);
}

type Script = { createInstance(options: object): Instance };
type Instance = {
  init(): Promise<void>;
  mergeIndex(folder: string, options: object): Promise<void>;
  search(word: string): Promise<{ results: readonly WordHit[] }>;
};

async function answerTimes(folder: string, bundles: number): Promise<number[]> {
  globalThis.fetch = async (address) =>
    new Response(await readFile(fileURLToPath(String(address).split("?")[0] ?? "")));
  const address = pathToFileURL(`${folder}/`).href;
  const { createInstance }: Script = await import(`${address}0/pagefind.js`);
  const instance = createInstance({ basePath: `${address}0/`, noWorker: true });
  await instance.init();
  for (let bundle = 1; bundle < bundles; bundle++) await instance.mergeIndex(`${address}${bundle}/`, {});
  const answer = async (question: string) =>
    rankedRecords(
      await Promise.all(
        questionWords(question).map(async (word) => ({ word, hits: (await instance.search(word)).results })),
      ),
    );
  for (const question of QUESTIONS) await answer(question);
  const times: number[] = [];
  for (const question of QUESTIONS)
    for (let run = 0; run < RUNS; run++) times.push(await timed(() => answer(question)));
  return times;
}

/** The content with other words in one answer. */
function edited(reading: Reading): Reading {
  const entries = new Map(reading.library.entries);
  const entry = [...entries.values()].find(({ kind }) => kind === "answers") as Entry;
  entries.set(entry.key, { ...entry, versions: copied(entry, 999_999), recordsDigest: "edited" });
  return { ...reading, library: { ...reading.library, entries } };
}

const reading = readContent(join(PROJECT, "content"));
for (const count of [0, 400, 2000, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), "replybook-bench-"));
  const content = grown(reading, count);
  const order = { teams: [], now: NOW };
  const [site, next] = [join(folder, "site"), join(folder, "next")];
  const [times, again]: [number[], number[]] = [[], []];
  let [bundles, made] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    rmSync(site, { recursive: true, force: true });
    rmSync(next, { recursive: true, force: true });
    times.push(
      await timed(async () => {
        ({ bundles } = await writeFullText(content, { ...order, site }));
      }),
    );
    again.push(
      await timed(async () => {
        ({ made } = await writeFullText(edited(content), { ...order, site: next, previous: site }));
      }),
    );
  }
  const own = join(site, "pagefind");
  const files = readdirSync(own, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(own, name)))
    .filter((file) => file.isFile());
  const kilobytes = Math.round(files.reduce((sum, { size }) => sum + size, 0) / 1000);
  const questions = (await answerTimes(own, bundles)).sort((a, b) => a - b);
  console.log(
    [
      `${count || "shipped"} entries`,
      `written in ${(median(times) / 1000).toFixed(2)} s`,
      `with one answer changed in ${(median(again) / 1000).toFixed(2)} s (${made} of ${bundles} bundles)`,
      `${files.length} files, ${kilobytes} kB`,
      `before the first question ${Math.round(firstBytes(own) / 1000)} kB (Brotli)`,
      `a question ${median(questions).toFixed(1)} ms, at most ${(questions.at(-1) ?? 0).toFixed(1)} ms`,
    ].join(" · "),
  );
  rmSync(folder, { recursive: true, force: true });
}
