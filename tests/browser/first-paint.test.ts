import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AgentOptions, anAgentAt, closed } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";

let site: ServedSite;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(() => closed(contexts.splice(0)));

async function opened(path: string, options: AgentOptions = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, {
    clock: NOW,
    timezoneId: "Asia/Ho_Chi_Minh",
    ...options,
  });
  contexts.push(page.context());
  return page;
}

/** A page on a device that remembers nothing; `routed` before it is opened. */
async function fresh(
  path: string,
  clock = NOW,
  routed: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<Page> {
  const context = await browser.newContext({ timezoneId: "Asia/Ho_Chi_Minh" });
  contexts.push(context);
  await routed(context);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(clock));
  await page.goto(site.url + path);
  return page;
}

/** The same as it stands before any module has come. */
function firstPaint(path: string, clock = NOW): Promise<Page> {
  return fresh(path, clock, (context) => context.route("**/_astro/*.js", (route) => route.abort()));
}

/** Where what a reader looks at stands, in whole pixels. */
function places(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((found) =>
    found.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const text = element.matches("h1, h2, h3") ? element.textContent?.trim() : "";
      return [text, x, y, width, height]
        .map((one) => (typeof one === "number" ? Math.round(one) : one))
        .join(" ");
    }),
  );
}

describe("before its script has come", () => {
  test("the log of changes stands as it will for somebody who has read nothing yet", async () => {
    const parts = "h1, .log > li:visible h3, .log > li:visible .ab";
    const before = await firstPaint("/changes/");
    const stood = await places(before, parts);
    const after = await fresh("/changes/");
    await after.locator("kb-change-log[data-ready]").waitFor();
    expect(stood.length).toBeGreaterThan(4);
    await expect.poll(() => places(after, parts)).toEqual(stood);
    expect(await after.locator(".log > li[data-waits]").count()).toBeGreaterThan(0);
  });

  test("the end of a shift has its form and its figures", async () => {
    const parts = ".shift-cols :is(h2, textarea, dl)";
    const stood = await places(await firstPaint("/shift/"), parts);
    const after = await fresh("/shift/");
    await after.locator("kb-shift[data-ready]").waitFor();
    expect(stood.length).toBeGreaterThan(6);
    const nameless = (all: string[]) =>
      all.map((place) => place.replace(/^This shift .*?(?= \d+ \d+ \d+ \d+$)/, "This shift"));
    await expect.poll(async () => nameless(await places(after, parts))).toEqual(nameless(stood));
  });

  test("the briefing is, at every turn that is known to come, the one that its script draws then", async () => {
    const html = await (await fetch(`${site.url}/briefing/`)).text();
    const turns = /data-turns="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];
    expect(turns.length).toBeGreaterThan(2);
    const told = async (page: Page) => {
      const shown = page.locator("kb-briefing :is(h1, h2, .brief-list li h3)").filter({ visible: true });
      return (await shown.allInnerTexts()).map((text) => text.replace(/ \d\d:\d\d$/, ""));
    };
    let drawn = 0;
    const at = (turn = "", by = 1000) => new Date(Date.parse(turn) + by).toISOString();
    for (const clock of [at(turns[0], -1000), ...turns.map((turn) => at(turn))]) {
      const page = await firstPaint("/briefing/", clock);
      const turn = Number(await page.locator("html").getAttribute("data-turn"));
      const waits = (await page.locator("kb-briefing").getAttribute("data-waits"))?.split(" ").map(Number);
      const isSeen = await page.locator("kb-briefing .brief-list").isVisible();
      expect([clock, isSeen]).toEqual([clock, !waits?.includes(turn)]);
      if (!isSeen) continue;
      const after = await fresh("/briefing/", clock);
      await after.locator("kb-briefing[data-ready]").waitFor();
      const [first, last] = [await told(page), (await told(after)).filter((text) => text !== "Prepare")];
      drawn += Math.min(1, first.length - 1);
      expect([clock, ...first]).toEqual([clock, ...last]);
      await closed(contexts.splice(0));
    }
    expect(drawn).toBeGreaterThan(1);
  });
});

describe("styles", () => {
  const worn = (page: Page) =>
    page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) =>
        sheet.media.mediaText === "not all" ? [] : [new URL(sheet.href ?? "").pathname],
      ),
    );

  test("a page that takes another's place has its own, and not those of the pages before", async () => {
    const page = await opened("/answers/coins-missing/");
    const own = await worn(page);
    for (const [path, ready] of [
      ["/changes/", "kb-change-log[data-ready]"],
      ["/training/", "kb-training"],
      ["/changes/", "kb-change-log[data-ready]"],
    ] as const) {
      await page.locator(`.top nav a[href="${path}"]`).click();
      await page.locator(ready).waitFor();
      const alone = await opened(path);
      await expect.poll(() => worn(page)).toEqual(await worn(alone));
      expect((await worn(page)).length).toBe(own.length + 1);
    }
  });
});
