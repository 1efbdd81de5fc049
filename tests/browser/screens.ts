import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listenFrom, siteServer } from "#build/server.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { launchedBrowser } from "./chromium.ts";

const NOW = "2026-11-21T12:00:00Z";

// Takes the README's pictures again: `node tests/browser/screens.ts`.

/** The README's pictures: name, address, width, height, theme, and what to do first. */
const SHOTS = [
  {
    name: "answer-light",
    path: "/answers/refund-change-of-mind/",
    width: 1440,
    height: 900,
    theme: "light",
    click: "",
  },
  { name: "answer-dark", path: "/answers/login-code/", width: 1440, height: 900, theme: "dark", click: "" },
  {
    name: "change-light",
    path: "/answers/refund-change-of-mind/",
    width: 1440,
    height: 900,
    theme: "light",
    click: ".strip summary",
  },
  {
    name: "history-dark",
    path: "/vi/answers/refund-change-of-mind/history/",
    width: 1440,
    height: 900,
    theme: "dark",
    click: "",
  },
  { name: "answer-390", path: "/answers/charged-twice/", width: 390, height: 844, theme: "light", click: "" },
  { name: "panel-380", path: "/vi/answers/merch-late/", width: 380, height: 844, theme: "light", click: "" },
  { name: "list-vi", path: "/vi/answers/", width: 1440, height: 900, theme: "light", click: "" },
  { name: "start-light", path: "/", width: 1440, height: 900, theme: "light", click: "" },
  {
    name: "lesson-light",
    path: "/training/first-week/find-and-copy/",
    width: 1440,
    height: 900,
    theme: "light",
    click: "",
  },
  { name: "training-390", path: "/vi/training/", width: 390, height: 844, theme: "dark", click: "" },
  { name: "not-found-light", path: "/no/such/page/", width: 1440, height: 900, theme: "light", click: "" },
] as const;

const folder = mkdtempSync(join(tmpdir(), "replybook-screens-"));
const env = { ...process.env, KB_OUT: join(folder, "dist"), KB_NOW: NOW };
const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, "scripts/node.mjs"), "build"], {
  env,
  encoding: "utf8",
});
if (status !== 0) throw new Error(stderr);
const server = siteServer(join(folder, "dist"), "/");
const port = await listenFrom(server, 4600);
const browser = await launchedBrowser();
mkdirSync(join(PROJECT, "tests/screens"), { recursive: true });
for (const { name, path, width, height, theme, click } of SHOTS) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(`http://localhost:${port}${path}`, { waitUntil: "networkidle" });
  if (click) await page.click(click);
  await page.screenshot({ path: join(PROJECT, "tests/screens", `${name}.png`) });
  await context.close();
}
await browser.close();
server.close();
rmSync(folder, { recursive: true, force: true });
