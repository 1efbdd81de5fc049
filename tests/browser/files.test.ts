import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { InterfaceLocale } from "#words/text.ts";
import { LARKSPAN } from "../content.ts";
import { heldBack } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { axeFindings } from "./looks.ts";
import { changeableSite, type ServedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const ANSWER = "answers/lantern-nights-gates";

let site: ServedSite;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  site = await changeableSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(async () => {
  await context?.close();
});

async function opened(
  locale: InterfaceLocale,
  options: BrowserContextOptions = {},
  origin = site.url,
): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.url });
  const page = await context.newPage();
  await page.goto(`${origin}${locale === "en" ? "" : `/${locale}`}/${ANSWER}/`);
  await page.locator("kb-answer[data-ready]").waitFor();
  return page;
}

/** Presses "Copy image" and returns what the page says of it. */
async function copiedBy(page: Page): Promise<string | null> {
  const status = page.locator("kb-answer [data-part='status']");
  await page.locator("[data-act='copy-image']").click();
  await expect.poll(() => status.textContent()).not.toBe("");
  return status.textContent();
}

/** The width, height and top left pixel of the picture on the system's clipboard. */
function pictureOnClipboard(page: Page) {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (!item?.types.includes("image/png")) return item?.types;
    const bitmap = await createImageBitmap(await item.getType("image/png"));
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas?.drawImage(bitmap, 0, 0);
    const [red, green, blue] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
    return { width: bitmap.width, height: bitmap.height, colour: [red, green, blue] };
  });
}

describe("copying a picture", () => {
  test("puts it on the clipboard as it is", async () => {
    const page = await opened("en");
    expect(await copiedBy(page)).toBe("Image copied");
    expect(await pictureOnClipboard(page)).toEqual({ width: 1200, height: 1000, colour: [246, 245, 242] });
  });

  test.each(["image/jpeg", "image/webp"] as const)("draws one of %s anew as PNG", async (type) => {
    const page = await opened("en");
    const bytes = await page.evaluate(async (kind) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [7, 5];
      canvas.getContext("2d")?.fillRect(0, 0, 7, 5);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
    }, type);
    const name = `dot.${type.split("/")[1]}`;
    writeFileSync(join(site.folder, "files", ANSWER, "1.0", name), Uint8Array.from(bytes));
    const address = `/files/${ANSWER}/1.0/${name}`;
    await page.locator("[data-act='copy-image']").evaluate((button: HTMLElement, to) => {
      button.dataset.address = to;
    }, address);
    expect(await copiedBy(page)).toBe("Image copied");
    expect(await pictureOnClipboard(page)).toMatchObject({ width: 7, height: 5 });
  });

  test("says so where it cannot be, and leaves the clipboard alone", async () => {
    const page = await opened("en");
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await page.route("**/files/**", (route) => route.fulfill({ status: 404 }));
    expect(await copiedBy(page)).toMatch(/^The image could not be copied\./);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("before");
  });

  test("says so on plain http, where browsers have no such clipboard", async () => {
    const page = await opened("en", {}, `http://replybook.test:${site.port}`);
    expect(await copiedBy(page)).toMatch(/^The image could not be copied\./);
  });
});

describe("the files to send", () => {
  test.each([
    ["en", "gate-map.en.png", "PNG · 1,200 × 1,000 · 38 kB", "Download"],
    ["vi", "gate-map.vi.png", "PNG · 1.200 × 1.000 · 40 kB", "Tải về"],
  ] as const)("are those of the language: %s", async (locale, name, facts, download) => {
    const page = await opened(locale);
    const file = page.locator(".files li");
    const named = (await file.locator(".named").textContent()) ?? "";
    expect(named.replaceAll("\u00a0", " ")).toBe(`${name} ${facts}`);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: `${download} ${name}` }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(name);
    expect(readFileSync(await saved.path())).toEqual(
      readFileSync(join(LARKSPAN, ANSWER, "versions/1.0", name)),
    );
  });

  test.each([
    [1440, "light"],
    [1440, "dark"],
    [380, "light"],
    [380, "dark"],
  ] as const)("take their place before they arrive and fit at %i px, %s", async (width, colorScheme) => {
    context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const release = await heldBack(page, "**/files/**");
    await page.goto(`${site.url}/${ANSWER}/`, { waitUntil: "commit" });
    const picture = page.locator(".files img");
    await picture.scrollIntoViewIfNeeded();
    const before = await picture.boundingBox();
    release();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    expect(await picture.boundingBox()).toEqual(before);
    expect(before?.height).toBeGreaterThan(150);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await axeFindings(page, ".files")).toEqual([]);
  });
});
