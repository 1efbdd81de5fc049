import type { Browser, BrowserContext, Page } from "playwright-core";
import { armed } from "../payloads.ts";

/** Where traps are set. */
export interface Ground {
  readonly browser: Browser;
  readonly url: string;
  /** The instant the page's clock shows. */
  readonly now: string;
}

/** A window whose traps are set. */
export interface Trapped {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What sprang: what ran, left the host, opened, or needed the policy to stop it. */
  readonly sprung: string[];
}

/** A window of an agent with every trap set; `kept` stands in its local storage, `unarmed` leaves out the policy. */
export async function trappedWindow(
  { browser, url, now }: Ground,
  kept: Readonly<Record<string, string>> = {},
  unarmed = false,
): Promise<Trapped> {
  const sprung: string[] = [];
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    bypassCSP: unarmed,
  });
  await context.exposeFunction("sprung", (said: string) => sprung.push(said));
  await context.addInitScript(armed);
  await context.addInitScript((all) => {
    for (const [key, value] of Object.entries(all))
      if (!localStorage.getItem(key)) localStorage.setItem(key, value);
  }, kept);
  await context.route(
    ({ origin }) => origin !== url,
    (route) => {
      sprung.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  context.on("page", (other) => sprung.push(`opened ${other.url()}`));
  page.on("pageerror", ({ message }) => sprung.push(`threw ${message}`));
  page.on("framenavigated", (frame) => {
    if (new URL(frame.url()).origin !== url && frame.url() !== "about:blank")
      sprung.push(`went to ${frame.url()}`);
  });
  await page.clock.install({ time: new Date(now) });
  return { context, page, sprung };
}

/** Waits until a page has drawn what it draws, and what comes when somebody is near it. */
export async function drawnWhole(page: Page): Promise<void> {
  await page.locator("kb-answer[data-ready], body:not(:has(kb-answer))").first().waitFor();
  await page.mouse.move(700, 400);
  // What comes when somebody is near has come when there is nothing left to do, twice.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
}

/** What in the page's tree came from no view: scripts, styles and handlers of somebody's words. */
export function foreignElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const bad =
      "script:not([src]):not([type='application/json']), style, iframe, object, embed, base, [srcdoc], [formaction], meta[http-equiv=refresh]";
    const found = [...document.querySelectorAll("*")].filter((element) => {
      const isHandled = [...element.attributes].some(({ name }) => name.startsWith("on"));
      const leads = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
      // What our own scripts set by property stands in `style`, too; words of others would bring addresses or places.
      const isStyled = /url|position|expression/.test(element.getAttribute("style") ?? "");
      return (
        element.matches(bad) || isHandled || isStyled || /^\s*(?:java\s*script|vbscript|data):/i.test(leads)
      );
    });
    return found
      .filter((element) => !(element.matches("a[href^='javascript:']") && element.closest("kb-side")))
      .map((element) => element.outerHTML.slice(0, 200));
  });
}

/** What lies over the box at the top, which every page leaves free: an element of somebody's words that left its place. */
export function overTheBox(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const box = document.querySelector("#q");
    if (!box) return [];
    scrollTo(0, 0);
    const { left, top, width, height } = box.getBoundingClientRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    const isFree =
      !at || box.closest("form, kb-find")?.contains(at) || document.querySelector("dialog[open]");
    return isFree ? [] : [`over the box: ${at.outerHTML.slice(0, 120)}`];
  });
}
