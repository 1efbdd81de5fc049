import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { publicationsIn } from "#core/history.ts";
import { instantOf, millisOf } from "#core/instant.ts";
import { recordDigest, versionDigest } from "#store/digest.ts";
import { readLibrary } from "#store/library.ts";
import { yamlOf } from "#store/yaml.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { launchedBrowser } from "./chromium.ts";
import { servedSite } from "./site.ts";

// How long a browser is kept busy by the log of 10,000 changes: `npm run bench:changes`. A hundred answers with a
// hundred versions each are built; then the log is opened, scrolled, filtered and marked as read.

const ANSWERS = 100;
const VERSIONS = 100;
const NOW = "2026-11-22T09:00:00Z";
const APART = 40 * 60_000;
const CONTENT = join(PROJECT, "content");
const MODEL = "login-code";

/** The shipped workspace with 10,000 changes more. */
function grown(root: string): void {
  cpSync(CONTENT, root, { recursive: true });
  const model = readLibrary(CONTENT).entries.get(`answers/${MODEL}`);
  const last = publicationsIn(model?.history ?? []).at(-1);
  const snapshot = model && last && model.versions.get(last.version);
  if (!snapshot) throw new Error(`There is no answer ${MODEL} to copy.`);
  const settings = Buffer.from(`${JSON.stringify(snapshot.settings, undefined, 2)}\n`);
  const texts = [...snapshot.texts].map(([locale, { source }]) => [`${locale}.mdx`, source] as const);
  for (let number = 0; number < ANSWERS; number++) {
    const folder = join(root, "answers", `${MODEL}-${number}`);
    const records: Record<string, unknown>[] = [];
    for (let index = 0; index < VERSIONS; index++) {
      const version = `${index + 1}.0`;
      const files = new Map<string, Buffer>(
        texts.map(([name, text]) => [name, Buffer.from(ownText(text, number, index, version))]),
      );
      files.set("settings.json", settings);
      write(join(folder, "versions", version), files);
      const back = (VERSIONS - index) * ANSWERS + number;
      records.push(
        recordOf(records.at(-1), version, instantOf(millisOf(NOW) - back * APART), versionDigest(files)),
      );
      files.delete("settings.json");
      if (index === VERSIONS - 1) write(folder, files);
    }
    writeFileSync(join(folder, "history.yaml"), yamlOf(records));
  }
}

function write(folder: string, files: ReadonlyMap<string, Buffer>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

/** The text with a title of its own, and another number of minutes in every version. */
function ownText(text: string, number: number, index: number, version: string): string {
  return text
    .replace(/^title: "?(.*?)"?$/m, (_, title: string) => `title: ${JSON.stringify(`${title} ${number}`)}`)
    .replace(/^shortcuts: \[.*\]\n/m, "")
    .replace(/^translates: .*$/m, `translates: "${version}"`)
    .replaceAll(/\b5 (minutes|phút)/g, `${5 + index} $1`);
}

function recordOf(last: Record<string, unknown> | undefined, version: string, at: string, digest: string) {
  const note = {
    what: `A login code is valid for the time that version ${version} says, was another.`,
    why: "Codes that end sooner stopped most take-overs.",
    do: "Ask the customer to request one code and use the newest.",
  };
  return {
    record: "publish",
    at,
    by: "account-safety",
    version,
    kind: "major",
    effective: at,
    note: { en: note },
    texts: { en: version, vi: version },
    fragments: {},
    digest,
    ...(last && { previous: recordDigest(last) }),
  };
}

/** The longest task and the longest gap between two frames since the last time it was asked, in milliseconds. */
async function busy(page: Page): Promise<{ task: number; gap: number }> {
  await page.waitForTimeout(700);
  return page.evaluate(() => {
    const seen = window as unknown as { tasks: number[]; gaps: number[] };
    const worst = { task: Math.max(0, ...seen.tasks), gap: Math.max(0, ...seen.gaps) };
    seen.tasks = [];
    seen.gaps = [];
    return worst;
  });
}

/** Runs in the page before anything else. */
function watchFrames(): void {
  const seen = window as unknown as { tasks: number[]; gaps: number[] };
  Object.assign(seen, { tasks: [], gaps: [] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  let last: number | undefined;
  const frame = (now: number) => {
    if (last !== undefined) seen.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function measured(page: Page, url: string): Promise<void> {
  const say = async (what: string) => {
    const { task, gap } = await busy(page);
    const long = task === 0 ? "no task over 50 ms" : `longest task ${Math.round(task)} ms`;
    console.log(`${what.padEnd(34)} ${long}, longest frame ${Math.round(gap)} ms`);
  };
  await page.goto(`${url}/changes/`);
  await page.locator("kb-change-log[data-ready]").waitFor();
  await page.getByText("as read", { exact: false }).first().waitFor();
  await say("first page opened");
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(40);
  }
  await say("scrolled to its end");
  await page.locator("select[name='team']").selectOption({ index: 1 });
  await say("filtered by team");
  await page.locator("select[name='language']").selectOption("vi");
  await say("texts in another language");
  await page.locator("[data-act='read-all']").click();
  await say("all marked as read");
  await page.locator("[data-act='undo']").click();
  await say("and taken back");
  await page.goto(`${url}/changes/60/`);
  await page.locator("kb-change-log[data-ready]").waitFor();
  await say("page 60 opened");
  await page.goto(`${url}/answers/coins-missing/`);
  await page.locator(".top [data-place='changes'] b").waitFor();
  await say("an answer with its count");
}

const parent = mkdtempSync(join(tmpdir(), "replybook-bench-"));
try {
  const content = join(parent, "content");
  grown(content);
  const start = performance.now();
  const site = await servedSite(NOW, content);
  console.log(`built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const bytes = (await (await fetch(`${site.url}/api/v1/changes.json`)).arrayBuffer()).byteLength;
  console.log(`changes.json ${Math.round(bytes / 1000)} kB before compression`);
  const browser = await launchedBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.clock.setSystemTime(new Date(NOW));
  await page.addInitScript(watchFrames);
  await measured(page, site.url);
  await browser.close();
  site.close();
} finally {
  rmSync(parent, { recursive: true, force: true });
}
