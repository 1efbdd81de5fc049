import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

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

/** A page of a test is open for a second or two: its scripts are not run so often that compiling them well would pay. */
const BRIEF_PAGES = "--js-flags=--no-turbofan --no-maglev";

let own: Promise<Browser> | undefined;

/**
 * The real browser that all files of one process use in turn: starting one takes as long as opening five pages. Its
 * scripts are not compiled for speed: a bench starts one of its own.
 */
export function testBrowser(): Promise<Browser> {
  own ??= launchedBrowser([BRIEF_PAGES]);
  return own;
}

/** Closes whatever stands open in it, at the end of a file. */
export async function closedWindows(): Promise<void> {
  const contexts = (await own)?.contexts() ?? [];
  await Promise.all(contexts.map((context) => context.close()));
}

/** A real browser of its own; `more` are flags besides. Whoever asks closes it. */
export function launchedBrowser(more: readonly string[] = []): Promise<Browser> {
  return startedBrowser([...FLAGS, ...more]);
}

/**
 * A real browser that keeps a folder of its own, as people's do: the system's whole one where there is one, since the
 * headless one keeps no sessions.
 */
export async function keptBrowser(folder: string): Promise<BrowserContext> {
  const executablePath =
    process.env.CHROME_PATH ?? SYSTEM.find((path) => existsSync(path)) ?? (await packagedBrowser());
  const permissions = ["clipboard-read", "clipboard-write"];
  return chromium.launchPersistentContext(folder, { executablePath, args: FLAGS, permissions });
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
