import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchedBrowser } from "./chromium.ts";
import { timesInPage, timesInWorker } from "./search-bench-page.ts";
import { type BenchServer, benchServer } from "./search-bench-server.ts";
import { type Build, type Cost, costLines, SLOW } from "./search-cost-table.ts";
import { servedSite } from "./site.ts";

// What finding costs as answers grow, ten phrases each: `npm run bench:search [-- COUNT…]`. For each number of answers
// the search is built in a process of its own, laid below the built site, and asked in a real browser.

const SCRIPTS = fileURLToPath(new URL("../../scripts/node.mjs", import.meta.url));
const NOW = "2026-11-22T09:00:00Z";
const COUNTS = [100, 1_000, 10_000];
/** So many first look-ups are made for the bytes of one: each with a browser that has nothing yet. */
const FIRSTS = 5;

function built(count: number, folder: string, ...more: string[]): Build {
  const args = [SCRIPTS, "bench/search-build", String(count), folder, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Build;
}

const RESULT = ".found [role='option']";

/** Has the page note when its first result is drawn: what is asked for after that is for the full text and for offline. */
function noteFirstResult(page: Page): Promise<void> {
  return page.evaluate((result) => {
    const noted = globalThis as { firstResult?: number };
    new MutationObserver(() => {
      if (document.querySelector(result)) noted.firstResult ??= Date.now();
    }).observe(document, { childList: true, subtree: true });
  }, RESULT);
}

/** The bytes a browser loads, from the first key to the first result: the page itself is there. */
async function firstBytes(browser: Browser, server: BenchServer, act: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`${server.url}/answers/`);
  await page.waitForLoadState("networkidle");
  await noteFirstResult(page);
  server.taken();
  await act(page);
  await page.locator(RESULT).first().waitFor({ timeout: 60_000 });
  const at = await page.evaluate(() => (globalThis as { firstResult?: number }).firstResult);
  const bytes = server.taken(at);
  await context.close();
  return bytes;
}

async function costOf(count: number, site: string, browser: Browser): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "replybook-bench-"));
  const build = built(count, folder);
  built(count, folder, "--peers");
  const server = await benchServer(site, folder);
  const { typed, messages } = JSON.parse(readFileSync(join(folder, "asked.json"), "utf8"));
  const compressed = (name: string) => brotliCompressSync(readFileSync(join(folder, name))).length;
  const asked = (texts: readonly string[], act: (page: Page, text: string) => Promise<void>) =>
    inTurn(texts.slice(0, FIRSTS), (text) => firstBytes(browser, server, (page) => act(page, text)));
  const bytes = {
    all: readdirSync(join(folder, "search")).reduce((sum, name) => sum + compressed(`search/${name}`), 0),
    typed: middle(await asked(typed, typeIn)),
    message: middle(await asked(messages, pasteIn)),
    lunr: compressed("lunr.json"),
    minisearch: compressed("minisearch.json"),
  };
  const name = readdirSync(join(site, "_astro")).find((file) => file.startsWith("search-worker")) ?? "";
  const page = await browser.newPage();
  const plain = await timesInPage(page, server.url, 1);
  const slow = await timesInPage(page, server.url, SLOW);
  const worker = await timesInWorker(page, server.url, `/_astro/${name}`);
  await page.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  return { count, build, bytes, plain, slow, worker };
}

async function inTurn<T>(texts: readonly string[], act: (text: string) => Promise<T>): Promise<T[]> {
  const list: T[] = [];
  for (const text of texts) list.push(await act(text));
  return list;
}

function middle(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
}

/** The words all at once, as the box asks for the newest only. */
async function typeIn(page: Page, words: string): Promise<void> {
  await page.locator("#q").fill(words);
}

async function pasteIn(page: Page, message: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), message);
  await page.locator("#q").focus();
  await page.keyboard.press("Control+V");
}

const counts = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0);
const site = await servedSite(NOW);
const browser = await launchedBrowser();
const costs: Cost[] = [];
for (const count of counts.length > 0 ? counts : COUNTS)
  costs.push(await costOf(count, site.folder, browser));
await browser.close();
site.close();
for (const line of costLines(costs)) console.log(line);
