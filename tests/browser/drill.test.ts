import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DrillGround } from "#core/drill-ground.ts";
import type { Drill } from "#core/lesson.ts";
import { anAgentAt, closed, cutOff } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
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

const options = (page: Page) => page.locator("kb-drill button[data-choice]");
const status = (page: Page) => page.locator("kb-drill [role='status']");
const next = (page: Page) => page.locator("kb-drill [data-act='next']");

/** A round of a drill on its page; what it tells the page around it is kept. */
async function atDrill(drill: Drill, query: string, language = ""): Promise<Page> {
  const path = `${language}/training/drills/?drill=${drill}&seed=s&${query}`;
  const page = await anAgentAt(browser, site, path, { timezoneId: "Asia/Ho_Chi_Minh" });
  await options(page).first().waitFor();
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    document.addEventListener("drilled", (event) => told.push((event as CustomEvent).detail));
  });
  return page;
}

/** The number of the option that holds all of some words, as it is pressed. */
async function numberOf(page: Page, words: string): Promise<number> {
  const texts = await options(page).allInnerTexts();
  return texts.findIndex((text) => text.includes(words)) + 1;
}

/** Presses the right option, or another. */
async function answered(page: Page, words: string, isRight: boolean): Promise<void> {
  const right = await numberOf(page, words);
  expect(right).toBeGreaterThan(0);
  await page.keyboard.press(String(isRight ? right : right === 1 ? 2 : 1));
}

const RIGHT = { "": "Right.", "/vi": "Đúng rồi." };
const WRONG = { "": "Not quite. Right is: ", "/vi": "Chưa đúng. Đúng là: " };

/** One question of each drill that can be told by its words, with what is right and what is said of it. */
const ONE_QUESTION = [
  ["find", "answers=merch-late&count=1", "", "Store order is late", "Approved for this: Store order is late"],
  ["find", "answers=merch-late&count=1", "/vi", "Hàng mua ở cửa hàng đến chậm", "Mẫu được duyệt"],
  ["hold-or-send", "answers=stream-buffers&count=1", "", "", "Viet Nam: two undersea cables under repair"],
  ["leak", "answers=payout-late&count=1", "/vi", "", "Mẫu trả lời: "],
] as const;

describe("a drill", () => {
  test.each(ONE_QUESTION)(
    "%s (%s%s) is answered wrongly and rightly by keyboard, and told why",
    async (...row) => {
      const [drill, query, language, words, told] = row;
      const page = await atDrill(drill, query, language);
      for (const isRight of [false, true]) {
        const right = words || (await rightWords(page, drill, language));
        await answered(page, right, isRight);
        await expect
          .poll(() => status(page).innerText())
          .toBe(isRight ? RIGHT[language] : WRONG[language] + right);
        await expect.poll(() => page.locator(".drill-told").innerText()).toContain(told);
        await page.keyboard.press("Enter");
        await page.locator("[data-act='again']").press("Enter");
        await options(page).first().waitFor();
      }
      const scores = await page.evaluate(() => (window as unknown as { told: unknown }).told);
      expect(scores).toEqual([
        { right: 0, asked: 1 },
        { right: 1, asked: 1 },
      ]);
    },
  );

  test("A or B asks for the reason behind a right choice, shows A → B, and a wrong one is to be looked at again", async () => {
    const page = await atDrill("a-or-b", "answers=merch-late,payout-late&count=2");
    const first = (await page.locator(".drill-about").innerText()).includes("Store order") ? 0 : 1;
    const changes = [
      ["12 working days", "15 working days", "Store order is late"],
      ["3 working days", "5 working days", "Creator payout is late"],
    ] as const;
    const [current, , title] = changes[first] ?? changes[0];
    await answered(page, current, true);
    await expect.poll(() => options(page).count()).toBe(3);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-choice")))
      .toBe("2");
    await answered(page, await reasonOf(title), true);
    await expect.poll(() => status(page).innerText()).toBe("Right.");
    await expect
      .poll(() => page.locator(".drill-told ins").last().innerText())
      .toContain(current.split(" ")[0]);
    expect(await lookFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => options(page).count()).toBe(2);
    const [, old, missed] = changes[1 - first] ?? changes[1];
    await answered(page, old, true);
    await next(page).press("Enter");
    await expect.poll(() => page.locator("[data-part='score']").innerText()).toBe("1 of 2 right");
    await expect.poll(() => page.locator(".drill-missed a").allInnerTexts()).toEqual([missed]);
  });

  test("turns round when a version takes over while its question stands there", async () => {
    const ways = [
      ["10 minutes", undefined, "Right."],
      ["10 minutes", "2026-11-23T02:00:00Z", "Not quite."],
      ["5 minutes", "2026-11-23T02:00:00Z", "Right."],
    ] as const;
    for (const [chosen, takenOver, said] of ways) {
      const page = await atDrill("a-or-b", "answers=login-code&count=1");
      if (takenOver) await page.clock.setFixedTime(new Date(takenOver));
      await answered(page, chosen, true);
      if (said === "Right.") await expect.poll(() => options(page).count()).toBe(3);
      else await expect.poll(() => status(page).innerText()).toContain(said);
    }
  });
});

describe("the page of drills", () => {
  test("remembers what was asked, brings it back when it is due, and counts it by week", async () => {
    const page = await atDrill("find", "answers=merch-late&count=1");
    await answered(page, "Store order is late", false);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "All drills" }).click();
    await expect
      .poll(() => page.locator(".drill-due").innerText())
      .toContain("Nothing is due today. Next: 22 Nov 2026.");
    await expect.poll(() => page.locator(".drill-weeks tbody tr").first().innerText()).toContain("0 of 1");
    await page.clock.setFixedTime(new Date("2026-11-22T06:00:00Z"));
    await page.reload();
    await page.getByRole("button", { name: "Repeat what is due" }).click();
    await options(page).first().waitFor();
    await answered(page, "Store order is late", true);
    await expect.poll(() => status(page).innerText()).toBe("Right.");
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("replybook.drills") ?? "{}"));
    expect(Object.keys(kept.cards)).toEqual(["find:merch-late"]);
    expect(kept.days).toEqual({
      "2026-11-21": { find: { right: 0, asked: 1 } },
      "2026-11-22": { find: { right: 1, asked: 1 } },
    });
  });

  test("says in a sentence that there is nothing to ask, and that questions could not be had", async () => {
    const path = "/training/drills/?drill=find&seed=s&answers=no-such-answer";
    const page = await anAgentAt(browser, site, path);
    await expect.poll(() => page.locator("kb-drill").innerText()).toContain("counts as done");
    const mend = await cutOff(page, "**/api/v1/drills/*.json", (route) => route.fulfill({ body: "{" }));
    await page.reload();
    await expect.poll(() => status(page).innerText()).toContain("could not be loaded");
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator("kb-drill").innerText()).toContain("counts as done");
  });
});

async function ground(locale = "en"): Promise<DrillGround> {
  return (await fetch(`${site.url}/api/v1/drills/${locale}.json`)).json();
}

async function reasonOf(title: string): Promise<string> {
  const terms = (await ground()).answers.flatMap((answer) => answer.terms);
  return terms.find((term) => term.title === title)?.change?.note.why ?? "";
}

/** What is right where the words of the question alone decide: a country under repair, a text with a number in it. */
async function rightWords(page: Page, drill: Drill, language: "" | "/vi"): Promise<string> {
  const said = await page.locator(".scenario").innerText();
  if (drill === "hold-or-send")
    return said.includes("Viet Nam") ? "Send it with an added line" : "Send it as it is";
  const isPrivate = /PO-\d|LS-\d|mã chi trả/.test(said);
  return language === "/vi" ? (isPrivate ? "Không để công khai" : "Để công khai được") : "";
}
