import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runKb } from "../../scripts/kb.ts";
import { LARKSPAN } from "../content.ts";
import { anAgentAt, closed, NOW } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

let site: ServedSite;
let browser: Browser;
const opened: BrowserContext[] = [];
const folders: string[] = [];

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});
afterEach(async () => {
  await closed(opened.splice(0));
});
afterAll(async () => {
  await closedWindows();
  site?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function deskAt(path: string, options = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, options);
  opened.push(page.context());
  await page.locator("kb-new-path[data-ready]").waitFor();
  return page;
}

const field = (page: Page, name: string) => page.locator(`kb-new-path [name="${name}"]`);
const order = (page: Page) => page.locator(".module .what b").allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

/** Types words into the search by keyboard, goes to what was found with Enter, and takes the first. */
async function pickFirst(page: Page, words: string, title: string): Promise<void> {
  await field(page, "look:words").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await expect.poll(() => page.locator("[data-part='results'] .what b").first().innerText()).toBe(title);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe(`Add ${title}`);
  await page.keyboard.press("Space");
  await expect.poll(() => focused(page)).toContain("Take it out");
}

/** What `kb` says in a copy of the content with a file more. */
async function taken(name: string, text: string): Promise<{ root: string; said: string[] }> {
  const root = join(mkdtempSync(join(tmpdir(), "replybook path ")), "content");
  folders.push(join(root, ".."));
  cpSync(LARKSPAN, root, { recursive: true });
  writeFileSync(join(root, "proposals", name), text);
  const said: string[] = [];
  const print = (line: string) => said.push(line);
  const context = { root, now: NOW, cwd: root, print, complain: print };
  const status = [await runKb(["take", name.replace(".yaml", "")], context), await runKb(["check"], context)];
  expect(status, said.join("\n")).toEqual([0, 0]);
  return { root, said };
}

test("a trainer builds a path by keyboard, keeps it through a reload, hands it over, and it is taken as it was handed", async () => {
  const page = await deskAt("/training/new/");
  await field(page, "title:en").focus();
  await page.keyboard.type("First days: {tickets}");
  await expect.poll(() => field(page, "id").inputValue()).toBe("first-days-tickets");
  await field(page, "title:vi").fill("Những ngày đầu");
  await pickFirst(page, "my ticket is missing", "Where is my ticket");
  await pickFirst(page, "late hoodie", "Store order is late");
  await pickFirst(page, "show postponed", "Show postponed");
  expect(await order(page)).toEqual(["Where is my ticket", "Show postponed", "Store order is late"]);

  await page.getByRole("button", { name: "Move Show postponed up" }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => order(page))
    .toEqual(["Show postponed", "Where is my ticket", "Store order is late"]);
  expect(await focused(page)).toBe("Move Show postponed up");

  await page.reload();
  await page.locator("kb-new-path[data-ready]").waitFor();
  await expect
    .poll(() => order(page))
    .toEqual(["Show postponed", "Where is my ticket", "Store order is late"]);
  expect(await field(page, "title:en").inputValue()).toBe("First days: {tickets}");
  await expect
    .poll(() => page.locator("[data-part='estimate']").innerText())
    .toMatch(/^About \d+ minutes in 2 lessons/);
  await expect.poll(() => page.locator(".lesson-draft").count()).toBe(2);

  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Prepare the proposal" }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.locator("[data-part='lacking'] a").allInnerTexts())
    .toEqual(["Choose who answers for it"]);
  await field(page, "owner").selectOption("ticketing-policy");
  await field(page, "name").fill("Mai");
  await page.getByRole("button", { name: "Prepare the proposal" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-act='download']").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-act='download']").press("Enter"),
  ]);
  expect(download.suggestedFilename()).toBe("2026-11-21-path-first-days-tickets.yaml");
  const text = readFileSync(await download.path(), "utf8");

  const { root, said } = await taken(download.suggestedFilename(), text);
  expect(said[0]).toBe(
    "took proposals/2026-11-21-path-first-days-tickets: it adds training/first-days-tickets (2 lessons)",
  );
  expect(said.filter((line) => line.includes("first-days-tickets/") && line.includes("error"))).toEqual([]);
  const lesson = readFileSync(join(root, "training/first-days-tickets/event-postponed.vi.mdx"), "utf8");
  expect(lesson).toContain('<Option answer="event-postponed" right>');
});

test("all answers of a product go in at once, and the page reads well in both themes, languages and widths", async () => {
  const page = await deskAt("/vi/training/new/", { colorScheme: "dark" });
  await field(page, "look:product").selectOption("tickets");
  await page.locator("[data-act='pick-all']").click();
  await expect.poll(() => page.locator(".lesson-draft").count()).toBeGreaterThan(1);
  await page.locator(".lesson-draft summary").first().click();
  await page.getByRole("button", { name: "Soạn đề xuất" }).click();
  await page.locator("[data-part='lacking'] a").first().waitFor();
  expect(await lookFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
