import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW } from "./agent.ts";
import { keptBrowser } from "./chromium.ts";
import { larkspanSite, serverFor } from "./site.ts";
import { KEPT, PRIVATE, takesAMessage, workingDay } from "./working-day.ts";

const folder = mkdtempSync(join(tmpdir(), "replybook private "));
const profile = join(folder, "profile");

let server: Server;
let url = "";
/** Everything the server was asked and the browser sent or said. */
const heard: string[] = [];
/** What the open pages held at the end of the day. */
let held = "";
/** Which markers are in which files of the browser's folder. */
let found: Record<string, string[]>;
let afterSide: Record<string, string[]>;

beforeAll(async () => {
  await larkspanSite(NOW, join(folder, "dist"));
  server = serverFor(join(folder, "dist"), undefined, true);
  server.prependListener("request", (request) => {
    const { method, url: address, headers } = request;
    heard.push(JSON.stringify({ method, address, headers }));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A browser that keeps its folder, as an agent's does; what it sends and says is heard. */
async function inABrowser(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await keptBrowser(profile);
  try {
    listen(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.clock.install({ time: new Date(NOW) });
    await page.goto(url);
    await page.evaluate(() => {
      localStorage.setItem("replybook.habit", JSON.stringify({ initials: "AB", channel: "messenger" }));
    });
    await page.goto(`${url}/`);
    await page.locator("kb-case[data-ready]").waitFor();
    await work(page);
  } finally {
    await context.close();
  }
}

function listen(context: BrowserContext): void {
  context.on("request", (request) => heard.push(`${request.url()} ${request.postData() ?? ""}`));
  context.on("console", (line) => heard.push(line.text()));
  context.on("weberror", (fault) => heard.push(fault.error().message));
}

/** What a page and its browser hold besides the local storage. */
async function heldBy(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const visits = await client.send("Page.getNavigationHistory");
  const own = await page.evaluate(async () => {
    const names = await caches.keys();
    const files = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name);
        const all = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
        return Promise.all(all.map(async (file) => `${file?.url} ${await file?.text()}`));
      }),
    );
    const entries = window.navigation.entries().map((entry) => [entry.url, entry.getState()]);
    return [
      { ...sessionStorage },
      document.cookie,
      files,
      await indexedDB.databases(),
      entries,
      history.state,
      document.title,
      window.name,
    ];
  });
  return JSON.stringify([visits, own, await page.context().cookies()]);
}

const MARKS = [...Object.values(PRIVATE), ...Object.values(KEPT)];

/** The markers in all files below a folder, in plain letters and in UTF-16, by the folder or file of the browser's. */
function plantedIn(root: string): Record<string, string[]> {
  const planted: Record<string, string[]> = {};
  for (const item of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const place = item.parentPath.slice(root.length + 1);
    const bytes = readFileSync(join(item.parentPath, item.name)).toString("latin1").replaceAll("\0", "");
    for (const mark of isIn(bytes))
      planted[mark] = [...new Set([...(planted[mark] ?? []), `${place} ${item.name}`])];
  }
  return planted;
}

const isIn = (text: string) => MARKS.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()));

test("an agent works for a day, and opens the panel with a message on the next", async () => {
  await inABrowser(async (page) => {
    await workingDay(page);
    held = await heldBy(page);
  });
  found = plantedIn(profile);
  await inABrowser(takesAMessage);
  afterSide = plantedIn(profile);
});

test("what an agent types or pastes in a day is in no request, and neither the server nor the console says it", () => {
  expect(heard.length).toBeGreaterThan(100);
  expect(heard.flatMap((line) => isIn(decodeURIComponent(line.replace(/%(?![\da-f]{2})/gi, ""))))).toEqual(
    [],
  );
});

test("is in no address, title, cookie, cache or other storage of the browser", () => {
  expect(held).toContain("/shift/");
  expect(isIn(held)).toEqual([]);
});

test("and nowhere in the browser's folder when it is closed, but for what was kept on this device", () => {
  const places = Object.fromEntries(
    Object.values(KEPT).map((mark) => [mark, [expect.stringMatching(/Local Storage/)]]),
  );
  expect(found).toEqual(places);
});

test("a message in the fragment of an address is only where the browser itself notes what was opened", () => {
  const { [PRIVATE.said]: places = [], ...others } = afterSide;
  expect(Object.keys(others).sort()).toEqual(Object.values(KEPT).sort());
  const own = /^Default (?:History|Favicons)|^Default\/Sessions |^segmentation_platform /;
  expect(places.filter((place) => !own.test(place))).toEqual([]);
});
