import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cutOff, NOW } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

// What a page does where its files are not what they should be, and where the device's storage holds something else.

let site: ServedSite;
let browser: Browser;
let context: BrowserContext | undefined;
let complaints: string[];

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});
afterAll(async () => {
  await closedWindows();
  site?.close();
});
afterEach(() => context?.close());

/** A fresh window at the tests' clock; what pages throw is gathered in `complaints`. */
async function opened(): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error" && !line.text().includes("Failed to load resource"))
      complaints.push(line.text());
  });
  await page.clock.install({ time: new Date(NOW) });
  return page;
}

/** What may stand in a file's place: a page to sign in, somebody's error, half of the file, nothing any more. */
const INSTEAD = ["a page", "an error", "half", "nothing"] as const;

/** Serves it for an address until what is returned is called. */
function servedInstead(page: Page, address: string, what: (typeof INSTEAD)[number]): Promise<() => void> {
  return cutOff(page, address, async (route) => {
    if (what === "a page") return route.fulfill({ contentType: "text/html", body: "<!doctype html><form>" });
    if (what === "an error") return route.fulfill({ json: { error: "Sign in" } });
    if (what === "nothing") return route.fulfill({ status: 404 });
    const response = await route.fetch();
    const body = await response.body();
    return route.fulfill({ contentType: "application/json", body: body.subarray(0, body.length >> 1) });
  });
}

const typed = (page: Page, words: string) => page.locator("kb-find input").first().fill(words);

describe.each(INSTEAD)("where %s is served in place of a file", (what) => {
  test("the box says that it cannot look up, and finds when the file is there again", async () => {
    const page = await opened();
    // The answer below is read as it was built, until what all pages share is there again.
    const mendDesk = await servedInstead(page, "**/api/v1/desk/**", what);
    const mend = await servedInstead(page, "**/search/{manifest,head}*", what);
    await page.goto(`${site.url}/answers/login-code/`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await typed(page, "refund");
    await page.getByText("could not be loaded").first().waitFor();
    mend();
    await typed(page, "refund money");
    await page.locator("a[href='/answers/refund-where-is-my-money/']").first().waitFor();
    mendDesk();
    await page.goto(`${site.url}/answers/login-code/`);
    await page.mouse.move(500, 400);
    await page.locator("kb-answer[data-ready]").waitFor();
    expect(complaints).toEqual([]);
  });

  test("a briefing says it in one sentence, and is there after Try again", async () => {
    const page = await opened();
    const mend = await servedInstead(page, "**/api/v1/briefings/**", what);
    await page.goto(`${site.url}/briefing/`);
    const failure = page.getByText("The changes could not be loaded.").first();
    if (what === "nothing") await page.locator("main").waitFor();
    else {
      await failure.waitFor();
      mend();
      await page.getByRole("button", { name: "Try again" }).first().click();
      await failure.waitFor({ state: "hidden" });
    }
    expect(complaints).toEqual([]);
  });
});

/** Every name under which a device remembers something. */
const KEYS =
  "briefing device drills first-run habit handed-over incidents incident-room looks parked progress proposer read receipts demo theme seen shelf tally turns unanswered uses draft.login-code".split(
    " ",
  );
const FOREIGN: readonly (readonly [string, string])[] = [
  ["no JSON", "\u0000\u202e{["],
  ["a number", "7"],
  ["lists of nothing", '[null,1,"a",{"a":null},[[]]]'],
  [
    "fields of other kinds",
    '{"pinned":7,"recent":{"x":1},"days":[1],"cards":"x","read":3,"since":"never","seen":5,"initials":9,"country":{},"channel":[],"last":"x","at":"x","uses":7}',
  ],
  ["what is nested without end", "[".repeat(20_000) + "]".repeat(20_000)],
];

test.each(FOREIGN)("with %s under every name in its storage a device's pages work", async (_, text) => {
  const page = await opened();
  await page.addInitScript(
    ([keys, value]) => {
      for (const key of keys) localStorage.setItem(`replybook.${key}`, value);
    },
    [KEYS, text] as const,
  );
  for (const path of ["/answers/login-code/", "/changes/", "/shift/", "/training/first-week/"]) {
    await page.goto(site.url + path);
    await page.mouse.move(400, 300);
    await page.locator("kb-answer[data-ready], body:not(:has(kb-answer))").first().waitFor();
    await page.clock.runFor(6000);
  }
  expect(complaints).toEqual([]);
});

test("the terms of what others made go along with a site", async () => {
  const text = await (await fetch(`${site.url}/licences.txt`)).text();
  for (const words of ["SIL OPEN FONT LICENSE", "pagefind: the full text", "ts-fsrs: ", "BSD 3-Clause"])
    expect(text).toContain(words);
});
