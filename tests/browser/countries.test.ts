import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { writeManyAdvisories } from "../advisories.ts";
import { LARKSPAN } from "../content.ts";
import { publishIn } from "../histories.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const BUILT = "2026-11-21T12:00:00Z";
const BEFORE = "2026-11-21T12:59:30Z";

let content = "";
let site: ServedSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  content = join(mkdtempSync(join(tmpdir(), "replybook countries ")), "content");
  cpSync(LARKSPAN, content, { recursive: true });
  publishIn(content, writeManyAdvisories(content), "2026-11-20T09:00:00Z");
  site = await servedSite(BUILT, content);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
  rmSync(join(content, ".."), { recursive: true, force: true });
});

afterEach(async () => {
  await context?.close();
});

interface Opened {
  readonly clock?: string;
  readonly zone?: string;
  readonly javaScriptEnabled?: boolean;
}

async function opened(path: string, options: Opened = {}): Promise<Page> {
  const { clock = BEFORE, zone = "Asia/Ho_Chi_Minh", javaScriptEnabled = true } = options;
  context = await browser.newContext({
    timezoneId: zone,
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on("console", (line) => line.type() === "error" && expect.fail(`The console says: ${line.text()}`));
  if (javaScriptEnabled) await page.clock.install({ time: new Date(clock) });
  await page.goto(site.url + path);
  return page;
}

/** The titles in the group of a name, as they stand. */
function titlesIn(page: Page, group: string): Promise<string[]> {
  return page
    .locator(`.group:has(> h2:text-matches("^${group}"))`)
    .locator("li:visible .what > a")
    .allInnerTexts();
}

/** What the map says of a country, in the order of its states; empty while it is plain land. */
function onMap(page: Page, country: string): Promise<string[]> {
  return page
    .locator(`.world svg a[href$="/countries/${country}/"]:visible`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? ""));
}

describe("while a page is open", () => {
  test("the list and the map begin and end an advisory at its minute", async () => {
    const page = await opened("/advisories/");
    await expect.poll(() => titlesIn(page, "Starting")).toContain("India: paid contests");
    await expect.poll(() => onMap(page, "IN")).toEqual(["India: Starting"]);
    await page.clock.runFor(31_000);
    expect((await titlesIn(page, "In force now"))[0]).toBe("India: paid contests");
    await expect.poll(() => onMap(page, "IN")).toEqual(["India: On hold"]);
    await page.clock.runFor(2 * 3_600_000);
    await expect.poll(() => titlesIn(page, "In force now")).not.toContain("India: paid contests");
    await expect.poll(() => titlesIn(page, "Ended")).toContain("India: paid contests");
    await expect.poll(() => onMap(page, "IN")).toEqual([]);
  });

  test("a country's page does so too, with its answers and its local time", async () => {
    const page = await opened("/countries/IN/");
    const answers = page.locator(".touched");
    await expect.poll(() => titlesIn(page, "In force now")).toEqual(["Everywhere: holiday tone"]);
    await expect.poll(() => answers.locator("a:visible", { hasText: "Charged twice" }).count()).toBe(0);
    await expect.poll(() => page.locator("kb-local-time").innerText()).toBe("Sat 18:29");
    await page.clock.runFor(31_000);
    await expect
      .poll(() => titlesIn(page, "In force now"))
      .toEqual(["India: paid contests", "Everywhere: holiday tone"]);
    const row = answers.locator("li:visible", { hasText: "Charged twice" }).first();
    await expect.poll(() => row.innerText()).toContain("Holding reply: Scam claim in public");
    await page.clock.runFor(2 * 3_600_000);
    await expect.poll(() => titlesIn(page, "Over in the last year")).toEqual(["India: paid contests"]);
    await expect.poll(() => page.locator("kb-local-time").innerText()).toBe("Sat 20:30");
  });

  test("an advisory says who confirmed it, until when it goes on, who answers, and what to do at its end, in the reader's zone", async () => {
    const page = await opened("/advisories/in-paid-contests/", { zone: "Europe/Berlin" });
    const stands = page.locator(".stands-line");
    await expect
      .poll(() => stands.innerText())
      .toBe("Confirmed 20 Nov, 10:00 by Communications policy, in force from 21 Nov, 14:00");
    await expect
      .poll(() => stands.locator("time:visible").first().getAttribute("title"))
      .toBe("Fri 20 Nov 2026 10:00 in Germany · Fri 20 Nov 2026 16:00 in Viet Nam · 09:00 UTC");
    await page.clock.runFor(31_000);
    await expect.poll(() => stands.innerText()).toContain("in force until 21 Nov, 16:00");
    await expect
      .poll(() => page.locator("kb-duty").innerText())
      .toBe(
        "Store logistics #store-logistics · back on duty 23 Nov, 02:00, until then Support desk #support-desk",
      );
    await expect.poll(() => page.locator(".over-strip:visible").count()).toBe(0);
    await page.clock.runFor(2 * 3_600_000);
    await expect
      .poll(() => page.locator(".over-strip").innerText())
      .toBe("It is over. Write again to every case that was parked.");
    await expect.poll(() => page.locator(".updates").innerText()).toContain("First version 1.0");
  });
});

describe("the map", () => {
  test("is walked through with the keyboard, by names, and leads to a country", async () => {
    const page = await opened("/advisories/");
    const link = page.locator('.world svg a[aria-label="Singapore: Line added"]');
    await page.locator('.world svg a[href$="/countries/MY/"]').focus();
    await page.keyboard.press("Tab");
    expect(await link.evaluate((shape) => shape === document.activeElement)).toBe(true);
    expect(await link.locator("text").evaluate((text) => getComputedStyle(text).visibility)).toBe("visible");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("h1").innerText()).toBe("Singapore");
  });

  test("tells effects apart without colour, and says the same as a list", async () => {
    const page = await opened("/advisories/", { clock: "2026-11-21T13:30:00Z" });
    const fills = await page
      .locator(".world svg a:visible use")
      .evaluateAll((shapes) => [...new Set(shapes.map((shape) => shape.getAttribute("fill")))]);
    expect(fills).toEqual(["url(#map-hold)", "url(#map-replace)", "url(#map-append)", "none"]);
    const said = (await page.locator(".world-list li:visible").allInnerTexts()).map((text) =>
      text.replace(/\s+/g, " "),
    );
    expect(said.slice(0, 2)).toEqual(["Everywhere Note", "India On hold"]);
    expect(said).toContain("Germany Other answer");
    expect(said.at(-1)).toBe("Japan Starting");
  });
});

describe("without a script", () => {
  test("pages read as of the last instant something changed", async () => {
    const page = await opened("/advisories/", { javaScriptEnabled: false });
    await expect.poll(() => onMap(page, "IN")).toEqual(["India: Starting"]);
    await expect.poll(() => titlesIn(page, "Ended")).toEqual(["Philippines: login outage"]);
    await expect
      .poll(() => page.locator(".as-of").innerText())
      .toContain("Sat 21 Nov 2026 00:00 in Viet Nam");
    await expect.poll(() => page.locator(".filters").isVisible()).toBe(false);
  });
});

test("advisories are filtered by effect, country, region, product and incident", async () => {
  const page = await opened("/advisories/");
  const shown = () => page.locator(".group li:visible .what > a").allInnerTexts();
  const offered: readonly (readonly [string, string, readonly string[]])[] = [
    ["effect", "hold", ["India: paid contests"]],
    ["country", "PH", ["Everywhere: holiday tone", "Philippines: login outage"]],
    [
      "country",
      "europe",
      ["Europe: another refund form", "Germany: parcel workers on strike", "Everywhere: holiday tone"],
    ],
    // Of the answers about tickets, one is about coins too.
    [
      "product",
      "coins",
      ["Everywhere: holiday tone", "India: paid contests", "Japan: convenience stores are closed"],
    ],
  ];
  for (const [name, value, titles] of offered) {
    await page.locator(`select[name="${name}"]`).selectOption(value);
    await expect.poll(shown).toEqual(titles);
    await page.locator(`select[name="${name}"]`).selectOption("");
  }
  await page.locator("[name='incident']").check();
  await expect.poll(shown).toEqual(["Philippines: login outage"]);
  await expect.poll(() => page.locator("[data-part='count']").innerText()).toBe("1 advisory");
});

test("a country is found by any of its names, without tone marks", async () => {
  const page = await opened("/countries/");
  const shown = page.locator(".countries li:visible .what");
  for (const [typed, names] of [
    ["viet nam", ["Viet Nam"]],
    ["SÀI GÒN", ["Viet Nam"]],
    ["sai g", ["Viet Nam"]],
    ["nuoc duc", ["Germany"]],
    ["united", ["United Arab Emirates", "United Kingdom", "United States"]],
    ["in", ["India"]],
    ["atlantis", []],
  ] as const) {
    await page.locator("#country").fill(typed);
    await expect.poll(() => shown.allInnerTexts()).toEqual(names);
  }
  await page.locator("#country").fill("thai lan");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("h1").innerText()).toBe("Thailand");
});

test("a full list, its map and a country can be read and used by everybody, and the list stays under 25 kB", async () => {
  for (const path of ["/advisories/", "/vi/countries/VN/"]) {
    const page = await opened(path, { clock: "2026-11-21T13:30:00Z" });
    expect([path, await lookFaults(page)]).toEqual([path, []]);
    await context.close();
  }
  const html = await (await fetch(`${site.url}/advisories/`)).arrayBuffer();
  expect(brotliCompressSync(Buffer.from(html)).byteLength).toBeLessThan(25_000);
});
