import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchedBrowser } from "./chromium.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of every kind. */
const PAGES = {
  start: "/",
  list: "/answers/",
  answer: "/answers/refund-change-of-mind/",
  "answer with a waiting version": "/answers/login-code/",
  "answer that is behind": "/vi/answers/merch-late/",
  "withdrawn answer": "/answers/refund-by-bank-transfer/",
  history: "/answers/refund-change-of-mind/history/?v=3.0&l=en&c=messenger",
  "filtered list": "/answers/?channel=zalo&language=vi",
  products: "/products/",
  product: "/products/tickets/",
  event: "/vi/products/northlight-live-berlin/",
  advisories: "/advisories/",
  advisory: "/vi/advisories/vn-undersea-cables/",
  countries: "/vi/countries/",
  country: "/countries/VN/",
  "history of an advisory": "/advisories/de-parcel-strike/history/?v=1.0",
  changes: "/changes/?small=1",
  briefing: "/briefing/?at=2026-11-20T02:00:00Z",
  "reference that is none": "/r/?nothing",
  "check of a sent reply": "/audit/",
  health: "/health/",
  "end of shift": "/shift/",
  "side panel": "/vi/side/",
  "what is kept offline": "/vi/offline/",
  training: "/training/",
  drills: "/vi/training/drills/?drill=a-or-b&seed=s",
  path: "/training/first-week/",
  "lesson with everything": "/vi/training/first-week/true-today/",
  certificate: "/training/first-week/certificate/",
  proposals: "/vi/propose/",
  "form for a new answer": "/propose/?new",
  "form for changes": "/propose/refund-change-of-mind/",
  "form for changes to a translation that is behind": "/vi/propose/merch-late/",
  "form for changes to an advisory": "/propose/advisories/de-parcel-strike/",
  "form for changes to shared wording": "/propose/fragments/refund-days/",
  "page that does not exist": "/no/such/page/",
};

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await launchedBrowser();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Opens a page, hands it over, and fails when the page broke its own policy or threw. */
async function visited(
  path: string,
  options: { theme?: "light" | "dark"; width?: number },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { theme = "light", width = 1440 } = options;
  // axe is put in past the page's policy, by the test alone.
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height: 900 },
    bypassCSP: false,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  try {
    await page.clock.setFixedTime(new Date(NOW));
    await settled(page, () => page.goto(site.url + path));
    await look(page);
    expect(said.filter((text) => !text.includes("404"))).toEqual([]);
  } finally {
    await context.close();
  }
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const axe = (
      window as unknown as { axe: { run(context: Document): Promise<{ violations: Violation[] }> } }
    ).axe;
    return (await axe.run(document)).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`,
    );
  });
  return found;
}

describe.each(Object.entries(PAGES))("%s", (_, path) => {
  test("keeps the policy, has no finding of axe in either theme and does not scroll sideways", async () => {
    await visited(path, {}, async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        // Nothing may be judged half way from one colour to the other.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
      }
      for (const width of [390, 380]) {
        await page.setViewportSize({ width, height: 844 });
        const over = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect([width, over]).toEqual([width, 0]);
      }
    });
  });

  test("leads nowhere that does not exist", async () => {
    const html = await (await fetch(site.url + path)).text();
    const hrefs = [...html.matchAll(/<a[^>]* href="([^"#]*)/g)].map(([, href = ""]) =>
      href.replaceAll("&#38;", "&"),
    );
    const own = [...new Set(hrefs.map((href) => new URL(href, site.url + path).href))];
    const links = own.filter((link) => link.startsWith(site.url) && !link.startsWith(`${site.url}/no/such`));
    const statuses = await Promise.all(links.map(async (link) => [(await fetch(link)).status, link]));
    expect(statuses.length).toBeGreaterThan(4);
    expect(statuses.filter(([status]) => status !== 200)).toEqual([]);
  });
});

describe("what a page weighs", () => {
  const size = async (path: string) =>
    brotliCompressSync(Buffer.from(await (await fetch(path)).arrayBuffer())).byteLength;

  /** The script an answer page has loaded two seconds after it was opened, while nobody touches it. */
  async function scriptOf(habit?: object, path = PAGES.answer): Promise<number> {
    const scripts = new Set<string>();
    await visited(path, {}, async (page) => {
      await page.evaluate((kept) => {
        if (kept) localStorage.setItem("replybook.habit", JSON.stringify(kept));
      }, habit);
      page.on("response", (response) => {
        if (new URL(response.url()).pathname.endsWith(".js")) scripts.add(response.url());
      });
      await settled(page, () => page.reload());
      // What would come by itself a little later counts, too.
      await settled(page, () => page.evaluate(() => new Promise((done) => setTimeout(done, 1000))));
    });
    const sizes = await Promise.all([...scripts].map(size));
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  }

  test("an answer page is at most 12 kB of HTML and 13.7 kB of script, Brotli, before somebody comes near", async () => {
    expect(await size(site.url + PAGES.answer)).toBeLessThanOrEqual(12_000);
    const script = await scriptOf();
    expect(script).toBeGreaterThan(2_000);
    expect(script).toBeLessThanOrEqual(13_700);
  });

  test("an answer that an advisory touches loads no more while nobody knows where the customer is", async () => {
    const path = "/vi/answers/merch-late/";
    expect(await (await fetch(site.url + path)).text()).toContain(" data-advised");
    expect(await scriptOf(undefined, path)).toBeLessThanOrEqual(13_700);
  });

  test("an agent whose habits draw the answer anew loads at most 29.3 kB of script for it", async () => {
    const script = await scriptOf({ initials: "AB", channel: "facebook-comment", locale: "vi" });
    expect(script).toBeLessThanOrEqual(29_300);
  });
});
