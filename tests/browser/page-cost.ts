import type { Page } from "playwright-core";
import { instantOf } from "#core/instant.ts";
import { launchedBrowser } from "./chromium.ts";
import { ANSWER, KINDS } from "./page-cost-kinds.ts";
import { lighthouseAt } from "./page-cost-lighthouse.ts";
import { type PageFigures, pageLines } from "./page-cost-table.ts";
import { longestOf, SLOW_4G, visit } from "./page-cost-visit.ts";
import { servedSite } from "./site.ts";

// What pages of the shipped content cost on slow 4G with a processor four times as slow, and how Lighthouse grades
// them: `npm run -s bench:page`, for some kinds `-- start answer`, for the README `-- --markdown`, without Lighthouse
// `-- --alone`.

const PORT = 9333;
const RUNS = 3;
const args = process.argv.slice(2);
const asked = args.filter((word) => word in KINDS);

async function searching(page: Page): Promise<void> {
  await page.locator("#q").focus();
  await page.keyboard.type("refund late", { delay: 120 });
  await page.locator(".found [role='option']").first().waitFor();
}

async function copying(page: Page): Promise<void> {
  await page.getByLabel("Channel").selectOption("messenger");
  await page.getByRole("textbox", { name: "customer's name" }).focus();
  await page.keyboard.type("Linh", { delay: 120 });
  await page.getByLabel("Your initials").focus();
  await page.keyboard.type("ab", { delay: 120 });
  await page.getByRole("button", { name: /^Copy reply/ }).click();
  await page.locator("[data-part='status']").filter({ hasText: "Copied" }).waitFor();
}

// As every host sends them, built just now: the browser of Lighthouse goes by this machine's clock.
process.env.KB_PRECOMPRESS = "1";
const site = await servedSite(instantOf(Date.now()), "content");
const browser = await launchedBrowser([`--remote-debugging-port=${PORT}`]);
const lighthouse = args.includes("--alone") ? undefined : await lighthouseAt(PORT);
const figures: PageFigures[] = [];
for (const [kind, path] of Object.entries(KINDS)) {
  if (asked.length > 0 && !asked.includes(kind)) continue;
  const address = site.url + path;
  const visited = await visit(browser, address);
  const grades = await lighthouse?.(address);
  figures.push({ kind, ...visited, ...(grades && { grades }) });
  console.error(`  ${kind} ${JSON.stringify(grades?.scores ?? {})}`);
}
const median = async (act: (page: Page) => Promise<void>) => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await longestOf(browser, site.url + ANSWER, act));
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
};
const [search, copy] = [await median(searching), await median(copying)];
await browser.close();
site.close();
console.log(
  `Latency ${SLOW_4G.latency} ms, ${SLOW_4G.download} kbit/s down, processor ${SLOW_4G.cpu} times as slow. INP on an answer: search ${search} ms, copy ${copy} ms (longest key or click, median of ${RUNS}).`,
);
for (const line of pageLines(figures, args.includes("--markdown"))) console.log(line);
