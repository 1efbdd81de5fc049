import type { Page } from "playwright-core";
import { tableLines } from "../../scripts/bench/table.ts";
import { everyHostileContent, LINES } from "../hostile.ts";
import { HOSTILE_IMPORTS } from "../hostile-imports.ts";
import { hostileLessons, TRAP_PATH } from "../hostile-lessons.ts";
import { SCRIPTED } from "../payloads.ts";
import { launchedBrowser } from "./chromium.ts";
import { broughtIn } from "./every-attack-imports.ts";
import { ADDRESSES, BOXES, LISTS, MORE, NOW, SHAPES, SHIFT } from "./every-attack-places.ts";
import { servedSite } from "./site.ts";
import { drawnWhole, foreignElements, overTheBox, type Trapped, trappedWindow } from "./trap.ts";

// Every payload in the words of every kind of entry, in boxes, addresses, kept values and files, in a real browser with
// traps on what runs, leaves the site or leaves its place: `npm run -s bench:attack`, with the first of them `-- COUNT`,
// some parts `-- answers boxes imports/zendesk`.

const PUBLISHED = "2026-11-21T09:00:00Z";
const args = process.argv.slice(2);
const count = Number(args.find((word) => /^\d+$/.test(word)) ?? SCRIPTED.length);
const texts = SCRIPTED.slice(0, count);
const lines = LINES.slice(0, count);
const asked = args.filter((word) => /^[a-z]/.test(word));

/** Whether a part is to be looked at: by its name, by that of its group, or since none is named. */
function isAsked(part: string): boolean {
  return asked.length === 0 || asked.some((word) => word === part || part.startsWith(`${word}/`));
}

/** What was tried in one place, and what came of it. */
interface Tried {
  readonly place: string;
  tries: number;
  readonly found: string[];
}

/** Looks at what is open, and starts the traps afresh. */
async function judged({ page, sprung }: Trapped, tried: Tried, said: string): Promise<void> {
  tried.tries++;
  const found = [...(await foreignElements(page)), ...(await overTheBox(page)), ...sprung.splice(0)];
  tried.found.push(...found.map((fault) => `${said}: ${fault}`));
}

/** Opens a page, and waits until all of it is drawn; a page that is not there is none of the site's. */
async function opened({ page }: Trapped, path: string): Promise<void> {
  const response = await page.goto(url + path);
  if (response && !response.ok() && !path.startsWith("/no/such")) throw new Error(`${path} is not there.`);
  await drawnWhole(page);
}

const content = everyHostileContent(PUBLISHED, lines);
/** The imported answers that the rules let through, by what they came from; lists show them all. */
const imported = new Map<string, readonly string[]>();
for (const [name, made] of Object.entries(HOSTILE_IMPORTS))
  if (isAsked(`imports/${name}`) || isAsked("lists"))
    imported.set(name, await broughtIn(content.root, made, lines, PUBLISHED));
const site = await servedSite(NOW, content.root);
const { url } = site;
const browser = await launchedBrowser();
const windowed = () => trappedWindow({ browser, url, now: NOW });

/** Does a work for all of some things, in two windows at once. */
async function twoAtATime<T>(
  all: readonly T[],
  work: (window: Trapped, one: T) => Promise<void>,
): Promise<void> {
  const waiting = all.entries();
  const inTurn = async () => {
    const window = await windowed();
    for (const [, one] of waiting) await work(window, one);
    await window.context.close();
  };
  await Promise.all([inTurn(), inTurn()]);
}

/** Opens all paths. */
async function walked(place: string, paths: readonly string[]): Promise<Tried> {
  const tried: Tried = { place, tries: 0, found: [] };
  await twoAtATime(paths, async (window, path) => {
    await opened(window, path);
    await judged(window, tried, path);
  });
  return tried;
}

const numbers = lines.map((_, number) => number);

/** What answers hand out: with them, copied as a picture, opened by its own address, and saved. */
async function handedOut(): Promise<Tried> {
  const tried: Tried = { place: "files to send", tries: 0, found: [] };
  await twoAtATime(numbers, async (window, at) => {
    const { page } = window;
    const path = `/answers/trap-${at}/`;
    await opened(window, path);
    const files = page.locator(".files");
    await files.locator("[data-act='copy-image']").click();
    await judged(window, tried, path);
    const links = files.locator("a[download]");
    const [picture = "", text = ""] = await links.evaluateAll((all) =>
      all.map((a) => (a as HTMLAnchorElement).href),
    );
    const saved = page.waitForEvent("download");
    await page.evaluate((to) => location.assign(to), text);
    await saved;
    await judged(window, tried, text);
    await page.goto(picture);
    await judged(window, tried, picture);
  });
  return tried;
}

async function typed(): Promise<Tried> {
  const tried: Tried = { place: "boxes", tries: 0, found: [] };
  await twoAtATime(Object.entries(BOXES), async (window, [path, boxes]) => {
    await opened(window, path);
    await window.page.evaluate(() => {
      for (const detail of document.querySelectorAll("details")) detail.open = true;
    });
    for (const text of texts) {
      await put(window.page, boxes, text);
      await judged(window, tried, `${path} ${JSON.stringify(text)}`);
    }
  });
  return tried;
}

/** Writes a text into all boxes of a page, and lets the page draw what comes of it. */
function put(page: Page, boxes: string, text: string): Promise<void> {
  return page.evaluate(
    async ([selector, value]) => {
      const isText = (box: Element) =>
        box instanceof HTMLTextAreaElement ||
        /^(?:text|search|url|email|tel)$/.test((box as HTMLInputElement).type);
      for (const box of document.querySelectorAll<HTMLInputElement>(selector)) {
        if (!isText(box) || box.disabled || box.readOnly) continue;
        box.value = value;
        for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 20)));
    },
    [boxes, text] as const,
  );
}

/** So many payloads stand in one address. */
const HANDFUL = 6;

function addressed(): Promise<Tried> {
  const handfuls = Array.from({ length: Math.ceil(texts.length / HANDFUL) }, (_, number) =>
    encodeURIComponent(texts.slice(number * HANDFUL, (number + 1) * HANDFUL).join(" ")),
  );
  return walked(
    "addresses",
    ADDRESSES.flatMap((place) => handfuls.map((words) => place + words.slice(0, 1800))),
  );
}

type Kept = readonly [string, string][];
interface Stores {
  readonly local: Kept;
  readonly session: Kept;
}

/** A value of storage with a payload in the place of some of its texts, by `turn`. */
function poisoned(value: string, text: string, turn: number): string {
  let leaf = 0;
  const replaced = (part: unknown): unknown => {
    if (typeof part === "string") return (leaf++ + turn) % 3 === 0 ? text : part;
    if (Array.isArray(part)) return part.map(replaced);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [(leaf++ + turn) % 7 === 0 ? text : key, replaced(inner)]),
    );
  };
  try {
    return JSON.stringify(replaced(JSON.parse(value)));
  } catch {
    return text;
  }
}

/** Does a little of everything of which something is kept on a device. */
async function worked(window: Trapped): Promise<void> {
  const { page } = window;
  await page.locator("#q").fill("xylophone lessons");
  await page.locator(".unfit").waitFor();
  await page.getByRole("button", { name: "Keep as unanswered topic" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await opened(window, "/answers/login-code/");
  await page.locator("select[data-case='country']").selectOption("VN");
  await page.locator("[data-act='copy']").click();
  await page.locator("h1").first().click();
  for (const key of ["t", "Escape", "y", "p"]) await page.keyboard.press(key);
  await opened(window, "/propose/coins-missing/");
  await page.locator("[name='what:en']").fill("Coins come at once.");
  await page.locator("[name='name']").fill("Mai");
  await opened(window, "/briefing/");
  await page.locator("details.prepare summary").click();
  await page.locator("details.prepare textarea").first().fill("Good morning.");
  await opened(window, "/training/evening/locked-out/");
  await page.locator("[data-part='own']").first().fill("Hi.");
  await opened(window, "/training/new/");
  await page.locator("main input[type='text'], main input:not([type])").first().fill("A path");
  await opened(window, "/changes/");
  await opened(window, "/shift/");
  await page.waitForTimeout(500);
}

/** What a day's work leaves on a device, with payloads in it, on the pages that read it. */
async function kept(): Promise<Tried> {
  const tried: Tried = { place: "storage", tries: 0, found: [] };
  const window = await windowed();
  await opened(window, "/");
  await window.page.evaluate(() =>
    localStorage.setItem("replybook.habit", JSON.stringify({ initials: "AB", channel: "messenger" })),
  );
  await opened(window, "/");
  await worked(window);
  window.sprung.length = 0;
  const stores: Stores = await window.page.evaluate(() => ({
    local: Object.entries({ ...localStorage }) as [string, string][],
    session: Object.entries({ ...sessionStorage }) as [string, string][],
  }));
  const shapes = Object.entries(SHAPES).map(
    ([name, value]) => [`replybook.${name}`, JSON.stringify(value)] as const,
  );
  const local = [...new Map([...shapes, ...stores.local])];
  const pages = [...LISTS, ...MORE, "/answers/trap-1/", "/training/drills/", "/offline/"];
  await window.context.close();
  await twoAtATime([...texts.entries()], async (device, [turn, text]) => {
    const other = (all: Kept) => all.map(([key, value]) => [key, poisoned(value, text, turn)] as const);
    await device.page.goto(`${url}/favicon.svg`);
    await device.page.evaluate(
      ({ local, session }) => {
        localStorage.clear();
        sessionStorage.clear();
        for (const [key, value] of local) localStorage.setItem(key, value);
        for (const [key, value] of session) sessionStorage.setItem(key, value);
      },
      { local: other(local), session: other(stores.session) },
    );
    const path = pages[turn % pages.length] ?? "/";
    await opened(device, path);
    await judged(device, tried, `${path} with ${JSON.stringify(text)}`);
  });
  return tried;
}

/** End-of-shift files that are nothing but payloads, dropped where a trainer puts a cohort's. */
async function dropped(): Promise<Tried> {
  const tried: Tried = { place: "files of a cohort", tries: 0, found: [] };
  const window = await windowed();
  await opened(window, "/training/cohort/");
  const input = window.page.locator("input[type='file']").first();
  for (const [turn, text] of texts.entries()) {
    const buffer = Buffer.from(poisoned(SHIFT, text, turn));
    await input.setInputFiles([
      { name: `${text.replace(/[/\0]/g, "")}.json`, mimeType: "application/json", buffer },
    ]);
    await window.page.waitForTimeout(10);
    await judged(window, tried, JSON.stringify(text));
  }
  await window.context.close();
  return tried;
}

/** Lessons, with every option chosen, so that they say all they have to say. */
async function learned(): Promise<Tried> {
  const tried: Tried = { place: "lessons", tries: 0, found: [] };
  const { ids } = hostileLessons(lines);
  const paths = ids.map((id) => `/training/${TRAP_PATH}/${id}/`);
  await twoAtATime(["/training/", `/training/${TRAP_PATH}/`, ...paths], async (window, path) => {
    await opened(window, path);
    await judged(window, tried, path);
    await window.page.evaluate(() => {
      for (const option of document.querySelectorAll<HTMLElement>("main details > summary")) option.click();
    });
    await drawnWhole(window.page);
    await judged(window, tried, `${path} answered`);
  });
  return tried;
}

const PARTS: Readonly<Record<string, () => Promise<Tried>>> = {
  answers: () =>
    walked(
      "answers, with their advisory, proposal and fragment",
      numbers.map((at) => `/answers/trap-${at}/`),
    ),
  histories: () =>
    walked(
      "their histories",
      numbers.map((at) => `/answers/trap-${at}/history/`),
    ),
  forms: () =>
    walked(
      "their forms",
      numbers.map((at) => `/propose/trap-${at}/`),
    ),
  others: () =>
    walked(
      "advisories and products",
      numbers.flatMap((at) => [`/advisories/trap-${at}/`, `/products/trap-${at}/`]),
    ),
  lessons: learned,
  attached: handedOut,
  ...Object.fromEntries(
    Object.keys(HOSTILE_IMPORTS).map((name) => [
      `imports/${name}`,
      () =>
        walked(
          `answers imported from ${name}`,
          (imported.get(name) ?? []).map((id) => `/answers/${id}/`),
        ),
    ]),
  ),
  lists: () =>
    walked(
      "lists",
      [...LISTS, ...MORE].flatMap((path) => [path, `/vi${path}`]),
    ),
  boxes: typed,
  addresses: addressed,
  storage: kept,
  files: dropped,
};

const all: Tried[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (!isAsked(name)) continue;
  const start = performance.now();
  const tried = await part();
  console.error(`  ${tried.place}: ${tried.tries} in ${Math.round((performance.now() - start) / 1000)} s`);
  all.push(tried);
}
await browser.close();
site.close();
content.cleanup();
if (all.length === 0) throw new Error(`No such part. The parts: ${Object.keys(PARTS).join(", ")}`);
for (const line of tableLines(
  ["place", "looked at", "found"],
  all.map(({ place, tries, found }) => [place, String(tries), String(found.length)]),
  args.includes("--markdown"),
))
  console.log(line);
for (const { place, found } of all) for (const fault of found.slice(0, 20)) console.log(`${place}: ${fault}`);
console.log(`${texts.length} payloads, ${all.reduce((sum, { found }) => sum + found.length, 0)} found`);
process.exitCode = all.some(({ found }) => found.length > 0) ? 1 : 0;
