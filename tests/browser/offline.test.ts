import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putRemoval } from "#build/offline-removal.ts";
import { keptCache } from "#core/offline.ts";
import { aChange, anAdvisory, anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";
import { copiedReply, fieldValue, filledIn, pasted } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { rebuild, type ServedSite, servedSite, serverFor } from "./site.ts";

const MORNING = "2026-03-01T08:40:00Z";
const LATE = "/answers/late-delivery/";
const MESSAGE = "my order arrives late, where is it? Linh";

let content: ContentFolder;
let built: ServedSite;
/** The folder that is served: each test begins with the first build. */
let folder: string;
let server: Server;
let port = 0;
let url: string;
let browser: Browser;

beforeAll(async () => {
  content = aTree({
    "answers/late-delivery/en.mdx": anAnswer({ front: "phrases: [where is my order]\nchange: {}" }),
    "answers/login-code/en.mdx": anAnswer({ title: "Login code", front: "change: {}" }),
    "answers/checking/en.mdx": anAnswer({ title: "We are checking", front: "change: {}" }),
    "answers/parcel-lost/en.mdx": anAnswer({ title: "Parcel lost", front: "change: {}" }),
    "advisories/strike/en.mdx": anAdvisory({
      title: "Strike at the warehouse",
      where: "summary: Nothing leaves before ten.\neverywhere: true\nuse: checking\nafter: Send the answer.",
      effect: "hold",
      severity: "urgent",
      from: "2026-03-01T08:00:00Z\nuntil: 2026-03-01T10:00:00Z\nscope: {answers: [parcel-lost]}",
      front: aChange({ what: "Nothing leaves before ten." }),
    }),
  });
  publishAll(content.root, "2026-03-01T08:00:00Z");
  content.write({
    "answers/login-code/en.mdx": anAnswer({
      title: "Login code",
      front: aChange({ what: "A code lasts 5 minutes.", more: "effective: 2026-03-01T09:00:00Z" }),
      body: aReply("Hi {{customer_name}}, it lasts 5 minutes."),
    }),
  });
  publishAll(content.root, "2026-03-01T08:10:00Z");
  built = await servedSite(MORNING, content.root);
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  built?.close();
  content?.cleanup();
});

/** Serves the first build from a folder that may be changed. */
async function begun(): Promise<void> {
  folder = `${built.folder} served`;
  cpSync(built.folder, folder, { recursive: true });
  await serve();
  url = `http://localhost:${port}`;
}

async function ended(): Promise<void> {
  await closedWindows();
  stop();
  port = 0;
  rmSync(folder, { recursive: true, force: true });
}

/** Serves the folder, again at the same port where it was served before. */
async function serve(): Promise<void> {
  server = serverFor(folder, undefined, true);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  port = (server.address() as AddressInfo).port;
}

function stop(): void {
  server.closeAllConnections();
  server.close();
}

/** A page of an agent's browser; only what a missing network says may stand in its console. */
async function opened(path: string, clock = MORNING, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.fail(`The page threw: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error" && !/net::|status of 50\d/.test(line.text()))
      expect.fail(`The console says: ${line.text()}`);
  });
  // A driven clock takes away what the browser measured, by which a page knows that it was kept.
  await page.addInitScript(() =>
    Object.assign(globalThis, { entries: performance.getEntriesByType.bind(performance) }),
  );
  await page.clock.install({ time: new Date(clock) });
  await page.addInitScript(() => {
    Object.assign(performance, { getEntriesByType: (globalThis as unknown as { entries: unknown }).entries });
    if (!localStorage.getItem("replybook.habit"))
      localStorage.setItem("replybook.habit", JSON.stringify({ initials: "AB", channel: "messenger" }));
  });
  await page.goto(url + path);
  return page;
}

const ready = (page: Page) => page.locator("kb-offline [data-part='ready']");
const notes = (page: Page) => page.locator("kb-offline [data-part='notes']");
const age = (page: Page) => page.locator(".live [data-part='offline']");

/** Has everything brought that is new, and waits until it is there. */
async function brought(page: Page): Promise<void> {
  const button = page.locator("[data-act='bring']:enabled");
  await button.click();
  await expect.poll(() => button.count()).toBe(0);
  await expect.poll(() => button.count()).toBe(1);
}

/** An agent's browser that has everything ready. */
async function readied(clock = MORNING, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await opened("/offline/", clock, options);
  await brought(page);
  await expect.poll(() => ready(page).textContent()).toBe("Ready offline: 4 of 4 answers");
  return page;
}

async function at(page: Page, path: string): Promise<Page> {
  await page.goto(url + path);
  await page.locator("kb-answer[data-ready], body:not(:has(kb-answer))").first().waitFor();
  return page;
}

const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url);
  });

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** Puts another wording of an answer into the served site. */
async function publishedLater(): Promise<void> {
  content.write({
    "answers/late-delivery/en.mdx": anAnswer({
      front: `phrases: [where is my order]\n${aChange({ what: "We answer within a day." })}`,
      body: aReply("Hi {{customer_name}}, we answer within a day."),
    }),
  });
  publishAll(content.root, "2026-03-01T08:50:00Z");
  await rebuild({ ...built, folder: `${built.folder} later` }, "2026-03-01T08:55:00Z", content.root);
}

function putLater(): void {
  cpSync(`${built.folder} later`, folder, { recursive: true });
}

const digest = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);

/** Gives every script of the served site another name, as a release with other code does. */
function putOtherCode(): void {
  const scripts = readdirSync(join(folder, "_astro")).filter((name) => name.endsWith(".js"));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /\.(?:js|html|json)$/.test(name))) {
    const text = readFileSync(join(folder, file), "utf8");
    const other = scripts.reduce(
      (made, name) => made.replaceAll(name, name.replace(/js$/, "other.js")),
      text,
    );
    rmSync(join(folder, file));
    writeFileSync(join(folder, file), other);
  }
  for (const name of scripts)
    renameSync(join(folder, "_astro", name), join(folder, "_astro", name.replace(/js$/, "other.js")));
  renamed(folder);
}

/** Says of what is kept in each language what its files are now. */
function renamed(site: string): void {
  for (const locale of ["en", "vi"]) {
    const sheet = JSON.parse(readFileSync(join(site, `offline/${locale}.json`), "utf8"));
    sheet.parts = sheet.parts.map(([name]: [string]) => {
      const path = join(site, `offline/${locale}/${name}.json`);
      const part = JSON.parse(readFileSync(path, "utf8"));
      const fresh = (file: string) => digest(join(site, file.replace(/(^|\/)$/, "$1index.html")));
      part.files = part.files?.map((file: string | [string]) =>
        typeof file === "string" ? file : [file[0], fresh(file[0])],
      );
      const home = locale === "en" ? "" : `${locale}/`;
      part.answers = part.answers?.map(([id, , kind]: [string, string, number]) => [
        id,
        fresh(`${home}answers/${id}/`),
        kind,
      ]);
      writeFileSync(path, JSON.stringify(part));
      return [name, digest(path)];
    });
    writeFileSync(join(site, `offline/${locale}.json`), JSON.stringify(sheet));
  }
}

describe("without a network", () => {
  let page: Page;
  beforeAll(begun);
  afterAll(ended);

  test("everything is brought, and the start page and the side panel can be installed", async () => {
    page = await readied();
    const cdp = await page.context().newCDPSession(page);
    for (const path of ["/", "/side/"]) {
      await at(page, path);
      const { url: manifest, errors } = await cdp.send("Page.getAppManifest");
      const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
      expect([path, manifest, errors, installabilityErrors]).toEqual([path, `${url}/en.webmanifest`, [], []]);
    }
    expect(await page.evaluate((name) => caches.has(name), keptCache("/"))).toBe(true);
  });

  test("a page that is not kept gives way to one that says what is, and a host that fails counts as none", async () => {
    stop();
    await at(page, "/health/");
    await page.locator("[data-part='missed']", { hasText: "not kept on this device" }).waitFor();
    await expect.poll(() => ready(page).textContent()).toBe("Ready offline: 4 of 4 answers");
    const broken = serverFor(folder, undefined, true);
    broken.prependListener("request", (_, response) => response.writeHead(502).end());
    await once(broken.listen(port), "listening");
    await at(page, LATE);
    expect(await page.locator("h1").first().textContent()).toContain("My order arrives late");
    broken.closeAllConnections();
    broken.close();
    await serve();
  });

  test.each(["the host is gone", "the device is offline"])(
    "an answer that was never opened is found by a message, filled in and copied: %s",
    async (way) => {
      if (way === "the host is gone") stop();
      else await page.context().setOffline(true);
      await at(page, "/");
      await pasted(page, MESSAGE);
      await page
        .locator(".found [role='option']")
        .filter({ hasText: "My order arrives late" })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await page.locator("kb-answer[data-id='late-delivery'][data-ready]").waitFor();
      await filledIn(page, "Linh");
      expect(await copiedReply(page)).toBe("Hi Linh, we are looking into it.\n\n^AB");
      await at(page, "/answers/?q=login+code");
      await page.locator("main a[href='/answers/login-code/']").first().waitFor();
      const kept = (await keptFiles(page)).join(" ");
      expect(kept).toContain("/offline/kept.json");
      expect(kept).not.toMatch(/\?|Linh|late,/);
      if (way === "the host is gone") await serve();
    },
  );

  test("advisories end and versions begin by the device's clock", async () => {
    await at(page, "/answers/parcel-lost/");
    await page.locator("[data-part='main']", { hasText: "On hold: everywhere" }).waitFor();
    await page.clock.fastForward("01:30:00");
    await expect.poll(() => page.locator("[data-act='copy']").count()).toBe(1);
    await at(page, "/answers/login-code/");
    await page.locator(".reply", { hasText: "it lasts 5 minutes." }).waitFor();
  });

  test("a kept page says how old it is, louder with time, and what is ready", async () => {
    await page.clock.fastForward("30:00");
    await at(page, LATE);
    await age(page).filter({ hasText: "Last checked at 1 Mar, 08:" }).waitFor();
    await expect
      .poll(() => age(page).textContent())
      .toMatch(
        /Last checked at 1 Mar, 08:(?:39|4\d), 2 hr\. ago\. What is approved may .* Ready offline: 4 of 4 answers\.$/,
      );
    expect(await age(page).getAttribute("data-level")).toBe("amber");
    await page.clock.fastForward("23:00:00");
    await at(page, "/answers/checking/");
    await age(page).filter({ hasText: "Do not send from it" }).waitFor();
    await page.context().setOffline(false);
    await expect
      .poll(async () => {
        await page.clock.fastForward("01:00");
        return age(page).textContent();
      })
      .toBe("");
  });

  test("Forget everything forgets what is kept too", async () => {
    await at(page, "/offline/");
    await page.getByRole("button", { name: "Menu and preferences" }).click();
    await page.locator("[data-part='kept']", { hasText: "Ready offline: 4 of 4 answers." }).waitFor();
    await page.getByRole("button", { name: "Forget everything on this device" }).click();
    await Promise.all([
      page.waitForEvent("load"),
      page.getByRole("button", { name: "Forget everything", exact: true }).click(),
    ]);
    expect([await keptFiles(page), await registrations(page)]).toEqual([[], 0]);
  });
});

describe("what is kept follows the site", () => {
  beforeAll(publishedLater);
  beforeEach(begun);
  afterEach(ended);
  afterAll(() => rmSync(`${built.folder} later`, { recursive: true, force: true }));

  test("a changed answer is brought alone, and the build before comes back as it was", async () => {
    const page = await readied();
    putLater();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await brought(page);
    expect(asked.filter((path) => /^\/answers\//.test(path))).toEqual(["/answers/", LATE]);
    await page.context().setOffline(true);
    await page.clock.fastForward("20:00");
    await at(page, LATE);
    await page.locator(".reply", { hasText: "within a day" }).waitFor();
    await page.context().setOffline(false);
    rmSync(folder, { recursive: true });
    cpSync(built.folder, folder, { recursive: true });
    await brought(await at(page, "/offline/"));
    await page.context().setOffline(true);
    await at(page, LATE);
    await page.locator(".reply", { hasText: "we are looking into it" }).waitFor();
  });

  test("two tabs with two builds both go on, each with its own scripts", async () => {
    const old = await readied();
    await at(old, LATE);
    await filledIn(old, "Linh");
    putLater();
    putOtherCode();
    const fresh = await old.context().newPage();
    await fresh.goto(`${url}/offline/`);
    await brought(fresh);
    await fresh.close();
    stop();
    await old.locator("h1").first().click();
    await old.keyboard.press("?");
    await old.locator("dialog[open], [popover]:popover-open").first().waitFor();
    await old.keyboard.press("Escape");
    expect(await fieldValue(old, "customer_name")).toBe("Linh");
    expect(await copiedReply(old)).toContain("Hi Linh,");
    const other = await old.context().newPage();
    await at(other, LATE);
    expect(await other.locator("script[src*='.other.js']").count()).toBeGreaterThan(0);
    await other.clock.fastForward("20:00");
    await other.locator(".reply", { hasText: "within a day" }).waitFor();
    await serve();
  });

  test("another service worker waits, and a half-filled reply stays as it is", async () => {
    const page = await readied();
    await at(page, LATE);
    await filledIn(page, "Linh");
    await page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    rmSync(join(folder, "offline.js"));
    cpSync(join(built.folder, "offline.js"), join(folder, "offline.js"));
    const other = join(folder, "offline.js");
    const text = readFileSync(other, "utf8");
    rmSync(other);
    writeFileSync(other, text);
    appendFileSync(other, "\n// another release\n");
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const { installing, waiting } = registration;
      const next = installing ?? waiting;
      if (next?.state === "installing")
        await new Promise((resolve) => next.addEventListener("statechange", resolve, { once: true }));
      return next?.state;
    });
    expect(state).toBe("installed");
    expect(await page.evaluate(() => Object.hasOwn(globalThis, "isSame"))).toBe(true);
    expect(await fieldValue(page, "customer_name")).toBe("Linh");
  });
});

function keepNothingAnyMore(): void {
  for (const locale of ["en", "vi"]) {
    rmSync(join(folder, `offline/${locale}.json`));
    writeFileSync(join(folder, `offline/${locale}.json`), JSON.stringify({ build: "b", parts: [] }));
  }
  putRemoval(folder);
}

describe("what can go wrong on a device", () => {
  beforeEach(begun);
  afterEach(ended);

  test("no room, and storage cleared under an open tab: it goes on, says what is kept, and brings everything again", async () => {
    const page = await opened("/offline/");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: url, quotaSize: 420_000 });
    await brought(page);
    await notes(page).filter({ hasText: "This device has no room for more." }).waitFor();
    await at(page, LATE);
    await filledIn(page, "Linh");
    expect(await copiedReply(page)).toContain("Hi Linh,");
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: url });
    await brought(await at(page, "/offline/"));
    await expect.poll(() => ready(page).textContent()).toBe("Ready offline: 4 of 4 answers");
    // Somebody clears the storage under the open tab.
    await at(page, LATE);
    await filledIn(page, "Linh");
    await cdp.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "all" });
    expect(await keptFiles(page)).toEqual([]);
    expect(await fieldValue(page, "customer_name")).toBe("Linh");
    // Initials are asked for again.
    await page.locator("[data-act='copy']").click();
    await page.locator("[data-initials]").first().fill("AB");
    expect(await copiedReply(page)).toContain("Hi Linh,");
    await at(page, "/offline/");
    await expect.poll(() => ready(page).textContent()).toMatch(/^Nothing is kept/);
    await brought(page);
    await page.context().setOffline(true);
    await at(page, LATE);
    expect(await page.locator("h1").first().textContent()).toContain("My order arrives late");
  });

  test("a site that keeps nothing any more takes back what it kept from an open page, which goes on", async () => {
    const page = await readied();
    keepNothingAnyMore();
    await at(page, LATE);
    await filledIn(page, "Linh");
    // A page looks for another build a little after it was opened.
    await page.clock.fastForward("00:15");
    await expect.poll(() => keptFiles(page)).toEqual([]);
    await expect.poll(() => registrations(page)).toBe(0);
    expect(await fieldValue(page, "customer_name")).toBe("Linh");
    await at(page, "/offline/");
    // It is over sooner than anybody could see that it had begun.
    await Promise.all([
      page.waitForResponse(`${url}/offline/en.json`),
      page.locator("[data-act='bring']:enabled").click(),
    ]);
    expect([await keptFiles(page), await registrations(page)]).toEqual([[], 0]);
  });

  test("and where no page of it is open the service worker takes back everything, itself too", async () => {
    const page = await readied();
    keepNothingAnyMore();
    const other = await page.context().newPage();
    await other.goto(`${url}/favicon.svg`);
    await page.close();
    await other.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect.poll(() => keptFiles(other)).toEqual([]);
    await expect.poll(() => registrations(other)).toBe(0);
  });

  test("without a secure context the site works as ever, and says that nothing is kept", async () => {
    url = `http://replybook.test:${port}`;
    const page = await opened("/offline/");
    await expect.poll(() => ready(page).textContent()).toMatch(/^This browser keeps nothing here/);
    await at(page, LATE);
    await page.locator("[data-act='copy']").waitFor();
  });
});
