import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type AgentOptions,
  anAgentAt,
  closed,
  copiedReply,
  filledIn,
  foundAndOpened,
  NOW,
  onClipboard,
  pasted,
} from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { IN_OTHER_WORDS, type Look, lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await servedSite(NOW);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(() => closed(browser.contexts()));

const agentAt = (path: string, options?: AgentOptions) => anAgentAt(browser, site, path, options);
const said = (page: Page) => page.locator("kb-answer [data-part='status']").textContent();
/** What this device remembers under a name. */
const kept = (page: Page, key: string) =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(`replybook.${name}`) ?? "null") as never, key);
const press = async (page: Page, key: string) => {
  await page.locator("h1").first().click();
  await page.keyboard.press(key);
};

describe("variants", () => {
  test("are taken in turn by copies, one after another or for nine customers, and what is copied is what is shown", async () => {
    const page = await agentAt("/answers/scam-claim/", { habit: { channel: "facebook-comment" } });
    await filledIn(page, "Linh");
    const texts = [await copiedReply(page)];
    await page.getByText("Copied wording 1 of 3. The next one is up.").waitFor();
    await page.clock.fastForward(2100);
    await page.getByRole("button", { name: /Wording 2 of 3/ }).waitFor();
    texts.push(await copiedReply(page));
    await expect
      .poll(() => page.locator(".ref a").first().textContent())
      .toBe("scam-claim@2.1/en/facebook-comment.2");
    for (let customer = 0; customer < 9; customer++) {
      await press(page, "n");
      await filledIn(page, "Linh");
      texts.push(await copiedReply(page));
    }
    const counts = Object.values(Object.groupBy(texts, (text) => text)).map((same) => same?.length);
    expect(counts).toHaveLength(3);
    expect(Math.max(...counts.map(Number)) - Math.min(...counts.map(Number))).toBeLessThanOrEqual(1);
    expect(texts.every((text, index) => text !== texts[index - 1])).toBe(true);
  });
});

describe("the reply", () => {
  test("in another language than the interface's shows below what it says, filled in, and copies none of it", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { locale: "vi" } });
    await page.locator("[data-field='customer_name']").first().fill("Ngọc");
    const meaning = page.locator(".meaning");
    await expect
      .poll(() => meaning.textContent())
      .toMatch(/^In English, not copiedHi Ngọc, we are sorry your coins are missing\./);
    expect(await copiedReply(page)).toMatch(/^Dạ chào bạn Ngọc, (?!.*sorry)/s);
    await page.getByLabel("Reply in").selectOption("en");
    await expect.poll(() => meaning.count()).toBe(0);
  });

  test("of a channel with a reply window says how long there is", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { channel: "zalo" } });
    await page.getByText("8 replies within 48 h of their last message").waitFor();
  });

  test("that is approved not to be given copies a case note instead, which counts as a case", async () => {
    const page = await agentAt("/answers/insult-to-staff/", { habit: { channel: "facebook-comment" } });
    await page.getByText("No reply: hide it").waitFor();
    await page.locator(".banner [data-act='case-note']").click();
    await expect
      .poll(() => onClipboard(page))
      .toMatch(/^No reply: hide it \(insult-to-staff@1\.0\)\nChannel: Facebook comment$/m);
    // It is a case like any other.
    await expect.poll(() => kept(page, "tally")).toEqual({ days: { "2026-11-21": 1 } });
  });

  test("counts as the channel does, sign-off included, and too long a text goes to touching up", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { channel: "twitch-chat" } });
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await press(page, "t");
    await page.locator("[data-part='editor']").fill("ế".repeat(497));
    await page.locator(".bar .num", { hasText: "501 / 500" }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await page.locator("[data-act='copy']").click();
    await expect.poll(() => said(page)).toMatch(/^Too long by 1 character\./);
    await expect.poll(() => onClipboard(page)).toBe("before");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.part)).toBe("editor");
    await page.locator("[data-part='editor']").fill("ế".repeat(496));
    expect(await copiedReply(page)).toBe(`${"ế".repeat(496)} ^AB`);
  });
});

describe("touching up", () => {
  /** Presses Copy, which says what is wrong and leaves the clipboard as it was. */
  async function copiesNothing(page: Page, fault: string): Promise<void> {
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await page.locator("[data-act='copy']").click();
    await expect.poll(async () => (await said(page))?.toLowerCase()).toContain(fault.toLowerCase());
    await expect.poll(() => onClipboard(page)).toBe("before");
  }

  async function touching(channel: string): Promise<Page> {
    const page = await agentAt("/answers/coins-missing/", { habit: { channel } });
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await press(page, "t");
    await page.locator("[data-part='editor']").waitFor();
    return page;
  }

  test("copies the text as the agent has it, signed, with a reference that ends in ~", async () => {
    const page = await touching("messenger");
    const editor = page.locator("[data-part='editor']");
    const approved = await editor.inputValue();
    expect(approved).toMatch(/^Hi Linh, we are sorry/);
    await expect
      .poll(() => page.locator(".ref a").first().textContent())
      .toBe("coins-missing@2.0/en/messenger");
    await editor.fill(approved.replace("Hi Linh", "Good evening Linh"));
    expect(await copiedReply(page)).toMatch(/^Good evening Linh, .*\n\n\^AB$/s);
    await expect
      .poll(() => page.locator(".ref a").first().textContent())
      .toBe("coins-missing@2.0/en/messenger~");
    await press(page, "k");
    await expect.poll(() => onClipboard(page)).toContain("coins-missing@2.0/en/messenger~");
    await press(page, "t");
    expect(await copiedReply(page)).toMatch(/^Hi Linh, /);
    await expect
      .poll(() => page.locator(".ref a").first().textContent())
      .toBe("coins-missing@2.0/en/messenger");
  });

  test("judges what is really copied, by the channel it is copied for", async () => {
    const page = await touching("messenger");
    for (const [channel, text, fault] of [
      ["messenger", "Unfortunately we cannot see your coins.", "“Unfortunately” is never sent."],
      [
        "facebook-comment",
        "We wrote to linh@example.com about it.",
        "E-mail address must not stand in public.",
      ],
      ["facebook-comment", "We found LS-77418890, it is paid.", "Order number must not stand in public."],
      ["facebook-comment", "Please send us your phone number here.", "This asks for phone number in public."],
    ] as const) {
      await page.getByLabel("Channel").selectOption(channel);
      if ((await page.locator("[data-part='editor']").count()) === 0) await press(page, "t");
      await page.locator("[data-part='editor']").fill(text);
      const judged = page.locator("[data-part='judged'] .fault").first();
      const told = async () => (await judged.textContent())?.toLowerCase();
      await expect.poll(told).toContain(fault.toLowerCase());
      await copiesNothing(page, fault);
    }
  });

  test("judges typed fields too: private data in a public reply is not copied", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { channel: "facebook-comment" } });
    await page.locator("[data-field='customer_name']").first().fill("linh@example.com");
    await copiesNothing(page, "must not stand in public");
  });

  test("is not offered for words that are sent as they are", async () => {
    const page = await agentAt("/answers/security-notice/");
    await page.getByText("Send word for word").waitFor();
    await press(page, "t");
    await expect.poll(() => page.locator("[data-part='editor']").count()).toBe(0);
  });

  test("is of one version: the clock that crosses into the next shows the approved text and says so", async () => {
    const page = await agentAt("/answers/payout-late/", { clock: "2026-11-30T23:59:30Z" });
    await filledIn(page, "10/2026");
    await press(page, "t");
    await page.locator("[data-part='editor']").fill("Linh, one moment please.");
    await page.clock.fastForward("01:00");
    await expect
      .poll(() => said(page))
      .toMatch(/^Version 3\.0 is in effect from now on\..*What you touched up was of version 2\.\d/);
    await expect.poll(() => page.locator("[data-part='editor']").count()).toBe(0);
    await expect
      .poll(() => page.locator("[data-field='customer_name']").first().inputValue())
      .toBe("10/2026");
  });
});

describe("the stacked message", () => {
  test("has one greeting, one sign-off and one limit, and is copied whole", async () => {
    const page = await agentAt("/answers/thank-you-for-waiting/");
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await press(page, "y");
    await foundAndOpened(page, "coins missing", "coins-missing");
    await press(page, "y");
    await foundAndOpened(page, "anything else", "anything-else");
    await press(page, "y");
    const tray = page.locator("kb-tray");
    await expect.poll(() => tray.locator("li").count()).toBe(3);
    const lengths = /^([\d,]+) \/ 2,000$/;
    expect((await tray.locator(".num").innerText()).replace("Length", "").trim()).toMatch(lengths);
    await tray.getByRole("button", { name: "Copy stacked message" }).click();
    await expect.poll(() => onClipboard(page)).toMatch(/\^AB$/);
    const text = await onClipboard(page);
    expect([
      text.match(/Linh/g)?.length,
      text.match(/\^AB/g)?.length,
      text.match(/^(Hi|Hello|Dear)/gm)?.length,
    ]).toEqual([1, 1, 1]);
    expect(text).toContain("30 minutes of payment");
    await press(page, "k");
    await expect
      .poll(() => onClipboard(page))
      .toMatch(/^Reply: thank-you-for-waiting@.*coins-missing@.*anything-else@/);
  });

  test("asks for what is missing where it stands, can be put in order and taken apart, and is for one channel", async () => {
    const page = await agentAt("/answers/thank-you-for-waiting/");
    await press(page, "y");
    await page.locator("kb-tray [data-tray='copy']").click();
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.trayField))
      .toBe("customer_name");
    await page.keyboard.type("Linh");
    await page.keyboard.press("Tab");
    await page.locator("kb-tray .text", { hasText: "Linh" }).waitFor();
    await expect.poll(() => page.locator("[data-field='customer_name']").first().inputValue()).toBe("Linh");
    await foundAndOpened(page, "anything else", "anything-else");
    await press(page, "y");
    const titles = () => page.locator("kb-tray li .t").allTextContents();
    await expect.poll(titles).toEqual(["Thank you for waiting", "Anything else"]);
    await page.getByRole("button", { name: "Move “Anything else” up" }).click();
    await expect.poll(titles).toEqual(["Anything else", "Thank you for waiting"]);
    await page.getByLabel("Channel").selectOption("zalo");
    await press(page, "y");
    await expect.poll(() => said(page)).toMatch(/The stacked message is for Messenger\./);
    await page.getByRole("button", { name: "Take “Anything else” out" }).click();
    await expect.poll(titles).toEqual(["Thank you for waiting"]);
  });
});

describe("A to B before use", () => {
  const strip = (page: Page) => page.locator("[data-part='strip']");

  test("stands above a reply that changed since this agent last used it, with the difference of that reply", async () => {
    const page = await agentAt("/answers/charged-twice/", { clock: "2026-11-21T12:00:00Z" });
    await expect.poll(() => strip(page).getAttribute("class")).toBe("strip old");
    await page.evaluate(() =>
      localStorage.setItem("replybook.seen", JSON.stringify({ "charged-twice": "1.0" })),
    );
    await page.reload();
    await expect.poll(() => strip(page).getAttribute("class")).toBe("strip");
    await strip(page).locator("summary").click();
    await page.locator(".pair .was h3", { hasText: "Was, 1.0" }).waitFor();
    await page.locator(".pair .now h3", { hasText: "Is now, 3.1" }).waitFor();
    await expect.poll(() => page.locator(".pair .now ins").count()).toBeGreaterThan(0);
  });

  test("read in one place is read everywhere", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await expect.poll(() => strip(page).getAttribute("class")).toBe("strip");
    await strip(page).locator("summary").click();
    await page.locator(".pair").waitFor();
    const other = await page.context().newPage();
    await other.goto(`${site.url}/answers/coins-missing/`);
    await expect.poll(() => strip(other).getAttribute("class")).toBe("strip old");
  });

  test("of a scheduled version is announced, and its distance is told anew while the page is open", async () => {
    const page = await agentAt("/answers/login-code/", { clock: "2026-11-23T01:30:30Z" });
    const soon = page.locator(".soon-strip [data-part='distance']");
    await expect.poll(() => soon.textContent()).toBe("in 29 min.");
    await page.clock.fastForward("05:00");
    await expect.poll(() => soon.textContent()).toBe("in 24 min.");
  });
});

describe("the reference", () => {
  test("opens exactly that wording", async () => {
    const page = await agentAt("/answers/scam-claim/", { habit: { channel: "facebook-comment" } });
    await filledIn(page, "Linh");
    const end = async () => (await page.locator(".reply .text p").first().innerText()).slice(-40);
    const first = await end();
    await page.getByRole("button", { name: /Wording 1 of 3/ }).click();
    await page.getByRole("button", { name: /Wording 2 of 3/ }).waitFor();
    const second = await end();
    expect(second).not.toBe(first);
    await page.locator(".ref a").first().click();
    const wording = page.locator(".wording");
    await expect.poll(() => wording.innerText()).toContain(second);
    await expect.poll(() => wording.innerText()).not.toContain(first);
    expect(new URL(page.url()).pathname).toBe("/answers/scam-claim/history/");
    expect(new URL(page.url()).searchParams.get("n")).toBe("2");
  });
});

describe("what a copy leaves on this device", () => {
  test("is a use, by which its strip is read, a recent answer that p pins, and one case in the tally however often it is copied", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await filledIn(page, "Linh");
    const strip = page.locator("[data-part='strip']");
    await expect.poll(() => strip.getAttribute("class")).toBe("strip");
    await copiedReply(page);
    await copiedReply(page);
    await press(page, "p");
    await page.getByRole("button", { name: "Unpin" }).waitFor();
    const shelf = page.locator("kb-shelf");
    await expect
      .poll(() => shelf.innerText())
      .toMatch(
        /^Pinned\s+1\s+Coins missing after payment[\s\S]*Recent\s+1\s+Coins missing after payment\s+[\d:]+ · Messenger/,
      );
    expect(JSON.stringify(await kept(page, "shelf"))).not.toContain("Linh");
    await press(page, "k");
    await foundAndOpened(page, "charged twice", "charged-twice");
    await copiedReply(page);
    await expect.poll(() => kept(page, "tally")).toEqual({ days: { "2026-11-21": 1 } });
    await press(page, "n");
    await filledIn(page, "Nam");
    await copiedReply(page);
    await expect.poll(() => kept(page, "tally")).toEqual({ days: { "2026-11-21": 2 } });
    await page.goto(`${site.url}/answers/coins-missing/`);
    await expect.poll(() => strip.getAttribute("class")).toBe("strip old");
    await expect.poll(() => shelf.innerText()).toMatch(/^Pinned\s+1/);
  });
});

describe("every state at work", () => {
  test.each([
    ["/", {}],
    ["/vi/", IN_OTHER_WORDS],
  ] satisfies [string, Look][])("can be read and used by everybody, from %s", async (home, look) => {
    const page = await agentAt(home, { habit: { channel: "facebook-comment" } });
    await pasted(
      page,
      "mình nạp xu rồi mà chưa thấy, mã đơn LS-77418890 siêuêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêêdài",
    );
    await page.locator(".found [role='option']").first().waitFor();
    await page.clock.fastForward(500);
    expect(await lookFaults(page, look)).toEqual([]);
    await page.locator(".found a[href$='/answers/coins-missing/']").first().click();
    await page.locator("kb-answer[data-ready]").waitFor();
    await page.locator("[data-field='customer_name']").first().fill("Nguyễn Thị Ngọc Anh");
    await press(page, "y");
    await page.locator("kb-tray .text").waitFor();
    await press(page, "t");
    await page.locator("[data-part='editor']").fill("liên hệ 0912 345 678 guarantee");
    await page.locator("[data-part='judged'] .fault").first().waitFor();
    await page.locator("[data-part='strip'] > summary").click();
    await page.locator(".pair").waitFor();
    expect(await lookFaults(page, look)).toEqual([]);
    await press(page, "n");
    await page.locator(".case-news span").waitFor();
    await page.keyboard.press("?");
    await page.locator("dialog").waitFor();
    expect(await lookFaults(page, look)).toEqual([]);
  });
});
