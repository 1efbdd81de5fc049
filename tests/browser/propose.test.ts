import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Proposal } from "#core/proposal.ts";
import { proposalFrom } from "#schema/proposal.ts";
import { LARKSPAN } from "../content.ts";
import { publishIn } from "../histories.ts";
import { type AgentOptions, anAgentAt, closed, onClipboard } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";

let content = "";
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), "replybook propose "));
  content = join(parent, "content");
  cpSync(LARKSPAN, content, { recursive: true });
  const file = join(content, "answers/scam-claim/en.mdx");
  const change =
    "change:\n  what: We answer once, was twice.\n  why: It spreads.\n  do: Answer once.\n  emergency: {reason: It spreads now}\n";
  writeFileSync(
    file,
    readFileSync(file, "utf8")
      .replace("\n---\n", `\n${change}---\n`)
      .replace("<Steps>\n", "<Steps>\n0. Look twice.\n"),
  );
  publishIn(content, ["answers/scam-claim"], "2026-11-21T11:00:00Z");
  site = await servedSite(NOW, content);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  site?.close();
  rmSync(join(content, ".."), { recursive: true, force: true });
});

const opened: BrowserContext[] = [];

afterEach(async () => {
  await closed(opened.splice(0));
});

async function formAt(path: string, options: AgentOptions = {}): Promise<Page> {
  const page = await anAgentAt(browser, site, path, { timezoneId: "Europe/Berlin", ...options });
  opened.push(page.context());
  if (path.includes("/propose/")) await page.locator("kb-propose[data-ready]").waitFor();
  return page;
}

function field(page: Page, name: string) {
  return page.locator(`[name="${name}"]:not([type=radio])`);
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`[name="${name}"][value="${value}"]`).check();
}

async function replaced(page: Page, name: string, words: string, by: string): Promise<void> {
  const box = field(page, name);
  await box.fill((await box.inputValue()).replaceAll(words, by));
}

/** Sends the form and hands over what the git host's page would be opened with. */
async function sent(page: Page): Promise<{ address: URL; proposal: Proposal }> {
  await page.locator("kb-propose button[type='submit']").click();
  const address = new URL((await page.locator("[data-act='host']").getAttribute("href")) ?? "");
  return { address, proposal: readBack(address.searchParams.get("filename") ?? "", await fileText(page)) };
}

function fileText(page: Page): Promise<string> {
  return page.locator(".handing pre").evaluate((place) => place.textContent ?? "");
}

function readBack(file: string, text: string): Proposal {
  const { proposal, problems } = proposalFrom(file, text);
  expect(problems).toEqual([]);
  if (!proposal) throw new Error("The file holds no proposal.");
  return proposal;
}

const live = (page: Page, name: string) => page.locator(`[data-live="${name}"]`);

describe("changing an answer from its page", () => {
  test("ends in one file on the git host with the words of both languages, the note and the time", async () => {
    const page = await formAt("/answers/merch-late/");
    await page.locator(".propose-link a").click();
    await page.locator("kb-propose[data-ready]").waitFor();
    await replaced(page, "box:en:public", "so long", "longer than it should");
    await replaced(page, "box:vi:steps", "15 ngày làm việc", "12 ngày làm việc");
    await choose(page, "kind", "major");
    await field(page, "what:en").fill("We say that it is longer than it should be, was “so long”.");
    await field(page, "why:en").fill("It reads warmer: see #store-policy.");
    await field(page, "do:en").fill("Use it from Tuesday.\nOpen cases: nothing.");
    await field(page, "what:vi").fill("Câu xin lỗi nói rõ hơn.");
    await choose(page, "when", "at");
    await field(page, "effective").fill("2026-11-24T09:00");
    await expect
      .poll(() => page.locator("[data-said='effective']").innerText())
      .toBe(
        "Tue 24 Nov 2026 09:00 in Viet Nam\nYour time: Tue 24 Nov 2026 03:00 in Germany\nTue 24 Nov 02:00 UTC",
      );
    await field(page, "name").fill("Phạm Thu Lan");
    const { address, proposal } = await sent(page);
    expect(address.origin + address.pathname).toBe(
      "https://git.larkspan.example/support/replies/_new/main/content/",
    );
    expect(address.searchParams.get("filename")).toBe("proposals/2026-11-21-merch-late.yaml");
    expect(address.searchParams.get("value")).toBe(await fileText(page));
    expect(proposal).toMatchObject({
      verb: "change",
      entry: "answers/merch-late",
      from: "3.0",
      suggestedBy: "Phạm Thu Lan",
      change: {
        kind: "major",
        what: {
          en: "We say that it is longer than it should be, was “so long”.",
          vi: "Câu xin lỗi nói rõ hơn.",
        },
        why: "It reads warmer: see #store-policy.",
        do: "Use it from Tuesday.\nOpen cases: nothing.",
        effective: "2026-11-24T09:00:00+07:00",
        locales: { vi: "updated" },
      },
    });
    expect([...proposal.texts.keys()]).toEqual(["en", "vi"]);
    expect(Object.keys(proposal.texts.get("en")?.boxes ?? {})).toEqual(["public"]);
    expect(proposal.texts.get("en")?.boxes.public).toContain("your order is taking longer than it should.");
    expect(proposal.texts.get("vi")?.boxes.steps).toContain("4. Đủ 12 ngày làm việc kể từ lúc rời kho");
  });

  test("shows what the source said when the translation was made, and says while one types what changes and what is wrong", async () => {
    const page = await formAt("/propose/merch-late/");
    const steps = live(page, "box:vi:steps");
    await expect.poll(() => steps.locator(".follow .now del").innerText()).toBe("15 working days");
    await expect.poll(() => steps.locator(".follow .now ins").innerText()).toBe("12 working days");
    await expect.poll(() => steps.innerText()).toContain("Only in Vietnamese: 15.");
    await replaced(page, "box:vi:steps", "15 ngày", "12 ngày");
    await expect.poll(() => steps.innerText()).not.toContain("Only in");
    await expect
      .poll(() => live(page, "box:en:public").innerText())
      .toMatch(/^At its longest \d+ of 280 characters on X post$/);
    await replaced(page, "box:en:public", "so long", "longer than 12 days, kindly");
    await field(page, "box:en:public").press("Control+End");
    await field(page, "box:en:public").pressSequentially(" {{ordr_number}} **now");
    const said = live(page, "box:en:public");
    await expect
      .poll(() => said.innerText())
      .toContain("There is no field “ordr_number”. Did you mean {{order_number}}?");
    await expect.poll(() => said.innerText()).toContain("“kindly” is never sent. Say: please.");
    await expect.poll(() => said.innerText()).toContain("“**now” is begun and not ended.");
    await expect.poll(() => said.locator(".now ins").first().innerText()).toBe("longer than 12 days, kindly");
    await expect.poll(() => live(page, "box:vi:public").innerText()).toContain("English would change");
    await expect
      .poll(() => live(page, "box:vi:public").innerText())
      .toContain("Only in English: 12, ordr_number.");
    await field(page, "box:en:public").fill("w".repeat(300));
    await expect.poll(() => said.innerText()).toMatch(/Too long for X post: 30\d of 280 characters\./);
    await field(page, "box:en:public").fill("Hi, please tell us your order number.");
    await expect.poll(() => said.innerText()).toContain("This asks for order number in public.");
  });

  test("asks why a change of numbers is small, and leads to what is missing", async () => {
    const page = await formAt("/propose/merch-late/");
    await replaced(page, "box:en:steps", "12 working days", "10 working days");
    await choose(page, "kind", "minor");
    await page.locator("kb-propose button[type='submit']").click();
    const missing = page.locator("[data-part='lacking']");
    await expect.poll(() => missing.innerText()).toContain("2 things are missing");
    await expect
      .poll(() => missing.locator("a").allInnerTexts())
      .toEqual(["Say why the meaning is the same", "Say what changes, in at most 140 characters"]);
    await missing.locator("a").first().click();
    await expect
      .poll(() => field(page, "because").evaluate((box) => box === document.activeElement))
      .toBe(true);
    await field(page, "because").fill("The rule was 10 all the time.");
    await field(page, "what:en").fill("The steps say 10 working days.");
    const { proposal } = await sent(page);
    expect(proposal.change).toEqual({
      kind: "minor",
      what: "The steps say 10 working days.",
      because: "The rule was 10 all the time.",
    });
  });

  test("copies the text where the address would be too long, and opens the page to paste it into", async () => {
    const page = await formAt("/propose/merch-late/");
    await page
      .context()
      .route("https://git.larkspan.example/**", (route) => route.fulfill({ body: "New file" }));
    await field(page, "box:vi:email").fill(
      "Kính gửi quý khách, chúng tôi xin lỗi vì đơn đến chậm. ".repeat(40),
    );
    await choose(page, "kind", "minor");
    await field(page, "what:en").fill("The Vietnamese replies say 12 working days too.");
    const { address } = await sent(page);
    expect([...address.searchParams.keys()]).toEqual(["filename"]);
    const [popup] = await Promise.all([
      page.context().waitForEvent("page"),
      page.locator("[data-act='host']").click(),
    ]);
    expect(popup.url()).toBe(address.href);
    await page.bringToFront();
    await expect
      .poll(() => page.locator("[data-part='handed']").innerText())
      .toMatch(/^The text is copied\./);
    await expect.poll(() => onClipboard(page)).toBe(await fileText(page));
  });
});

test("what is said of a box leaves whoever went on to the next one where they are", async () => {
  const page = await formAt("/propose/merch-late/", { viewport: { width: 1440, height: 500 } });
  const box = field(page, "box:en:public");
  await box.evaluate((element) => element.scrollIntoView({ block: "start" }));
  await box.press("Control+Home");
  await page.keyboard.type("Hello. ");
  const next = field(page, "box:en:public/upset");
  await next.focus();
  const top = () => next.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await live(page, "box:en:public").locator(".changes").waitFor();
  expect(await top()).toBe(before);
});

describe("a draft", () => {
  test("outlives a reload and a look at another page, can be thrown away and brought back, and goes when it was handed over", async () => {
    const page = await formAt("/vi/propose/merch-late/");
    await replaced(page, "box:vi:public", "xin lỗi", "rất xin lỗi");
    await choose(page, "kind", "minor");
    await expect
      .poll(() => page.locator("[data-part='draft']").innerText())
      .toContain("Bản nháp lưu trên máy này");
    await page.reload();
    await page.locator("kb-propose[data-ready]").waitFor();
    await expect.poll(() => field(page, "box:vi:public").inputValue()).toContain("rất xin lỗi");
    await expect.poll(() => page.locator("[name='kind'][value='minor']").isChecked()).toBe(true);
    await page.locator("[data-act='drop']").click();
    await expect.poll(() => field(page, "box:vi:public").inputValue()).not.toContain("rất xin lỗi");
    await page.locator("[data-act='bring-back']").click();
    await expect.poll(() => field(page, "box:vi:public").inputValue()).toContain("rất xin lỗi");
    await field(page, "title:en").fill("Parcel is late");
    await page.locator(".back-link").click();
    await page.locator("kb-answer[data-ready]").waitFor();
    await page.goBack();
    await page.locator("kb-propose[data-ready]").waitFor();
    await expect.poll(() => field(page, "title:en").inputValue()).toBe("Parcel is late");
    await field(page, "what:en").fill("It says sorry.");
    await sent(page);
    await page.locator("[data-act='done']").click();
    await page.reload();
    await page.locator("kb-propose[data-ready]").waitFor();
    await expect.poll(() => field(page, "box:vi:public").inputValue()).not.toContain("rất xin lỗi");
    await expect.poll(() => page.locator("[data-part='draft']").innerText()).toBe("");
  });

  test("is not needed: where storage is blocked the form works, and says that nothing is kept", async () => {
    const context = await browser.newContext();
    opened.push(context);
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
    );
    await page.goto(`${site.url}/propose/merch-late/`);
    await page.locator("kb-propose[data-ready]").waitFor();
    await choose(page, "verb", "idea");
    await field(page, "idea").fill("Say more about customs.");
    await expect.poll(() => page.locator("[data-part='draft']").innerText()).toContain("cannot be kept");
    expect((await sent(page)).proposal).toMatchObject({ verb: "idea", idea: "Say more about customs." });
  });
});

describe("the other things to ask for", () => {
  test("a review is confirmed with the keyboard alone, in Vietnamese, and its file copied", async () => {
    const page = await formAt("/vi/propose/merch-late/");
    await page.locator("[name='verb'][value='change']").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("[name='verb']:checked").getAttribute("value")).toBe("review");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("name");
    await page.keyboard.type("Lan");
    await page.keyboard.press("Enter");
    await page.locator(".handing h2").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("handing");
    for (let press = 0; press < 3; press++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator("[data-part='handed']").innerText())
      .toBe("Đã sao chép. Dán vào một tệp mới proposals/2026-11-21-merch-late.yaml.");
    const proposal = readBack("proposals/2026-11-21-merch-late.yaml", await onClipboard(page));
    expect(proposal).toMatchObject({
      verb: "review",
      entry: "answers/merch-late",
      suggestedBy: "Lan",
      from: "3.0",
    });
  });

  test("a withdrawal names another answer by its title; those that are offered late leave whoever types in the field", async () => {
    const page = await formAt("/propose/merch-late/");
    const asked = Promise.withResolvers<void>();
    await page.route("**/api/v1/index.json", async (route) => {
      await asked.promise;
      await route.continue();
    });
    await choose(page, "verb", "withdraw");
    await field(page, "use").pressSequentially("No such");
    asked.resolve();
    await page.locator("#answers-there-are option").first().waitFor({ state: "attached" });
    await page.keyboard.type(" answer");
    expect(await field(page, "use").inputValue()).toBe("No such answer");
    await page.locator("kb-propose button[type='submit']").click();
    await expect
      .poll(() => page.locator("[data-part='lacking']").innerText())
      .toContain("There is no answer of that name here.");
    await page.locator("#answers-there-are option").first().waitFor({ state: "attached" });
    await field(page, "use").fill("Charged twice");
    await page.locator("[name='emergency']").check();
    await field(page, "reason").fill("It is wrong.");
    expect((await sent(page)).proposal.change).toEqual({
      kind: "major",
      emergency: { reason: "It is wrong." },
      withdraw: { use: "charged-twice" },
    });
  });

  test("a rollback and the correction of a note name a version; a note begins as it stands", async () => {
    const page = await formAt("/propose/merch-late/");
    await choose(page, "verb", "rollback");
    await field(page, "version").selectOption("2.0");
    for (const part of ["what", "why", "do"]) await field(page, `${part}:en`).fill("Back to 15 days.");
    expect((await sent(page)).proposal).toMatchObject({ verb: "rollback", version: "2.0" });
    await choose(page, "verb", "correct-note");
    await field(page, "version").selectOption("3.0");
    await expect.poll(() => field(page, "what:vi").inputValue()).toMatch(/^Bắt đầu tra soát/);
    expect((await sent(page)).proposal).toMatchObject({ verb: "correct-note", version: "3.0" });
  });

  test("an emergency is approved only where one awaits it", async () => {
    const none = await formAt("/propose/merch-late/");
    await expect.poll(() => none.locator("[name='verb'][value='approve']").count()).toBe(0);
    const page = await formAt("/propose/scam-claim/");
    await choose(page, "verb", "approve");
    const version = page.locator("[name='version']");
    await expect
      .poll(() => page.locator(".pick label", { hasText: "emergency:" }).innerText())
      .toContain("It spreads now");
    await version.check();
    expect((await sent(page)).proposal).toMatchObject({
      verb: "approve",
      version: await version.getAttribute("value"),
    });
  });

  test("the words of a product are changed in one box", async () => {
    const page = await formAt("/products/merchandise/");
    await page.locator(".entry-about a", { hasText: "Propose a change" }).first().click();
    await page.locator("kb-propose[data-ready]").waitFor();
    await replaced(page, "box:en:text", "7 to 12", "8 to 12");
    await choose(page, "kind", "major");
    for (const part of ["what", "why", "do"])
      await field(page, `${part}:en`).fill("8 to 12 days elsewhere, was 7 to 12.");
    const { proposal } = await sent(page);
    expect([proposal.entry, proposal.texts.get("en")?.boxes.text]).toEqual([
      "products/merchandise",
      expect.stringContaining("8 to 12 elsewhere"),
    ]);
  });

  test("an advisory ends earlier and weighs more, from a phone; nobody is asked about translations", async () => {
    const page = await formAt("/vi/advisories/vn-undersea-cables/", {
      viewport: { width: 390, height: 844 },
      locale: "vi-VN",
    });
    await page.locator("a[href^='/vi/propose/advisories/']").first().click();
    await page.locator("kb-propose[data-ready]").waitFor();
    await page.getByRole("radio", { name: "Sửa nội dung hoặc phạm vi", checked: true }).waitFor();
    expect(await field(page, "until:en").inputValue()).toBe("2026-12-05T00:00");
    // A phone shows the names of the parts first.
    await page.locator(".part[data-of='until'] h2 a").click();
    await field(page, "until:en").fill("2026-11-22T18:30");
    await page.locator(".part[data-of='severity'] h2 a").click();
    await field(page, "severity:en").selectOption("urgent");
    await choose(page, "kind", "major");
    await expect.poll(() => live(page, "until:en").innerText()).toMatch(/ 5\/12\/2026[\s\S]*22\/11\/2026/);
    await expect.poll(() => live(page, "severity:en").innerText()).toMatch(/Để biết[\s\S]*Khẩn cấp/);
    expect(await page.locator("[data-if='untouched']").isVisible()).toBe(false);
    expect(await lookFaults(page)).toEqual([]);
    for (const part of ["what", "why", "do"]) await field(page, `${part}:en`).fill("It ends on Sunday.");
    const { proposal } = await sent(page);
    expect(proposal).toMatchObject({
      entry: "advisories/vn-undersea-cables",
      change: { kind: "major", locales: { vi: "keeps" } },
    });
    expect(proposal.texts).toEqual(
      new Map([["en", { until: "2026-11-22T18:30:00+07:00", severity: "urgent", boxes: {} }]]),
    );
  });

  test("a new answer begins where nothing was found, and is named after its title", async () => {
    const page = await formAt("/");
    await page.locator("#q").fill("xyzzy plugh");
    await page.locator(".found a[href$='/propose/?new']").click();
    await page.locator("kb-propose[data-ready]").waitFor();
    await field(page, "title:en").fill("Lightstick does not pair (2026)");
    await field(page, "box:en:private").fill("Hi {{customer_name}}, please hold the button.");
    await field(page, "owner").selectOption("store-policy");
    const { address, proposal } = await sent(page);
    expect(address.searchParams.get("filename")).toBe(
      "proposals/2026-11-21-lightstick-does-not-pair-2026.yaml",
    );
    expect(proposal).toMatchObject({
      verb: "new",
      entry: "answers/lightstick-does-not-pair-2026",
      owner: "store-policy",
    });
  });
});

describe("the page of proposals", () => {
  test("lists those that are open and those that were declined, with the reason", async () => {
    const page = await formAt("/propose/");
    const groups = page.locator(".group");
    await expect.poll(() => groups.nth(0).innerText()).toContain("Trần Bảo Ngân");
    await expect.poll(() => groups.nth(2).innerText()).toContain("Coins cannot be credited by hand");
  });

  test("can be read without JavaScript, as can each form, which names whom to write to", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    opened.push(context);
    const page = await context.newPage();
    await page.goto(`${site.url}/propose/merch-late/`);
    await expect.poll(() => page.locator("main").innerText()).toContain("write to #store-policy");
    await expect.poll(() => page.locator("[name='box:vi:never']").inputValue()).toContain("Gửi lại món đó");
    await expect.poll(() => page.locator(".verbs").isVisible()).toBe(false);
  });
});
