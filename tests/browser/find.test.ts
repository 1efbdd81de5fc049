import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listFacts } from "#core/list-facts.ts";
import { cutOff } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";

let site: ServedSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(async () => {
  await context.close();
});

async function openAt(path: string, clock = NOW): Promise<Page> {
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  await page.clock.install({ time: new Date(clock) });
  await page.goto(`${site.url}${path}`);
  return page;
}

describe("from the box to the clipboard, by keyboard alone", () => {
  test("two words without tone marks find the answer; it is filled in, signed and copied", async () => {
    const page = await openAt("/vi/");
    await page.keyboard.press("/");
    await page.keyboard.type("ma dang nhap", { delay: 10 });
    await page.locator(".found [role='option']").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/vi/answers/login-code/");
    await page.locator("kb-answer[data-ready]").waitFor();
    await page.locator("[data-field='customer_name']").first().focus();
    await page.keyboard.type("Linh");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => "initials" in (document.activeElement as HTMLElement).dataset))
      .toBe(true);
    await page.keyboard.type("ab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.locator("[data-part='status']", { hasText: "Đã sao chép" }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^Dạ chào bạn Linh, bên mình xin lỗi vì bạn chưa đăng nhập được\./);
    expect(text).toMatch(/\^AB$/);
  });

  test("Enter opens the first result, and what was typed is in no address and no storage", async () => {
    const page = await openAt("/");
    await page.keyboard.press("/");
    await page.keyboard.type("refnd for lnh@example.com", { delay: 5 });
    await page.locator(".found [role='option']").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/answers/*/");
    const kept = await page.evaluate(
      () => location.href + document.referrer + JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    expect(kept).not.toContain("lnh");
    expect(kept).not.toContain("refnd");
  });

  test("Escape clears the box, then leaves it", async () => {
    const page = await openAt("/answers/");
    await page.keyboard.press("/");
    await page.keyboard.type("coins", { delay: 5 });
    await page.locator(".found [role='option']").first().waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("#q").inputValue()).toBe("");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("q");
  });

  test("a message that nothing fits says so", async () => {
    const page = await openAt("/");
    await page.locator("#q").fill("xyzzy plugh qwfp");
    await page.getByText("No approved answer fits").first().waitFor();
  });

  test("a slash typed into a field stays there", async () => {
    const page = await openAt("/answers/login-code/");
    await page.locator("[data-field='customer_name']").first().focus();
    await page.keyboard.type("a/b");
    expect(await page.locator("[data-field='customer_name']").first().inputValue()).toBe("a/b");
  });
});

describe("lists", () => {
  test("tell a scheduled version by the device's clock, on pages built before", async () => {
    const page = await openAt("/answers/", "2026-11-23T03:00:00Z");
    const row = page.locator("li", { hasText: "Login code does not arrive" });
    await row.getByText(/Changed/).waitFor();
  });

  test("are narrowed by product", async () => {
    const page = await openAt("/answers/");
    const before = await page.locator("kb-answer-list li:visible, .rows > li:visible").count();
    await page.getByLabel("Product").selectOption({ label: "Coins" });
    await expect
      .poll(() => page.locator("kb-answer-list li:visible, .rows > li:visible").count())
      .toBeLessThan(before);
    await page.getByText("Coins missing after payment").first().waitFor();
  });
});

/** The list of answers as if it were too long for one page: five rows a part, the first two parts at once. */
async function withLongList(page: Page): Promise<void> {
  const html = await (await fetch(`${site.url}/answers/`)).text();
  const [head = "", tail = ""] = html.split(/(?<=<ul class="rows answers">)[\s\S]*(?=<\/ul>\s*<\/kb-now>)/);
  const rows = html.match(/<li (data-|hidden)[^>]*>\s*<div class="what">[\s\S]*?<\/li>/g) ?? [];
  const parts = Array.from({ length: Math.ceil(rows.length / 5) }, (_, part) =>
    rows.slice(part * 5, part * 5 + 5),
  );
  const words = (row: string, name: string) =>
    new RegExp(` data-${name}(?:="([^"]*)")?[ >]`)
      .exec(row)
      ?.slice(1)
      .flatMap((said = "") => said.split(" "));
  const facts = listFacts(
    parts.map((own, part) => ({
      name: `part-${part}`,
      rows: own.map((row) => ({
        id: /\/answers\/([a-z0-9-]+)\//.exec(row)?.[1] ?? "",
        words: { product: words(row, "product"), channel: words(row, "channel") },
      })),
    })),
  );
  const more = `<p class="more" data-part="more"><a class="btn" href="/list/part-2/">More</a></p><p role="alert" data-part="failed" hidden><button type="button" data-act="again">Again</button></p>`;
  const listed = (own: readonly string[], after = "") =>
    head + own.join("") + tail.replace("</kb-now>", `</kb-now>${after}`);
  const answer = (body: string) => ({ contentType: "text/html", body });
  await page.route("**/list/en.json", (route) => route.fulfill({ json: facts }));
  await page.route("**/list/part-*/", (route) => {
    const part = Number(/part-(\d+)/.exec(route.request().url())?.[1]);
    return route.fulfill(answer(listed(parts[part] ?? [])));
  });
  const first = listed(parts.slice(0, 2).flat(), more);
  await page.route(/\/answers\/(\?.*)?$/, (route) => route.fulfill(answer(first)));
}

describe("a list that is too long for one page", () => {
  const shown = (page: Page) => page.locator(".rows.answers > li:visible a b").allInnerTexts();

  test("is filtered whole, goes on where it ends, and stays usable without a network", async () => {
    const page = await openAt("/answers/");
    const all = await shown(page);
    const named = await page.getByLabel("Product").locator("option").allInnerTexts();
    await page.getByLabel("Product").selectOption({ label: "Coins" });
    await expect.poll(async () => (await shown(page)).length).toBeLessThan(all.length);
    const coins = await shown(page);
    expect([named.includes("Coins"), coins.length > 1]).toEqual([true, true]);

    await withLongList(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}/answers/?product=coins`);
    await expect.poll(() => shown(page)).toEqual(coins);
    await expect
      .poll(() => page.locator("kb-answer-list [data-part='count']").innerText())
      .toBe(`${coins.length} answers`);
    expect(asked).not.toContain("/list/part-0/");
    await expect.poll(() => page.locator("kb-answer-list [data-part='more']").isHidden()).toBe(true);

    await page.getByLabel("Product").selectOption("");
    await expect.poll(() => shown(page)).toEqual(all);
    await expect
      .poll(() => page.locator("kb-answer-list [data-part='count']").innerText())
      .toBe("20 answers");

    const mend = await cutOff(page, "**/list/en.json");
    await page.goto(`${site.url}/answers/`);
    await page.locator("kb-answer-list [data-part='failed']").waitFor();
    expect((await shown(page)).length).toBeLessThan(all.length);
    mend();
    await withLongList(page);
    await page.locator("[data-act='again']").click();
    await expect.poll(() => shown(page)).toEqual(all);
    await expect.poll(() => page.locator("kb-answer-list [data-part='failed']").isHidden()).toBe(true);
  });
});

describe("when the search cannot be loaded", () => {
  test("the page says so, and the rest of it works", async () => {
    const page = await openAt("/answers/login-code/");
    await page.route("**/search/manifest.json", (route) => route.abort());
    await page.locator("#q").fill("coins");
    await page.getByText("Search could not be loaded.").first().waitFor();
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    expect(await page.locator("[data-act='missing']").count()).toBe(0);
  });
});
