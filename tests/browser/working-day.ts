import type { Page } from "playwright-core";
import { expect } from "vitest";
import { copiedReply, filledIn, foundAndOpened, pasted } from "./agent.ts";

/** What belongs to a customer or to an agent's own words: it may be nowhere but on the screen and the clipboard. */
export const PRIVATE = {
  name: "Zqvaname",
  phone: "0938471226",
  mail: "zqvbmail",
  card: "4539148803436467",
  query: "zqvcquery",
  field: "zqvdfield",
  touched: "zqvetouched",
  topicPhone: "0977123654",
  topicMail: "zqvftopic",
  sent: "zqvhsent",
  note: "zqvinote",
  lesson: "zqvjlesson",
  shift: "zqvkshift",
  said: "zqvlsaid",
  reference: "zqvmreference",
  list: "zqvnlist",
} as const;

/** What an agent keeps on the device, as the product says beside it: it may be in the local storage and nowhere else. */
export const KEPT = {
  topic: "zqvotopic",
  draft: "zqvqdraft",
  author: "zqvrauthor",
  host: "zqvshost",
} as const;

const MESSAGE = `Chào ad, mình là ${PRIVATE.name}. Mình nạp xu rồi mà chưa thấy, số ${PRIVATE.phone}, mail ${PRIVATE.mail}@example.net, thẻ ${PRIVATE.card}`;

const CASE = "kb-case[data-ready]";

async function opened(page: Page, path: string, ready: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator(ready).first().waitFor();
}

/** Goes through everything into which an agent types or pastes, with a word of its own in each. */
export async function workingDay(page: Page): Promise<void> {
  await answersACase(page);
  await keepsATopic(page);
  await proposes(page);
  await judges(page);
  await learns(page);
  await endsTheShift(page);
  await looksThingsUp(page);
}

async function answersACase(page: Page): Promise<void> {
  await pasted(page, MESSAGE);
  await page.locator(".found [role='option']").first().waitFor();
  await page.locator("select[data-case='country']").selectOption("VN");
  await foundAndOpened(page, `coins missing ${PRIVATE.query}`, "coins-missing");
  await filledIn(page, PRIVATE.field);
  await copiedReply(page);
  await page.locator("h1").first().click();
  await page.keyboard.press("t");
  await page.locator("[data-part='editor']").fill(`Hi, ${PRIVATE.touched}.`);
  await copiedReply(page);
  await page.locator("h1").first().click();
  await page.keyboard.press("y");
  await page.locator("kb-tray .text").waitFor();
  await page.keyboard.press("k");
  await page.getByText("Case note copied").waitFor();
  // While something is in the box, the case, the editor and the tray: reload, away and back.
  await page.locator("#q").fill(PRIVATE.query);
  await page.goto("about:blank");
  await page.goBack();
  await page.locator(CASE).waitFor();
  await page.reload();
  await page.locator(CASE).waitFor();
}

async function keepsATopic(page: Page): Promise<void> {
  await opened(page, "/", CASE);
  const topic = `${KEPT.topic} xylophone lessons, ${PRIVATE.topicPhone}, ${PRIVATE.topicMail}@example.com`;
  await page.locator("#q").fill(topic);
  await page.locator(".unfit").waitFor();
  await page.getByRole("button", { name: "Keep as unanswered topic" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("Kept for 30 days on this device.").waitFor();
}

async function proposes(page: Page): Promise<void> {
  await opened(page, "/propose/coins-missing/", "kb-propose[data-ready]");
  await page.locator("[name='what:en']").fill(KEPT.draft);
  await page.locator("[name='name']").fill(KEPT.author);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(KEPT.author);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(KEPT.draft);
  await opened(page, "/briefing/", "kb-briefing");
  await page.locator("details.prepare summary").click();
  await page.locator("details.prepare textarea").first().fill(KEPT.host);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(KEPT.host);
}

async function judges(page: Page): Promise<void> {
  await opened(page, "/audit/", "kb-audit[data-ready]");
  await page.locator("[data-audit='text']").fill(`Hi ${PRIVATE.sent}, we look into it. ^AB`);
  await page.locator("[data-audit='note']").fill(`Reply: coins-missing@2.0/en/messenger ${PRIVATE.note}`);
  await page.locator("[data-audit='date']").fill("2026-11-18");
  await page.locator("[data-audit='clock']").fill("14:32");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.locator("[data-part='result'] h2").waitFor();
  await opened(page, "/r/", "#reference");
  await page.locator("#reference").fill(`${PRIVATE.reference} wrote to us`);
  await page.locator("#reference").press("Enter");
}

async function learns(page: Page): Promise<void> {
  await opened(page, "/training/evening/locked-out/", "[data-part='own']");
  await page.locator("[data-part='own']").first().fill(`Hi ${PRIVATE.lesson}.`);
}

async function endsTheShift(page: Page): Promise<void> {
  await opened(page, "/shift/", "kb-shift[data-ready]");
  const text = page.locator("[data-shift='text']");
  await text.fill(`${await text.inputValue()}\n${PRIVATE.shift}`);
  await page.getByRole("button", { name: "Copy text" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  await page.reload();
  await page.locator("kb-shift[data-ready]").waitFor();
}

async function looksThingsUp(page: Page): Promise<void> {
  await opened(page, "/countries/", "#country");
  await page.locator("#country").fill(PRIVATE.list);
  await opened(page, "/", CASE);
  await page.locator("#q").fill(PRIVATE.query);
  await page.locator("#q").press("Enter");
}

/** A message that a chat tool hands over in the fragment of the address. */
export async function takesAMessage(page: Page): Promise<void> {
  await page.setViewportSize({ width: 380, height: 800 });
  const said = encodeURIComponent(`my login code never arrives ${PRIVATE.said}`);
  await opened(page, `/side/#said=${said}`, ".found .msg");
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("");
}
