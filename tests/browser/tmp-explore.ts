import { chromium } from "playwright-core";
import { siteServer } from "#build/server.ts";
import { launchedBrowser } from "./chromium.ts";
const folder = "/tmp/el/f/site/dist";
const server = siteServer(folder, "/");
server.prependListener("request", (_, response) => { response.sendDate = false; });
await new Promise<void>((r) => server.listen(4571, r));
const url = "http://localhost:4571";
const browser = await launchedBrowser();
const KEYS = process.argv.slice(2);
const FILL: Record<string, string> = {
  bytes: "\u0000\u202e{[\"",
  number: "7", text: '"x"', list: '[null,1,"a",{"a":null},[[]]]', null: "null",
  object: '{"a":null,"pinned":7,"recent":{"x":1},"days":[1],"cards":"x","read":3,"since":"never","seen":5,"initials":9,"country":{},"channel":[],"locale":3,"last":"x","before":1,"at":"x","uses":7,"files":1,"looks":2}',
  huge: JSON.stringify("x".repeat(400_000)),
  deep: "[".repeat(20000) + "]".repeat(20000),
};
const PAGES = ["/", "/answers/login-code/", "/changes/", "/briefing/", "/shift/", "/health/", "/training/", "/training/first-week/", "/training/drills/", "/propose/login-code/", "/side/", "/answers/", "/training/cohort/", "/audit/"];
for (const [how, value] of Object.entries(FILL)) {
  for (const path of PAGES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (e) => errors.push(`threw ${e.message} ${(e.stack ?? "").split("\n")[1] ?? ""}`));
    page.on("console", (l) => { if (l.type() === "error") errors.push(`says ${l.text()}`); });
    await page.addInitScript(([keys, text]) => { for (const key of keys as string[]) localStorage.setItem(`replybook.${key}`, text as string); }, [KEYS, value] as const);
    await page.clock.install({ time: new Date("2026-11-21T12:00:00Z") });
    try {
      await page.goto(url + path, { timeout: 20000 });
      await page.mouse.move(300, 300); await page.keyboard.press("Tab");
      await page.waitForTimeout(900);
      await page.clock.runFor(7000);
      await page.waitForTimeout(300);
    } catch (e) { errors.push(`nav ${String(e).slice(0, 120)}`); }
    if (errors.length) console.log(how, path, [...new Set(errors)].slice(0, 4).join(" | ").slice(0, 500));
    await context.close();
  }
  console.log("done", how);
}
await browser.close(); server.close(); process.exit(0);
