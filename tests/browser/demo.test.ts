import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LARKSPAN } from "../content.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { axeFindings } from "./looks.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** A day on which somebody tries the product: long after the demo clock's own. */
const TODAY = "2027-05-04T10:20:30Z";
const BEGINNING = "Demo clock: Mon 23 Nov 2026 08:58 in Viet Nam";
const AFTERWARDS = "Demo clock: Mon 23 Nov 2026 09:00 in Viet Nam";

let folder: string;
let start: ChildProcess;
let url: string;
/** How the plain build ended. */
let built: number;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "replybook demo "));
  start = ran("start", surroundings(join(folder, "demo")));
  url = await addressOf(start);
  const build = ran("build", {
    ...surroundings(join(folder, "built")),
    // Its workspace has a demo clock, too.
    KB_CONTENT: LARKSPAN,
    KB_DEMO: "2026-11-23T08:58:40+07:00",
  });
  [built] = (await once(build, "exit")) as [number];
  browser = await testBrowser();
});

function ran(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(ROOT, "scripts/node.mjs"), script], { cwd: ROOT, env });
}

/** What `npm` hands to a script where nobody has set the clock: the content that is shipped. */
function surroundings(out: string): NodeJS.ProcessEnv {
  const { KB_NOW: _, KB_CONTENT: __, ...outer } = process.env;
  return { ...outer, KB_OUT: out, PORT: "4470", INIT_CWD: ROOT };
}

afterAll(async () => {
  await closedWindows();
  start?.kill();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await context?.close();
});

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^Replybook: (\S+)\/$/m.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`It ended: ${said}`)));
  });
}

/** A browser that has never been here, at a driven clock. */
async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  context = await browser.newContext(options);
  if (options.javaScriptEnabled !== false) await context.clock.install({ time: new Date(TODAY) });
  return context;
}

/** A tab of a visitor. What throws or breaks the policy fails the test. */
async function tab(from: BrowserContext, path: string): Promise<Page> {
  const page = await from.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on("console", (said) => said.type() === "error" && expect.fail(`The console says: ${said.text()}`));
  await page.goto(url + path);
  await page.locator("kb-demo[data-ready]").waitFor();
  return page;
}

const said = async (page: Page) => (await page.locator("kb-demo p").innerText()).replace(/\s+/g, " ").trim();
const says = (page: Page, text: string) => expect.poll(() => said(page)).toBe(text);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const scheduled = (page: Page) => page.locator(".soon li:visible", { hasText: "Login code" });
const version = (page: Page, name: string) => page.locator(".title .ver", { hasText: name });

describe("the demo clock", () => {
  test("begins when a browser first opens the site, and says so above the page", async () => {
    const page = await tab(await visitor(), "/");
    await says(page, BEGINNING);
    await page.clock.fastForward(25_000);
    await says(page, "Demo clock: Mon 23 Nov 2026 08:59 in Viet Nam");
    await page.goto(`${url}/vi/answers/`);
    await says(page, "Giờ demo: 08:59 thứ Hai, 23/11/2026 (giờ Việt Nam)");
  });

  test("a scheduled version takes effect within two minutes, and Restart brings the moment before it back, on the open page and on an answer's, where typed fields stay", async () => {
    const page = await tab(await visitor(), "/");
    await scheduled(page).waitFor();
    const line = page.locator(".lines li:visible", {
      hasText: "A login code is valid for 5 minutes, was 10.",
    });
    await expect.poll(() => line.count()).toBe(0);
    await page.clock.fastForward(90_000);
    await says(page, AFTERWARDS);
    await line.waitFor();
    await expect.poll(() => scheduled(page).count()).toBe(0);
    await button(page, "Restart").click();
    await scheduled(page).waitFor();
    await says(page, BEGINNING);
    await expect.poll(() => page.locator("kb-demo [role='status']").textContent()).toContain("08:58");
    await page.goto(`${url}/answers/login-code/`);
    await version(page, "1.1").waitFor();
    await page.getByRole("textbox", { name: "customer's name" }).fill("Linh");
    await page.clock.fastForward(90_000);
    await version(page, "2.0").waitFor();
    await expect.poll(() => page.getByRole("textbox", { name: "customer's name" }).inputValue()).toBe("Linh");
  });

  test("is one for all tabs", async () => {
    const from = await visitor();
    const first = await tab(from, "/");
    await from.clock.fastForward(90_000);
    const second = await tab(from, "/answers/");
    await says(second, AFTERWARDS);
    await button(second, "Restart").click();
    await says(second, BEGINNING);
    await says(first, BEGINNING);
    await scheduled(first).waitFor();
    await button(second, "Use the real clock").click();
    await says(first, "Real clock: Tue 4 May 2027 17:22 in Viet Nam");
  });

  test("gives way to the real clock and comes back, keyboard alone", async () => {
    const page = await tab(await visitor(), "/");
    await button(page, "Use the real clock").focus();
    await page.keyboard.press("Enter");
    await says(page, "Real clock: Tue 4 May 2027 17:20 in Viet Nam");
    await expect.poll(() => scheduled(page).count()).toBe(0);
    await page.reload();
    await says(page, "Real clock: Tue 4 May 2027 17:20 in Viet Nam");
    await button(page, "Use the demo clock").focus();
    await page.keyboard.press("Enter");
    await scheduled(page).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.act)).toBe("real");
  });

  test("after more than a day says how long it has been running, and Restart stands out", async () => {
    const page = await tab(await visitor(), "/");
    const fill = () =>
      button(page, "Restart").evaluate((element) => getComputedStyle(element).backgroundColor);
    const plain = await fill();
    await page.clock.fastForward(3 * 24 * 3600_000);
    await says(page, "Demo clock: Thu 26 Nov 2026 08:58 in Viet Nam · running for 3 days");
    await expect.poll(fill).not.toBe(plain);
    await button(page, "Restart").click();
    await says(page, BEGINNING);
    await expect.poll(fill).toBe(plain);
  });

  test("begins with the page where storage is blocked", async () => {
    const from = await visitor();
    await from.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    const page = await tab(from, "/");
    await says(page, BEGINNING);
    await page.clock.fastForward(90_000);
    await says(page, AFTERWARDS);
    await button(page, "Use the real clock").click();
    await says(page, "Real clock: Tue 4 May 2027 17:22 in Viet Nam");
  });

  test("can be read without JavaScript, where it stands still with the page", async () => {
    const page = await (await visitor({ javaScriptEnabled: false })).newPage();
    await page.goto(`${url}/answers/login-code/`);
    await expect.poll(() => said(page)).toBe(BEGINNING);
    await expect.poll(() => page.locator("kb-demo button:visible").count()).toBe(0);
    await version(page, "1.1").waitFor();
  });
});

describe("the banner", () => {
  test.each([
    ["/", 1440, "light"],
    ["/vi/answers/login-code/", 390, "dark"],
    ["/vi/", 380, "light"],
    ["/answers/login-code/", 380, "dark"],
  ] as const)(
    "of %s at %i px, %s: one line, no finding of axe, no sideways scrolling, nothing moves",
    async (path, width, colorScheme) => {
      const from = await visitor({ colorScheme, viewport: { width, height: 800 } });
      const page = await tab(from, path);
      await page.evaluate(() => document.fonts.ready);
      const moved = await page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const names: string[] = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as unknown as { sources: { node: Node | null }[] }[])
                for (const { node } of entry.sources)
                  names.push(node?.parentElement?.closest("kb-demo, main, header")?.nodeName ?? "");
            }).observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(names)));
          }),
      );
      expect(moved.filter((name) => name === "KB-DEMO")).toEqual([]);
      const box = await page.locator("kb-demo").boundingBox();
      expect(box).toMatchObject({ y: 0, width, height: 33 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await axeFindings(page)).toEqual([]);
    },
  );
});

/** The files of a site that speak of a demonstration. */
function traces(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((file) => file.isFile() && /\.(html|js|css|json|xml|txt)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => /demo/i.test(readFileSync(file, "utf8")));
}

describe("a site made by npm run build", () => {
  test("has no trace of it, whatever the environment says", () => {
    expect(built).toBe(0);
    expect(traces(join(folder, "built"))).toEqual([]);
    expect(traces(join(folder, "demo")).length).toBeGreaterThan(50);
  });
});
