import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FileChooser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isBefore } from "#core/instant.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";
import { anAgentAt, closed, NOW, onClipboard } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const PATH = "first-week";

let site: ServedSite;
let browser: Browser;
let files: { name: string; mimeType: string; buffer: Buffer }[];

beforeAll(async () => {
  site = await servedSite(NOW);
  files = filesFor(JSON.parse(readFileSync(join(site.folder, "api/v1/training/en.json"), "utf8")));
  browser = await testBrowser();
});
afterEach(() => closed(browser.contexts()));
afterAll(async () => {
  await closedWindows();
  site?.close();
});

/** AB, whose file is of the format before; CD, who has learned all as it is now, on two devices; one file cut short, one of somebody else. */
function filesFor({ paths, answers }: TrainingSheet) {
  const lessons = paths.find(({ id }) => id === PATH)?.lessons ?? [];
  const nowIn = (id: string) => answers[id]?.turns.findLast(({ at }) => !isBefore(NOW, at))?.version;
  const at = "2026-11-21T08:00:00Z";
  const done = lessons.map((lesson) => [
    lesson.key,
    {
      shape: lesson.shape,
      begun: "2026-11-16T08:00:00Z",
      done: at,
      tasks: { "1": { at, right: 4, asked: 5 } },
      learned: Object.fromEntries(lesson.answers.flatMap((id) => (nowIn(id) ? [[id, nowIn(id)]] : []))),
    },
  ]);
  const early = Object.fromEntries(lessons.map(({ key }) => [key, "2026-11-10T08:00:00Z"]));
  const old = aFile("AB", "0a0a0a0a", { version: 1, training: early, drills: undefined, cards: undefined });
  const drills = { "2026-11-20": { find: { right: 9, asked: 10 }, leak: { right: 2, asked: 6 } } };
  return [
    file("ab.json", old),
    file("cd-phone.json", aFile("CD", "0c0c0c0c", { training: Object.fromEntries(done), drills })),
    file("cd-desk.json", aFile("CD", "0d0d0d0d", { training: Object.fromEntries(done.slice(0, 1)) })),
    file("cut.json", aFile("EF", "0e0e0e0e").slice(0, -2)),
    file("more.json", aFile("EF", "0e0e0e0e", { customer: "Linh" })),
  ];
}

function aFile(agent: string, device: string, parts: object = {}): string {
  return JSON.stringify({
    format: "replybook-shift",
    version: 2,
    made: "2026-11-21T10:00:00Z",
    agent,
    device,
    zone: "Asia/Ho_Chi_Minh",
    day: "2026-11-21",
    tally: {},
    uses: {},
    receipts: {},
    unanswered: [],
    parked: [],
    training: {},
    drills: {},
    cards: {},
    ...parts,
  });
}

function file(name: string, text: string) {
  return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

const rowOf = (page: Page, agent: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: agent }) });
const part = (page: Page, name: string) => page.locator(`kb-cohort [data-part="${name}"]`);

/** Drops files on the page as somebody does from a folder. */
async function drop(page: Page, dropped: typeof files): Promise<void> {
  const texts = dropped.map(({ name, buffer }) => [name, buffer.toString()] as const);
  const transfer = await page.evaluateHandle((named) => {
    const held = new DataTransfer();
    for (const [name, text] of named) held.items.add(new File([text], name, { type: "application/json" }));
    return held;
  }, texts);
  for (const type of ["dragenter", "dragover", "drop"])
    await page.dispatchEvent("kb-cohort", type, { dataTransfer: transfer });
}

test("a trainer drops the files of a cohort and sees who is ready, what is weak and what changed; bad files are named, nothing is kept", async () => {
  const page = await anAgentAt(browser, site, "/training/cohort/", { habit: { initials: "TR" } });
  await page.locator("kb-cohort[data-ready]").waitFor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));

  await drop(page, files);
  await expect.poll(() => part(page, "said").textContent()).toBe("3 files of 2 agents read");
  await expect
    .poll(() => part(page, "refused").locator("li").allTextContents())
    .toEqual([
      "cut.json: It is no end-of-shift file.",
      "more.json: It is damaged: it holds “customer”, which no such file has.",
    ]);
  await page.getByText("1 of 2 ready").waitFor();
  await expect
    .poll(() => rowOf(page, "AB").getByRole("cell").allTextContents())
    .toContain("nothing asked yet");
  await expect.poll(() => rowOf(page, "CD").textContent()).toContain("2 devices");
  await expect.poll(() => rowOf(page, "CD").textContent()).toContain("Spot the leak 33 % of 6");
  await expect.poll(() => rowOf(page, "CD").getByText("Ready").isVisible()).toBe(true);

  await rowOf(page, "AB").locator("summary").click();
  const ticket = rowOf(page, "AB").getByRole("link", { name: "Where is my ticket" });
  await ticket.waitFor();
  await expect.poll(() => ticket.getAttribute("href")).toBe("/answers/where-is-my-ticket/history/?v=3.1");
  expect(await lookFaults(page)).toEqual([]);

  // The first day is that of the first lesson, until the trainer says another.
  await expect.poll(() => page.getByLabel("First day").inputValue()).toBe("2026-11-10");
  const changed = page.getByRole("region", { name: /^Changed since/ }).getByRole("listitem");
  await expect
    .poll(() => changed.allTextContents())
    .toContainEqual(
      "20 Nov 2026Where is my ticket 2.1 → 3.0The replies point to My tickets in the app, were pointing to the order page on the web.",
    );
  await page.getByLabel("First day").fill("2026-09-01");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect
    .poll(() => onClipboard(page))
    .toMatch(
      /^## Changed since 1 Sept? 2026 in what is taught\n\n(?:- .*\n)*- 17 Sept? 2026, \[Where is my ticket\]\(http:\/\/localhost:\d+\/answers\/where-is-my-ticket\/history\/\?v=2\.0\) 1\.0 → 2\.0: Tickets appear 48 hours/,
    );
  await page.getByLabel("Path").selectOption(PATH);
  await page.getByLabel("Order").selectOption("stale");
  await expect.poll(() => page.getByRole("rowheader").first().textContent()).toContain("AB");
  await page.getByLabel("Order").selectOption("done");
  await page.getByText("The same as a table").click();
  await expect.poll(() => page.locator(".cohort-pace tbody tr").count()).toBeGreaterThan(20);

  // Another page of the visit and back: they are still there. A reload forgets them.
  await page.getByRole("link", { name: "Training", exact: true }).last().click();
  // Each page stands until the next one takes its place.
  await page.locator("kb-cohort").waitFor({ state: "detached" });
  await page.goBack();
  await page.getByText("1 of 2 ready").waitFor();
  expect(asked.filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/0c0c0c0c|find-and-copy/);
  await page.getByRole("button", { name: "Empty" }).click();
  await page.getByText("Emptied.").waitFor();
  await expect.poll(() => page.getByRole("table").count()).toBe(0);
});

test("in Vietnamese, on a phone and by keyboard, files are chosen one after the other and add up", async () => {
  const page = await anAgentAt(browser, site, "/vi/training/cohort/", {
    viewport: { width: 380, height: 800 },
  });
  await page.locator("kb-cohort[data-ready]").waitFor();
  // Listening takes a moment to begin: it begins well before the key is pressed.
  const opened: FileChooser[] = [];
  page.on("filechooser", (chooser) => opened.push(chooser));
  await page.locator("#cohort-files").focus();
  await expect
    .poll(() =>
      page.locator("label[for='cohort-files']").evaluate((label) => getComputedStyle(label).outlineStyle),
    )
    .toBe("solid");
  await page.keyboard.press("Enter");
  await expect.poll(() => opened.length).toBe(1);
  await opened[0]?.setFiles(files.slice(0, 1));
  await expect.poll(() => part(page, "said").textContent()).toBe("Đã đọc 1 tệp của 1 người");
  await page.locator("#cohort-files").setInputFiles(files.slice(1));
  await expect.poll(() => part(page, "said").textContent()).toBe("Đã đọc 3 tệp của 2 người");
  await page.getByText("cut.json: Đây không phải tệp bàn giao ca.").waitFor();
  await expect.poll(() => rowOf(page, "CD").getByText("Sẵn sàng").isVisible()).toBe(true);
  expect(await lookFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
});
