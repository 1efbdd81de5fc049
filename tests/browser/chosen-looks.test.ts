import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { anAgentAt, closed } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { focusFaults } from "./focus-stops.ts";
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

/** A style of the first element that a selector finds, as it is drawn. */
function style(page: Page, selector: string, name: string, pseudo?: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, [property, part]) => getComputedStyle(element, part).getPropertyValue(property), [
      name,
      pseudo,
    ] as const);
}

describe("in the colours of the system", () => {
  const forced = (path: string, options: BrowserContextOptions = {}) =>
    anAgentAt(browser, site, path, { forcedColors: "active", ...options });

  test("what is chosen, where one is and what is empty on an answer are told by edges", async () => {
    const page = await forced("/answers/refund-change-of-mind/");
    expect(await style(page, ".seg label:has(:checked)", "outline-style")).toBe("solid");
    expect(await style(page, ".seg label:not(:has(:checked))", "outline-style")).toBe("none");
    expect(await style(page, ".top nav a[aria-current]", "border-bottom-style")).toBe("solid");
    const [current, other] = await Promise.all([
      style(page, ".hits a[aria-current]", "border-left-color"),
      style(page, ".hits a:not([aria-current])", "border-left-color"),
    ]);
    expect(current).not.toBe(other);
    expect(await style(page, ".field.empty input", "border-style")).toBe("dashed");
    await page.locator(".field input").first().fill("Linh");
    expect(await style(page, ".field:not(.empty) input", "border-top-style")).toBe("solid");
    await page.locator(".strip > summary").click();
    expect(await style(page, ".strip del", "text-decoration-line")).toContain("line-through");
    expect(await style(page, ".strip ins", "text-decoration-line")).toContain("underline");
    await page.keyboard.press("Tab");
    expect(await focusFaults(page)).toEqual([]);
  });

  test("what is unread, the plot and the list of results stay visible", async () => {
    const page = await forced("/");
    expect(await style(page, ".unread", "border-top-width", "::before")).toBe("4px");
    expect(await style(page, ".plot .bar", "fill")).not.toBe(await style(page, "body", "background-color"));
    await page.locator("#q").fill("refund");
    await page.locator(".found [role='option']").first().waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await style(page, "[role='option'][aria-selected='true']", "outline-style")).toBe("solid");
    expect(await style(page, "[role='option'][aria-selected='false']", "outline-style")).toBe("none");
  });

  test("how far a drill and a lesson are can be told", async () => {
    const page = await forced("/training/drills/?drill=a-or-b&seed=s");
    await page.locator("kb-drill button[data-choice]").first().waitFor();
    expect(await style(page, ".drill-marks i", "border-top-style")).toBe("solid");
    await page.goto(`${site.url}/training/first-week/true-today/`);
    await page.locator("kb-lesson[data-ready]").waitFor();
    expect(await style(page, "kb-lesson progress", "border-top-style")).toBe("solid");
    const wrong = page.locator(".option:not(.right) > summary").first();
    const before = await style(page, ".option:not(.right) > summary", "border-top-width", "::before");
    await wrong.click();
    expect(await style(page, ".option:not(.right) > summary", "border-top-width", "::before")).not.toBe(
      before,
    );
  });
});

test("with less motion nothing on a page takes time to move", async () => {
  const page = await anAgentAt(browser, site, "/answers/refund-change-of-mind/", { reducedMotion: "reduce" });
  for (const path of [
    "/answers/refund-change-of-mind/",
    "/",
    "/briefing/",
    "/training/drills/?drill=find&seed=s",
  ]) {
    await page.goto(site.url + path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return `${transitionDuration}, ${animationDuration}`
            .split(", ")
            .some((time) => Number.parseFloat(time) > 0);
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect([path, moving]).toEqual([path, []]);
  }
});

test.each([
  "/answers/refund-change-of-mind/",
  "/vi/changes/",
  "/training/drills/?drill=find&seed=s",
  "/side/",
])("under a finger the main buttons of %s, the box and the menu are 44 px high", async (path) => {
  const page = await anAgentAt(browser, site, path, {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  await page.locator("h1, .drill-option").first().waitFor();
  const low = await page
    .locator(".btn.main:not(.short), .btn.tall, .tray-add, .drill-option, .me, #q")
    .evaluateAll((all) =>
      all
        .map((one) => [Math.round(one.getBoundingClientRect().height), one.outerHTML.slice(0, 90)] as const)
        .filter(([height]) => height > 0 && height < 44),
    );
  expect(low).toEqual([]);
});
