import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AgentOptions, anAgentAt, closed, pasted } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { faultsOnTheWay, focusFaults } from "./focus-stops.ts";
import { heardOn } from "./heard.ts";
import { lookFaults } from "./looks.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await servedSite("2026-11-21T12:00:00Z");
  browser = await testBrowser();
});
afterEach(() => closed(browser.contexts()));
afterAll(async () => {
  await closedWindows();
  site?.close();
});

/** Somebody who has a keyboard and nothing else. */
async function atKeys(path: string, options: AgentOptions = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, options);
  await settled(page, async () => undefined);
  return page;
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** What the focus is on, in one word or two. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement as HTMLElement;
    const { field, act, part, live } = active.dataset;
    return field ?? act ?? part ?? live ?? (active.id || active.tagName.toLowerCase());
  });
}

/** Goes to something by Tab alone, and fails where the focus cannot be seen on the way. */
async function tabbedTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await target.first().waitFor();
  for (let tabs = 0; tabs < 80; tabs++) {
    if (await isFocused(target.first())) return;
    await page.keyboard.press(key);
    // What was typed before may still move the page below the focus.
    await expect.poll(() => focusFaults(page), { timeout: 3000 }).toEqual([]);
  }
  throw new Error(`${key} does not reach ${target}.`);
}

async function pressed(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabbedTo(page, target);
  await page.keyboard.press(key);
}

describe("Tab goes from the first stop to the last, each of them marked and in sight", () => {
  test.each([
    [390, "/"],
    [390, "/answers/refund-change-of-mind/"],
    [1440, "/vi/answers/refund-change-of-mind/"],
    [1440, "/advisories/"],
    [390, "/propose/refund-change-of-mind/"],
    [390, "/vi/propose/?advisory"],
    [390, "/training/first-week/true-today/"],
    [390, "/training/cohort/"],
    [390, "/training/new/"],
    [390, "/briefing/?at=2026-11-20T02:00:00Z"],
    [390, "/audit/"],
    [390, "/health/"],
    [390, "/shift/"],
    [390, "/training/drills/"],
    [390, "/offline/"],
    [390, "/answers/"],
    [390, "/answers/refund-change-of-mind/history/"],
  ])("at %i px on %s", async (width, path) => {
    const page = await atKeys(path, { viewport: { width, height: 700 } });
    expect(await faultsOnTheWay(page)).toEqual([]);
  });
});

/** Waits until a live region says something with some words, and forgets all that was said. */
async function hears(heard: string[], words: string): Promise<void> {
  await expect.poll(() => heard.join("\n")).toContain(words);
  heard.length = 0;
}

test("an agent finds, fills, changes channel and language, copies and begins anew by keys, and hears what happens", async () => {
  const page = await atKeys("/", { habit: { channel: "facebook-comment" } });
  const heard = await heardOn(page);
  await settled(page, () => page.reload());
  await pasted(page, "mình nạp xu rồi mà chưa thấy xu đâu");
  await page.locator(".found [role='option'].next").first().waitFor();
  await hears(heard, "1 answer found");
  await page.keyboard.press("Enter");
  await page.locator("kb-answer[data-id='coins-missing'][data-ready]").waitFor();
  await expect.poll(() => focused(page)).toBe("customer_name");
  expect(await focusFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await hears(heard, "1 field left: customer's name");
  await page.keyboard.type("Linh");
  await page.keyboard.press("Enter");
  await hears(heard, "Copied");

  await tabbedTo(page, page.locator("[data-act='copy']"));
  await page.keyboard.press("BracketRight");
  await hears(heard, "Instagram comment");
  await page.keyboard.press("Shift+BracketRight");
  await hears(heard, "English");
  expect(await focused(page)).toBe("copy");
  expect(await page.locator(".reply .text").first().getAttribute("lang")).toBe("en");

  await page.keyboard.press("t");
  await expect.poll(() => focused(page)).toBe("editor");
  await page.keyboard.insertText("x".repeat(2_300));
  await page.keyboard.type("yes");
  await expect.poll(() => heard.filter((said) => said.startsWith("Too long"))).toHaveLength(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await hears(heard, "New case");
});

test("whoever says where the customer is hears what an advisory does there", async () => {
  const page = await atKeys("/answers/merch-late/");
  const heard = await heardOn(page);
  await settled(page, () => page.reload());
  await page.locator("select[data-case='country']").selectOption("DE");
  await hears(heard, "Note: Germany until");
});

test("a policy owner changes a text and hands it over; what lacks is gone to", async () => {
  const page = await atKeys("/propose/refund-change-of-mind/");
  await page.locator("kb-propose[data-ready]").waitFor();
  await tabbedTo(page, page.locator("[name='box:en:private']"));
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Hello. ");
  await pressed(page, page.locator("kb-propose button[type='submit']"));
  await expect.poll(() => focused(page)).toBe("lacking");
  expect(await lookFaults(page)).toEqual([]);
  const first = page.locator("[data-part='lacking'] a").first();
  const wanted = (await first.getAttribute("href")) ?? "";
  await pressed(page, first);
  await expect.poll(() => page.evaluate(() => `#${document.activeElement?.id}`)).toBe(wanted);
  expect(await focusFaults(page)).toEqual([]);
});

test("a reviewer compares what was sent, and the focus goes to what was found", async () => {
  const page = await atKeys("/audit/");
  await page.locator("kb-audit[data-ready]").waitFor();
  await tabbedTo(page, page.locator("[data-audit='text']"));
  await page.keyboard.insertText("Hi Linh, tickets can be refunded until 7 days before doors. ^AB");
  await tabbedTo(page, page.locator("[data-audit='date']"));
  await page.keyboard.type("11182026");
  await tabbedTo(page, page.locator("[data-audit='clock']"));
  await page.keyboard.type("0232PM");
  await tabbedTo(page, page.locator("[data-audit='channel']"));
  await page.keyboard.type("Facebook c");
  await pressed(page, page.locator("kb-audit [type='submit']"));
  await expect.poll(() => isFocused(page.locator("[data-part='result'] h2").first())).toBe(true);
  expect(await lookFaults(page)).toEqual([]);
});

test("a supervisor goes from the health of the base to an answer and back, and always hears which page it is", async () => {
  const page = await atKeys("/");
  await pressed(page, page.locator(".me"));
  await pressed(page, page.locator(".menu a[href='/health/']"));
  await expect.poll(() => page.title()).toContain("Health");
  await expect.poll(() => isFocused(page.locator("h1"))).toBe(true);
  await pressed(page, page.locator("main a[href^='/answers/']"));
  await page.locator("kb-answer[data-ready]").waitFor();
  await expect.poll(() => focused(page)).not.toBe("body");
  await page.goBack();
  await expect.poll(() => isFocused(page.locator("h1"))).toBe(true);
});

test("the skip link leads past the bar, and what opens over the page gives the focus back to where it was", async () => {
  const page = await atKeys("/answers/refund-change-of-mind/");
  await page.keyboard.press("Tab");
  expect(await focusFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("#reply") !== null)).toBe(true);
  const copy = page.locator("[data-act='copy']");
  await tabbedTo(page, copy);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  // A modal dialog holds the focus until it is closed.
  for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("dialog, body")?.tagName)).not.toBe(
    "MAIN",
  );
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(copy)).toBe(true);

  await tabbedTo(page, page.locator(".me"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator("#menu:popover-open").waitFor();
  expect(await lookFaults(page)).toEqual([]);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("#menu") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(page.locator(".me"))).toBe(true);
});
