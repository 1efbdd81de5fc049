import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aChange, anAdvisory, anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";
import { cutOff, heldBack } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { rebuild, type ServedSite, servedSite } from "./site.ts";

const MORNING = "2026-03-01T08:40:00Z";
const LATE = "/answers/late-delivery/";

let content: ContentFolder;
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  content = aTree({
    "answers/late-delivery/en.mdx": anAnswer({ front: "change: {}" }),
    "answers/login-code/en.mdx": anAnswer({ title: "Login code", front: "change: {}" }),
    "answers/checking/en.mdx": anAnswer({ title: "We are checking", front: "change: {}" }),
  });
  publishAll(content.root, "2026-03-01T08:00:00Z");
  const soon = aChange({
    what: "A code is valid for 5 minutes, was 10.",
    more: "effective: 2026-03-01T09:00:00Z",
  });
  content.write({
    "answers/login-code/en.mdx": anAnswer({
      title: "Login code",
      front: soon,
      body: aReply("Hi {{customer_name}}, it lasts 5 minutes."),
    }),
  });
  publishAll(content.root, "2026-03-01T08:10:00Z");
  site = await servedSite(MORNING, content.root);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
  content?.cleanup();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** What is published at 09:20: another wording, and an incident that is to be watched from 11:00 and over at noon. */
async function publishMore(): Promise<void> {
  const outage = (incident: string, summary: string, more = "") =>
    anAdvisory({
      title: "Parcels cannot be tracked",
      where: `summary: ${summary}\neverywhere: true\nincident: ${incident}\nuse: checking\nafter: Send the answer to each of them.`,
      effect: "hold",
      severity: "urgent",
      from: "2026-03-01T09:20:00Z\nuntil: 2026-03-01T12:00:00Z\nscope: {answers: [login-code]}",
      front: aChange({ what: summary, more }),
    });
  content.write({
    "answers/late-delivery/en.mdx": anAnswer({
      front: aChange({ what: "We answer within a day, was two." }),
      body: aReply("Hi {{customer_name}}, we answer within a day."),
    }),
    "advisories/outage/en.mdx": outage("investigating", "Tracking is down for everybody."),
  });
  publishAll(content.root, "2026-03-01T09:20:00Z");
  content.write({
    "advisories/outage/en.mdx": outage(
      "watching",
      "Tracking works again.",
      "effective: 2026-03-01T11:00:00Z",
    ),
  });
  publishAll(content.root, "2026-03-01T09:25:00Z");
  await rebuild(site, "2026-03-01T09:30:00Z", content.root);
}

/** A page at a clock whose first look has been answered. */
async function openAt(
  path: string,
  clock: string,
  kept: Readonly<Record<string, unknown>> = {},
): Promise<Page> {
  const context = await browser.newContext({
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  await page.addInitScript((memory) => {
    for (const [name, value] of Object.entries(memory))
      if (!localStorage.getItem(`replybook.${name}`))
        localStorage.setItem(`replybook.${name}`, JSON.stringify(value));
  }, kept);
  await page.clock.install({ time: new Date(clock) });
  const looked = page.waitForResponse("**/api/v1/advisories.json");
  await page.goto(site.url + path);
  await page.clock.fastForward(5000);
  await looked;
  // Answered is not yet taken in, and the clock must not run on before it is.
  await expect.poll(() => page.evaluate(() => localStorage.getItem("replybook.looked"))).not.toBe(null);
  return page;
}

/** How much the page has moved by itself since it was opened. */
const moved = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        // Not by the page's clock, which stands still.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(sum);
        port2.postMessage("");
      }),
  );

const minutes = (n: number) => n * 60_000;
const status = (page: Page) => page.locator("kb-answer [data-part='status']");
const line = (page: Page, name: string) => page.locator(`.live [data-part="${name}"]`);
const incident = (page: Page) => page.locator(".incident:visible");
const says = (place: ReturnType<Page["locator"]>, text: string | RegExp) =>
  place.filter({ hasText: text }).waitFor();

describe("an open page", () => {
  test("says beforehand what is to take effect, and crosses into it with typed fields kept", async () => {
    const page = await openAt("/answers/login-code/", "2026-03-01T08:46:00Z");
    await expect
      .poll(async () => {
        await page.clock.fastForward(20_000);
        return status(page).textContent();
      })
      .toBe("At 09:00 this answer becomes 2.0: A code is valid for 5 minutes, was 10.");
    await page.clock.fastForward(minutes(10));
    await page.locator(".reply", { hasText: "it lasts 5 minutes." }).waitFor();
    await says(status(page), "Version 2.0 is in effect from now on.");
  });

  test("says how old it is while it cannot ask, louder with time, and no more when it can", async () => {
    const page = await openAt("/", "2026-03-01T08:45:00Z");
    const age = line(page, "offline");
    const mend = await cutOff(page, "**/api/v1/now.json");
    await page.clock.fastForward(minutes(3));
    await expect.poll(() => age.textContent()).toBe("");
    await page.clock.fastForward(minutes(4));
    await says(age, "Last checked at 1 Mar, 08:45, 7 min. ago.");
    await expect.poll(() => age.getAttribute("data-level")).toBe("quiet");
    await page.clock.fastForward(minutes(60));
    await says(age, "What is approved may have changed since.");
    await page.clock.fastForward(minutes(24 * 60));
    await says(age, "Do not send from it");
    expect(await lookFaults(page)).toEqual([]);
    mend();
    await page.clock.fastForward(minutes(1));
    await expect.poll(() => age.textContent()).toBe("");
  });

  test("asks again when a page could not be had, whatever it had asked before", async () => {
    const page = await browser.newPage();
    await page.clock.install({ time: new Date(MORNING) });
    const answered = await heldBack(page, "**/api/v1/advisories.json");
    const asked = page.waitForRequest("**/api/v1/advisories.json");
    await page.goto(`${site.url}/answers/checking/`);
    await page.clock.fastForward(5000);
    await asked;
    // The session ends while the first answer is still on its way.
    await page.route("**/api/v1/now.json", (route) => route.fulfill({ status: 401 }));
    await page.route(`**${LATE}`, (route) => route.abort());
    await page.evaluate((path) => navigation.navigate(path).finished?.catch(() => {}), LATE);
    answered();
    await says(line(page, "offline"), "You are signed out.");
  });

  test("copies by what is known when it cannot ask, and says so", async () => {
    const page = await openAt("/answers/checking/", "2026-03-01T08:45:00Z", { habit: { initials: "AB" } });
    await page.route("**/api/v1/now.json", (route) => route.abort());
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await page.clock.fastForward(minutes(3));
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await says(status(page), "Copied");
    await says(status(page), "Could not ask whether anything is new. Last checked at 1 Mar, 08:45.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Hi Linh, /);
  });

  test("says by how much the device's clock is wrong, until it is right", async () => {
    const page = await openAt("/", "2026-03-01T08:45:00Z");
    let ahead = 20;
    await page.route("**/api/v1/now.json", async (route) => {
      const response = await route.fetch();
      const served = await page.evaluate(
        (wrong) => new Date(Date.now() + wrong).toUTCString(),
        minutes(ahead),
      );
      await route.fulfill({ response, headers: { ...response.headers(), date: served } });
    });
    const clock = line(page, "clock");
    // A look that has not ended when the next is due takes its place.
    const saidLater = async () => {
      await page.clock.fastForward(minutes(1));
      return clock.textContent();
    };
    const slow = "This device's clock is 20 minutes slow. Versions and advisories may start late here.";
    await expect.poll(saidLater).toContain(slow);
    expect(await lookFaults(page)).toEqual([]);
    ahead = 0;
    await expect.poll(saidLater).toBe("");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});

describe("what is published while pages are open", () => {
  test("reaches them within a minute: a newer wording, and an incident from its start until it is over", async () => {
    const parked = [{ advisory: "outage", answer: "login-code", at: "2026-03-01T09:30:00Z", mark: "T-7" }];
    const page = await openAt(LATE, "2026-03-01T09:28:00Z", { parked });
    const list = await openAt("/", "2026-03-01T09:28:00Z");
    const name = page.locator("[data-field='customer_name']").first();
    await name.fill("Linh");
    const held = await openAt("/answers/login-code/", "2026-03-01T09:28:00Z");
    await held.locator("[data-field='customer_name']").first().fill("Linh");
    await held.locator("[data-act='copy']").waitFor();
    const touched = await openAt(LATE, "2026-03-01T09:28:00Z");
    await touched.locator("[data-field='customer_name']").first().fill("Linh");
    await touched.locator("[data-act='touch-up']").click();
    const editor = touched.locator("[data-part='editor']");
    await editor.fill("Hi Linh, my own words.");
    await publishMore();

    await page.clock.fastForward(minutes(1));
    await says(status(page), "A newer version was published: 2.0, We answer within a day, was two.");
    await expect.poll(() => name.inputValue()).toBe("Linh");
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await says(incident(page), /Incident · Being looked into\s+Tracking is down for everybody\./);
    await says(incident(page), "everywhere");
    await expect.poll(() => page.title()).toMatch(/^Incident /);
    expect(await lookFaults(page)).toEqual([]);

    await held.clock.fastForward(minutes(1));
    await held.locator("[data-part='main']", { hasText: "On hold: everywhere" }).waitFor();
    await expect.poll(() => held.locator("[data-act='copy']").count()).toBe(0);
    await held.locator(`.col-list a[href$="${LATE}"]:visible`).first().click();
    await expect.poll(() => held.locator("[data-field='customer_name']").first().inputValue()).toBe("Linh");

    await touched.clock.fastForward(minutes(1));
    await says(status(touched), "Your touched-up text was kept. It was made from version 1.0");
    await expect.poll(() => editor.inputValue()).toBe("Hi Linh, my own words.");

    await list.clock.fastForward(minutes(1));
    await says(line(list, "fresh"), "New since you opened this page:");
    await line(list, "fresh").getByRole("button", { name: "Show" }).click();
    await expect.poll(() => line(list, "fresh").textContent()).toBe("");
    await list.locator(".lines li:visible", { hasText: "We answer within a day, was two." }).waitFor();

    await incident(page).getByRole("button", { name: "Fold until the next update" }).click();
    await says(incident(page), "Parcels cannot be tracked");
    await page.clock.fastForward(minutes(92));
    await says(incident(page), /Being watched\s+Tracking works again\./);
    await page.clock.fastForward(minutes(60));
    await says(incident(page), "Cases that waited: Send the answer to each of them.");
    await says(incident(page), "You have 1 parked case. See it");
    await expect.poll(() => page.title()).not.toMatch(/^Incident/);
    await page.clock.fastForward(minutes(24 * 60));
    await expect.poll(() => incident(page).count()).toBe(0);
  });

  test("stands on pages that come later, where it moves nothing, and who saw no incident is told of no end", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.clock.install({ time: new Date("2026-03-01T10:00:00Z") });
    for (const path of ["/vi/answers/late-delivery/", "/vi/answers/"]) {
      await page.goto(site.url + path);
      // Nobody comes near the page: it asks by itself.
      await page.clock.fastForward(400);
      await says(incident(page), "Sự cố · Đang tìm nguyên nhân");
      expect(await moved(page)).toBeLessThan(0.001);
    }
    const place = page.locator("[data-part='incident']");
    expect(await place.getAttribute("data-over")).toBe(null);
    const later = await openAt("/", "2026-03-01T12:30:00Z");
    await expect.poll(() => later.locator("[data-part='incident']").textContent()).toBe("");
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${site.url}/vi/answers/`);
    await plain.getByRole("link", { name: "Sự cố và lưu ý theo quốc gia" }).waitFor();
  });
});
