import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from "playwright-core";
import { expect } from "vitest";
import type { ServedSite } from "./site.ts";

/** The instant at which the pages of these tests are opened, unless they say otherwise. */
export const NOW = "2026-11-21T12:00:00Z";

/** How an agent's browser is opened. */
export interface AgentOptions extends BrowserContextOptions {
  readonly clock?: string;
  readonly habit?: Readonly<Record<string, string>>;
}

/** An agent's browser with the real clipboard, their initials known; what a page complains of fails the test. */
export async function anAgentAt(
  browser: Browser,
  site: ServedSite,
  path: string,
  { clock = NOW, habit = {}, ...options }: AgentOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on("console", (line) => line.type() === "error" && expect.fail(`The console says: ${line.text()}`));
  await page.clock.install({ time: new Date(clock) });
  await page.addInitScript(
    (kept) => {
      if (!localStorage.getItem("replybook.habit"))
        localStorage.setItem("replybook.habit", JSON.stringify(kept));
    },
    { initials: "AB", channel: "messenger", ...habit },
  );
  await page.goto(site.url + path);
  await page.locator("kb-case[data-ready], main:not(.cols)").first().waitFor();
  // An agent is slower than a page.
  await page.locator("kb-answer[data-ready], body:not(:has(kb-answer))").first().waitFor();
  return page;
}

/** Closes every window of a test. */
export async function closed(contexts: readonly BrowserContext[]): Promise<void> {
  await Promise.all(contexts.map((context) => context.close()));
}

/**
 * Answers a page's requests for an address in another way, with an error unless `instead` says how, until what is
 * returned is called. The route itself stays: taken away, it may leave requests that are on their way without an answer.
 */
export async function cutOff(
  page: Page,
  address: string,
  instead: (route: Route) => unknown = (route) => route.abort(),
): Promise<() => void> {
  let isCut = true;
  await page.route(address, (route) => (isCut ? instead(route) : route.continue()));
  return () => {
    isCut = false;
  };
}

/** Lets a page wait for an address until what is returned is called. */
export async function heldBack(page: Page, address: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Pastes a text as somebody does who has copied it in a chat tool. */
export async function pasted(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}

/** What is on the clipboard now. */
export function onClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Goes to another answer the way agents do: through the box. */
export async function foundAndOpened(page: Page, words: string, id: string): Promise<void> {
  await page.locator("#q").fill(words);
  await page.locator(`.found a[href$="/answers/${id}/"]`).first().click();
  // The address changes before the page does.
  await page.locator(`kb-answer[data-id="${id}"][data-ready] [data-part="main"] h1`).waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(new RegExp(`/answers/${id}/$`));
}

/** The value of the first field of a name. */
export function fieldValue(page: Page, name: string): Promise<string> {
  return page.locator(`[data-field="${name}"]`).first().inputValue();
}

/** Presses Copy and waits for what the page says of it. */
export async function copiedReply(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.locator("[data-act='copy']").click();
  await expect.poll(() => onClipboard(page)).not.toBe("");
  return onClipboard(page);
}

/** Fills every field that is empty still; twins of one field are filled with it. */
export async function filledIn(page: Page, value: string): Promise<void> {
  const empty = page.locator(".field.empty input");
  while ((await empty.count()) > 0) await empty.first().fill(value);
}
