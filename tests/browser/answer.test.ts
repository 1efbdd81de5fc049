import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { heldBack } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { type ServedSite, servedSite } from "./site.ts";

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

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** A page at a clock, with the real clipboard; what the page complains of fails the test. */
async function openAt(
  path: string,
  clock = NOW,
  options: BrowserContextOptions = {},
  origin = site.url,
): Promise<Page> {
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && expect.fail(`The console says: ${message.text()}`),
  );
  if (options.javaScriptEnabled !== false) await page.clock.install({ time: new Date(clock) });
  await page.goto(`${origin}${path}`);
  // An agent is slower than a page.
  if (options.javaScriptEnabled !== false)
    await page
      .locator(":is(kb-answer, kb-history)[data-ready], main:not(:has(kb-answer, kb-history))")
      .first()
      .waitFor();
  return page;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** The HTML on the clipboard, as a mail program would take it. */
function clipboardHtml(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item?.types.includes("text/html") ? (await item.getType("text/html")).text() : "";
  });
}

/** What a press on Copy needs, its file, and whether the answer draws itself without it. */
const LATE = [
  ["draws answers", "answer*.js", ":not(:defined)"],
  ["copies them", "acts*.js", ":defined"],
] as const;

describe("filling in and copying", () => {
  test("what is typed before the script has come is not lost", async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    const release = await heldBack(page, "**/_astro/Frame*.js");
    await page.goto(`${site.url}/answers/login-code/`, { waitUntil: "commit" });
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    release();
    await page.locator("kb-answer[data-ready]").waitFor();
    await expect.poll(() => page.locator("[data-field='customer_name']").first().inputValue()).toBe("Linh");
    await expect.poll(() => page.locator("[data-act='missing']").count()).toBe(0);
  });

  test("an answer nobody has come near is as the build drew it, and loses nothing of what is done at once", async () => {
    context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.clock.install({ time: new Date(NOW) });
    const release = await heldBack(page, "**/_astro/answer*.js");
    await page.goto(`${site.url}/answers/login-code/`);
    const name = page.locator("[data-field='customer_name']").first();
    await page.locator("kb-answer[data-ready]:not(:defined)").waitFor();
    await name.focus();
    await page.keyboard.type("Lanh");
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
    await page.getByLabel("Your initials").fill("ab");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await name.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    release();
    await page.locator("kb-answer:defined").waitFor();
    await page.locator("[data-part='status']").filter({ hasText: "Copied" }).waitFor();
    await expect.poll(() => clipboard(page)).toMatch(/^Hi Lanh,[\s\S]*\^AB$/);
    await page.keyboard.press("Delete");
    await page.keyboard.type("i");
    await expect.poll(() => name.inputValue()).toBe("Linh");
  });

  test.each(LATE)(
    "Copy says when what %s does not come, and copies nothing later",
    async (_, file, state) => {
      const page = await openAt("/answers/login-code/");
      // It stands in the console, too, that nothing came.
      page.removeAllListeners("pageerror");
      const release = await heldBack(page, `**/_astro/${file}`);
      const name = page.locator("[data-field='customer_name']").first();
      await name.fill("Linh");
      await page.getByLabel("Your initials").fill("ab");
      await page.locator(`kb-answer${state}`).waitFor();
      await page.evaluate(() => navigator.clipboard.writeText("before"));
      await page.getByRole("button", { name: /^Copy reply/ }).click();
      await page.clock.fastForward(5000);
      await page.locator("[data-part='status']").filter({ hasText: "could not be loaded" }).waitFor();
      release();
      await page.locator("kb-answer:defined").waitFor();
      await expect.poll(() => name.inputValue()).toBe("Linh");
      expect(await clipboard(page)).toBe("before");
      await page.getByRole("button", { name: /^Copy reply/ }).click();
      await expect.poll(() => clipboard(page)).toMatch(/^Hi Linh,[\s\S]*\^AB$/);
    },
  );

  test("a reply is copied filled in, signed and as plain text", async () => {
    const page = await openAt("/answers/login-code/");
    await page.getByLabel("Channel").selectOption("messenger");
    await page.getByRole("textbox", { name: "customer's name" }).fill("Linh");
    await page.getByLabel("Your initials").fill("ab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await page.locator("[data-part='status']").filter({ hasText: "Copied" }).waitFor();
    const text = await clipboard(page);
    expect(text).toMatch(/^Hi Linh, we are sorry you cannot sign in\./);
    expect(text).toMatch(/\n\nKeep the code to yourself: .*\n\n\^AB$/);
    expect(text).not.toContain("{{");
    // In public it is signed on its last line.
    await page.getByLabel("Channel").selectOption("facebook-comment");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^Hi Linh, .* \^AB$/);
  });

  test("a mail carries HTML beside its text, and its subject can be copied", async () => {
    const page = await openAt("/answers/refund-change-of-mind/");
    await page.getByLabel("Channel").selectOption("email");
    await page.getByRole("textbox", { name: "customer's name" }).fill("<Linh & Co>");
    await page.getByRole("textbox", { name: "name of the show" }).fill("Đêm Sông Hàn");
    await page.getByRole("textbox", { name: "last moment to ask for a refund" }).fill("Wed 25 Nov, 19:00");
    await page.getByLabel("Your initials").fill("ab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await page.locator("[data-part='status']").filter({ hasText: "Copied" }).waitFor();
    await expect.poll(() => clipboard(page)).toContain("Dear <Linh & Co>,");
    await expect.poll(() => clipboardHtml(page)).toContain("Linh &amp; Co&gt;,</p>");
    await page.getByRole("button", { name: "Copy subject" }).click();
    await page.locator("[data-part='status']").filter({ hasText: "Subject copied" }).waitFor();
    await expect.poll(() => clipboard(page)).toBe("Your refund request for Đêm Sông Hàn");
  });

  test("what is typed is kept when channel and language change, and is stored nowhere", async () => {
    const page = await openAt("/answers/refund-change-of-mind/");
    await page.getByRole("textbox", { name: "customer's name" }).fill("Nguyễn Thị Linh");
    await page.getByLabel("Reply in").selectOption("vi");
    await page.getByLabel("Channel").selectOption("zalo");
    await expect
      .poll(() => page.getByRole("textbox", { name: "customer's name" }).first().inputValue())
      .toBe("Nguyễn Thị Linh");
    const kept = await page.evaluate(
      () => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href + document.cookie,
    );
    expect(kept).not.toContain("Linh");
    expect(kept).toContain("zalo");
  });

  test("a reply whose translation is behind is not copied; the source is offered", async () => {
    const page = await openAt("/answers/merch-late/");
    await page.getByLabel("Reply in").selectOption("vi");
    await page.getByText("The Vietnamese text is behind version 3.0.").waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Copy reply/ }).count()).toBe(0);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: /^Copy reply/ }).waitFor();
  });

  test("Copy goes to the first field that is missing; what is too long is not copied, and the page says by how much", async () => {
    const page = await openAt("/answers/refund-change-of-mind/");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.field))
      .toBe("customer_name");
    await expect.poll(() => page.locator("[data-part='status']").textContent()).toContain("customer's name");
    await page.getByLabel("Channel").selectOption("instagram-dm");
    await page.getByRole("textbox", { name: "customer's name" }).fill("Linh");
    await page.getByRole("textbox", { name: "name of the show" }).fill("ế".repeat(60));
    await page.getByRole("textbox", { name: "last moment to ask for a refund" }).fill("Wed 25 Nov");
    await page.getByRole("textbox", { name: "name of the show" }).blur();
    await page.getByRole("button", { name: /“name of the show” is too long/ }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await expect.poll(() => clipboard(page)).toBe("before");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.field)).toBe(
      "event_name",
    );
  });

  test("initials are remembered on the device, and a press on the sign-off changes them", async () => {
    const page = await openAt("/answers/login-code/");
    const name = page.getByRole("textbox", { name: "customer's name" });
    await name.fill("Linh");
    const initials = page.getByLabel("Your initials");
    await initials.focus();
    // Enter in the empty field leaves nobody at a button that would only send them back.
    await page.keyboard.press("Enter");
    await page.locator("[data-part='status']").filter({ hasText: "Enter your initials" }).waitFor();
    expect(await isFocused(initials)).toBe(true);
    await name.fill("");
    await initials.fill("ab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Sign-off: ^AB" }).waitFor();
    await expect.poll(() => isFocused(name)).toBe(true);
    await page.reload();
    await page.getByRole("button", { name: "Sign-off: ^AB" }).click();
    await page.keyboard.type("xy");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Sign-off: ^XY" }).waitFor();
  });

  test("a withdrawn answer names the one to use and cannot be copied", async () => {
    const page = await openAt("/answers/refund-by-bank-transfer/");
    await page.getByText(/This answer is withdrawn\. Use/).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Copy reply/ }).count()).toBe(0);
  });
});

describe("on plain http, where the clipboard's own interface does not exist", () => {
  test("text and HTML are copied all the same", async () => {
    const origin = `http://replybook.test:${site.port}`;
    const page = await openAt("/answers/login-code/", NOW, {}, origin);
    expect(await page.evaluate(() => [window.isSecureContext, "clipboard" in navigator])).toEqual([
      false,
      false,
    ]);
    await page.getByLabel("Channel").selectOption("email");
    await page.getByRole("textbox", { name: "customer's name" }).fill("Linh");
    await page.getByLabel("Your initials").fill("ab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    await page.locator("[data-part='status']").filter({ hasText: "Copied" }).waitFor();
    await page.goto(`${site.url}/answers/login-code/`);
    await expect.poll(() => clipboard(page)).toContain("Hi Linh, ");
    await expect.poll(() => clipboardHtml(page)).toContain("<p>");
  });
});

describe("from A to B", () => {
  test("the strip says what changed, and opens into was and is now with what to do and why", async () => {
    const page = await openAt("/answers/refund-change-of-mind/");
    await page
      .getByText("Ticket holders can ask for a refund until 72 hours before doors, was 7 days.")
      .click();
    await expect.poll(() => page.locator(".strip .was del").first().innerText()).toBe("7\u00a0days");
    await expect.poll(() => page.locator(".strip .now ins").first().innerText()).toBe("72\u00a0hours");
    await page.getByText("Reopen cases refused since 9 November").waitFor();
    await page.getByText("Seats returned late were sold again").waitFor();
  });

  test("a reference opens exactly that wording, and says when it is no longer approved", async () => {
    const page = await openAt("/answers/refund-change-of-mind/history/?v=1.0&l=en&c=messenger");
    await page.getByText("This is not what is approved now.").waitFor();
    await expect
      .poll(() => page.locator(".wording .text").first().innerText())
      .toContain("7 days before doors");
  });

  test("the history tells what was approved at an instant, and compares any two versions", async () => {
    const page = await openAt("/answers/refund-change-of-mind/history/?at=2026-10-20T00:00:00Z");
    await page.getByRole("heading", { name: /As of 07:00|As of Tue 20 Oct/ }).waitFor();
    await page.goto(`${site.url}/answers/refund-change-of-mind/history/?at=2020-01-01T00:00:00Z`);
    await page.getByText("Nothing was approved at that moment.").waitFor();
    await page.locator("select[name=from]").selectOption("1.0");
    await page.locator("select[name=to]").selectOption("2.0");
    await page.locator("[data-part='comparison'] .was h3").filter({ hasText: "Was, 1.0" }).first().waitFor();
    await page.locator("select[name=locale]").selectOption("vi");
    await page.locator("[data-part='comparison'] [lang='vi'] .now ins").first().waitFor();
  });
});

describe("the page decides by the device's clock", () => {
  test("a scheduled version takes effect on the open page without a build, and fields stay", async () => {
    const page = await openAt("/answers/login-code/", "2026-11-23T01:59:30Z");
    await page.locator(".title .ver", { hasText: "1.1" }).waitFor();
    await page.getByRole("textbox", { name: "customer's name" }).fill("Linh");
    await page.clock.fastForward(45_000);
    await page.locator(".title .ver", { hasText: "2.0" }).waitFor();
    await page
      .locator("[data-part='status']")
      .filter({ hasText: "Version 2.0 is in effect from now on." })
      .waitFor();
    await expect.poll(() => page.getByRole("textbox", { name: "customer's name" }).inputValue()).toBe("Linh");
    await expect.poll(() => page.locator(".reply .text").innerText()).toContain("valid for 5 minutes");
  });

  test("a page built before the change shows it when it is opened after", async () => {
    const page = await openAt("/answers/login-code/", "2026-11-23T02:00:00Z");
    await page.locator(".title .ver", { hasText: "2.0" }).waitFor();
  });

  test("drawing again by the clock moves nothing", async () => {
    const page = await openAt("/answers/refund-change-of-mind/");
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    // What is left is the swap of the font, some pixels of two lines.
    expect(shift).toBeLessThan(0.002);
  });
});

describe("without JavaScript", () => {
  test("every approved reply can be read, with the instant the page speaks of", async () => {
    const page = await openAt("/answers/refund-change-of-mind/", NOW, { javaScriptEnabled: false });
    await expect
      .poll(() => page.locator(".col-reply").innerText())
      .toContain("As of Mon 16 Nov 2026 09:00 in Viet Nam");
    await expect.poll(() => page.locator(".all-replies .reply").count()).toBeGreaterThan(10);
    await expect.poll(() => page.getByRole("button", { name: /^Copy/ }).count()).toBe(0);
    await page
      .getByText("Ticket holders can ask for a refund until 72 hours before doors, was 7 days.")
      .click();
    await expect.poll(() => page.locator(".strip .was del").first().isVisible()).toBe(true);
  });
});
