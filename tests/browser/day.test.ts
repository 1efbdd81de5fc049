import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closedWindows, testBrowser } from "./chromium.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

/** Saturday 21 November 2026, 19:00 in Viet Nam. */
const NOW = "2026-11-21T12:00:00Z";

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

interface Opening extends BrowserContextOptions {
  readonly clock?: string;
  /** What the device remembers, by name without the prefix; `{}` is a fresh device. */
  readonly remembers?: Readonly<Record<string, unknown>>;
  readonly storage?: "blocked" | "full";
  /** Whether scripts come when the page has been seen. */
  readonly isSlow?: boolean;
}

const SETTLED = { habit: { initials: "AB" } };

/** A page of a device in Viet Nam that remembers something; what the page complains of fails the test. */
async function openAt(path: string, opening: Opening = {}): Promise<Page> {
  const { clock = NOW, remembers = SETTLED, storage, isSlow, ...options } = opening;
  const kept = Object.entries(remembers).map(([name, value]) => [`replybook.${name}`, JSON.stringify(value)]);
  context = await browser.newContext({
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  await context.addInitScript(leaveBehind, kept as [string, string][]);
  if (storage) await context.addInitScript(breakStorage, storage);
  const page = await context.newPage();
  if (isSlow)
    await page.route("**/_astro/*.js", async (route) => {
      await page.evaluate(painted);
      await route.continue();
    });
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && expect.fail(`The console says: ${message.text()}`),
  );
  if (options.javaScriptEnabled !== false) await page.clock.install({ time: new Date(clock) });
  // Elements of the start page are loaded where they stand.
  await settled(page, () => page.goto(`${site.url}${path}`));
  return page;
}

/** Waits until something of the page is seen. */
const painted = () =>
  new Promise<void>((seen) =>
    new PerformanceObserver(() => seen()).observe({ type: "paint", buffered: true }),
  );

/** What a device remembers was there before its first page. */
function leaveBehind(kept: readonly (readonly [string, string])[]): void {
  if (location.protocol === "about:" || localStorage.getItem("before")) return;
  for (const [name, value] of [...kept, ["before", "left"] as const]) localStorage.setItem(name, value);
}

function breakStorage(how: string): void {
  const refuse = () => {
    throw new DOMException("Storage cannot be used.", "SecurityError");
  };
  if (how === "full") Storage.prototype.setItem = refuse;
  else Object.defineProperty(window, "localStorage", { get: refuse });
}

const everythingKept = async (page: Page) => {
  const { before: _, "replybook.looked": __, ...kept } = await page.evaluate(() => ({ ...localStorage }));
  return kept;
};
const shelved = (id: string, more: object = {}) => ({ id, title: { en: `The old title of ${id}` }, ...more });
const SHELF = {
  pinned: [shelved("where-is-my-ticket"), shelved("login-code")],
  recent: [
    shelved("refund-where-is-my-money", { channel: "messenger", at: "2026-11-21T03:52:00Z" }),
    shelved("account-locked", { channel: "zalo", at: "2026-11-20T03:40:00Z" }),
  ],
};

const headings = async (page: Page) =>
  (await page.locator("kb-shelf .h").allInnerTexts()).map((text) => text.replace(/\s+/, " "));

/** How much the page has moved by itself since it was opened. */
const shift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

test("a start page that was built before the last change shows it without moving", async () => {
  const page = await openAt("/", { clock: "2026-11-23T02:01:00Z", isSlow: true });
  await page.locator(".lines li:visible", { hasText: "A login code is valid for 5 minutes" }).waitFor();
  // A list that moves counts for twenty times as much.
  expect(await shift(page)).toBeLessThan(0.001);
});

describe("pinned and recent answers", () => {
  /** How much moves until they stand there; what is left is the swap of the font, some pixels of one line. */
  const NO_MOVE = 0.001;

  test("stand above the list, as links with their state, time and channel, and nothing moves for them", async () => {
    const page = await openAt("/", { remembers: { ...SETTLED, shelf: SHELF } });
    const rows = page.locator("kb-shelf li:visible");
    await page.locator("kb-shelf .state").first().waitFor();
    expect(await shift(page)).toBeLessThan(NO_MOVE);
    // A device that knows its agent needs no first steps.
    await expect.poll(() => page.locator("kb-first-run").isVisible()).toBe(false);
    await expect.poll(() => headings(page)).toEqual(["Pinned 2", "Recent 2"]);
    expect((await rows.allInnerTexts()).map((text) => text.split(/\n+/))).toEqual([
      ["Where is my ticket", "Tickets", "Changed 1 day ago"],
      ["Login code does not arrive or does not work", "Accounts", "New in 1 day"],
      ["Refund sent, money not there yet", "10:52 · Messenger", "Current"],
      ["Account locked", "20 Nov, 10:40 · Zalo", "Current"],
    ]);
    await rows.nth(3).click();
    expect(new URL(page.url()).pathname).toBe("/answers/account-locked/");
  });

  test("move nothing on a phone either, and what they say changes with the clock", async () => {
    const page = await openAt("/", {
      remembers: { ...SETTLED, shelf: SHELF },
      clock: "2026-11-23T01:59:30Z",
      viewport: { width: 390, height: 900 },
    });
    const row = page.locator("kb-shelf li:visible").nth(1);
    await page.locator("kb-shelf .state").first().waitFor();
    expect(await shift(page)).toBeLessThan(NO_MOVE);
    await row
      .filter({ hasText: "New now" })
      .or(row.filter({ hasText: "New this" }))
      .waitFor();
    await page.clock.fastForward(45_000);
    await row.filter({ hasText: "Changed" }).waitFor();
  });

  test("another tab's news comes in; an answer the page does not list is asked for, one that is gone goes", async () => {
    const shelf = { pinned: [shelved("where-is-my-ticket")], recent: [] };
    const page = await openAt("/", { remembers: { ...SETTLED, shelf } });
    await page.locator("kb-shelf li").first().waitFor();
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('.results li:has([href$="/login-code/"])')) row.remove();
    });
    const other = await (context as BrowserContext).newPage();
    await other.goto(`${site.url}/training/`);
    await other.evaluate(
      (shelf) => localStorage.setItem("replybook.shelf", shelf),
      JSON.stringify({ ...SHELF, pinned: [shelved("login-code"), shelved("gone")] }),
    );
    await page.locator("kb-shelf li", { hasText: "Login code does not arrive" }).first().waitFor();
    await expect.poll(() => headings(page)).toEqual(["Pinned 1", "Recent 2"]);
    expect((await everythingKept(page))["replybook.shelf"]).not.toContain("gone");
  });
});

describe("the private tally", () => {
  const days = { "2026-11-28": 30, "2026-11-29": 45, "2026-11-30": 12, "2026-10-31": 99 };
  const figures = (page: Page) => page.locator("kb-tally dd").allInnerTexts();

  test("shows the day and the month beside the target, and begins again at midnight and with the month", async () => {
    const page = await openAt("/", {
      remembers: { ...SETTLED, tally: { days } },
      clock: "2026-11-30T16:58:30Z",
    });
    await expect.poll(() => figures(page)).toEqual(["12", "29 a day", "40"]);
    await page.clock.runFor(180_000);
    await expect.poll(() => figures(page)).toEqual(["0", "0 a day", "40"]);
  });

  test("goes by the start of the agent's own shift", async () => {
    const habit = { initials: "AB", shiftStart: "06:00" };
    const page = await openAt("/", { remembers: { habit, tally: { days } }, clock: "2026-11-30T22:00:00Z" });
    await expect.poll(() => figures(page)).toEqual(["12", "29 a day", "40"]);
    await expect
      .poll(() => page.locator("kb-tally .n").innerText())
      .toBe("shift from 06:00, only you see this");
    await page.clock.runFor(3_660_000);
    await expect.poll(() => figures(page)).toEqual(["0", "0 a day", "40"]);
  });
});

describe("what the start page says by the device's clock", () => {
  test("the next briefing, in the reader's own time", async () => {
    const page = await openAt("/", { clock: "2026-11-23T04:01:00Z", timezoneId: "Europe/Berlin" });
    const next = page.locator("kb-next-briefing");
    await expect.poll(() => next.innerText()).toMatch(/^Today 09:00, in 3 hr/);
    await page.clock.setFixedTime(new Date("2026-11-23T08:00:10Z"));
    await page.clock.runFor(60_000);
    await next.filter({ hasText: /^Tomorrow 03:00/ }).waitFor();
  });

  test("advisories while they are in force", async () => {
    const page = await openAt("/", { clock: "2026-11-27T22:59:00Z" });
    const places = () => page.locator(".adv-list li:visible .c a").allInnerTexts();
    await expect.poll(() => places()).toEqual(["Viet Nam", "Germany"]);
    await page.clock.fastForward(120_000);
    await expect.poll(places).toEqual(["Viet Nam"]);
    await page.clock.setFixedTime(new Date("2026-12-05T00:00:00Z"));
    await page.clock.runFor(60_000);
    await page.getByText("No advisory is in force.").waitFor();
  });

  test("changes per week up to this week, drawn and as a table", async () => {
    const page = await openAt("/", { clock: "2026-11-24T03:00:00Z" });
    await page.getByText("The same figures as a table").click();
    await expect.poll(() => page.locator("kb-week-plot tr").last().innerText()).toMatch(/23 Nov\s+1 so far/);
    const drawn = await page.getByRole("img", { name: /^Changes per week/ }).getAttribute("aria-label");
    expect(drawn).toMatch(/16 Nov: \d+, 23 Nov: 1 so far$/);
  });
});

describe("the first steps", () => {
  test("are taken one after the other, and never come back", async () => {
    const page = await openAt("/", { remembers: {} });
    const steps = page.getByRole("group", { name: "Three short steps, only once" });
    await steps.getByLabel("Your initials").fill("ab");
    await page.keyboard.press("Enter");
    await steps.getByLabel("Channel").selectOption("zalo");
    await steps.getByLabel("Reply in").selectOption("vi");
    await page.reload();
    await steps.getByLabel("Channel").selectOption("zalo");
    await steps.getByLabel("Reply in").selectOption("vi");
    await steps.getByRole("button", { name: "Save" }).click();
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await steps.waitFor({ state: "hidden" });
    expect(JSON.parse((await everythingKept(page))["replybook.habit"] ?? "")).toEqual({
      initials: "AB",
      channel: "zalo",
      locale: "vi",
    });
    await page.reload();
    await expect.poll(() => steps.isVisible()).toBe(false);
  });

  test("can each be skipped", async () => {
    const page = await openAt("/vi/", { remembers: {} });
    for (let step = 0; step < 3; step++) await page.getByRole("button", { name: "Bỏ qua" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
    await page.reload();
    await expect.poll(() => page.locator("kb-first-run").isVisible()).toBe(false);
    const { "replybook.read": _, ...kept } = await everythingKept(page);
    expect(kept).toEqual({ "replybook.first-run": "3" });
  });
});

describe("preferences", () => {
  const opened = async (page: Page) => page.locator(".me").click();

  test("are kept, and the button at the right of the bar shows the initials", async () => {
    const page = await openAt("/", { remembers: { "first-run": 3 } });
    const width = (await page.locator(".me").boundingBox())?.width;
    await opened(page);
    await page.getByLabel("Initials", { exact: true }).fill("xy");
    await page.getByLabel("Pinned country").selectOption({ label: "Viet Nam" });
    await page.getByLabel("Shift starts at").fill("06:30");
    await page.getByLabel("Single-letter keys").uncheck();
    await page.getByLabel("Theme").selectOption("dark");
    await page.goto(`${site.url}/answers/login-code/`);
    expect(JSON.parse((await everythingKept(page))["replybook.habit"] ?? "")).toEqual({
      initials: "XY",
      country: "VN",
      shiftStart: "06:30",
      keys: "off",
    });
    await page.getByRole("button", { name: "XY Menu and preferences" }).click();
    expect((await page.locator(".me").boundingBox())?.width).toBe(width);
    await expect.poll(() => page.getByLabel("Pinned country").inputValue()).toBe("VN");
    await expect.poll(() => page.getByLabel("Single-letter keys").isChecked()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.getByLabel("Initials", { exact: true }).fill("");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Menu and preferences", exact: true }).waitFor();
  });

  test("everything on the device is forgotten after a second press, and nothing else", async () => {
    const remembers = { ...SETTLED, shelf: SHELF, tally: { days: {} }, theme: "dark", "first-run": 3 };
    const page = await openAt("/", { remembers });
    await page.evaluate(() => localStorage.setItem("chat-tool", "mine"));
    await opened(page);
    await page.getByRole("button", { name: "Forget everything on this device" }).click();
    await page.getByRole("button", { name: "Keep it" }).click();
    // With the day from which on changes are news.
    await expect.poll(async () => Object.keys(await everythingKept(page))).toHaveLength(7);
    await page.getByRole("button", { name: "Forget everything on this device" }).click();
    await page.getByRole("button", { name: "Forget everything", exact: true }).click();
    await page.locator("kb-first-run").waitFor({ state: "visible" });
    const { "replybook.read": _, ...kept } = await everythingKept(page);
    expect(kept).toEqual({ "chat-tool": "mine" });
    await expect.poll(() => page.locator("kb-shelf li").count()).toBe(0);
  });

  test.each(["blocked", "full"] as const)(
    "where storage is %s, the page works and says so",
    async (storage) => {
      const page = await openAt("/", { storage, remembers: {} });
      // Where nothing can be kept, the first steps would come back each time.
      if (storage === "blocked")
        await expect.poll(() => page.locator("kb-first-run").isVisible()).toBe(false);
      await opened(page);
      await page.getByLabel("Initials", { exact: true }).fill("xy");
      await page.keyboard.press("Tab");
      await page.getByText("Not saved: this device has no space left.").waitFor();
      await page.getByRole("button", { name: "XY Menu and preferences" }).waitFor();
      await expect.poll(() => page.locator("kb-tally dd").first().innerText()).toBe("0");
    },
  );
});

describe("the interface's language", () => {
  const PLACE = "/answers/login-code/?v=1.0#reply";
  const vi = { habit: { initials: "AB", language: "vi" } };
  const place = (page: Page) => page.url().slice(site.url.length);

  test("a page opened fresh comes in the remembered one, and back leads out", async () => {
    const page = await openAt("/training/", { remembers: SETTLED });
    await page.evaluate(() =>
      localStorage.setItem("replybook.habit", JSON.stringify({ language: "vi", initials: "AB" })),
    );
    await page.goto("about:blank");
    await page.goto(`${site.url}${PLACE}`);
    await page.waitForURL(`**/vi${PLACE}`);
    await page.getByRole("heading", { level: 1, name: "Mã đăng nhập" }).waitFor();
    await page.goBack();
    expect(page.url()).toBe("about:blank");
    await page.goForward();
    expect(place(page)).toBe(`/vi${PLACE}`);
  });

  test("who chooses the other one in the menu stays there, at the same place", async () => {
    const page = await openAt(`/vi${PLACE}`, { remembers: vi });
    await page.locator(".me").click();
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL(`**${PLACE}`);
    expect(place(page)).toBe(PLACE);
    await page.reload();
    expect(place(page)).toBe(PLACE);
    const other = await (context as BrowserContext).newPage();
    await other.goto(`${site.url}/vi/answers/`);
    await other.waitForURL(`${site.url}/answers/`);
  });
});

test("without JavaScript the start page tells what does not depend on the agent", async () => {
  const page = await openAt("/", { remembers: {}, javaScriptEnabled: false });
  await page.getByRole("heading", { name: "Changes per week" }).waitFor();
  await expect.poll(() => page.locator(".adv-list li:visible").count()).toBe(2);
  await expect.poll(() => page.locator(".soon li:visible").count()).toBe(2);
  await expect.poll(() => page.getByText("Every day 09:00 and 15:00 in Viet Nam").isVisible()).toBe(true);
  for (const own of ["kb-tally", "kb-shelf", ".preferences", "kb-next-briefing", "kb-first-run"])
    await expect.poll(() => page.locator(own).first().isVisible()).toBe(false);
});
