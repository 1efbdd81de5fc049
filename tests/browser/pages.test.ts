import { readdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InterfaceLocale } from "#words/text.ts";
import * as words from "#words/words.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { toldOf } from "./heard.ts";
import { IN_OTHER_WORDS, lookFaults } from "./looks.ts";
import { NO_PAGES, PAGE_KINDS } from "./page-kinds.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const ANSWER = "/answers/refund-change-of-mind/";
const WIDE = { width: 1440, height: 900 };

/** What the interface says in English, and in no other language. */
const ENGLISH = new Set([...saidIn("en")].filter((text) => !saidIn("vi").has(text)));

function saidIn(locale: InterfaceLocale): Set<string> {
  const texts = (node: unknown): string[] =>
    typeof node === "string" ? [node] : Object.values(node as object).flatMap(texts);
  // Each function of words.ts gives the words of some pages.
  return new Set(Object.values(words).flatMap((wordsOf) => texts(wordsOf(locale))));
}

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

/** A window whose complaints are heard. */
async function window(): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  await page.clock.setFixedTime(new Date(NOW));
  return { page, said };
}

let shared: Awaited<ReturnType<typeof window>> | undefined;

/** Opens a page, hands it over, and fails when the page broke its own policy or threw. Nothing is left for the next. */
async function visited(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  shared ??= await window();
  const { page, said } = shared;
  said.length = 0;
  try {
    await settled(page, () => page.goto(site.url + path));
    await look(page);
    expect(said.filter((text) => !text.includes("404"))).toEqual([]);
  } finally {
    await page.evaluate(() => [localStorage, sessionStorage].map((storage) => storage.clear()));
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    await page.setViewportSize(WIDE);
  }
}

const statuses = new Map<string, Promise<number>>();

/** What the site answers to a link; most of them stand on every page. */
function statusOf(link: string): Promise<number> {
  const status = statuses.get(link) ?? fetch(link, { method: "HEAD" }).then((response) => response.status);
  statuses.set(link, status);
  return status;
}

test("every page of src/pages has a row", () => {
  const folder = new URL("../../src/pages/", import.meta.url);
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".astro"))
    .map((path) => path.slice(0, -".astro".length));
  expect([...Object.keys(PAGE_KINDS), ...NO_PAGES].toSorted()).toEqual(pages.toSorted());
});

describe.each(Object.values(PAGE_KINDS).flatMap((kinds) => Object.entries(kinds)))("%s", (kind, path) => {
  test("keeps the policy and can be read and used by everybody: axe, 320 px, zoom, touch", async () => {
    await visited(path, async (page) => expect(await lookFaults(page)).toEqual([]));
  });

  // The page that does not exist holds both languages.
  if (kind !== "page that does not exist")
    test("and so in Vietnamese, which it speaks throughout", async () => {
      await visited(`/vi${path}`, async (page) => {
        expect(await lookFaults(page, IN_OTHER_WORDS)).toEqual([]);
        const told = (await toldOf(page)).filter(({ role, name }) => role !== "option" && ENGLISH.has(name));
        expect(told).toEqual([]);
      });
    });

  test("leads nowhere that does not exist", async () => {
    const html = await (await fetch(site.url + path)).text();
    const hrefs = [...html.matchAll(/<a[^>]* href="([^"#]*)/g)].map(([, href = ""]) =>
      href.replaceAll("&#38;", "&"),
    );
    const own = [...new Set(hrefs.map((href) => new URL(href, site.url + path).href))];
    const links = own.filter((link) => link.startsWith(site.url) && !link.startsWith(`${site.url}/no/such`));
    expect(links.length).toBeGreaterThan(4);
    const statuses = await Promise.all(links.map(async (link) => [await statusOf(link), link]));
    expect(statuses.filter(([status]) => status !== 200)).toEqual([]);
  });
});

describe("what a page weighs", () => {
  const size = async (path: string) =>
    brotliCompressSync(Buffer.from(await (await fetch(path)).arrayBuffer())).byteLength;

  /** The script an answer page has loaded two seconds after it was opened, while nobody touches it. */
  async function scriptOf(habit?: object, path = ANSWER): Promise<number> {
    const scripts = new Set<string>();
    const { page, said } = await window();
    await page.addInitScript((kept) => {
      if (kept) localStorage.setItem("replybook.habit", JSON.stringify(kept));
    }, habit);
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.endsWith(".js")) scripts.add(response.url());
    });
    await settled(page, () => page.goto(site.url + path));
    // What would come by itself a little later counts, too.
    await settled(page, () => page.evaluate(() => new Promise((done) => setTimeout(done, 1000))));
    expect(said).toEqual([]);
    await page.context().close();
    const sizes = await Promise.all([...scripts].map(size));
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  }

  test("an answer page is at most 12 kB of HTML and 14 kB of script, Brotli, before somebody comes near", async () => {
    expect(await size(site.url + ANSWER)).toBeLessThanOrEqual(12_000);
    const script = await scriptOf();
    expect(script).toBeGreaterThan(2_000);
    expect(script).toBeLessThanOrEqual(14_000);
  });

  test("an answer that an advisory touches loads no more while nobody knows where the customer is", async () => {
    const path = "/vi/answers/merch-late/";
    expect(await (await fetch(site.url + path)).text()).toContain(" data-advised");
    expect(await scriptOf(undefined, path)).toBeLessThanOrEqual(14_000);
  });

  test("an agent whose habits draw the answer anew loads at most 29.6 kB of script for it", async () => {
    const script = await scriptOf({ initials: "AB", channel: "facebook-comment", locale: "vi" });
    expect(script).toBeLessThanOrEqual(29_600);
  });
});
