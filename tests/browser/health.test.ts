import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LARKSPAN } from "../content.ts";
import { kb, publishIn } from "../histories.ts";
import { anAnswer } from "../make.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const SECRET = "Words that nobody has approved yet.";
const MANY = Array.from({ length: 60 }, (_, index) => `answers/many-${index + 10}`);

let content = "";
let site: ServedSite;
let browser: Browser;
let context: BrowserContext;

/** Larkspan with a draft, an emergency and more answers due for review than a list shows. */
beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), "replybook health "));
  content = join(parent, "content");
  cpSync(LARKSPAN, content, { recursive: true });
  const owner = "store-policy";
  for (const key of MANY) {
    mkdirSync(join(content, key));
    const claimed = key === MANY[0] || key === MANY[1] ? "\nphrases: [where is it, ở đâu]" : "";
    const front = `review: {every: 30d, last: 2026-11-01}${claimed}`;
    writeFileSync(join(content, key, "en.mdx"), anAnswer({ title: `Many ${key.slice(-2)}`, owner, front }));
  }
  publishIn(content, MANY, "2026-11-20T09:00:00Z");
  const late = join(content, "answers/merch-late/en.mdx");
  writeFileSync(
    late,
    readFileSync(late, "utf8").replace("<Reply", `<Reply channel="phone">\n${SECRET}\n</Reply>\n\n<Reply`),
  );
  const reason = "The bank asked for it at night.";
  const pull = ["--note", "Refunds wait.", "--why", "x", "--do", "Wait.", "--emergency", reason];
  const pulled = await kb(
    content,
    ["rollback", "answers/charged-twice", "1.0", ...pull],
    "2026-11-21T11:00:00Z",
  );
  if (pulled.status !== 0) throw new Error(pulled.err);
  site = await servedSite(NOW, content);
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

async function opened(path = "/health/", clock = NOW): Promise<Page> {
  context = await browser.newContext({ timezoneId: "Asia/Ho_Chi_Minh" });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  await page.clock.install({ time: new Date(clock) });
  await settled(page, () => page.goto(site.url + path));
  return page;
}

/** The titles of the rows that a list shows. */
function rowsIn(page: Page, heading: string): Promise<string[]> {
  return page.locator(`#${heading} li:visible .what > :first-child`).allInnerTexts();
}

function figure(page: Page, heading: string): Promise<string> {
  return page.locator(`.figures [data-figure="${heading}"]`).innerText();
}

describe("the health page", () => {
  test("lists what waits, and says in words where nothing does", async () => {
    const page = await opened();
    expect(await rowsIn(page, "overdueReviews")).toEqual(["Store order is late"]);
    expect(await rowsIn(page, "translationsBehind")).toContain("Store order is late");
    expect(await page.locator("#emergencies").innerText()).toContain("The bank asked for it at night.");
    expect(await page.locator("#settingsDrift").innerText()).toContain(
      "Everything is published with today’s settings.",
    );
    expect(await rowsIn(page, "drafts")).toContain("Store order is late");
  });

  test("lists answers that claim the same words, with a way to both", async () => {
    const page = await opened("/vi/health/");
    const row = page.locator("#conflicts li:visible");
    expect(await row.innerText()).toContain("Cả hai cùng có where is it, ở đâu");
    expect(await row.locator(".what a").allInnerTexts()).toEqual(["Many 10", "Many 11"]);
  });

  test("never carries the words of a draft", async () => {
    for (const path of ["/health/", "/vi/health/"])
      expect(await (await fetch(site.url + path)).text()).not.toContain(SECRET);
  });

  test("calls a review overdue from the minute after its day in the team's zone, on a page that is open", async () => {
    const page = await opened("/health/", "2026-12-01T16:59:00Z");
    expect(await figure(page, "overdueReviews")).toBe("1");
    expect(await figure(page, "reviewsDueSoon")).toBe("64");
    const before = await page.locator("[data-part='sound']").innerText();
    await page.clock.runFor(61_000);
    expect(await figure(page, "overdueReviews")).toBe("61");
    expect(await rowsIn(page, "overdueReviews")).toHaveLength(51);
    expect(await page.locator("#overdueReviews .more").innerText()).toBe("and 10 more, in kb status --json");
    const after = await page.locator("[data-part='sound']").innerText();
    expect(Number(before.split(" ")[0]) - Number(after.split(" ")[0])).toBe(60);
    const owner = page.locator("[data-part='owners'] tr").first();
    expect(await owner.innerText()).toMatch(/^Store policy\s+#store-policy\s+61\s/);
  });

  test("drops what was scheduled at its minute", async () => {
    const page = await opened("/vi/health/", "2026-11-23T01:59:00Z");
    expect(await rowsIn(page, "scheduled")).toHaveLength(2);
    await page.clock.runFor(61_000);
    expect(await rowsIn(page, "scheduled")).toHaveLength(1);
  });

  test.each([NOW, "2026-12-10T12:00:00Z"])("plots at %s what its table says", async (clock) => {
    const page = await opened("/health/", clock);
    const card = page.locator("[data-part='reviews']");
    await card.locator("summary").click();
    const figures = await card.locator("tbody td:last-child").allInnerTexts();
    const bars = card.locator(".bar");
    const heights = await bars.evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("height"))));
    const counts = figures.map(Number);
    expect(counts).toHaveLength(13);
    expect(Math.max(...counts)).toBeGreaterThan(0);
    const scale = Math.max(...heights) / Math.max(...counts);
    for (const [index, count] of counts.entries())
      expect(Math.abs((heights[index] ?? 0) - count * scale)).toBeLessThanOrEqual(1);
    const label = (await card.locator(".plot").getAttribute("aria-label")) ?? "";
    expect([...label.matchAll(/: (\d+)/g)].map(([, count]) => Number(count))).toEqual(counts);
  });

  test("without JavaScript shows the state of the instant that it names", async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/health/`);
    expect(await rowsIn(page, "overdueReviews")).toEqual(["Store order is late"]);
    expect(await page.locator("noscript .as-of").innerText()).toContain("As of Sat 21 Nov 2026");
  });

  test("is reached from the menu, and comes alive without a page load", async () => {
    const page = await opened("/", "2026-12-10T12:00:00Z");
    await page.getByRole("button", { name: "Menu and preferences" }).click();
    await page.getByRole("link", { name: "Health" }).click();
    await page.waitForURL("**/health/");
    await expect.poll(() => figure(page, "overdueReviews")).toBe("64");
  });
});
