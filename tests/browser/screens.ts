import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { listenFrom, siteServer } from "#build/server.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { launchedBrowser } from "./chromium.ts";

const NOW = "2026-11-22T12:00:00Z";
/** A quarter past nine in Viet Nam, after the briefing. */
const MONDAY = "2026-11-23T02:15:00Z";

// Takes the pictures of every kind of page again: `node tests/browser/screens.ts`.

/** A case about coins in hand, as most pictures show it. */
const MESSAGE = "ad ơi mình nạp xu từ trưa mà vẫn chưa thấy, trả bằng thẻ nội địa, kiểm tra giúp mình nha";

/** What is done before a picture is taken. */
type Step = (page: Page) => Promise<unknown>;

const pasted: Step = async (page) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), MESSAGE);
  await page.keyboard.press("Control+V");
  await page.locator(".found [role='option']").first().waitFor();
  await page.clock.runFor(600);
};
const inCase: Step = async (page) => {
  await pasted(page);
  await page.locator(".found a[href$='/answers/coins-missing/']").first().click();
  await page.locator("kb-answer[data-ready]").waitFor();
  await page.locator("select[data-case='country']").selectOption("VN");
};
const touchedUp: Step = async (page) => {
  await inCase(page);
  await page.locator("[data-field='customer_name']").first().fill("Linh");
  await page.locator("h1").first().click();
  await page.keyboard.press("y");
  await page.keyboard.press("t");
  const editor = page.locator("[data-part='editor']");
  await editor.fill(`${await editor.inputValue()}\n\nKindly wait.`);
};
const checked: Step = async (page) => {
  const given = {
    text: "Hi Linh, plans change, we understand. Tickets can be refunded until 7 days before doors. Kindly message us privately or call 0912 345 678, and we will look at your order with you. -AB",
    date: "2026-11-18",
    clock: "14:32",
    channel: "facebook-comment",
    country: "VN",
  };
  for (const [name, value] of Object.entries(given)) {
    const control = page.locator(`[data-audit="${name}"]`);
    await (["channel", "country"].includes(name) ? control.selectOption(value) : control.fill(value));
  }
  await page.locator("kb-audit [type='submit']").click();
  await page.locator("[data-part='result'] h2").waitFor();
  await page.locator("h1").click();
};
const proposed: Step = async (page) => {
  await page.locator("kb-propose[data-ready]").waitFor();
  const box = page.locator('[name="box:en:public"]');
  await box.fill((await box.inputValue()).replace("so long", "longer than 10 working days"));
  await page.clock.runFor(1000);
  await page.locator("h1").click();
  await box.evaluate((place) => scrollTo(0, scrollY + place.getBoundingClientRect().top - 340));
};
const presented: Step = async (page) => {
  await page.locator("[data-act='present']").click();
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("ArrowRight");
};
const click =
  (selector: string): Step =>
  async (page) => {
    await page.click(selector);
    await page.mouse.move(0, 0);
  };
const nothing: Step = async () => undefined;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  readonly locale?: "en" | "vi";
  /** What the device's clock shows. */
  readonly now?: string;
  readonly first?: Step;
}

/** One picture of every kind of page, and of an answer in each shape. */
const SHOTS: readonly Shot[] = [
  { name: "answer-light", path: "/", locale: "vi", first: inCase },
  { name: "answer-dark", path: "/answers/lantern-nights-gates/", theme: "dark" },
  { name: "change-light", path: "/answers/refund-change-of-mind/", first: click(".strip summary") },
  { name: "touch-up-light", path: "/", height: 1400, first: touchedUp },
  { name: "answer-390", path: "/vi/", width: 390, height: 844, locale: "vi", first: inCase },
  { name: "panel-380", path: "/vi/", width: 380, height: 844, theme: "dark", locale: "vi", first: pasted },
  { name: "start-light", path: "/" },
  { name: "start-dark", path: "/vi/", theme: "dark", locale: "vi" },
  { name: "list-vi", path: "/vi/answers/" },
  { name: "history-dark", path: "/vi/answers/refund-change-of-mind/history/", theme: "dark" },
  { name: "changes-light", path: "/changes/" },
  { name: "advisories-light", path: "/advisories/" },
  { name: "advisory-dark", path: "/advisories/vn-undersea-cables/", theme: "dark" },
  { name: "country-390", path: "/vi/countries/VN/", width: 390, height: 844, theme: "dark", locale: "vi" },
  { name: "advised-light", path: "/answers/stream-buffers/" },
  { name: "briefing-light", path: "/briefing/", now: MONDAY },
  { name: "presenter-dark", path: "/briefing/", now: MONDAY, theme: "dark", first: presented },
  { name: "shift-light", path: "/shift/", height: 1100 },
  { name: "products-light", path: "/products/" },
  { name: "event-light", path: "/products/lantern-nights-saigon/" },
  { name: "reference-light", path: "/r/" },
  { name: "audit-light", path: "/audit/", height: 1040, first: checked },
  { name: "propose-light", path: "/propose/merch-late/?change", height: 1400, first: proposed },
  {
    name: "propose-390",
    path: "/vi/propose/merch-late/",
    width: 390,
    height: 1400,
    theme: "dark",
    locale: "vi",
  },
  { name: "proposals-light", path: "/propose/" },
  { name: "health-light", path: "/health/", height: 1800 },
  { name: "health-390", path: "/vi/health/", width: 390, height: 1400, theme: "dark", locale: "vi" },
  { name: "menu-light", path: "/", first: click(".me") },
  { name: "keys-light", path: "/", first: withKeys },
  { name: "lesson-light", path: "/training/tickets/upset-customers/", first: written },
  { name: "path-light", path: "/training/social-media/" },
  { name: "drill-light", path: "/training/drills/?drill=a-or-b&seed=x", height: 1000, first: drilled },
  { name: "side-380", path: "/vi/side/", width: 380, height: 844, locale: "vi" },
  { name: "training-390", path: "/vi/training/", width: 390, height: 844, theme: "dark" },
  { name: "not-found-light", path: "/no/such/page/" },
];

/** The list of keys, which comes when it is asked for. */
async function withKeys(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await page.locator("dialog.keys-help[open]").waitFor();
}

/** A reply in a lesson, compared with the approved one. */
async function written(page: Page): Promise<void> {
  const box = page.locator(".lesson textarea").first();
  await box.fill("Hi Aizat, we are sorry. Unfortunately we have to look into it, please calm down.");
  await page.getByRole("button", { name: "Compare" }).first().click();
  await page.getByText("The checks on your reply").scrollIntoViewIfNeeded();
  await box.scrollIntoViewIfNeeded();
}

/** The first question of a drill, answered. */
async function drilled(page: Page): Promise<void> {
  await page.getByText("Which wording is current?").waitFor();
  for (const key of ["1", "1"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}

/** What the pictures' agent has on the device. */
const DEVICE = {
  "replybook.habit": { initials: "AB", channel: "messenger" },
  "replybook.tally": { days: { "2026-11-19": 43, "2026-11-20": 39, "2026-11-21": 23 } },
  "replybook.shelf": {
    pinned: ["coins-missing", "stream-buffers"].map((id) => ({ id, title: {} })),
    recent: ["charged-twice", "where-is-my-ticket", "login-code"].map((id, index) => ({
      id,
      title: {},
      channel: "messenger",
      at: `2026-11-21T${11 - index}:40:00Z`,
    })),
  },
};

const folder = mkdtempSync(join(tmpdir(), "replybook-screens-"));
const env = { ...process.env, KB_OUT: join(folder, "dist"), KB_NOW: NOW };
const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, "scripts/node.mjs"), "build"], {
  env,
  encoding: "utf8",
});
if (status !== 0) throw new Error(stderr);
const server = siteServer(join(folder, "dist"), "/");
// The pictures' clocks are not the server's.
server.prependListener("request", (_, response) => {
  response.sendDate = false;
});
const port = await listenFrom(server, 4600);
const browser = await launchedBrowser();
mkdirSync(join(PROJECT, "tests/screens"), { recursive: true });
for (const {
  name,
  path,
  width = 1440,
  height = 900,
  theme = "light",
  locale = "en",
  now = NOW,
  first = nothing,
} of SHOTS) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    timezoneId: "Asia/Ho_Chi_Minh",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.clock.install({ time: new Date(now) });
  await page.addInitScript(
    ([device, replyLocale]) => {
      for (const [key, value] of Object.entries(device))
        localStorage.setItem(
          key,
          JSON.stringify(key.endsWith("habit") ? { ...value, locale: replyLocale } : value),
        );
    },
    [DEVICE, locale] as const,
  );
  await page.goto(`http://localhost:${port}${path}`, { waitUntil: "networkidle" });
  await first(page);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(PROJECT, "tests/screens", `${name}.png`) });
  await context.close();
}
await browser.close();
server.close();
rmSync(folder, { recursive: true, force: true });
