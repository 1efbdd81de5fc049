import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { CACHE } from "../../scripts/environment.ts";
import { runKb } from "../../scripts/kb.ts";
import { LARKSPAN } from "../content.ts";
import { ownEnvironment } from "../own-environment.ts";
import { closed } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { larkspanSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
/** A day later nothing that the packages hold is another. */
const LATER = "2026-11-22T09:00:00Z";
const load = createRequire(import.meta.url);
const RUN_TIME = readFileSync(load.resolve("scorm-again/scorm12/min"), "utf8");

/** A learning system as small as one can be: the run-time library in a page, the package in a frame. */
const SYSTEM = `<!doctype html><title>System</title><script src="/run-time.js"></script><script>
  const asked = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem("kept");
  window.finished = 0;
  window.API = new Scorm12API({ autocommit: false, logLevel: 4 });
  if (kept) API.loadFromJSON(JSON.parse(kept), "");
  if (asked.get("mastery")) API.cmi.student_data.mastery_score = asked.get("mastery");
  API.on("LMSFinish", () => { window.finished++; });
  for (const event of ["LMSCommit", "LMSFinish"]) API.on(event, () => sessionStorage.setItem("kept", JSON.stringify({ cmi: API.cmi.toJSON() })));
</script><iframe src="about:blank" width="900" height="700"></iframe>`;

let folder: string;
let server: Server;
let url: string;
let browser: Browser;
/** Whatever a page asks of another host than this test's. */
const strangers: string[] = [];

const TYPES: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

ownEnvironment();

async function exported(path: string, name: string, now = NOW, ...more: string[]): Promise<string> {
  const said: string[] = [];
  const sinks = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  const context = { root: LARKSPAN, cache: CACHE, now, cwd: folder, ...sinks };
  const args = ["export", "scorm12", path, "--out", name, ...more];
  expect([await runKb(args, context), ...said]).toEqual([0, ...said]);
  return join(folder, name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "replybook scorm "));
  // With the site comes the renderer that draws packages, too.
  await larkspanSite(NOW, join(folder, "site"));
  mkdirSync(join(folder, "again"));
  await exported("evening", "evening");
  await exported("evening", "again/evening", LATER);
  await exported("evening", "ca-toi", NOW, "--locale", "vi");
  await exported("tour", "tour");
  server = createServer(({ url: asked = "/" }, response) => {
    const { pathname } = new URL(asked, "http://system");
    if (pathname === "/run-time.js")
      return response.writeHead(200, { "content-type": "text/javascript" }).end(RUN_TIME);
    if (pathname === "/system") return response.writeHead(200, { "content-type": "text/html" }).end(SYSTEM);
    const path = decodeURIComponent(pathname).replace(/\/$/, "/index.html");
    const file = [join(folder, path), join(folder, "site", path)].find((at) => existsSync(at));
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "" }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await testBrowser();
});
afterEach(() => closed(browser.contexts()));
afterAll(async () => {
  await closedWindows();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function aPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(?:file:|data:|about:)/.test(request.url()) && !request.url().startsWith(url))
      strangers.push(request.url());
  });
  page.on("pageerror", (error) => strangers.push(String(error)));
  return page;
}

/** Opens a package in the learning system, as a learner does from its list of courses. */
async function opened(page: Page, name: string, mastery = ""): Promise<FrameLocator> {
  await page.goto(`${url}/system?mastery=${mastery}`);
  await page.evaluate(
    (src) => document.querySelector("iframe")?.setAttribute("src", src),
    `/${name}/index.html`,
  );
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-part='system']:not([hidden])").waitFor();
  return frame;
}

/** Leaves the package: the frame shows something else. */
async function left(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector("iframe")?.setAttribute("src", "about:blank"));
  await expect.poll(() => page.evaluate(() => (window as unknown as { finished: number }).finished)).toBe(1);
}

interface Core {
  readonly lesson_status: string;
  readonly lesson_location: string;
  readonly session_time: string;
  readonly score: { readonly raw: string; readonly min: string; readonly max: string };
}

function held(page: Page): Promise<{ readonly core: Core; readonly suspend_data: string }> {
  return page.evaluate(() => {
    const { API } = window as unknown as { API: { cmi: { toJSON(): never } } };
    return JSON.parse(JSON.stringify(API.cmi.toJSON()));
  });
}

async function lessonDone(frame: FrameLocator, id: string, choices: readonly string[] = []): Promise<void> {
  const lesson = frame.locator(`#lesson-${id}:not([hidden])`);
  await lesson.waitFor();
  for (const choice of choices) await lesson.locator("summary", { hasText: choice }).click();
  const compare = lesson.locator("[data-part='compare'] > summary");
  if ((await compare.count()) > 0) {
    await lesson.getByRole("textbox").fill("We are sorry. Please send an appeal.");
    await compare.click();
    await lesson.getByText("account-locked@3.1/en/messenger/upset").waitFor();
    await lesson.getByRole("radio", { name: "partly there" }).check();
  }
  await lesson.getByRole("button", { name: "Finish this lesson" }).click();
}

const RIGHT = ["Account locked", "One."];
const HALF = ["Account locked", "One a day until somebody answers."];

test("the pack asks on paper without telling, and its key tells what is right by the clock of who prints it", async () => {
  const page = await aPage();
  await page.clock.install({ time: new Date(NOW) });
  await page.goto(`${url}/training/evening/pack/`);
  const pack = page.locator(".pack.taught");
  await pack.getByRole("heading", { name: "An evening alone", level: 1 }).waitFor();
  expect(await lookFaults(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation", { name: "Contents" }).isVisible()).toBe(true);
  expect(await page.getByRole("link", { name: "Replybook" }).first().isVisible()).toBe(false);
  const lesson = pack.locator("#lesson-locked-out");
  expect(await lesson.locator(".option").count()).toBe(5);
  expect(await lesson.innerText()).not.toMatch(/She waits for no code|@3\.1/);
  const key = pack.locator("#pack-key");
  const told = (await key.innerText()).replace(/\s+/g, " ");
  for (const words of [
    "Task 1 · Messenger · Viet Nam",
    "Account locked · The page says locked",
    "Login code does not arrive or does not work · She waits for no code.",
    "Task 2 · How many appeals does a customer need?",
    "A person reads every appeal.",
    "Task 3 · Messenger · Viet Nam",
    "account-locked@3.1/en/messenger/upset",
    "3.0",
  ])
    expect(told).toContain(words);
  const held = pack.locator(".held");
  await expect.poll(() => held.innerText()).toMatch(/login-code@1\.1/);
  await page.clock.setFixedTime(new Date("2026-11-24T00:00:00Z"));
  await page.evaluate(() => document.dispatchEvent(new Event("kb:clock")));
  await expect.poll(() => held.innerText()).toMatch(/login-code@2\.0/);
  expect(await held.innerText()).not.toMatch(/login-code@1\.1/);
  expect(strangers).toEqual([]);
});

test("a package is the same bytes a day later, as a folder and as a zip file, and names no other host", () => {
  const files = (name: string) =>
    new Map(
      readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })
        .filter((path) => statSync(join(folder, name, path)).isFile())
        .sort()
        .map((path) => [path, readFileSync(join(folder, name, path), "latin1")]),
    );
  const own = files("evening");
  expect([...own.keys()]).toEqual(
    expect.arrayContaining(["imsmanifest.xml", "index.html", "package.css", "package.js"]),
  );
  expect(files("again/evening")).toEqual(own);
  expect(
    readFileSync(join(folder, "again/evening.zip")).equals(readFileSync(join(folder, "evening.zip"))),
  ).toBe(true);
  const packed = Object.entries(unzipSync(readFileSync(join(folder, "evening.zip"))));
  expect(new Map(packed.map(([path, bytes]) => [path, Buffer.from(bytes).toString("latin1")]))).toEqual(own);
  const told = [...own].flatMap(([path, text]) =>
    path.endsWith(".woff2")
      ? []
      : [...text.matchAll(/\b[a-z]+:\/\/[^\s"'<)]*|["'(=]\/\/[^\s"'<)]*/g)].map(([address]) => address),
  );
  expect(told).toEqual([
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2",
  ]);
  expect(own.get("index.html")).toContain("its rules</span> (rules.example/hiding)".replace("</span>", ""));
});

test("a learning system is told passed, with score and time; what it keeps brings back the lesson and all that was done", async () => {
  const page = await aPage();
  let frame = await opened(page, "evening", "80");
  await frame.getByText("Your progress is reported to your learning system.").waitFor();
  await frame.getByRole("link", { name: "Begin" }).click();
  await frame.getByRole("heading", { name: "Somebody cannot get in" }).waitFor();
  await frame.locator("summary", { hasText: "Login code" }).first().click();
  await frame.getByText("She waits for no code.").waitFor();
  await frame.locator("summary", { hasText: "Account locked" }).click();
  await frame.getByRole("checkbox", { name: "The text is signed." }).check();
  await frame.getByRole("button", { name: "Finish this lesson" }).click();
  await frame.getByText("2 tasks are still open.").waitFor();
  await left(page);
  const halfway = await held(page);
  expect(halfway.core).toMatchObject({ lesson_status: "incomplete", lesson_location: "locked-out" });
  expect(halfway.core.score.raw).toBe("");
  expect(halfway.core.session_time).toMatch(/^\d{2,4}:\d{2}:\d{2}\.\d{1,2}$/);

  frame = await opened(page, "evening", "80");
  await frame.getByRole("heading", { name: "Somebody cannot get in" }).waitFor();
  await expect
    .poll(() => frame.locator("[data-first] > summary").innerText())
    .toMatch(/^Login code.*\s+Your choice$/s);
  await expect
    .poll(() => frame.getByRole("checkbox", { name: "The text is signed." }).isChecked())
    .toBe(true);
  await lessonDone(frame, "locked-out", ["One."]);
  await frame.getByRole("heading", { name: "What you leave" }).waitFor();
  await lessonDone(frame, "hand-over");
  await frame.getByText("Not passed yet: 50% right at the first try, 80% are needed.").waitFor();
  await frame.getByText("Answer everything again").first().click();
  await frame.getByRole("button", { name: "Answer everything again" }).click();
  await frame.getByRole("link", { name: "Begin" }).click();
  await lessonDone(frame, "locked-out", RIGHT);
  await lessonDone(frame, "hand-over");
  await frame.getByText("Passed: 100% right at the first try, 80% were needed.").waitFor();
  await left(page);
  expect((await held(page)).core).toMatchObject({
    lesson_status: "passed",
    score: { raw: "100", min: "0", max: "100" },
  });
  expect(strangers).toEqual([]);
});

test("failed and completed are told too, and a look later takes nothing back", async () => {
  const page = await aPage();
  let frame = await opened(page, "evening");
  await frame.getByRole("link", { name: "Begin" }).click();
  await lessonDone(frame, "locked-out", HALF);
  await lessonDone(frame, "hand-over");
  await frame.getByText("Your learning system has been told.").waitFor();
  await left(page);
  expect((await held(page)).core).toMatchObject({ lesson_status: "failed", score: { raw: "50" } });
  frame = await opened(page, "evening");
  await frame.getByRole("link", { name: "An evening alone" }).click();
  await frame.getByText("Not passed yet: 50%").waitFor();
  await left(page);
  expect((await held(page)).core).toMatchObject({ lesson_status: "failed", score: { raw: "50" } });

  const other = await aPage();
  const tour = await opened(other, "tour");
  await tour.getByRole("link", { name: "Begin" }).click();
  await lessonDone(tour, "look-around");
  await tour.getByText("Done: all lessons are completed.").waitFor();
  await left(other);
  const { core } = await held(other);
  expect(core).toMatchObject({ lesson_status: "completed", score: { raw: "" } });
  expect(strangers).toEqual([]);
});

test("it runs alone from a folder by keyboard, in Vietnamese, in both themes, with its links inside it", async () => {
  const page = await aPage();
  await page.goto(pathToFileURL(join(folder, "ca-toi/index.html")).href);
  await page.getByText("Không tìm thấy hệ thống đào tạo.").waitFor();
  await page.getByRole("link", { name: "Bắt đầu" }).press("Enter");
  const lesson = page.locator("[data-screen]:not([hidden])");
  await lesson.getByRole("heading", { name: "Khách không vào được tài khoản" }).waitFor();
  await lesson.locator(".options summary").first().press("Enter");
  await lesson.getByText("Đúng rồi.").first().waitFor();
  expect(await lookFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 380, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  await lesson
    .getByRole("link", { name: /^Tài khoản/ })
    .first()
    .press("Enter");
  await page.locator("#answer-account-locked").getByText("account-locked@3.1", { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.fonts.check("600 16px Inter"))).toBe(true);
  await page.goBack();
  await lesson.locator("[data-first]").waitFor();
  expect(strangers).toEqual([]);
});
