import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DoorKeeper, doorKeeper } from "../build/door-keeper.ts";
import { type Host, NGINX, nginxHost } from "../build/hosts.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { larkspanSite } from "./site.ts";

const NOW = "2026-11-21T12:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "replybook signed out "));

let keeper: DoorKeeper;
let host: Host;
let browser: Browser;
let url = "";

beforeAll(async () => {
  if (!NGINX) return;
  await larkspanSite(NOW, join(folder, "dist"));
  keeper = await doorKeeper();
  const port = await freePort();
  const door = { check: keeper.check, signIn: "/oauth2/start", sites: [] };
  host = await nginxHost(join(folder, "room"), join(folder, "dist"), "/", { listen: `${port}`, door });
  url = `http://localhost:${port}`;
  browser = await testBrowser();
});

afterAll(async () => {
  await closedWindows();
  host?.close();
  keeper?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.runIf(NGINX).each([
  ["/", "You are signed out. Sign in again in another tab; what you have typed here stays.", "Sign in"],
  [
    "/vi/",
    "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở thẻ khác; những gì bạn đã gõ ở đây vẫn còn.",
    "Đăng nhập",
  ],
])(
  "an open page below %s whose session ended says so, keeps what was typed and goes on",
  async (root, said, link) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = `${root}answers/login-code/`;
    // Opening the page led through the sign-in and back.
    await page.goto(`${url}${answer}`);
    expect(new URL(page.url()).pathname).toBe(answer);
    await page.locator("kb-answer[data-ready]").waitFor();
    const field = page.locator("[data-field='customer_name']").first();
    await field.fill("Linh");

    // What a page says of the network is fetched before it can be missed, and it has asked for news once.
    await page.waitForFunction(() =>
      [/\/near\./, /\/words-(?:en|vi)\./, /\/now\.json/].every((part) =>
        performance.getEntriesByType("resource").some(({ name }) => part.test(name)),
      ),
    );
    keeper.sessions.clear();
    const told = page.locator(".live [data-part='offline']");
    // Somebody asks for another page: a page for signing in must not be put in this one's place.
    await page.evaluate((path) => navigation.navigate(path), `${root}answers/account-locked/`);
    await expect.poll(() => told.textContent()).toBe(`${said} ${link}`);
    expect(new URL(page.url()).pathname).toBe(answer);
    expect(await field.inputValue()).toBe("Linh");

    const [beside] = await Promise.all([context.waitForEvent("page"), told.locator("a").click()]);
    await beside.locator("kb-case").waitFor();
    await beside.close();
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await expect.poll(() => told.textContent()).toBe("");
    expect(await field.inputValue()).toBe("Linh");
    await context.close();
  },
);
