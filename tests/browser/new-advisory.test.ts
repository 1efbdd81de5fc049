import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { proposalFrom } from "#schema/proposal.ts";
import { LARKSPAN } from "../content.ts";
import { kb, kbJson, type PublishedJson } from "../histories.ts";
import { type AgentOptions, anAgentAt, closed } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { changeableSite, rebuild, type ServedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const LATER = "2026-11-21T12:30:00Z";
const FILE = "proposals/2026-11-21-france-parcel-strike.yaml";

let content: string;
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), "replybook new advisory "));
  cpSync(LARKSPAN, content, { recursive: true });
  // A language of replies in which nobody reads the interface.
  const workspace = join(content, "workspace.yaml");
  writeFileSync(
    workspace,
    readFileSync(workspace, "utf8").replace("replyLocales: [en, vi]", "replyLocales: [en, vi, ja]"),
  );
  site = await changeableSite(NOW);
  browser = await testBrowser();
});
afterEach(() => closed(browser.contexts()));
afterAll(async () => {
  await closedWindows();
  site?.close();
  rmSync(content, { recursive: true, force: true });
});

async function formAt(path: string, options: AgentOptions = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, options);
  await page.locator("kb-propose[data-ready]").waitFor();
  return page;
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes on to a field by Tab alone. */
async function tabbedTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  await target.waitFor();
  for (let tabs = 0; tabs < 80; tabs++) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

async function typed(page: Page, selector: string, words: string): Promise<void> {
  await tabbedTo(page, selector);
  await page.keyboard.type(words);
}

/** Picks one of many by the letters of its name. */
async function picked(page: Page, box: string, letters: string, name: string): Promise<void> {
  await typed(page, `#pick-${box}`, letters);
  await expect
    .poll(() => page.locator(`#pick-${box} ~ [role='group'] label`).allInnerTexts())
    .toContain(name);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(`#pick-${box} ~ .picked button`).allInnerTexts()).toContain(name);
}

const fileText = (page: Page) => page.locator(".handing pre").evaluate((place) => place.textContent ?? "");
const missing = (page: Page) => page.locator("[data-part='lacking'] a").allInnerTexts();

test("a strike at night is told of by keyboard alone, and stands above its answer once it is merged", async () => {
  const page = await formAt("/propose/");
  await page.locator("[name='verb'][value='new']").focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("#pick-countries").waitFor({ state: "attached" });
  await typed(page, "[name='title:en']", "France: parcel strike");
  await typed(page, "[name='box:en:text']", "Parcel workers in France are on strike.");
  await tabbedTo(page, "[name='where'][value='everywhere']");
  await page.keyboard.press("ArrowDown");
  await picked(page, "countries", "fra", "France");
  await picked(page, "countries", "belg", "Belgium");
  await tabbedTo(page, "[name='severity'][value='info']");
  await page.keyboard.press("ArrowDown");
  await tabbedTo(page, "[name='until']");
  await page.locator("[name='until']").fill("2026-11-28T00:00");
  await expect
    .poll(() => page.locator("[data-said='until']").innerText())
    .toContain("Sat 28 Nov 2026 00:00 in Viet Nam");
  await picked(page, "answers", "order late", "Store order is late");
  await expect
    .poll(() => page.locator("[data-part='preview']").innerText())
    .toMatch(/^Note: France, Belgium\s+France: parcel strike/);
  await typed(page, "[name='what:en']", "Parcels to France and Belgium are late.");
  await typed(page, "[name='why:en']", "Parcel workers are on strike.");
  await typed(page, "[name='do:en']", "Say ten working days.");
  await tabbedTo(page, "[name='owner']");
  await page.keyboard.type("Store");
  await tabbedTo(page, "kb-propose button[type='submit']");
  await page.keyboard.press("Enter");
  await page.locator(".handing pre").waitFor();
  const text = await fileText(page);
  const address = new URL((await page.locator("[data-act='host']").getAttribute("href")) ?? "");
  expect(address.searchParams.get("filename")).toBe(FILE);
  expect(proposalFrom(FILE, text)).toMatchObject({
    problems: [],
    proposal: {
      verb: "new",
      entry: "advisories/france-parcel-strike",
      owner: "store-policy",
      advisory: {
        countries: ["FR", "BE"],
        severity: "caution",
        from: expect.stringMatching(/^2026-11-21T19:0\d:\d\d\+07:00$/),
        until: "2026-11-28T00:00:00+07:00",
        scope: { answers: ["merch-late"] },
        effect: "note",
      },
    },
  });
  await page.close();

  writeFileSync(join(content, FILE), text);
  const { problems } = await kbJson<{ problems: readonly { file: string }[] }>(content, ["check"], LATER);
  expect(problems.filter(({ file }) => file === FILE)).toEqual([]);
  const { published } = await kbJson<PublishedJson>(content, ["publish", "--pending"], LATER);
  expect(published.map(({ id, version }) => `${id} ${version}`)).toContain(
    "advisories/france-parcel-strike 1.0",
  );
  expect(await kb(content, ["verify"], LATER)).toMatchObject({ status: 0 });
  await rebuild(site, LATER, content);

  const after = await anAgentAt(browser, site, "/answers/merch-late/", { clock: "2026-11-21T12:40:00Z" });
  await after.locator("select[data-case='country']").selectOption("FR");
  await expect
    .poll(() => after.locator(".advisory .lead").allInnerTexts())
    .toContainEqual(expect.stringContaining("France"));
  await expect
    .poll(() => after.locator(".advisory").allInnerTexts())
    .toContainEqual(expect.stringContaining("France: parcel strike"));
  await after.goto(`${site.url}/propose/`);
  await expect
    .poll(() => after.locator(".group").nth(1).innerText())
    .toMatch(/New advisory[\s\S]*France: parcel strike/);
});

test("an advisory that is there spreads to another country and holds the answer back, from its own form", async () => {
  const page = await formAt("/propose/advisories/vn-undersea-cables/");
  const names = (box: string) => page.locator(`#pick-${box}-en ~ .picked button`).allInnerTexts();
  const changes = (part: string) => page.locator(`[data-live='${part}:en']`).innerText();
  expect(await names("where")).toEqual(["Viet Nam"]);
  expect(await page.locator("#pick-use-en").isVisible()).toBe(false);
  await picked(page, "where-en", "thail", "Thailand");
  await expect.poll(() => changes("where")).toMatch(/What changes\s+Viet Nam, Thailand/);
  await page.locator("[name='effect:en']").selectOption("hold");
  await page.locator("[name='until:en']").fill("");
  await expect.poll(() => changes("until")).toContain("until somebody ends it");
  await page.locator("[name='kind'][value='major']").check();
  await page.locator("kb-propose button[type='submit']").click();
  await expect.poll(() => missing(page)).toContain("Name the answer to send instead");
  await page.getByRole("link", { name: "Name the answer to send instead" }).click();
  await expect.poll(() => isFocused(page.locator("#pick-use-en"))).toBe(true);
  await picked(page, "use-en", "login co", "Login code does not arrive or does not work");
  await picked(page, "use-en", "late", "Store order is late");
  expect(await names("use")).toEqual(["Store order is late"]);
  await page.reload();
  await page.locator("kb-propose[data-ready]").waitFor();
  await expect.poll(() => names("where")).toEqual(["Viet Nam", "Thailand"]);
  await expect.poll(() => names("use")).toEqual(["Store order is late"]);
  expect(await lookFaults(page)).toEqual([]);
  for (const part of ["what", "why", "do"])
    await page.locator(`[name='${part}:en']`).fill("The cables are cut.");
  await page.locator("kb-propose button[type='submit']").click();
  await page.locator(".handing pre").waitFor();
  const text = await fileText(page);
  await page.close();
  const file = "proposals/2026-11-21-vn-undersea-cables.yaml";
  expect(proposalFrom(file, text)).toMatchObject({ problems: [], proposal: { verb: "change" } });
  expect(proposalFrom(file, text).proposal?.texts).toEqual(
    new Map([
      [
        "en",
        {
          ...{ countries: ["VN", "TH"], regions: [], everywhere: false, until: "" },
          ...{ effect: "hold", use: "merch-late", boxes: {} },
        },
      ],
    ]),
  );

  writeFileSync(join(content, file), text);
  await kbJson<PublishedJson>(content, ["publish", "--pending"], LATER);
  expect(await kb(content, ["verify"], LATER)).toMatchObject({ status: 0 });
  await rebuild(site, LATER, content);
  const after = await anAgentAt(browser, site, "/answers/stream-buffers/", { clock: "2026-11-21T12:40:00Z" });
  await after.locator("select[data-case='country']").selectOption("TH");
  await expect
    .poll(() => after.locator(".advisory.hold .lead").allInnerTexts())
    .toContainEqual(expect.stringMatching(/On hold.*Thailand/));
});

describe("the form for a new advisory", () => {
  test("says what is missing, in Vietnamese on a phone, and leads there", async () => {
    const page = await anAgentAt(browser, site, "/vi/advisories/", {
      viewport: { width: 390, height: 844 },
      locale: "vi-VN",
      colorScheme: "dark",
    });
    await page.getByRole("link", { name: "Viết lưu ý mới" }).click();
    await page.locator("kb-propose[data-ready]").waitFor();
    await page.locator("#pick-answers").waitFor();
    await page.locator("[name='where'][value='some']").check();
    await page.locator("[name='effect'][value='hold']").check();
    expect(await lookFaults(page)).toEqual([]);
    await page.locator("kb-propose button[type='submit']").click();
    await expect
      .poll(() => missing(page))
      .toEqual([
        "Viết tiêu đề bằng mỗi ngôn ngữ đã viết",
        "Viết chuyện gì đang xảy ra",
        "Chọn ít nhất một nước hoặc khu vực",
        "Cho biết mức độ",
        "Chọn lúc kết thúc ở phía trước, hoặc cho biết chưa ai biết",
        "Chọn mẫu gửi thay vào",
        "Đặt một tên trong địa chỉ mà chưa ai dùng",
        "Chọn người phụ trách",
        "Nói chuyện gì đang xảy ra, không quá 140 ký tự",
        "Nói vì sao",
        "Nói cần làm gì",
      ]);
    await page.locator("[data-part='lacking'] a").nth(2).click();
    await expect.poll(() => isFocused(page.locator("#pick-countries"))).toBe(true);
  });

  test("keeps a draft with what was picked, and gives the lines their place only where they are added", async () => {
    const page = await formAt("/propose/?advisory");
    await page.locator("#pick-countries").waitFor({ state: "attached" });
    const line = page.locator("[name='box:en:public']");
    expect(await line.isVisible()).toBe(false);
    await page.locator("[name='effect'][value='append']").check();
    await line.fill("Parcels take ten days.");
    await page.locator("[name='where'][value='some']").check();
    await page.locator("#pick-countries").fill("viet");
    await page.locator("#pick-countries ~ [role='group'] input").first().check();
    await page.reload();
    const names = page.locator("#pick-countries ~ .picked button");
    await expect.poll(() => names.allInnerTexts()).toEqual(["Viet Nam"]);
    await expect.poll(() => line.inputValue()).toBe("Parcels take ten days.");
    await names.first().click();
    await expect.poll(() => names.count()).toBe(0);
    await page.locator("[name='verb'][value='new']").check();
    await expect.poll(() => page.locator("[name='phrases:en']").isVisible()).toBe(true);
    await expect.poll(() => page.locator("[name='box:en:text']").isVisible()).toBe(false);
  });

  test("folds away the languages of no interface, but for what a draft holds or still lacks in them", async () => {
    await rebuild(site, LATER, content);
    const page = await formAt("/propose/?advisory");
    await page.locator("#pick-countries").waitFor({ state: "attached" });
    const title = page.locator("[name='title:ja']");
    expect(await page.locator("[name='title:vi']").isVisible()).toBe(true);
    expect(await title.isVisible()).toBe(false);
    expect(await page.locator("[name='what:ja']").count()).toBe(0);
    const part = page.locator(".part[data-of='text']");
    await part.getByText("Other languages: Japanese").click();
    await page.locator("[name='box:ja:text']").fill("ストライキ中です。");
    await page.locator("kb-propose button[type='submit']").click();
    await page.getByRole("link", { name: "Write a title in every language you write in" }).last().click();
    await expect.poll(() => isFocused(title)).toBe(true);
    await page.reload();
    await expect.poll(() => page.locator("[name='box:ja:text']").isVisible()).toBe(true);
    expect(await page.locator("[name='box:ja:steps']").isVisible()).toBe(false);
  });
});
