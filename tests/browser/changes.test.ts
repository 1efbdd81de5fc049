import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ChangeList, ListedChange } from "#core/listed-change.ts";
import { millisOf } from "#core/millis.ts";
import { type AgentOptions, anAgentAt, closed, heldBack } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { changeableSite, type ServedSite } from "./site.ts";

/** The pages are built on Saturday; a login code is valid for 5 minutes from Monday 09:00 in Viet Nam on. */
const BUILT = "2026-11-21T12:00:00Z";
const MONDAY = "2026-11-23T02:00:00Z";

let site: ServedSite;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  site = await changeableSite(BUILT);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(() => closed(contexts.splice(0)));

async function opened(path: string, options: AgentOptions = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, {
    clock: BUILT,
    timezoneId: "Asia/Ho_Chi_Minh",
    ...options,
  });
  contexts.push(page.context());
  if (path.endsWith("/changes/")) await ready(page);
  return page;
}

const ready = (page: Page) => page.locator("kb-change-log[data-ready]").waitFor();

/** How many changes the top bar and the tab say are unread. */
async function saysUnread(page: Page, count: number): Promise<void> {
  const link = page.locator(".top [data-place='changes'] a");
  const words = count === 0 ? "Changes" : `${count} change${count === 1 ? "" : "s"} not read`;
  await expect.poll(() => link.textContent()).toBe(words);
  await expect.poll(() => page.title()).toMatch(count === 0 ? /^(?!\()/ : new RegExp(`^\\(${count}\\) · `));
}

const line = (page: Page, key: string) => page.locator(`[data-part] > [data-change="${key}"]`);
/** For one test, puts a change like that of late orders into the list, where its time has it stand. */
function listed(parts: Partial<ListedChange>): void {
  const file = join(site.folder, "api/v1/changes.json");
  const built = readFileSync(file, "utf8");
  const list = JSON.parse(built) as ChangeList;
  const change = { ...(list.changes.find(({ id }) => id === "merch-late") as ListedChange), ...parts };
  const changes = [...list.changes, change].sort((a, b) => millisOf(b.at) - millisOf(a.at));
  writeFileSync(file, JSON.stringify({ ...list, changes }));
  onTestFinished(() => writeFileSync(file, built));
}

describe("the focus stays where somebody reads", () => {
  test("while the time of a line goes on", async () => {
    const page = await opened("/changes/");
    const changed = page
      .locator("[data-part='log'] > .logged:visible")
      .filter({ has: page.locator(".meta a") });
    const link = changed.first().locator(".meta a");
    const said = changed.first().locator("time").first();
    await link.focus();
    const before = await said.textContent();
    await page.clock.fastForward(26 * 60 * 60_000);
    await expect.poll(() => said.textContent()).not.toBe(before);
    expect(await link.evaluate((own) => own === document.activeElement)).toBe(true);
  });

  test("when what changed is drawn under it", async () => {
    const page = await opened("/");
    const release = await heldBack(page, "**/api/v1/answers/*/*.json");
    await page.goto(`${site.url}/changes/`);
    await ready(page);
    const part = page.locator("details.ab[open] [data-part='diff']").last();
    const link = part.locator("a").first();
    await link.evaluate((own) => own.setAttribute("data-before", ""));
    await link.focus();
    release();
    await part.locator("[data-before]").waitFor({ state: "detached" });
    expect(await part.evaluate((own) => own.contains(document.activeElement))).toBe(true);
  });
});

const unreadLines = (page: Page) => page.locator(".logged[data-unread]:visible");

describe("what is unread", () => {
  test("is counted in the top bar and the tab of every page, for this agent: their team, their language", async () => {
    const page = await opened("/answers/coins-missing/");
    await saysUnread(page, 12);
    const desk = await opened("/", { habit: { team: "desk" } });
    await saysUnread(desk, 11);
    await expect.poll(() => desk.locator(".lines [data-unread]:visible .unread").count()).toBeGreaterThan(3);
    const vietnamese = await opened("/vi/products/tickets/");
    const link = vietnamese.locator(".top [data-place='changes'] a");
    await expect.poll(() => link.textContent()).toBe("12 thay đổi chưa đọc");
  });

  test("grows by a change at its minute, and by what a newer build says, for those who are told of it", async () => {
    const pages = await Promise.all(
      ["en", "vi"].map((locale) =>
        opened("/training/", { clock: "2026-11-23T01:59:00Z", habit: { locale } }),
      ),
    );
    const [english, vietnamese] = pages as [Page, Page];
    for (const page of pages) await saysUnread(page, 12);
    await english.clock.runFor(61_000);
    await saysUnread(english, 13);
    listed({
      key: "answers/merch-late@3.1",
      version: "3.1",
      isSmall: true,
      caughtUp: ["vi"],
      at: "2026-11-23T01:59:30Z",
    });
    await vietnamese.clock.runFor(61_000);
    const news = { detail: { entries: ["answers/merch-late"] } };
    for (const page of pages)
      await page.evaluate((told) => document.dispatchEvent(new CustomEvent("kb:news", told)), news);
    await saysUnread(vietnamese, 14);
    await saysUnread(english, 13);
  });

  test("was read everywhere when it was read or used in one place", async () => {
    const page = await opened("/changes/");
    await line(page, "answers/coins-missing@2.0").getByRole("button", { name: "Mark as read" }).click();
    await saysUnread(page, 11);
    await page.goto(`${site.url}/answers/coins-missing/`);
    await expect.poll(() => page.locator("[data-part='strip']").getAttribute("class")).toContain("old");
    await page.goto(`${site.url}/answers/refund-change-of-mind/`);
    await page.locator("[data-part='strip'] > summary").click();
    await saysUnread(page, 10);
    await page.goto(`${site.url}/products/lantern-nights-saigon/`);
    await saysUnread(page, 9);
    await page.goto(`${site.url}/changes/`);
    await saysUnread(page, 9);
    await expect.poll(() => unreadLines(page).count()).toBe(9);
    const read = line(page, "answers/refund-change-of-mind@4.0");
    await expect.poll(() => read.locator("details.ab").getAttribute("open")).toBeNull();
  });
});

describe("the log of changes", () => {
  test("marks all as read, in other tabs too, and takes it back", async () => {
    const page = await opened("/changes/");
    const other = await page.context().newPage();
    await other.goto(`${site.url}/health/`);
    await saysUnread(other, 12);
    await page.getByRole("button", { name: "Mark 12 as read" }).click();
    for (const tab of [page, other]) await saysUnread(tab, 0);
    await expect.poll(() => unreadLines(page).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    for (const tab of [page, other]) await saysUnread(tab, 12);
  });

  test("shows all that is unread to who asks for that, what stands on older pages too", async () => {
    const key = "answers/merch-late@1.9";
    const what = { en: "Parcels take 9 working days, were 7." };
    listed({ key, version: "1.9", before: "1.8", what, at: "2026-11-16T12:00:00Z" });
    const page = await opened("/changes/");
    await saysUnread(page, 13);
    const elsewhere = line(page, key);
    await expect.poll(() => elsewhere.count()).toBe(1);
    expect(await elsewhere.isVisible()).toBe(false);
    await page.locator("input[name='show'][value='unread']").check();
    await expect.poll(() => elsewhere.isVisible()).toBe(true);
    expect(await elsewhere.textContent()).toContain("Parcels take 9 working days, were 7.");
    await expect.poll(() => unreadLines(page).count()).toBe(13);
    await elsewhere.getByRole("button", { name: "Mark as read" }).click();
    await saysUnread(page, 12);
    await expect.poll(() => elsewhere.isVisible()).toBe(false);
  });

  test("keeps what asks for an acknowledgement on top until it has one", async () => {
    const page = await opened("/changes/", { clock: "2026-11-23T01:59:00Z" });
    const first = page.locator("[data-part='acknowledge'] > .logged");
    await expect.poll(() => first.count()).toBe(0);
    await page.clock.runFor(61_000);
    await expect.poll(() => first.count()).toBe(1);
    await page.getByRole("button", { name: "Mark 13 as read" }).click();
    await saysUnread(page, 0);
    await page.reload();
    await ready(page);
    await expect
      .poll(() => first.locator(".says").innerText())
      .toBe("A login code is valid for 5 minutes, was 10.");
    await first.getByRole("button", { name: "Acknowledge" }).click();
    await expect.poll(() => first.count()).toBe(0);
    const state = line(page, "answers/login-code@2.0").locator("[data-state='acknowledge']");
    await expect.poll(() => state.innerText()).toBe("Acknowledged today 09:00");
  });

  test("shows A to B of the reply this agent uses, when it began where they are, and why", async () => {
    const page = await opened("/changes/", {
      clock: MONDAY,
      timezoneId: "America/New_York",
      habit: { locale: "vi", channel: "facebook-comment" },
    });
    const login = line(page, "answers/login-code@2.0");
    await expect.poll(() => login.locator(".where").first().innerText()).toMatch(/^Vietnamese · Public/);
    await expect.poll(() => login.locator(".was del").first().innerText()).toBe("10\u00a0phút");
    await expect.poll(() => login.locator(".now ins").first().innerText()).toBe("5\u00a0phút");
    const time = login.locator("time[data-when]");
    await expect.poll(() => time.innerText()).toBe("in effect since today 21:00, now");
    await expect
      .poll(() => time.getAttribute("title"))
      .toBe("Sun 22 Nov 2026 21:00 in New York · Mon 23 Nov 2026 09:00 in Viet Nam · 02:00 UTC");
    await expect
      .poll(() => login.locator(".note").innerText())
      .toContain("Codes that end sooner stopped most");
    await login.locator("[data-part='others'] summary").click();
    await expect.poll(() => login.locator(".difference").count()).toBeGreaterThan(1);
    await page.setViewportSize({ width: 380, height: 800 });
    await expect.poll(() => login.locator(".was del").first().isVisible()).toBe(false);
    await expect.poll(() => login.locator(".now del").first().isVisible()).toBe(true);
  });

  test("says since when they have not looked, and keeps filters and small corrections in the address", async () => {
    const page = await opened("/changes/", { clock: "2026-11-20T08:02:00Z" });
    await page.goto(`${site.url}/health/`);
    await page.clock.setSystemTime(new Date(BUILT));
    await page.goto(`${site.url}/changes/?team=desk&small=1`);
    await ready(page);
    const said = page.locator("[data-part='since']");
    await expect.poll(() => said.innerText()).toBe("since you last looked, yesterday 15:02");
    const next = page.locator(".looked + .logged time[data-when]");
    await expect.poll(() => next.getAttribute("datetime")).toMatch(/^2026-11-19T/);
    await expect.poll(() => line(page, "answers/insult-to-staff@1.0").isVisible()).toBe(false);
    await expect.poll(() => line(page, "answers/trial-charged@2.2").isVisible()).toBe(true);
    await page.getByText("Unread", { exact: false }).locator("input[value='unread']").check();
    expect(new URL(page.url()).search).toBe("?show=unread&team=desk&small=1");
    await page.reload();
    await ready(page);
    await expect.poll(() => page.locator(".logged:visible").count()).toBe(11);
  });

  test("is led by keys: arrows to a change, a marks it, Enter opens it, g c comes back", async () => {
    const page = await opened("/changes/");
    const focused = () => page.evaluate(() => document.activeElement?.closest("li")?.dataset.change);
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowDown");
    const [first, second] = await page
      .locator("[data-part='log'] > .logged:visible")
      .evaluateAll((lines) => lines.map((one) => (one as HTMLElement).dataset.change));
    expect([await focused(), await page.locator(".coming .logged").count()]).toEqual([first, 2]);
    await expect.poll(() => page.locator(".logged .acts kbd:visible").innerText()).toBe("a");
    await page.keyboard.press("a");
    await saysUnread(page, 11);
    expect(await focused()).toBe(second);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${second?.split("@")[0]}/`);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.waitForURL("**/changes/");
  });

  test("works where nothing can be kept or loaded", async () => {
    const page = await opened("/");
    await page.context().route("**/api/v1/changes.json", (route) => route.abort());
    page.removeAllListeners("console");
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", { get: () => Function("throw new Error('blocked')")() }),
    );
    await page.goto(`${site.url}/changes/`);
    await expect.poll(() => unreadLines(page).count()).toBe(12);
    await page.getByRole("button", { name: "Mark as read" }).first().click();
    await expect.poll(() => unreadLines(page).count()).toBe(11);
  });

  test("can be read and used by everybody while something waits", async () => {
    const page = await opened("/changes/", { clock: MONDAY, bypassCSP: true });
    await page.getByRole("button", { name: "Mark as read" }).first().click();
    expect(await lookFaults(page)).toEqual([]);
  });
});
