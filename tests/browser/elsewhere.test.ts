import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { loadElsewhere } from "#browser/elsewhere.ts";
import type { FullTextIndex } from "#browser/elsewhere-index.ts";
import type { ElsewhereList } from "#browser/elsewhere-list.ts";
import { cutOff } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { axeFindings } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let site: ServedSite;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(async () => {
  await context?.close();
});

/** A module of src as a browser takes it, from the same origin as the site, so that the site's own policy holds. */
function moduleAt(path: string): string {
  const source = stripTypeScriptTypes(readFileSync(join(ROOT, path), "utf8"));
  return source.replace(/(["'])#(\w+\/)/g, "$1/src/$2").replaceAll("import.meta.env.DEV", "false");
}

/** A page of the site with `<kb-elsewhere>` in its left column, which looks for something. */
async function openFor(
  query: string,
  { path = "/answers/login-code/", clock = NOW, size = { width: 1440, height: 900 } } = {},
) {
  context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("Failed to load resource"))
      expect.fail(message.text());
  });
  await page.route("**/src/**", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: moduleAt(new URL(route.request().url()).pathname),
    }),
  );
  await page.clock.install({ time: new Date(clock) });
  await page.goto(site.url + path);
  await page.evaluate('import("/src/browser/elsewhere-list.ts")');
  await page.evaluate(async () => {
    await customElements.whenDefined("kb-elsewhere");
    const list = document.createElement("kb-elsewhere");
    list.dataset.root = "/";
    list.dataset.base = document.documentElement.lang === "vi" ? "/vi/" : "/";
    document.querySelector(".col-list")?.prepend(list);
  });
  await ask(page, query);
  return page;
}

async function ask(page: Page, query: string): Promise<void> {
  await page.locator("kb-elsewhere").evaluate((list, text) => {
    (list as ElsewhereList).query = text;
  }, query);
  await page.clock.runFor(200);
}

const links = (page: Page) => page.locator("kb-elsewhere li > a");

describe("below the answers", () => {
  test("stands what the full text has, each with its kind: three, and the rest when asked for, with the focus on the first of them", async () => {
    const page = await openFor("lantern nights raincoats");
    await links(page).first().waitFor();
    expect(await links(page).first().innerText()).toBe(
      "Event: Lantern Nights in Ho Chi Minh City, Sat 12 Dec",
    );
    expect(await links(page).first().getAttribute("href")).toBe("/products/lantern-nights-saigon/");
    await ask(page, "refund");
    const more = page.getByRole("button", { name: /more in the full text/ });
    await more.waitFor();
    const total = Number(await page.locator("kb-elsewhere [data-part='count']").innerText());
    expect(await links(page).count()).toBe(3);
    expect(await more.innerText()).toBe(`${total - 3} more in the full text`);
    await more.click();
    await expect.poll(() => links(page).count()).toBe(total);
    expect(
      await links(page)
        .nth(3)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  test("in Vietnamese, without tone marks, with Vietnamese titles and addresses", async () => {
    const page = await openFor("dem hoa dang ao mua", { path: "/vi/answers/login-code/" });
    await links(page).first().waitFor();
    expect(await links(page).first().innerText()).toBe(
      "Sự kiện: Đêm Hoa Đăng tại TP. Hồ Chí Minh, thứ Bảy 12/12",
    );
    expect(await links(page).first().getAttribute("href")).toBe("/vi/products/lantern-nights-saigon/");
  });

  test("an advisory is there until it ends by the device's clock", async () => {
    const page = await openFor("parcel workers on strike", { clock: "2026-11-27T22:59:00Z" });
    await links(page).filter({ hasText: "Advisory: Germany" }).waitFor();
    await page.clock.runFor(120_000);
    await ask(page, "parcel workers strike");
    await expect.poll(() => links(page).filter({ hasText: "Germany" }).count()).toBe(0);
  });

  test("answers that are named above are left out; the others say why they are here", async () => {
    const page = await openFor("lost the phone with the authenticator");
    const answer = links(page).filter({ hasText: "Only its full text fits" });
    await answer.first().waitFor();
    const id = /\/answers\/([^/]+)\//.exec((await answer.first().getAttribute("href")) ?? "")?.[1] ?? "";
    await page.locator("kb-elsewhere").evaluate((list, own) => {
      (list as ElsewhereList).without = [own];
    }, id);
    await page.clock.runFor(200);
    await expect.poll(() => page.locator(`kb-elsewhere a[href='/answers/${id}/']`).count()).toBe(0);
  });

  test("a full text that cannot be loaded is told; nothing stands where nothing is found or after the box was emptied", async () => {
    const page = await openFor("");
    const mend = await cutOff(page, "**/pagefind-entry.json*");
    await ask(page, "refund");
    await page.getByText("The full text could not be loaded.").first().waitFor();
    mend();
    await ask(page, "xyzzy plugh");
    await expect
      .poll(() => page.locator("kb-elsewhere [role='status']").textContent())
      .toBe("0 found elsewhere");
    expect(await page.locator("kb-elsewhere").isHidden()).toBe(true);
    await ask(page, "lantern nights");
    await links(page).first().waitFor();
    await ask(page, "");
    expect(await page.locator("kb-elsewhere").isHidden()).toBe(true);
  });

  test("filters are called what the workspace calls them, and narrow what is found", async () => {
    const page = await openFor("refund ticket");
    await page.getByText("Filters", { exact: true }).click();
    await page.locator("kb-elsewhere [name='channel']").selectOption({ label: "Zalo" });
    await page.clock.runFor(200);
    await expect.poll(() => links(page).filter({ hasText: "Product:" }).count()).toBe(0);
    await page.locator("kb-elsewhere [name='country']").selectOption({ label: "Germany" });
    await page.clock.runFor(200);
    await page.getByText("Nothing else matches these filters.").waitFor();
    expect(await page.locator("kb-elsewhere [data-part='chosen']").innerText()).toBe("2");
  });

  test.each([
    ["light", 1440],
    ["dark", 380],
  ] as const)("is fit for everybody in %s at %i px", async (theme, width) => {
    const page = await openFor("refund ticket payment", { size: { width, height: 900 }, path: "/" });
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(() => {
      const list = document.querySelector("kb-elsewhere");
      if (list) document.querySelector("main")?.prepend(list);
    });
    await page.getByText("Filters", { exact: true }).click();
    await page.locator("kb-elsewhere [name='tag']").waitFor();
    expect(await axeFindings(page, "kb-elsewhere")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("questions one after another", () => {
  /** A Pagefind whose answers come when they are let go. */
  function slowPagefind() {
    const waiting: (() => void)[] = [];
    const result = (id: string) => ({
      id,
      score: 5,
      data: async () => ({ raw_url: `/${id}/#1.0`, meta: { title_en: id }, filters: {} }),
    });
    const index: FullTextIndex = {
      periods: ["../.."],
      search: (word) => new Promise((resolve) => waiting.push(() => resolve([result(word)]))),
    };
    return { index, waiting };
  }

  test("only the latest is answered, whichever comes back first", async () => {
    const { index, waiting } = slowPagefind();
    const { ask } = await loadElsewhere("/", async () => index);
    const options = { now: NOW, limit: 3, locale: "en" };
    const answers = Promise.all([ask("first", options), ask("second", options)]);
    for (const answer of waiting.toReversed()) answer();
    expect(await answers).toEqual([
      undefined,
      { found: [{ kind: "answer", title: { text: "second", locale: "en" }, path: "/second/" }], total: 1 },
    ]);
  });
});
