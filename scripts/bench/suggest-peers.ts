import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import lunr from "lunr";
import MiniSearch from "minisearch";
import { createIndex } from "pagefind";
import type { Said } from "./suggest-data.ts";

/** Ranks the intents of some phrases for a message, best first. */
export type Peer = (message: string) => Promise<readonly string[]> | readonly string[];

function documentsOf(phrases: readonly Said[]): { id: string; text: string }[] {
  const byIntent = Map.groupBy(phrases, ({ intent }) => intent);
  return [...byIntent].map(([id, said]) => ({ id, text: said.map(({ text }) => text).join("\n") }));
}

/** lunr as it comes; one document an answer. What is asked goes through the pipeline of its own search. */
export function lunrPeer(phrases: readonly Said[]): Peer {
  return lunrOver(phrases, (message) => lunr.tokenizer(message));
}

/** lunr, asked without the marks around words and without stop words. */
export function lunrTrimmedPeer(phrases: readonly Said[]): Peer {
  const pipeline = new lunr.Pipeline();
  pipeline.add(lunr.trimmer, lunr.stopWordFilter);
  return lunrOver(phrases, (message) => pipeline.run(lunr.tokenizer(message)));
}

function lunrOver(phrases: readonly Said[], tokensOf: (message: string) => lunr.Token[]): Peer {
  const index = lunr(function build() {
    this.ref("id");
    this.field("text");
    for (const document of documentsOf(phrases)) this.add(document);
  });
  return (message) =>
    index
      .query((query) => {
        for (const token of tokensOf(message)) query.term(token.toString(), {});
      })
      .map(({ ref }) => ref);
}

/** minisearch as it comes; one document an answer. */
export function minisearchPeer(phrases: readonly Said[]): Peer {
  const index = new MiniSearch({ fields: ["text"] });
  index.addAll(documentsOf(phrases));
  return (message) => index.search(message).map(({ id }) => id as string);
}

interface PagefindScript {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(word: string): Promise<{
    results: readonly { score: number; data(): Promise<{ url: string }> }[];
  }>;
}

/** Pagefind, asked for each word by itself since it wants all words of a query; scores are added up. */
export async function pagefindPeer(phrases: readonly Said[]): Promise<{ peer: Peer; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "replybook-bench-"));
  const { index } = await createIndex({ forceLanguage: "en" });
  for (const { id, text } of documentsOf(phrases))
    await index?.addCustomRecord({ url: `/${id}`, content: text, language: "en" });
  await index?.writeFiles({ outputPath: folder });
  globalThis.fetch = async (address) =>
    new Response(await readFile(fileURLToPath(String(address).split("?")[0] ?? "")));
  const address = pathToFileURL(`${folder}/`).href;
  const script: PagefindScript = await import(`${address}pagefind.js`);
  await script.options({ basePath: address, noWorker: true });
  await script.init();
  const peer = async (message: string) => {
    const sums = new Map<string, number>();
    for (const word of new Set(message.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])) {
      const { results } = await script.search(word);
      for (const { score, data } of results.slice(0, 40)) {
        const id = decodeURIComponent((await data()).url.replace(/^\//, ""));
        sums.set(id, (sums.get(id) ?? 0) + score);
      }
    }
    return [...sums].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  };
  return { peer, close: () => rmSync(folder, { recursive: true, force: true }) };
}
