import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { shiftFrom } from "#core/shift-reading.ts";
import { LARKSPAN } from "../content.ts";
import { kbJson } from "../histories.ts";
import { anAgentAt, closed, copiedReply, filledIn, foundAndOpened, onClipboard } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

/** Saturday 21 November 2026, 19:00 in Viet Nam. */
const NOW = "2026-11-21T12:00:00Z";

/** Where end-of-shift files are collected: it answers with `status` and keeps what came. */
const received: string[] = [];
let status = 204;
let collector: Server;
let folder: string;
let content: string;
let host: string;
let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  collector = createServer((request, response) => {
    const allowed = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
    if (request.method === "OPTIONS") return response.writeHead(204, allowed).end();
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      received.push(body);
      response.writeHead(status, allowed).end();
    });
    return response;
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const collect = `http://${host}/shifts`;
  folder = mkdtempSync(join(tmpdir(), "replybook shift "));
  content = join(folder, "content");
  cpSync(LARKSPAN, content, { recursive: true });
  const workspace = join(content, "workspace.yaml");
  writeFileSync(workspace, `${readFileSync(workspace, "utf8")}collect: ${collect}\n`);
  site = await servedSite(NOW, content, collect);
  browser = await testBrowser();
});
afterEach(() => closed(browser.contexts()));
afterAll(async () => {
  await closedWindows();
  site?.close();
  collector?.close();
  rmSync(folder, { recursive: true, force: true });
});

const PARKED = {
  advisory: "vn-undersea-cables",
  answer: "stream-buffers",
  at: "2026-11-21T09:00:00Z",
  country: "VN",
  mark: "T-4411",
};
const DRILLS = {
  days: { "2026-11-20": { find: { right: 8, asked: 10 } } },
  cards: {
    "find:login-code": {
      due: "2026-11-24T09:00:00Z",
      last: "2026-11-20T09:00:00Z",
      stability: 2.3065,
      difficulty: 2.1181,
      asked: 1,
      lapses: 0,
    },
  },
};
const HABIT = { shiftStart: "06:00" };
const OF_AGENT = { timezoneId: "Asia/Ho_Chi_Minh", habit: HABIT };

const handOver = (page: Page) => page.locator("[data-shift='text']");
const kept = async (page: Page, name: string) =>
  JSON.parse((await page.evaluate((key) => localStorage.getItem(key), `replybook.${name}`)) ?? "null");

async function park(page: Page): Promise<void> {
  await page.evaluate(
    ([parked, drills]) => {
      localStorage.setItem("replybook.parked", JSON.stringify([parked]));
      localStorage.setItem("replybook.drills", JSON.stringify(drills));
    },
    [PARKED, DRILLS] as const,
  );
}

async function toShift(page: Page): Promise<void> {
  await page.locator(".me").click();
  await page.getByRole("link", { name: "End of shift" }).first().click();
  await page.locator("kb-shift[data-ready]").waitFor();
}

test("a shift ends with one page: its text is copied, its file merged and collected, and the next one begins afresh", async () => {
  const page = await anAgentAt(browser, site, "/answers/account-locked/", OF_AGENT);
  await filledIn(page, "Linh");
  await copiedReply(page);
  await foundAndOpened(page, "login code", "login-code");
  await filledIn(page, "Linh");
  await copiedReply(page);

  await page.locator("#q").fill("xylophone lessons for Anna Kovač, LS-20418833, anna.k@example.com");
  await page.locator(".unfit").waitFor();
  await page.getByRole("button", { name: "Keep as unanswered topic" }).click();
  const topic = page.getByRole("textbox", { name: "Topic" });
  await expect
    .poll(() => topic.inputValue())
    .toBe("xylophone lessons for «name», «order number», «e-mail address»");
  expect(await lookFaults(page)).toEqual([]);
  await topic.fill("xylophone lessons for «name» of order LS-20418833");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("What was still private in it was replaced.").waitFor();
  await park(page);
  // This device has been told of changes for three weeks.
  await expect.poll(() => kept(page, "read")).not.toBeNull();
  await page.evaluate(() =>
    localStorage.setItem("replybook.read", JSON.stringify({ since: "2026-11-01T00:00:00Z", read: {} })),
  );

  await toShift(page);
  await page.getByRole("link", { name: "Viet Nam: two undersea cables under repair" }).waitFor();
  const text = await handOver(page).inputValue();
  expect(text.split("\n")).toEqual([
    "Hand-over AB, Sat 21 Nov 2026 19:00 in Viet Nam",
    "",
    "Cases: 1 today, 1 this month",
    "Month average: 1 a worked day, target 40",
    "",
    "Replies used: 2",
    "- 1 × account-locked@3.1/en/messenger",
    "- 1 × login-code@1.1/en/messenger",
    "",
    "Missing answers:",
    "- xylophone lessons for «name» of order «order number»",
    "",
    "Parked cases:",
    "- Viet Nam: two undersea cables under repair: 1 case (T-4411), until 5 Dec, 00:00",
    "",
    "Still to acknowledge:",
    expect.stringMatching(/^- Scam claim in public: .*\(since 9 Nov, 09:05\)$/),
    "",
    "Next briefing: Sun 22 Nov 2026 09:00 in Viet Nam",
  ]);

  await handOver(page).press("End");
  await handOver(page).fill(`${text}\n\nGate 4 is still broken.`);
  await page.getByRole("button", { name: "Copy text" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  await expect.poll(() => onClipboard(page)).toBe(`${text}\n\nGate 4 is still broken.`);
  await page.getByRole("button", { name: "Write it anew" }).click();
  await expect.poll(() => handOver(page).inputValue()).toBe(text);
  expect(await lookFaults(page)).toEqual([]);

  await page.getByText("Of training: 10 questions answered and 1 question to repeat.").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("replybook-shift-AB-2026-11-21.json");
  const file = join(folder, "ab.json");
  await download.saveAs(file);
  const tables = await kbJson(content, ["shift", file, file], NOW);
  expect(tables).toMatchObject({
    cases: { AB: { "2026-11-21": 1 } },
    references: [
      { uses: 1, state: "current" },
      { uses: 1, state: "current" },
    ],
    missing: [{ topic: "xylophone lessons for «name» of order «order number»", count: 1 }],
    parked: [{ advisory: "vn-undersea-cables", cases: { AB: 1 } }],
  });
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    version: 2,
    drills: DRILLS.days,
    cards: DRILLS.cards,
  });
  expect(readFileSync(file, "utf8")).not.toMatch(/Linh|Kovač|LS-2041|anna\.k|T-4411/);

  await page.getByRole("button", { name: `Send to ${host}` }).click();
  expect(received).toEqual([]);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText(`Sent to ${host}, 21 Nov, 19:0`).waitFor();
  expect(shiftFrom(received[0] ?? "")).toEqual({
    file: { ...JSON.parse(readFileSync(file, "utf8")), made: expect.any(String) },
  });

  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect.poll(() => handOver(page).inputValue()).toContain("Replies used: none");
  await expect.poll(() => handOver(page).inputValue()).toContain("Cases: 1 today");
  await expect.poll(() => handOver(page).inputValue()).toContain("Missing answers: none");
  await page.reload();
  await expect.poll(() => handOver(page).inputValue()).toContain("\nSince 21 Nov, 19:0");
  await expect.poll(() => kept(page, "tally")).toEqual({ days: { "2026-11-21": 1 } });

  await page.getByRole("button", { name: /^Delete “xylophone/ }).click();
  await page.getByText("None kept.").waitFor();
  await expect.poll(() => kept(page, "unanswered")).toEqual([]);
  await page.getByRole("link", { name: /^Take up again/ }).click();
  await page.locator("kb-answer[data-ready] h1").waitFor();
  await expect.poll(() => kept(page, "parked")).toEqual([]);
});

test("without initials the page asks for them; a file that is not taken is lost nowhere, and an early press is taken back", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.clock.install({ time: new Date(NOW) });
  await page.goto(`${site.url}/vi/shift/`);
  await page.locator("kb-shift[data-ready]").waitFor();
  await page.getByRole("button", { name: "Tải tệp về" }).click();
  await page.getByText("Hãy nhập tên viết tắt trước.").waitFor();
  await page.keyboard.type("xy");
  await page.getByRole("button", { name: `Gửi đến ${host}` }).click();
  await page.getByRole("button", { name: "Gửi", exact: true }).waitFor();
  status = 503;
  await page.getByRole("button", { name: "Gửi", exact: true }).click();
  await page.getByText(`${host} không nhận tệp (503). Không mất gì cả`).waitFor();
  expect(shiftFrom(received.at(-1) ?? "")).toMatchObject({ file: { agent: "XY", tally: {} } });
  collector.close();
  collector.closeAllConnections();
  await page.getByRole("button", { name: `Gửi đến ${host}` }).click();
  await page.getByRole("button", { name: "Gửi", exact: true }).click();
  await page.getByText(`Không kết nối được với ${host}.`).waitFor();

  await page.getByRole("button", { name: "Bắt đầu ca mới" }).click();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect.poll(() => kept(page, "handed-over")).toBeNull();
  await expect.poll(() => handOver(page).inputValue()).not.toContain("Tính từ");
});
