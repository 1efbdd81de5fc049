import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { plainText } from "#core/plain-text.ts";
import { repliesOf } from "#core/reply.ts";
import { anAgentAt, closed, onClipboard } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
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

const APPROVED =
  "Hi Linh, plans change, we understand. Tickets can be refunded until 72 hours before doors. Please message us privately or through Help in the app, and we will look at your order with you. ^AB";

const reviewer = (path = "/audit/", timezoneId = "Europe/Berlin") =>
  anAgentAt(browser, site, path, { timezoneId });

function control(page: Page, name: string): Locator {
  return page.locator(`[data-audit="${name}"]`);
}

interface Given {
  readonly text: string;
  readonly date?: string;
  readonly clock?: string;
  readonly channel?: string;
  readonly country?: string;
  readonly locale?: string;
}

async function compared(
  page: Page,
  { text, date = "2026-11-18", clock = "14:32", ...chosen }: Given,
): Promise<Locator> {
  await page.locator("kb-audit[data-ready]").waitFor();
  await control(page, "text").fill(text);
  await control(page, "date").fill(date);
  await control(page, "clock").fill(clock);
  for (const [name, value] of Object.entries({
    zone: "Asia/Ho_Chi_Minh",
    channel: "facebook-comment",
    ...chosen,
  }))
    await control(page, name).selectOption(value);
  await page.getByRole("button", { name: "Compare" }).click();
  const result = page.locator("[data-part='result']");
  await result.locator("h2").waitFor();
  return result;
}

/** The first private reply about streams that stop, as it is approved. */
async function streamReply(): Promise<string> {
  const { texts } = await (await fetch(`${site.url}/api/v1/answers/stream-buffers/1.0.json`)).json();
  const replies = repliesOf(texts.en.body).filter(({ channels }) => channels.length === 0);
  return plainText(replies[0]?.prose ?? [], { fill: () => "Linh" });
}

describe("the check of a sent reply", () => {
  test("finds what was approved at that minute, shows approved → sent, gives the findings as text, and is emptied by one button", async () => {
    const page = await reviewer();
    const result = await compared(page, {
      text: APPROVED.replace("72 hours", "7 days").replace("Please", "Kindly").replace("^AB", "-AB"),
    });
    const text = await result.innerText();
    expect(text).toContain("Differs from what was approved");
    expect(text).toContain("refund-change-of-mind@4.0/en/facebook-comment");
    for (const said of [
      "“Kindly” is never sent. Say: please.",
      "The sign-off reads “-AB”. It should read “^AB”.",
    ])
      expect(text).toContain(said);
    await expect.poll(() => result.locator(".was del").allInnerTexts()).toEqual(["72\u00a0hours", "Please"]);
    await expect.poll(() => result.locator(".now ins").allInnerTexts()).toEqual(["7\u00a0days", "Kindly"]);
    await expect.poll(() => result.locator(".now .as-sent").innerText()).toBe("Linh");
    await result.getByRole("button", { name: "Copy findings" }).click();
    await expect.poll(() => onClipboard(page)).toContain("Check of a sent reply");
    const report = await onClipboard(page);
    expect(report.split("\n").slice(1, 5)).toEqual([
      "Sent: Wed 18 Nov 2026 14:32 in Viet Nam · 07:32 UTC",
      "Facebook comment, reply in English",
      "Approved then: refund-change-of-mind@4.0/en/facebook-comment, Ticket refund after a change of mind",
      "Result: Differs from what was approved",
    ]);
    expect(report).toContain("- Wrong: “Kindly” is never sent.");
    expect(report).not.toContain("Linh");
    await page.getByRole("button", { name: "Empty" }).click();
    await expect.poll(() => control(page, "text").inputValue()).toBe("");
    expect(await page.locator("[data-part='result']").innerHTML()).toBe("");
  });

  test("judges an older wording in its time and afterwards", async () => {
    const page = await reviewer();
    const older = APPROVED.replace("72 hours", "7 days");
    for (const [date, said, asOf, words] of [
      ["2026-11-15", "Sent word for word as approved", "Sun 15", "7 days before doors"],
      [
        "2026-11-18",
        "This is the text of 3.0, replaced by 4.0 2 days before",
        "Wed 18",
        "72 hours before doors",
      ],
    ] as const) {
      await page.goto(`${site.url}/audit/`);
      const result = await compared(page, { text: older, date });
      const differs = date === "2026-11-18";
      await expect.poll(() => result.innerText()).toContain(said);
      expect((await result.innerText()).includes("Differs from what was approved")).toBe(differs);
      await result.getByRole("link", { name: "How this answer stood at that minute" }).click();
      const wording = page.locator("[data-part='wording']");
      await wording.locator(".reply").first().waitFor();
      await expect.poll(() => wording.innerText()).toContain(`As of ${asOf} Nov 2026 14:32 in Viet Nam`);
      await expect.poll(() => wording.innerText()).toContain(words);
    }
  });

  test("picks up the reference of a case note, and a copied date and time", async () => {
    const page = await reviewer();
    await page.locator("kb-audit[data-ready]").waitFor();
    await control(page, "text").fill(APPROVED);
    await control(page, "note").fill("Reply: refund-change-of-mind@4.0/en/instagram-comment~");
    await page.getByText("Found refund-change-of-mind@4.0/en/instagram-comment~").waitFor();
    await expect.poll(() => control(page, "channel").inputValue()).toBe("instagram-comment");
    await expect.poll(() => control(page, "locale").inputValue()).toBe("en");
    await page.evaluate(() => navigator.clipboard.writeText("Nov 18, 2026, 8:32 AM"));
    await control(page, "date").focus();
    await page.keyboard.press("Control+V");
    await page.getByText("Wed 18 Nov 2026 14:32 in Viet Nam · 07:32 UTC").waitFor();
    await expect.poll(() => control(page, "clock").inputValue()).toBe("08:32");
    await page.keyboard.press("Control+Enter");
    await page.locator("[data-part='result']").getByText("Sent word for word as approved").waitFor();
  });

  test("names the line that an advisory adds and that is missing, asks for the country where nobody gave it, and says so when nothing approved then is near", async () => {
    const page = await reviewer();
    const given = { text: `${await streamReply()} ^AB`, date: "2026-11-21", channel: "messenger" };
    const unknown = await compared(page, given);
    await expect
      .poll(() => unknown.innerText())
      .toContain(
        "A line was to be added for customers in Viet Nam (“Viet Nam: two undersea cables under repair”).",
      );
    const known = await compared(page, { ...given, country: "VN" });
    await known
      .getByText("the line that “Viet Nam: two undersea cables under repair” adds is missing.")
      .waitFor();
    const far = await compared(page, { text: "Hello my friend, the weather is nice and my dog is well." });
    await expect.poll(() => far.innerText()).toContain("Nothing approved then is near this text");
  });
});

describe("a history asked for a minute", () => {
  test("shows what was approved then, however its address says it", async () => {
    const page = await reviewer("/answers/refund-change-of-mind/history/");
    const wording = page.locator("[data-part='wording']");
    for (const [at, said, words] of [
      [
        "2026-11-15T14:32:00+07:00",
        "As of Sun 15 Nov 2026 14:32 in Viet Nam · 07:32 UTC",
        "7 days before doors",
      ],
      [
        "2026-11-15T14:32:00%2B07:00",
        "As of Sun 15 Nov 2026 14:32 in Viet Nam · 07:32 UTC",
        "7 days before doors",
      ],
      ["2026-11-15T14:32", "As of Sun 15 Nov 2026 14:32 in Viet Nam · 07:32 UTC", "7 days before doors"],
      [
        "2026-11-18T07:32:00Z",
        "Version 4.0 · in effect since Mon 16 Nov 2026 09:00",
        "72 hours before doors",
      ],
      ["2026-01-01", "The address asks for a time that is none.", ""],
      ["2026-01-01T00:00", "Nothing was approved at that moment.", ""],
    ] as const) {
      await page.goto(`${site.url}/answers/refund-change-of-mind/history/?at=${at}`);
      await wording.getByText(said).first().waitFor();
      await expect.poll(() => wording.innerText(), { message: at }).toContain(words);
    }
  });

  test("takes the minute from a field, by the team's clock", async () => {
    const page = await reviewer("/answers/refund-by-bank-transfer/history/");
    await page.getByLabel("What was approved at").fill("2026-11-20T14:32");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("Nothing was approved at that moment. Withdrawn").waitFor();
    expect(new URL(page.url()).search).toBe("?at=2026-11-20T14%3A32");
  });
});

describe("what a reviewer enters", () => {
  const SECRET = "Zyxwvut";

  test("is not stored, not in an address, not asked of the server, and gone with the page", async () => {
    const page = await reviewer();
    const asked: string[] = [];
    page.on("request", (request) =>
      asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`),
    );
    const stored = () =>
      page.evaluate(async () => {
        // The published files that a search reads are kept, whatever is looked up.
        const cached = async () => {
          const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const kept = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
          return kept.map(({ url }) => url).filter((url) => !/\/search\/[\w.-]+$/.test(url));
        };
        // When a page last asked for news is noted by itself.
        const { "replybook.looked": _, ...local } = { ...localStorage };
        return JSON.stringify([
          local,
          { ...sessionStorage },
          document.cookie,
          await indexedDB.databases(),
          await cached(),
          history.state,
          history.length,
          location.href,
        ]);
      });
    await page.locator("kb-audit[data-ready]").waitFor();
    // The day from which on changes are news is noted by every page once.
    await expect.poll(stored).toContain("replybook.read");
    const before = await stored();
    await control(page, "note").fill(`note of ${SECRET}`);
    await compared(page, { text: APPROVED.replace("Linh", SECRET) });
    await page.getByRole("button", { name: "Copy findings" }).click();
    await page.getByText("Copied", { exact: true }).waitFor();
    expect(await stored()).toBe(before);
    expect(asked.length).toBeGreaterThan(5);
    expect(
      asked.filter((line) => !line.startsWith("GET ") || line.toLowerCase().includes(SECRET.toLowerCase())),
    ).toEqual([]);
    await page.reload();
    await page.locator("kb-audit[data-ready]").waitFor();
    await expect.poll(() => control(page, "text").inputValue()).toBe("");
    await expect.poll(() => page.locator("body").innerText()).not.toContain(SECRET);
  });

  test("gets nowhere even when it is handed in before the script has come", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/_astro/**.js", (route) => route.abort());
    await page.goto(`${site.url}/audit/`);
    await page.evaluate((secret) => {
      for (const field of document.querySelectorAll<HTMLTextAreaElement>(".audit-form [data-audit]")) {
        field.required = false;
        if (field.localName === "textarea") field.value = secret;
      }
    }, SECRET);
    await page.locator(".audit-form [type='submit']").click();
    await page.waitForLoadState();
    expect(page.url()).not.toContain(SECRET);
  });
});
