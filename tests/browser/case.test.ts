import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type AgentOptions,
  anAgentAt,
  closed,
  fieldValue,
  foundAndOpened,
  onClipboard,
  pasted,
} from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { settled } from "./settled.ts";
import { type ServedSite, servedSite } from "./site.ts";

const FIRST = "ad ơi mình là Ngọc Anh, mình nạp xu rồi mà chưa thấy, mã đơn LS-77418890, sđt 0912 345 678";
const SECOND = "hello there, you charged me twice for one order, please help";

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await servedSite("2026-11-21T12:00:00Z");
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(() => closed(browser.contexts()));

const agentAt = (path: string, options?: AgentOptions) => anAgentAt(browser, site, path, options);

/** A case about missing coins with a message, a country and a name. */
async function aCaseInHand(options?: AgentOptions): Promise<Page> {
  const page = await agentAt("/", options);
  await pasted(page, FIRST);
  await page.locator(".found [role='option']").first().waitFor();
  await page.locator("select[data-case='country']").selectOption("VN");
  await foundAndOpened(page, "coins missing", "coins-missing");
  await page.locator("[data-field='customer_name']").first().fill("Ngọc Anh");
  await page.locator("#q").fill("");
  return page;
}

const message = (page: Page) => page.locator(".col-list .msg").allTextContents();
const country = (page: Page) => page.locator("select[data-case='country']").inputValue();

describe("a case", () => {
  test("keeps its fields, country and message across answers, channels and languages, back and forward", async () => {
    const page = await aCaseInHand();
    await expect.poll(() => page.locator(".msg mark").allTextContents()).toContain("nạp xu rồi mà chưa thấy");
    await foundAndOpened(page, "charged twice", "charged-twice");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Ngọc Anh");
    await page.locator("select[data-case='channel']").selectOption("facebook-comment");
    await page.getByLabel("Reply in").selectOption("vi");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Ngọc Anh");
    await page.goBack();
    await expect.poll(() => page.locator("h1").first().textContent()).toBe("Coins missing after payment");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Ngọc Anh");
    await page.goForward();
    await expect.poll(() => page.locator("h1").first().textContent()).toBe("Charged twice");
    expect([await message(page), await country(page)]).toEqual([[FIRST], "VN"]);
  });

  test("is emptied by another message, of which the first leaves nothing, and comes back for the same customer", async () => {
    const page = await aCaseInHand();
    await page.locator("h1").first().click();
    // The same message once more is the same customer.
    await pasted(page, FIRST);
    expect([await country(page), await fieldValue(page, "customer_name")]).toEqual(["VN", "Ngọc Anh"]);
    await pasted(page, SECOND);
    await expect.poll(() => message(page)).toEqual([SECOND]);
    expect([await country(page), await fieldValue(page, "customer_name")]).toEqual(["", ""]);
    expect(/Ngọc Anh|LS-77418890|0912/.exec(await page.content())).toBeNull();
    await page.getByRole("button", { name: "Same customer" }).click();
    expect([await country(page), await fieldValue(page, "customer_name")]).toEqual(["VN", "Ngọc Anh"]);
    await expect.poll(() => message(page)).toEqual([SECOND]);
  });

  test("is emptied by n, and what was touched up and stacked goes with it", async () => {
    const page = await aCaseInHand();
    await page.locator("h1").first().click();
    await page.keyboard.press("y");
    await page.locator("kb-tray .text").waitFor();
    await page.keyboard.press("t");
    await page.locator("[data-part='editor']").fill("For Ngọc Anh only.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.locator(".case-news", { hasText: "New case" }).waitFor();
    expect(/Ngọc Anh|LS-77418890/.exec(await page.content())).toBeNull();
    await expect.poll(() => page.locator("kb-tray .text, [data-part='editor'], .msg").count()).toBe(0);
    await page.getByRole("button", { name: "Same customer" }).click();
    await page.locator("kb-tray .text", { hasText: "Ngọc Anh" }).waitFor();
    await expect.poll(() => page.locator("[data-part='editor']").inputValue()).toBe("For Ngọc Anh only.");
  });

  test("ends after 30 minutes untouched, not before, and does not come back", async () => {
    const page = await aCaseInHand();
    await page.clock.fastForward("20:00");
    await page.locator("[data-field='customer_name']").first().fill("Ngọc Anh Trần");
    await page.clock.fastForward("29:30");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Ngọc Anh Trần");
    await page.clock.fastForward("00:40");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("");
    expect([await country(page), await message(page)]).toEqual(["", []]);
    await page.getByText("30 minutes without a touch").waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Same customer" }).count()).toBe(0);
  });

  test("begins with the pinned country", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { country: "VN" } });
    await expect.poll(() => country(page)).toBe("VN");
    await page.locator("select[data-case='country']").selectOption("JP");
    await page.locator("h1").first().click();
    await page.keyboard.press("n");
    await expect.poll(() => country(page)).toBe("VN");
  });

  test("that nobody has worked on takes up new habits, one in hand does not", async () => {
    const page = await agentAt("/");
    const choose = async (code: string) => {
      await page.locator(".me").click();
      await page
        .locator(".menu select[name='country'], .menu [data-habit='country']")
        .first()
        .selectOption(code);
      await page.keyboard.press("Escape");
    };
    await choose("VN");
    await expect.poll(() => country(page)).toBe("VN");
    await pasted(page, SECOND);
    await choose("JP");
    await expect.poll(() => country(page)).toBe("VN");
  });

  test("stays when a page cannot be loaded, and goes on offline: the page says so for as long as it lasts", async () => {
    const page = await aCaseInHand();
    const line = page.locator("[data-part='offline']");
    // The words for it come with what is loaded when somebody touches the page.
    await settled(page, () => page.mouse.move(10, 10));
    await expect.poll(() => line.isVisible()).toBe(false);
    // The full text may be on its way just now; Pagefind says itself that it has not come.
    page.removeAllListeners("console");
    page.removeAllListeners("pageerror");
    const here = page.url();
    await page.route("**/training/", (route) => route.abort());
    await page.locator(".top nav a[href$='/training/']").click();
    await page.locator("[data-part='unreached']").waitFor();
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Ngọc Anh");
    await expect.poll(() => page.url()).toBe(here);
    await page.context().setOffline(true);
    await line.waitFor();
    await page.locator("[data-act='copy']").click();
    await expect.poll(() => onClipboard(page)).toMatch(/^Dạ chào bạn Ngọc Anh/);
    await page.context().setOffline(false);
    await expect.poll(() => line.isVisible()).toBe(false);
  });
});

describe("what an agent types or pastes", () => {
  test("is in no storage, no address, no cache and no request after a whole session", async () => {
    const page = await agentAt("/");
    const sent: string[] = [];
    page
      .context()
      .on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
    await pasted(page, FIRST);
    await page.locator(".found [role='option']").first().waitFor();
    await page.locator("#q").fill("Ngọc Anh mất xu");
    await page.waitForTimeout(400);
    await foundAndOpened(page, "coins missing", "coins-missing");
    for (const [index, field] of (await page.locator(".field input").all()).entries())
      await field.fill(`Ngọc Anh ${index}`);
    await page.locator("[data-field='customer_name']").first().fill("Ngọc Anh");
    await page.locator("h1").first().click();
    await page.keyboard.press("t");
    await page.keyboard.press("y");
    await page.keyboard.press("k");
    await pasted(page, SECOND);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const cached = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      const bases = await indexedDB.databases();
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        cached,
        bases,
        history.state,
        location.href,
      ]);
    });
    const state = JSON.stringify(await page.context().storageState());
    expect(
      [kept, state, ...sent].filter((text) => /Ngọc|LS-77418890|0912|charged me twice/.test(text)),
    ).toEqual([]);
    expect(sent.length).toBeGreaterThan(5);
  });
});

describe("the customer's message", () => {
  test("that shows private data in public is noticed", async () => {
    const page = await agentAt("/", { habit: { channel: "facebook-comment" } });
    await pasted(page, FIRST);
    const notice = page.locator(".col-list .msg-warn");
    await notice.waitFor();
    await expect
      .poll(() => notice.textContent())
      .toMatch(/order number, phone number|phone number, order number/);
    await expect.poll(() => notice.textContent()).toContain("Hide the comment first.");
    await page.locator("select[data-case='channel']").selectOption("messenger");
    await expect.poll(() => notice.count()).toBe(0);
  });

  test("goes into the case wherever it is pasted but in a field, and begins another one where only fields were filled in", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await page.locator("[data-field='customer_name']").first().focus();
    await pasted(page, "Trần Thị Ngọc Anh");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Trần Thị Ngọc Anh");
    await expect.poll(() => message(page)).toEqual([]);
    await page.locator("#q").focus();
    await pasted(page, SECOND);
    await expect.poll(() => message(page)).toEqual([SECOND]);
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("");
    await expect.poll(() => page.locator("#q").inputValue()).toBe("");
    // A word or two stay words.
    await page.locator("#q").focus();
    await pasted(page, "hoàn tiền");
    await expect.poll(() => page.locator("#q").inputValue()).toBe("hoàn tiền");
  });
});

/** Has an input method hold some text that it is not done with, and take some keys meanwhile. */
async function composed(client: CDPSession, text: string, codes: readonly string[]): Promise<void> {
  const [selectionStart, selectionEnd] = [text.length, text.length];
  await client.send("Input.imeSetComposition", { text, selectionStart, selectionEnd });
  // What Chromium sends for each key an input method takes (UI Events, keyCode 229).
  for (const code of codes)
    await client.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      windowsVirtualKeyCode: 229,
      code,
      key: "Process",
    });
}

describe("keys", () => {
  test("lead from the box to the case note without the mouse", async () => {
    const page = await agentAt("/");
    await page.keyboard.press("/");
    await page.keyboard.type("coins missing", { delay: 5 });
    await page.locator(".found [role='option']").first().waitFor();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.field))
      .toBe("customer_name");
    await page.keyboard.type("Linh");
    for (let left = await page.locator(".field.empty").count(); left > 0; left--) {
      await page.keyboard.press("Enter");
      await page.keyboard.type(
        await page.evaluate(() =>
          (document.activeElement as HTMLElement).dataset.field === "order_number" ? "LS-20418833" : "500",
        ),
      );
    }
    await page.keyboard.press("Enter");
    await expect.poll(() => onClipboard(page)).toMatch(/^Hi Linh/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("k");
    await expect
      .poll(() => onClipboard(page))
      .toMatch(/^Reply: coins-missing@2\.0\/en\/messenger\nChannel: Messenger/);
    await page.getByText("Case note copied. Start a new case?").waitFor();
  });

  test.each([
    [
      "channel",
      [
        ["[", -1],
        ["]", 1],
        ["ArrowLeft", -1],
        ["ArrowRight", 1],
      ],
    ],
    [
      "locale",
      [
        ["{", -1],
        ["}", 1],
        ["Shift+ArrowLeft", -1],
        ["Shift+ArrowRight", 1],
      ],
    ],
  ] as const)("brackets and arrows step through the %s", async (name, keys) => {
    const page = await agentAt("/answers/coins-missing/");
    const select = page.locator(`select[data-case='${name}']`);
    const values = await select
      .locator("option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    let at = values.indexOf(await select.inputValue());
    await page.locator("h1").first().click();
    for (const [key, step] of keys) {
      at = (at + step + values.length) % values.length;
      await page.keyboard.press(key);
      await expect.poll(() => select.inputValue(), { message: key }).toBe(values[at]);
    }
  });

  test("m opens the private reply of the same case, which is no habit", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { channel: "facebook-comment" } });
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    const channel = page.locator("select[data-case='channel']");
    await page.getByRole("button", { name: "Private: Messenger" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await expect.poll(() => channel.inputValue()).toBe("messenger");
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Linh");
    await page.keyboard.press("m");
    await expect.poll(() => channel.inputValue()).toBe("facebook-comment");
    await page.keyboard.press("m");
    await page.keyboard.press("n");
    await expect.poll(() => channel.inputValue()).toBe("facebook-comment");
  });

  test("g and a letter go to a place, and ? lists all keys", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.locator("h1", { hasText: "Training" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/training/");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });

  test("do nothing where they are switched off, but for the arrows and Enter", async () => {
    const page = await agentAt("/answers/coins-missing/", { habit: { keys: "off" } });
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await page.keyboard.press("Escape");
    for (const key of ["n", "m", "v", "k", "t", "y", "[", "/", "?"]) await page.keyboard.press(key);
    await expect.poll(() => fieldValue(page, "customer_name")).toBe("Linh");
    await expect.poll(() => page.locator("select[data-case='channel']").inputValue()).toBe("messenger");
    await expect.poll(() => page.locator("kb-tray .text, dialog, [data-part='editor']").count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("select[data-case='channel']").inputValue()).not.toBe("messenger");
  });

  test("pressed while an input method composes are its own: nothing is copied, nothing is moved", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    const field = page.locator("[data-field='customer_name']").first();
    await field.focus();
    const client = await page.context().newCDPSession(page);
    for (const [half, whole] of [
      ["Nguyê", "Nguyễn"],
      ["たなk", "田中"],
    ] as const) {
      await field.fill("");
      await composed(client, half, ["Enter", "Slash", "KeyN", "BracketLeft", "Escape"]);
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.field)).toBe(
        "customer_name",
      );
      await client.send("Input.insertText", { text: whole });
      await expect.poll(() => field.inputValue()).toBe(whole);
      await expect.poll(() => onClipboard(page)).toBe("before");
      await expect.poll(() => page.locator("select[data-case='channel']").inputValue()).toBe("messenger");
    }
  });

  test("composed in the box choose and open nothing", async () => {
    const page = await agentAt("/");
    await page.locator("#q").focus();
    const client = await page.context().newCDPSession(page);
    await page.keyboard.type("xu");
    await page.locator(".found [role='option']").first().waitFor();
    await composed(client, "ă", ["Enter", "ArrowDown", "Escape"]);
    expect(new URL(page.url()).pathname).toBe("/");
    await expect.poll(() => page.locator("#q").inputValue()).not.toBe("");
    await expect.poll(() => page.locator(".found [aria-selected='true']").count()).toBe(0);
  });

  test("Ctrl+Enter copies from the list when nothing is empty or changed, else opens the answer", async () => {
    const page = await agentAt("/");
    await page.locator("#q").fill("anything else");
    await page.locator(".found a[href$='/answers/anything-else/']").first().waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Copied anything-else@1.0/en/messenger").waitFor();
    await expect.poll(() => onClipboard(page)).toMatch(/\^AB$/);
    expect(new URL(page.url()).pathname).toBe("/");
    await page.locator("#q").fill("change of mind");
    await page.locator(".found a[href$='/answers/refund-change-of-mind/']").first().waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/answers/refund-change-of-mind/");
    await expect.poll(() => onClipboard(page)).toMatch(/\^AB$/);
  });
});
