import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { publicationsIn } from "#core/history.ts";
import { instantOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { recordDigest, versionDigest } from "#store/digest.ts";
import { readLibrary } from "#store/library.ts";
import { yamlOf } from "#store/yaml.ts";
import { LARKSPAN } from "../content.ts";
import { launchedBrowser } from "./chromium.ts";
import { servedSite } from "./site.ts";

// How long a browser is kept busy by the log of 10,000 changes: `npm run bench:changes`. A hundred answers with a
// hundred versions each are built; then the log is opened, scrolled, filtered and marked as read.

const ANSWERS = 100;
const VERSIONS = 100;
const NOW = "2026-11-22T09:00:00Z";
const APART = 40 * 60_000;
const MODEL = "login-code";

/** Larkspan with 10,000 changes more. */
function grown(root: string): void {
  cpSync(LARKSPAN, root, { recursive: true });
  const model = readLibrary(LARKSPAN).entries.get(`answers/${MODEL}`);
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

/** A task of the page's main thread: how long it took, and how long of that the machine worked for it, in milliseconds. */
interface Task {
  readonly wall: number;
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The tasks of the main thread while something is done. A busy machine stretches what a task takes, not its own work. */
async function tasksOf(page: Page, act: () => Promise<unknown>): Promise<Task[]> {
  const events: TraceEvent[] = [];
  const session = await page.context().newCDPSession(page);
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const over = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "toplevel"] },
  });
  await act();
  await page.waitForTimeout(700);
  await session.send("Tracing.end");
  await over;
  await session.detach();
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => name === "RunTask" && main.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}

async function measured(page: Page, url: string): Promise<void> {
  const say = async (what: string, act: () => Promise<unknown>) => {
    const tasks = await tasksOf(page, act);
    const longest = (part: keyof Task) => Math.round(Math.max(0, ...tasks.map((task) => task[part])));
    console.log(`${what.padEnd(32)} longest task ${longest("cpu")} ms of work, ${longest("wall")} ms in all`);
  };
  const ready = () => page.locator("kb-change-log[data-ready]").waitFor();
  await say("first page", async () => {
    await page.goto(`${url}/changes/`);
    await ready();
    await page.locator("[data-act='read-all']:visible").waitFor();
  });
  await say("scrolled to its end", async () => {
    for (let step = 0; step < 30; step++) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(40);
    }
  });
  await say("filtered", () => page.locator("select[name='team']").selectOption({ index: 1 }));
  await say("texts in another language", () => page.locator("select[name='language']").selectOption("vi"));
  await say("all marked as read", () => page.locator("[data-act='read-all']").click());
  await say("taken back", () => page.locator("[data-act='undo']").click());
  await page.locator("a[rel='next']").click();
  await ready();
  console.log(`the next page keeps the filters: ${new URL(page.url()).search}`);
  await say("page 60", async () => {
    await page.goto(`${url}/changes/60/`);
    await ready();
  });
  await say("an answer with its count", async () => {
    await page.goto(`${url}/answers/coins-missing/`);
    await page.locator(".top [data-place='changes'] b").waitFor();
  });
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
  await measured(page, site.url);
  await browser.close();
  site.close();
} finally {
  rmSync(parent, { recursive: true, force: true });
}
