import type { Page } from "playwright-core";

/** Milliseconds of many look-ups, sorted. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** How long each of some look-ups took, by what was looked up and who did. */
export type PageTimes = Readonly<Record<string, Times>>;

const NOW = "2026-11-22T09:00:00Z";

/** The engine and its peers on the page's own thread, `slow` times slower than the machine. */
export async function timesInPage(page: Page, url: string, slow: number): Promise<PageTimes> {
  await page.goto(`${url}/bench/`);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const times = await page.evaluate(inPage, NOW);
  await session.detach();
  return Object.fromEntries(Object.entries(times).map(([who, list]) => [who, timesOf(list)]));
}

/** The worker of the built site, asked from a page: with the way there and back. */
export async function timesInWorker(page: Page, url: string, worker: string): Promise<PageTimes> {
  await page.goto(`${url}/bench/`);
  const times = await page.evaluate(inWorker, { now: NOW, worker });
  return Object.fromEntries(Object.entries(times).map(([who, list]) => [who, timesOf(list)]));
}

function timesOf(list: readonly number[]): Times {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Runs in the page. Files are in memory before anything is timed; the first round reads them, the second has read them. */
async function inPage(now: string): Promise<Record<string, number[]>> {
  const load = (path: string) => import(/* @vite-ignore */ path);
  const { openEngine } = await load("/bench/src/search/engine.ts");
  const { openedManifest } = await load("/bench/src/search/manifest.ts");
  const { default: MiniSearch } = await load("/bench/node_modules/minisearch/dist/es/index.js");
  const json = async (path: string) => (await fetch(path)).json();
  const { typed, messages } = await json("/bench/data/asked.json");
  const { files } = openedManifest(await json("/search/manifest.json"));
  const bytes = new Map<string, Promise<Uint8Array>>();
  const read = (name: string) => {
    const had =
      bytes.get(name) ??
      fetch(`/search/${files[name]}`).then(async (response) => new Uint8Array(await response.arrayBuffer()));
    bytes.set(name, had);
    return had;
  };
  const options = { top: 12, now, locale: "en" };
  const timed = async (asked: readonly string[], ask: (words: string) => unknown) => {
    const list: number[] = [];
    for (const words of asked) {
      const start = performance.now();
      await ask(words);
      list.push(performance.now() - start);
    }
    return list;
  };
  const fresh = async () => openEngine({ read });
  const warming = await fresh();
  for (const words of typed) await warming.find(words, options);
  for (const words of messages) await warming.suggest(words, options);
  const engine = await fresh();
  // A busy machine stretches single look-ups: of three the middle one counts.
  const middled = async (asked: readonly string[], ask: (words: string) => unknown) => {
    const rounds = [await timed(asked, ask), await timed(asked, ask), await timed(asked, ask)];
    return asked.map((_, place) => rounds.map((round) => round[place] ?? 0).sort((a, b) => a - b)[1] ?? 0);
  };
  const result: Record<string, number[]> = {
    "typed, first": await timed(typed, (words) => engine.find(words, options)),
    "typed, again": await middled(typed, (words) => engine.find(words, options)),
    "message, first": await timed(messages, (words) => engine.suggest(words, options)),
    "message, again": await middled(messages, (words) => engine.suggest(words, options)),
  };
  const { lunr } = globalThis as unknown as {
    lunr: { Index: { load(index: object): { query(ask: (query: Asking) => void): unknown } } };
  };
  interface Asking {
    term(word: string, options: object): void;
  }
  const index = lunr.Index.load(await json("/bench/data/lunr.json"));
  const mini = MiniSearch.loadJS(await json("/bench/data/minisearch.json"), {
    fields: ["title", "phrases", "summary", "tags"],
  });
  const wordsIn = (text: string) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  // As the box asked it before: the word, its beginning, and one letter wrong.
  const askLunr = (text: string) =>
    index.query((query) => {
      for (const word of wordsIn(text)) {
        query.term(word, { boost: 8 });
        query.term(word, { boost: 1, wildcard: 2 });
        if (word.length > 3) query.term(word, { boost: 2, editDistance: 1 });
      }
    });
  const askMini = (text: string) =>
    mini.search(text, { prefix: true, fuzzy: (word: string) => (word.length > 3 ? 1 : false) });
  // lunr takes half a second for some of them at 10,000 answers: a part of them is enough.
  const few = 40;
  result["lunr typed"] = await timed(typed.slice(0, few), askLunr);
  result["minisearch typed"] = await timed(typed.slice(0, few), askMini);
  result["minisearch message"] = await timed(messages.slice(0, few), askMini);
  return result;
}

/** Runs in the page, which asks the site's worker in its own way. */
async function inWorker({ now, worker }: { now: string; worker: string }): Promise<Record<string, number[]>> {
  const { typed, messages } = await (await fetch("/bench/data/asked.json")).json();
  const opened = new Worker(worker, { type: "module" });
  const folder = new URL("/search/", location.href).href;
  let turn = 0;
  const ask = (question: object) =>
    new Promise<number>((resolve, reject) => {
      const [own, start] = [++turn, performance.now()];
      const answered = ({ data }: MessageEvent) => {
        if (data.turn !== own) return;
        opened.removeEventListener("message", answered);
        if (data.failed) reject(new Error(data.failed));
        else resolve(performance.now() - start);
      };
      opened.addEventListener("message", answered);
      opened.postMessage({ ...question, turn: own, folder });
    });
  const options = { top: 12, now, locale: "en" };
  const round = async (kind: string, texts: readonly string[]) => {
    const list: number[] = [];
    for (const text of texts) list.push(await ask({ kind, text, options }));
    return list;
  };
  const middled = async (act: () => Promise<number[]>) => {
    const [one = [], two = [], three = []] = [await act(), await act(), await act()];
    return one.map((time, place) => [time, two[place] ?? 0, three[place] ?? 0].sort((a, b) => a - b)[1] ?? 0);
  };
  await ask({ kind: "open" });
  await round("find", typed);
  const found = await middled(() => round("find", typed));
  await round("suggest", messages);
  return { "typed, again": found, "message, again": await middled(() => round("suggest", messages)) };
}
