import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { anAgentAt, closed, copiedReply, cutOff, filledIn, NOW } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

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

afterEach(() => closed(browser.contexts()));

const PATH = "/answers/account-locked/";

describe("a page of an answer", () => {
  test("shows nothing of other answers but the titles of those it links to", async () => {
    const html = await (await fetch(site.url + PATH)).text();
    const others = [...html.matchAll(/href="\/answers\/([a-z0-9-]+)\//g)].map(([, id]) => id);
    expect(new Set(others)).toEqual(new Set(["account-locked", "login-code"]));
    const strange = ["Scam claim in public", "Charged twice", "Germany"];
    expect(strange.filter((other) => html.includes(other))).toEqual([]);
  });

  test("copies nothing before it knows the workspace's rules, says so, and goes on when it does", async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.clock.install({ time: new Date(NOW) });
    await page.addInitScript(() => localStorage.setItem("replybook.habit", '{"initials":"AB"}'));
    const mend = await cutOff(page, "**/api/v1/desk/**");
    await page.goto(site.url + PATH);
    const status = page.locator("kb-answer [data-part='status']");
    await status.filter({ hasText: "could not be loaded" }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    const asked = page.waitForRequest("**/api/v1/desk/**");
    await page.locator("[data-act='copy']").click();
    await asked;
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("before");
    mend();
    await page.locator("h1").hover();
    await page.locator(".sign", { hasText: "AB" }).first().waitFor();
    await filledIn(page, "Linh");
    expect(await copiedReply(page)).toContain("Linh");
  });
});

describe("the list beside an answer", () => {
  const current = (page: Page) => page.locator(".results [aria-current='page'] .t").allInnerTexts();

  test("comes by itself, points out the open answer, and stays when another one is opened", async () => {
    const page = await anAgentAt(browser, site, PATH);
    await expect.poll(() => current(page)).toEqual(["Account locked"]);
    await expect.poll(() => page.locator(".results .h").innerText()).toMatch(/^Answers\s+20$/);
    await page.locator(".results a", { hasText: "Charged twice" }).hover();
    await page.locator(".results a", { hasText: "Charged twice" }).click();
    await expect.poll(() => current(page)).toEqual(["Charged twice"]);
    expect(await page.locator(".results .hits > li").count()).toBeGreaterThan(19);
  });

  test("is not asked for where there is no room for it", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.url + PATH);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForRequest("**/list/en/account-locked.json");
    expect(asked.filter((path) => path.startsWith("/list/"))).toEqual([
      "/list/en/index.json",
      "/list/en/account-locked.json",
    ]);
  });
});
