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

/** A real browser: the system's Chromium (or CHROME_PATH), else the one that came with `npm ci`. */
export async function launchedBrowser(): Promise<Browser> {
  const system = [process.env.CHROME_PATH ?? "", ...SYSTEM].find((path) => path !== "" && existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: FLAGS });
  // On a machine without libnss3 the package lays out its own, but only where it believes to be on AWS.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: FLAGS,
      headless: true,
    });
  } catch (error) {
    throw new Error(
      `No Chromium was found: install one (Debian: apt-get install chromium) or set CHROME_PATH. ${(error as Error).message}`,
    );
  }
}
