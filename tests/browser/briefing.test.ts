import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { publishIn } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { type ServedSite, servedSite } from "./site.ts";

const BUILT = "2026-10-27T12:00:00Z";

const WORKSPACE = `name: Larkspan
sourceLocale: en
replyLocales: [en]
interfaceLocales: [en, vi]
timeZone: Europe/Berlin
briefing: {slots: ["09:00", "15:00"], zones: [Asia/Tokyo]}
editUrl: https://github.com/larkspan/replies/new/main/content
owners: {team: {name: Our team, contact: "#team"}}
teams: {team: {name: Our team, contact: "#team", hours: "Mon-Sun 00:00-24:00"}}
`;

/**
 * A team in Berlin, where the clocks go back in the night before Sunday 25 October: one answer changes that morning,
 * one is published at 08:55 for 09:00 on Monday, one is new then.
 */
function aTeam(): ContentFolder {
  const folder = aTree({ "workspace.yaml": WORKSPACE });
  const write = (id: string, words: string, front = "change: {}") =>
    folder.write({
      [`answers/${id}/en.mdx`]: anAnswer({ title: `About ${id}`, front, body: aReply(words) }),
    });
  const publish = (id: string, at: string, effective = at) =>
    publishIn(folder.root, [`answers/${id}`], at, { effective });
  for (const id of ["codes", "parcels"]) {
    write(id, `${id} take 10 days & more.`);
    publish(id, "2026-10-01T09:00:00+02:00");
  }
  write(
    "codes",
    "codes take 5 days & more.",
    aChange({ what: "Codes take 5 days, was 10.", more: "acknowledge: true" }),
  );
  publish("codes", "2026-10-24T16:00:00+02:00", "2026-10-25T08:30:00+01:00");
  write("parcels", "parcels take 7 days & more.", aChange({ what: "Parcels take 7 days, was 10." }));
  publish("parcels", "2026-10-26T08:55:00+01:00", "2026-10-26T09:00:00+01:00");
  write("gifts", "Gifts take a day.");
  publish("gifts", "2026-10-26T10:00:00+01:00");
  folder.write({
    "briefings/2026-10-25T0900.yaml":
      "host: AB\nlines: Good morning.\nitems: {answers/codes@2.0: Ask first.}\n",
  });
  return folder;
}

let team: ContentFolder;
let site: ServedSite;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  team = aTeam();
  site = await servedSite(BUILT, team.root);
  browser = await testBrowser();
});
afterAll(async () => {
  await closedWindows();
  site?.close();
  team?.cleanup();
});
afterEach(() => context?.close());

/** The page at a clock and in a time zone; what it complains of fails the test. */
async function openAt(
  clock: string,
  path = "/briefing/",
  options: BrowserContextOptions = {},
): Promise<Page> {
  context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    timezoneId: "Asia/Kolkata",
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && expect.fail(`The console says: ${message.text()}`),
  );
  if (options.javaScriptEnabled !== false) await page.clock.install({ time: new Date(clock) });
  await page.goto(site.url + path);
  if (options.javaScriptEnabled !== false) await page.locator("kb-briefing[data-ready]").waitFor();
  return page;
}

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const keysOn = (page: Page) =>
  page
    .locator("[data-part='list'] [data-key]")
    .filter({ visible: true })
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.key));
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe("which briefing is shown", () => {
  test("the one whose time it is by the reader's clock, turning as the next one comes near", async () => {
    const page = await openAt("2026-10-25T07:50:00Z");
    await expect.poll(() => part(page, "title").textContent()).toBe("Briefing 09:00");
    await expect
      .poll(() => part(page, "when").textContent())
      .toBe("Sun 25 Oct 2026, 09:00 in Germany · 13:30 your time · 17:00 Japan");
    await expect.poll(() => part(page, "host").textContent()).toBe("Host: AB");
    await expect.poll(() => keysOn(page)).toEqual(["answers/codes@2.0"]);
    await expect
      .poll(() => part(page, "list").textContent())
      .toContain("in effect since 08:30 in Germany, 13:00 your time");
    await page.clock.fastForward("05:30:00");
    await part(page, "title").filter({ hasText: "Briefing 15:00" }).waitFor();
    await expect.poll(() => part(page, "list").textContent()).toContain("Nothing changed since 09:00.");
    await page.getByRole("button", { name: "Present" }).click();
    await expect.poll(() => page.locator("dialog h2").textContent()).toBe("Nothing changed since 09:00.");
  });

  test("the day on which the clocks went back has its slots where its own clock shows them", async () => {
    const page = await openAt("2026-10-27T12:00:00Z", "/briefing/?at=2026-10-25T08:00:00Z");
    await expect.poll(() => keysOn(page)).toEqual(["answers/codes@2.0"]);
    await part(page, "earlier").click();
    await part(page, "when")
      .filter({ hasText: "Sat 24 Oct 2026, 15:00 in Germany · 18:30 your time · 22:00 Japan" })
      .waitFor();
    expect(page.url()).toContain("2026-10-24T13%3A00%3A00Z");
  });

  test("what was published just before a slot heads the next one, and any slot can be chosen", async () => {
    const page = await openAt("2026-10-27T12:00:00Z", "/briefing/?at=2026-10-26T08:00:00Z");
    const heading = page.locator("[data-part='list'] h2").first();
    await expect.poll(() => heading.textContent()).toBe("Coming before 15:00 1");
    await expect.poll(() => part(page, "list").textContent()).toContain("told again at 15:00");
    await page.locator("[data-pick='slot']").selectOption("15:00");
    await page.getByRole("button", { name: "Show" }).click();
    await heading.filter({ hasText: "Late for 09:00" }).waitFor();
    await expect.poll(() => keysOn(page)).toEqual(["answers/parcels@2.0", "answers/gifts@1.0"]);
    await page.locator("[data-pick='day']").fill("2026-10-24");
    await page.getByRole("button", { name: "Show" }).click();
    await part(page, "list").filter({ hasText: "Nothing changed since 09:00." }).waitFor();
  });

  test("without JavaScript, the last one with something to tell and those before it", async () => {
    const page = await openAt(BUILT, "/vi/briefing/", { javaScriptEnabled: false });
    await expect.poll(() => part(page, "title").innerText()).toBe("Họp cập nhật 15:00");
    await expect.poll(() => keysOn(page)).toEqual(["answers/parcels@2.0", "answers/gifts@1.0"]);
    await expect.poll(() => page.locator(".older [data-key='answers/codes@2.0']").isVisible()).toBe(true);
    await expect.poll(() => page.locator(".brief-bar").isVisible()).toBe(false);
  });
});

describe("the presenter's view", () => {
  test("shows one thing at a time by keys, and leaves with Escape", async () => {
    const page = await openAt("2026-10-26T15:00:00Z", "/briefing/?at=2026-10-26T14:00:00Z");
    await page.getByRole("button", { name: "Present" }).click();
    const view = page.getByRole("dialog", { name: "Presenter view" });
    const place = view.locator("[data-part='count']");
    const shows = (text: string) => place.filter({ hasText: text }).waitFor();
    await shows("1 of 2");
    await expect.poll(() => view.locator(".big del").textContent()).toBe("10\u00a0days");
    await expect.poll(() => view.locator(".big ins").textContent()).toBe("7\u00a0days");
    await expect
      .poll(() => view.locator("[data-part='upcoming']").textContent())
      .toBe("Next: New: About gifts");
    for (const [key, expected] of [
      ["ArrowRight", "2 of 2"],
      ["ArrowRight", "2 of 2"],
      ["PageUp", "1 of 2"],
      ["End", "2 of 2"],
      ["Home", "1 of 2"],
      ["Space", "2 of 2"],
      ["ArrowLeft", "1 of 2"],
    ] as const) {
      await page.keyboard.press(key);
      await shows(expected);
    }
    const size = await view
      .locator(".big")
      .first()
      .evaluate((big) => Number.parseFloat(getComputedStyle(big).fontSize));
    expect(size).toBeGreaterThanOrEqual(56);
    // The view takes the whole screen, whose size nobody sets.
    await page.evaluate(() => document.exitFullscreen?.().catch(() => {}));
    expect(await lookFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => view.count()).toBe(0);
  });
});

describe("the host", () => {
  test("writes lines on this device only, and hands them on as a file", async () => {
    const page = await openAt("2026-10-25T08:10:00Z");
    await page.getByText("Host and lines of your own").click();
    await page.getByLabel("Your name or initials").fill("TN");
    await page.getByLabel("Line to: Codes take 5 days, was 10.").fill("Mostly in the evening.");
    await expect.poll(() => part(page, "host").textContent()).toBe("Host: TN");
    await page.reload();
    await page.locator("kb-briefing[data-ready]").waitFor();
    await expect
      .poll(() => part(page, "list").textContent())
      .toContain("From the hostMostly in the evening.");
    await expect.poll(() => part(page, "list").textContent()).toContain("Good morning.");
    await page.getByRole("button", { name: "Copy the file" }).click();
    await part(page, "status").filter({ hasText: "content/briefings/2026-10-25T0900.yaml" }).waitFor();
    await expect
      .poll(() => clipboard(page))
      .toBe("host: TN\nitems:\n  answers/codes@2.0: Mostly in the evening.\n");
    const address = new URL(
      (await page.getByRole("link", { name: "New file on github.com" }).getAttribute("href")) ?? "",
    );
    expect(address.searchParams.get("filename")).toBe("content/briefings/2026-10-25T0900.yaml");
    await page.getByRole("button", { name: "Clear my lines" }).click();
    await part(page, "host").filter({ hasText: "Host: AB" }).waitFor();
  });

  test("copies the briefing as Markdown and as Slack's blocks, with the words of the page", async () => {
    const page = await openAt("2026-10-25T08:10:00Z");
    await page.getByRole("button", { name: "Copy as Markdown" }).click();
    await part(page, "status").filter({ hasText: "Copied: 1 item" }).waitFor();
    const markdown = await clipboard(page);
    expect(markdown).toContain(
      `[About codes](${site.url}/answers/codes/) 1.0 → 2.0 · Changed · To acknowledge`,
    );
    expect(markdown).toContain("− ~~10 days~~ → + **5 days**");
    expect(markdown).toContain("09:00 in Germany · 13:30 India · 17:00 Japan · Host: AB");
    await page.getByRole("button", { name: "Copy as Slack blocks" }).click();
    await expect.poll(async () => (await clipboard(page)).startsWith("{")).toBe(true);
    const { blocks } = JSON.parse(await clipboard(page)) as { blocks: { type: string }[] };
    expect(blocks[0]).toMatchObject({ type: "header", text: { text: "Briefing 09:00" } });
  });
});
