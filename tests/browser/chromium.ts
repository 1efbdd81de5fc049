import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

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
 * A real browser: the one at CHROME_PATH, else the headless one that came with `npm ci` (it opens a page three times
 * as fast), else the system's.
 */
export async function launchedBrowser(): Promise<Browser> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return chromium.launch({ executablePath: chosen, args: FLAGS });
  try {
    return await chromium.launch({ executablePath: await packagedBrowser(), args: FLAGS });
  } catch (error) {
    const system = SYSTEM.find((path) => existsSync(path));
    if (system) return chromium.launch({ executablePath: system, args: FLAGS });
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
