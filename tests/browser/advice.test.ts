import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LARKSPAN } from "../content.ts";
import { publishIn } from "../histories.ts";
import { aChange, anAdvisory } from "../make.ts";
import {
  type AgentOptions,
  anAgentAt,
  closed,
  copiedReply,
  filledIn,
  heldBack,
  NOW,
  onClipboard,
} from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const BUILT = "2026-11-21T11:30:00Z";

const front = (more: string) => `${more}\n${aChange({ what: "This changes now, was as ever." })}`;
const ADVISORIES = {
  "in-coins": anAdvisory({
    where: "countries: [IN]",
    effect: "hold",
    title: '"India: coins"',
    owner: "payments-policy",
    from: "2026-11-21T11:00:00Z",
    front: front(
      "until: 2026-11-21T14:00:00Z\nuse: thank-you-for-waiting\nafter: Write to all parked cases.\nscope: {answers: [coins-missing]}",
    ),
    body: 'We look into it.\n\n<Escalate to="account-security">\nEverything.\n</Escalate>',
  }),
  "ph-trial": anAdvisory({
    where: "countries: [PH]",
    effect: "replace",
    title: '"Philippines: trials"',
    owner: "payments-policy",
    from: "2026-11-21T11:00:00Z",
    front: front("use: charged-twice\nscope: {answers: [trial-charged]}"),
    body: "Use the other one.",
  }),
};

let content: string;
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), "replybook advice "));
  cpSync(LARKSPAN, content, { recursive: true });
  for (const [id, text] of Object.entries(ADVISORIES)) {
    mkdirSync(join(content, "advisories", id), { recursive: true });
    writeFileSync(join(content, "advisories", id, "en.mdx"), text);
  }
  publishIn(
    content,
    Object.keys(ADVISORIES).map((id) => `advisories/${id}`),
    BUILT,
  );
  site = await servedSite(BUILT, content);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
  rmSync(content, { recursive: true, force: true });
});

afterEach(() => closed(browser.contexts()));

const agentAt = (path: string, options?: AgentOptions) => anAgentAt(browser, site, path, options);
const status = (page: Page) => page.locator("kb-answer [data-part='status']");
const lead = (page: Page) => page.locator(".advisory .lead").allInnerTexts();

/** Chooses the country by typing, as agents do. */
async function customerIn(page: Page, typed: string): Promise<void> {
  await page.locator("select[data-case='country']").focus();
  await page.keyboard.press("Enter");
  await page.locator(".chip kb-country input").fill(typed);
  await page.keyboard.press("Enter");
  await page.locator(".chip kb-country").waitFor({ state: "detached" });
}

describe("while nobody has said where the customer is", () => {
  test("an answer that is on hold somewhere asks once before the copy, and is copied when it is not there", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await expect.poll(() => lead(page)).toEqual(["India: on hold. Where is the customer?"]);
    await filledIn(page, "Linh");
    await page.evaluate(() => navigator.clipboard.writeText("nothing"));
    await page.locator("[data-act='copy']").click();
    await status(page).filter({ hasText: "India: on hold. Where is the customer?" }).waitFor();
    await expect.poll(() => onClipboard(page)).toBe("nothing");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
    await page.getByRole("button", { name: "Not in India" }).click();
    expect(await copiedReply(page)).toContain("^AB");
    await page.locator("[data-act='new-case']").first().click();
    await expect.poll(() => lead(page)).toEqual(["India: on hold. Where is the customer?"]);
  });

  test("is asked for also by whoever presses Copy before what draws the answer has come", async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.clock.install({ time: new Date(NOW) });
    const release = await heldBack(page, "**/_astro/{answer,acts}*.js");
    await page.goto(`${site.url}/answers/coins-missing/`);
    await page.locator("kb-answer[data-ready]:not(:defined)").waitFor();
    expect(await lead(page)).toEqual(["India: on hold. Where is the customer?"]);
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await page.getByLabel("Your initials").fill("ab");
    await page.getByRole("button", { name: /^Copy reply/ }).click();
    release();
    await status(page).filter({ hasText: "India: on hold. Where is the customer?" }).waitFor();
    await page.getByRole("button", { name: "Not in India" }).click();
    expect(await copiedReply(page)).toContain("^AB");
  });

  test("the country is found by any name, typed with or without tone marks", async () => {
    const page = await agentAt("/answers/coins-missing/");
    for (const typed of ["Viet Nam", "Việt Nam", "VN", "vietnam", "viêt n"]) {
      await page.locator(".ask input").fill(typed);
      await page.keyboard.press("Enter");
      await expect.poll(() => lead(page)).toEqual([]);
      await expect.poll(() => page.locator("select[data-case='country']").inputValue()).toBe("VN");
      await page.locator("[data-act='new-case']").first().click();
    }
  });
});

describe("a hold", () => {
  test("stops every way to copy, offers what is sent meanwhile, lets the case be parked, and ends by itself", async () => {
    const page = await agentAt("/answers/coins-missing/", { clock: "2026-11-21T13:45:00Z" });
    await customerIn(page, "bharat");
    await expect.poll(async () => (await lead(page))[0]).toMatch(/^On hold: India until 21 Nov, 21:00/);
    await expect
      .poll(() => page.locator("[data-act='copy'], [data-act='tray'], [data-act='touch-up']").count())
      .toBe(0);
    await expect.poll(() => page.locator(".advisory").innerText()).toMatch(/answers now|is back/);
    await page.locator("h1").first().click();
    await page.keyboard.press("m");
    await expect.poll(() => page.locator("[data-act='copy']").count()).toBe(0);
    await page.locator("[data-act='park']").click();
    await page.locator("[data-part='mark']").fill("T-4711 linh@example.com");
    await page.locator("[data-act='park-now']").click();
    await status(page).filter({ hasText: "Parked until “India: coins” is over." }).waitFor();
    const kept = await page.evaluate(() => localStorage.getItem("replybook.parked"));
    expect(JSON.parse(kept ?? "")).toMatchObject([
      { advisory: "in-coins", answer: "coins-missing", country: "IN", mark: "T-4711 …" },
    ]);
    await page.clock.fastForward("16:00");
    await status(page).filter({ hasText: "“India: coins” is over. The reply is free again." }).waitFor();
    await page.getByText("Write to all parked cases.").waitFor();
    await expect.poll(() => page.locator("[data-act='copy']").count()).toBe(1);
    await page.locator("[data-act='take-up']").click();
    await page.getByText("Write to all parked cases.").waitFor({ state: "detached" });
  });

  test("copies the reply that is sent meanwhile for the same case, or opens it for what is missing", async () => {
    const page = await agentAt("/answers/coins-missing/");
    await page.locator("[data-field='customer_name']").first().fill("Linh");
    await customerIn(page, "India");
    await page.locator("[data-act='copy-meanwhile']").click();
    await expect
      .poll(async () => `${new URL(page.url()).pathname} ${(await onClipboard(page)).includes("^AB")}`)
      .toMatch(/thank-you-for-waiting|true/);
  });

  test("shows in lists and results, where Ctrl+Enter opens instead of copying", async () => {
    const page = await agentAt("/answers/login-code/");
    await customerIn(page, "India");
    const row = page.locator(".results .hits a[href$='/coins-missing/'] .state:visible");
    await expect.poll(() => row.allInnerTexts()).toEqual(["On hold"]);
    await page.evaluate(() => navigator.clipboard.writeText("nothing"));
    await page.locator("#q").fill("coins missing");
    const first = page.locator(".found [role='option'][href$='/coins-missing/']");
    await expect.poll(() => first.innerText()).toContain("On hold");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/answers/coins-missing/");
    await expect.poll(() => onClipboard(page)).toBe("nothing");
  });
});

test("a replacement points to the other answer and blocks this one", async () => {
  const page = await agentAt("/answers/trial-charged/");
  await customerIn(page, "pilipinas");
  await expect.poll(() => lead(page)).toEqual(["Use another answer: Philippines"]);
  await expect.poll(() => page.locator("[data-act='copy']").count()).toBe(0);
  await page.locator(".advisory a[href$='/charged-twice/']").click();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/answers/charged-twice/");
  await page.locator("[data-act='copy']").waitFor();
});

describe("an added line", () => {
  test("is shown in the reply, counted and copied", async () => {
    const page = await agentAt("/answers/stream-buffers/");
    await filledIn(page, "Linh");
    const notThere = page.getByRole("button", { name: "Not in Viet Nam" });
    await notThere.click();
    // What answers the press puts the focus back to the reply.
    await notThere.waitFor({ state: "detached" });
    const length = async () => Number((await page.locator(".bar .num").innerText()).match(/(\d+) \//)?.[1]);
    const without = await length();
    await customerIn(page, "VN");
    await expect
      .poll(() => lead(page))
      .toEqual([expect.stringMatching(/^One line is added: Viet Nam until 5 Dec/)]);
    await expect
      .poll(() => page.locator(".added-by .tag").innerText())
      .toMatch(/^ ?Added for Viet Nam until 5 Dec/);
    expect(await length()).toBeGreaterThan(without + 60);
    expect(await copiedReply(page)).toMatch(/Two international undersea cables.*\n\n\^AB$/);
    await page.keyboard.press("k");
    await expect.poll(() => onClipboard(page)).toContain("vn-undersea-cables");
  });

  test("stands once in the tray, and a held answer stops the tray at the copy", async () => {
    const page = await agentAt("/answers/stream-buffers/");
    await filledIn(page, "Linh");
    for (const _ of [1, 2]) await page.locator("[data-act='tray']").click();
    await page.locator("[data-tray='copy']").click();
    await page
      .locator("[data-part='tray-status']")
      .filter({ hasText: "Viet Nam: a line is added." })
      .waitFor();
    await customerIn(page, "VN");
    await page.locator("[data-tray='copy']").click();
    await expect.poll(async () => (await onClipboard(page)).split("undersea").length).toBe(2);
  });

  test("that is not written in the reply's language holds the answer and offers the source", async () => {
    const page = await agentAt("/answers/merch-late/", {
      clock: "2026-11-24T12:00:00Z",
      habit: { locale: "ja" },
    });
    await customerIn(page, "deutschland");
    await expect.poll(async () => (await lead(page)).length).toBe(1);
  });
});

test("what agents read of advisories is free of findings in both themes, wide and narrow", async () => {
  const page = await agentAt("/vi/answers/coins-missing/");
  await page.locator(".ask input").click();
  await page.locator(".ask [role='option']").first().waitFor();
  for (const state of ["asked", "held"]) {
    if (state === "held") {
      await page.locator(".ask input").fill("ấn độ");
      await page.keyboard.press("Enter");
      await page.locator(".advisory.hold [data-act='park']").click();
    }
    expect([state, await lookFaults(page)]).toEqual([state, []]);
    await page.setViewportSize({ width: 380, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});
