import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { alone } from "#build/output.ts";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // An intranet name that is no secure context, for the plain-http tests.
  "--host-resolver-rules=MAP replybook.test 127.0.0.1",
];

/**
 * A real browser, which no other test of the run has meanwhile: one keeps more than one core busy. Ask for it when
 * all else is ready. `more` are flags besides.
 */
export async function launchedBrowser(more: readonly string[] = []): Promise<Browser> {
  const giveBack = await turnAtTheBrowser();
  try {
    const browser = await startedBrowser([...FLAGS, ...more]);
    browser.once("disconnected", giveBack);
    return browser;
  } catch (error) {
    giveBack();
    throw error;
  }
}

/**
 * A real browser that keeps a folder of its own, as people's do: the system's whole one where there is one, since the
 * headless one keeps no sessions. It has its turn like others.
 */
export async function keptBrowser(folder: string): Promise<BrowserContext> {
  const giveBack = await turnAtTheBrowser();
  try {
    const executablePath =
      process.env.CHROME_PATH ?? SYSTEM.find((path) => existsSync(path)) ?? (await packagedBrowser());
    const permissions = ["clipboard-read", "clipboard-write"];
    const context = await chromium.launchPersistentContext(folder, {
      executablePath,
      args: FLAGS,
      permissions,
    });
    context.once("close", giveBack);
    return context;
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** Waits until no other worker of this run has a browser, and says how to let the next one have it. */
async function turnAtTheBrowser(): Promise<() => void> {
  const { REPLYBOOK_RUN } = process.env;
  if (!REPLYBOOK_RUN) return () => {};
  return new Promise((begin, fail) => {
    const turn = () => new Promise<void>((end) => begin(end));
    alone(join(REPLYBOOK_RUN, "browser.lock"), () => {}, turn).catch(fail);
  });
}

/**
 * The browser at CHROME_PATH, else the headless one that came with `npm ci` (it opens a page three times
 * as fast), else the system's.
 */
async function startedBrowser(args: string[]): Promise<Browser> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return chromium.launch({ executablePath: chosen, args });
  try {
    return await chromium.launch({ executablePath: await packagedBrowser(), args });
  } catch (error) {
    const system = SYSTEM.find((path) => existsSync(path));
    if (system) return chromium.launch({ executablePath: system, args });
    throw new Error(
      `No Chromium was found: install one (Debian: apt-get install chromium) or set CHROME_PATH. ${(error as Error).message}`,
    );
  }
}

/** Where the package has laid out its browser. */
async function packagedBrowser(): Promise<string> {
  // On a machine without libnss3 it lays out its own, but only where it believes to be on AWS.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
