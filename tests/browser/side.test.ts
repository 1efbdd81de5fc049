import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { anAgentAt, closed, copiedReply, filledIn, NOW, onClipboard } from "./agent.ts";
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

const PANEL = { width: 380, height: 800 };
const message = (page: Page) => page.locator(".found .msg").first().innerText();
const said = (text: string) => `/side/#said=${encodeURIComponent(text)}`;

describe("a message that comes along from another tool", () => {
  test("begins a case, is gone from the address, and is answered in the narrow window", async () => {
    const text = "hi, my login code never arrives, what now? Linh";
    const page = await anAgentAt(browser, site, said(text), { viewport: PANEL });
    await expect.poll(() => message(page)).toBe(text);
    await expect.poll(() => page.evaluate(() => location.href)).toBe(`${site.url}/side/`);
    await page.locator(".found [role='option']").filter({ hasText: "Login code" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator("kb-answer[data-id='login-code'][data-ready]").waitFor();
    await filledIn(page, "Linh");
    expect(await copiedReply(page)).toContain("^AB");
    await page.goBack();
    await expect.poll(() => page.evaluate(() => location.href)).toBe(`${site.url}/side/`);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain("never arrives");
  });

  test("another one in the same window is another customer", async () => {
    const page = await anAgentAt(browser, site, said("where is my ticket for tonight"), { viewport: PANEL });
    await expect.poll(() => message(page)).toBe("where is my ticket for tonight");
    await page.evaluate(() => {
      location.hash = `said=${encodeURIComponent("i was charged twice for one order")}`;
    });
    await expect.poll(() => message(page)).toBe("i was charged twice for one order");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("");
  });

  test.each([
    [
      "markup",
      "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script> where is my order",
    ],
    [
      "what would end a template",
      "$\u007bdocument.title='ran'} `'\"></textarea><svg onload=document.title='ran'>",
    ],
  ])("%s is words and nothing else", async (_, text) => {
    const page = await anAgentAt(browser, site, said(text), { viewport: PANEL });
    await expect.poll(() => message(page)).toBe(text);
    expect(await page.title()).not.toContain("ran");
    expect(await page.locator(".found img, .found script, .found textarea").count()).toBe(0);
  });

  test("a broken fragment is taken out of the address, and nothing else happens", async () => {
    const page = await anAgentAt(browser, site, "/side/#said=%E0%A4%A", { viewport: PANEL });
    await expect.poll(() => page.evaluate(() => location.href)).toBe(`${site.url}/side/`);
    expect(await page.locator(".found .msg").count()).toBe(0);
  });
});

describe("set up beside a chat tool", () => {
  test("the bookmark opens the panel with what is selected there", async () => {
    const page = await anAgentAt(browser, site, "/side/");
    await page.locator("kb-side:defined").waitFor();
    await page.locator(".set-up summary").click();
    await page.getByRole("button", { name: "Copy its address instead" }).click();
    await page.locator("kb-side [data-part='status']").filter({ hasText: "Copied" }).waitFor();
    const bookmark = await onClipboard(page);
    expect(await page.locator("[data-part='bookmark']").getAttribute("href")).toBe(bookmark);
    const tool = await page.context().newPage();
    await tool.route("**/tool", (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>i was charged twice, help</p>" }),
    );
    await tool.goto(`${site.url}/tool`);
    const [panel] = await Promise.all([
      tool.waitForEvent("popup"),
      tool.evaluate((address) => {
        getSelection()?.selectAllChildren(document.body);
        new Function(decodeURIComponent(address.slice("javascript:".length)))();
      }, bookmark),
    ]);
    await expect.poll(() => message(panel)).toBe("i was charged twice, help");
    await expect.poll(() => panel.evaluate(() => location.href)).toBe(`${site.url}/side/`);
    await expect.poll(() => panel.locator(".brand").getAttribute("href")).toBe("/side/");
  });

  test.each(["en", "vi"])("it can be installed, in %s", async (locale) => {
    const side = locale === "en" ? "/side/" : "/vi/side/";
    const html = await (await fetch(site.url + side)).text();
    const [, address = ""] = /<link rel="manifest" href="([^"]+)"/.exec(html) ?? [];
    const response = await fetch(site.url + address);
    expect(response.headers.get("content-type")).toContain("application/manifest+json");
    const manifest = (await response.json()) as { start_url: string; icons: { src: string }[] };
    expect(manifest).toMatchObject({ start_url: side, scope: "/", display: "standalone", lang: locale });
    for (const { src } of manifest.icons) expect((await fetch(site.url + src)).status).toBe(200);
  });
});
