import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LARKSPAN } from "../content.ts";
import { publishIn } from "../histories.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";

const HOLD = `---
title: Paid contests in India
owner: communications-policy
countries: [IN]
regions: [americas]
severity: urgent
from: 2026-11-23T03:00:00Z
until: 2026-11-25T03:00:00Z
scope: {products: [tickets], channels: [messenger]}
effect: hold
use: scam-claim
after: Write again to every case that was parked.
change:
  what: Answers about tickets are on hold in India, were sent as usual.
  why: A new rule may cover them.
  do: Send only the holding reply.
---

<Steps>
1. Send the holding reply.
</Steps>
`;

let content = "";
let site: ServedSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), "replybook reading "));
  content = join(parent, "content");
  cpSync(LARKSPAN, content, { recursive: true });
  mkdirSync(join(content, "advisories/in-paid-contests"));
  writeFileSync(join(content, "advisories/in-paid-contests/en.mdx"), HOLD);
  publishIn(content, ["advisories/in-paid-contests"], "2026-11-21T09:00:00Z");
  site = await servedSite(NOW, content);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
  rmSync(join(content, ".."), { recursive: true, force: true });
});

afterEach(async () => {
  await context?.close();
});

async function opened(path: string, { clock = NOW, zone = "Asia/Ho_Chi_Minh" } = {}): Promise<Page> {
  context = await browser.newContext({ timezoneId: zone });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  await page.clock.install({ time: new Date(clock) });
  await settled(page, () => page.goto(site.url + path));
  return page;
}

function shownIn(rows: Locator): Promise<string[]> {
  return rows.evaluateAll((items) =>
    items.flatMap((item) => ((item as HTMLElement).offsetParent ? [(item as HTMLElement).innerText] : [])),
  );
}

describe("advisories, on pages built days before", () => {
  /** The title of the group in which the device's clock puts the hold. */
  async function groupAt(clock: string): Promise<string[]> {
    const page = await opened("/advisories/", { clock });
    const row = page.locator(".group:has(li:visible:has-text('Paid contests')) > h2");
    const groups = await row.allInnerTexts();
    await context.close();
    return groups;
  }

  test("begin and end by the device's clock", async () => {
    expect(await groupAt("2026-11-23T02:59:30Z")).toEqual(["Starting"]);
    expect(await groupAt("2026-11-23T03:00:00Z")).toEqual(["In force now"]);
    expect(await groupAt("2026-11-25T03:00:00Z")).toEqual(["Ended"]);
  });

  test("one moves while its page is open", async () => {
    const page = await opened("/advisories/in-paid-contests/", { clock: "2026-11-23T02:59:00Z" });
    expect(await shownIn(page.locator(".title .state"))).toContain("Starts in 1 min.");
    await page.clock.runFor(61_000);
    expect(await shownIn(page.locator(".title .state"))).toContain("In force");
  });

  test("say where, what they do, the holding reply, what comes after, and which answers they are about", async () => {
    const page = await opened("/vi/advisories/in-paid-contests/");
    const facts = page.locator("dl.card");
    await expect
      .poll(() => facts.innerText())
      .toContain("Argentina, Ấn Độ, Brazil, Canada, Chile, Colombia, Mexico, Mỹ, Peru");
    await expect.poll(() => facts.innerText()).toContain("Tạm ngưng");
    await expect
      .poll(() => facts.locator("a[href*='/answers/']").getAttribute("href"))
      .toBe("/vi/answers/scam-claim/");
    await expect.poll(() => facts.locator("a").first().getAttribute("href")).toBe("/vi/countries/AR/");
    const text = await page.locator(".entry-main").innerText();
    expect(text).toContain("Write again to every case that was parked.");
    expect(text).toContain("Chỉ trên Messenger");
    const links = await page
      .locator(".told .rows a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links).toContain("/vi/answers/refund-change-of-mind/");
    expect(links).not.toContain("/vi/answers/login-code/");
  });
});

describe("an event", () => {
  test("says when it is at the venue, for the team and for its reader", async () => {
    const page = await opened("/products/northlight-live-berlin/", { zone: "America/New_York" });
    expect((await page.locator(".times").innerText()).split("\n")).toEqual([
      "Venue",
      "Spreelicht Hall, Berlin",
      "At the venue",
      "Sat 20 Feb 2027, 18:30–23:00 in Germany",
      "For the team",
      "Sun 21 Feb 2027, 00:30–05:00 in Viet Nam",
      "Your time",
      "Sat 20 Feb 2027, 12:30–17:00 in New York",
    ]);
  });

  test("is a past one as soon as it is over", async () => {
    const page = await opened("/products/", { clock: "2026-12-12T15:30:00Z" });
    const past = page.locator(".group:has(h2:text('Past events')) li");
    expect((await shownIn(past)).join()).toContain("Lantern Nights");
    const next = page.locator(".group:has(h2:text-is('Events')) li");
    expect((await shownIn(next)).join()).not.toContain("Lantern Nights");
  });
});

describe("the log of changes", () => {
  const login = "A login code is valid for 5 minutes, was 10.";

  test("moves a scheduled change among the others at its minute", async () => {
    const page = await opened("/changes/", { clock: "2026-11-23T01:59:00Z" });
    const scheduled = page.locator(".coming .logged");
    const others = page.locator("section:not(.coming) > .log > .logged");
    expect((await shownIn(scheduled)).join()).toContain(login);
    expect((await shownIn(others)).join()).not.toContain(login);
    await page.clock.runFor(61_000);
    expect((await shownIn(scheduled)).join()).not.toContain(login);
    expect((await shownIn(others))[0]).toContain(login);
  });

  test("keeps small corrections back until they are asked for, also without JavaScript", async () => {
    const small = 'says "second charge" throughout';
    context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/changes/`);
    await expect.poll(() => page.getByText(small).isVisible()).toBe(false);
    await page.getByLabel("Show small corrections").check();
    await expect.poll(() => page.getByText(small).isVisible()).toBe(true);
  });

  test("keeps the choice of a kind in the address", async () => {
    const page = await opened("/changes/");
    await page.locator("select[name='kind']").selectOption("advisories");
    expect(new URL(page.url()).search).toBe("?kind=advisories");
    await settled(page, () => page.reload());
    const rows = await shownIn(page.locator(".log > .logged"));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter((row) => !/advisory/i.test(row))).toEqual([]);
  });
});

describe("the filters of the answers", () => {
  test("survive a reload and the way back", async () => {
    const page = await opened("/answers/");
    await page.locator("select[name='product']").selectOption("merchandise");
    await page.locator("select[name='tag']").selectOption("delivery");
    const rows = page.locator(".rows > li");
    const chosen = await shownIn(rows);
    expect(chosen).toHaveLength(1);
    await settled(page, () => page.reload());
    expect(await shownIn(rows)).toEqual(chosen);
    await page.locator(".rows > li:visible a").click();
    await page.waitForURL("**/answers/merch-late/");
    await page.goBack();
    await expect.poll(() => shownIn(rows)).toEqual(chosen);
  });

  test("a language leaves out what is behind in it, a channel what has no reply for it", async () => {
    const page = await opened("/answers/?language=vi");
    const rows = page.locator(".rows > li");
    expect((await shownIn(rows)).join()).not.toContain("Store order is late");
    await page.locator("select[name='language']").selectOption("en");
    expect((await shownIn(rows)).join()).toContain("Store order is late");
    await page.locator("select[name='channel']").selectOption("app-store");
    expect((await shownIn(rows)).join()).toContain("Charged after the trial");
  });
});

describe("a reference", () => {
  test("opens exactly that wording, of its variant, and says that it was touched up", async () => {
    const page = await opened("/r/?refund-change-of-mind@3.0/en/facebook-comment/upset~");
    await page.waitForURL("**/answers/refund-change-of-mind/history/?*");
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      v: "3.0",
      l: "en",
      c: "facebook-comment",
      m: "upset",
      t: "1",
    });
    const wording = page.locator("[data-part='wording']");
    await wording.locator(".reply").first().waitFor();
    const text = await wording.innerText();
    expect(text).toContain("Refunds are open until 7 days before doors");
    expect(text).toContain("The agent touched up this text before sending it.");
    await expect.poll(() => wording.locator(".reply:visible").count()).toBe(1);
    await page.goto(`${site.url}/r/?refund-change-of-mind%404.0%2Fen%2Ffacebook-comment.2`);
    await page.waitForURL("**/history/?*n=2*");
    await expect
      .poll(() => wording.locator(".reply:visible").innerText())
      .toContain("thank you for telling us early");
  });

  test("that leads nowhere says so and takes another", async () => {
    const page = await opened("/r/");
    for (const [reference, sentence] of [
      ["hello", "“hello” is no reference."],
      ["no-such-answer@1.0/en/email", "There is no answer “no-such-answer” here."],
      ["login-code@9.0/en/email", "“login-code” has no version 9.0."],
      ["login-code@1.0/fr/email", "Version 1.0 of “login-code” has no text in French."],
    ]) {
      await page.goto(`${site.url}/r/?${reference}`);
      await page.getByText(sentence ?? "").waitFor();
    }
    await page.getByRole("textbox", { name: "Reference" }).fill("login-code@1.0/en/email");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/answers/login-code/history/?v=1.0&l=en&c=email");
  });

  test("that is none never comes into the address: it could be a customer's words", async () => {
    const page = await opened("/r/");
    await page.getByRole("textbox", { name: "Reference" }).fill("my card 4111 was charged");
    await page.keyboard.press("Enter");
    await page.getByText("is no reference").waitFor();
    expect(page.url()).toBe(`${site.url}/r/`);
  });
});

describe("on paper", () => {
  test("an answer has its version, the instant, and every reply without the controls of a screen", async () => {
    const page = await opened("/answers/refund-change-of-mind/");
    await page.mouse.move(200, 200);
    const printed = page.locator("[data-part='printed']");
    const layOut = () => page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect.poll(async () => (await layOut()) && printed.innerHTML()).not.toBe("");
    await page.emulateMedia({ media: "print" });
    const text = await page.locator("body").innerText();
    expect(text).toContain("Ticket refund after a change of mind");
    expect(text).toContain("Version 4.0 · Approved as of Sat 21 Nov 2026 19:00 in Viet Nam");
    expect(text).toContain("Private · First");
    expect(text).toContain("72 giờ");
    expect(text).not.toContain("{{");
    await expect
      .poll(() => page.locator("input:visible, button:visible, select:visible, nav:visible").count())
      .toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await printed.innerHTML()).toBe("");
  });
});
