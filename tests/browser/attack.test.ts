import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hostileContent } from "../hostile.ts";
import { ATTACKER, SCRIPTED } from "../payloads.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { ADDRESSES, NOW } from "./every-attack-places.ts";
import { type ServedSite, servedSite } from "./site.ts";
import { drawnWhole, foreignElements, trappedWindow } from "./trap.ts";

const content = hostileContent("2026-11-21T09:00:00Z");
let site: ServedSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await servedSite(NOW, content.root);
  browser = await testBrowser();
});
afterAll(async () => {
  await closedWindows();
  site.close();
  content.cleanup();
});
afterEach(() => context.close());

/** A page of an agent with every trap set: what runs, what leaves the host, what opens, what the policy had to stop. */
async function trapped(path: string, kept: Readonly<Record<string, string>> = {}, unarmed = false) {
  const window = await trappedWindow({ browser, url: site.url, now: NOW }, kept, unarmed);
  ({ context } = window);
  await window.page.goto(site.url + path);
  await drawnWhole(window.page);
  return window;
}

const PAGES = [
  "/",
  "/answers/",
  "/answers/trap-1/",
  "/answers/trap-2/history/?from=1.0&to=1.0",
  "/advisories/",
  "/advisories/trap/",
  "/products/trap/",
  "/countries/VN/",
  "/changes/",
  "/briefing/",
  "/health/",
  "/shift/",
  "/audit/",
  "/propose/",
  "/propose/trap-3/",
  "/training/",
  "/training/evening/",
  "/training/drills/",
  "/training/new/",
  "/training/cohort/",
  "/side/",
  "/no/such/page/",
];

describe("words of content that attack", () => {
  test("run nothing, ask for nothing and need no policy to be stopped, on every kind of page", async () => {
    const { page, sprung } = await trapped("/");
    for (const path of PAGES) {
      await page.goto(site.url + path);
      await drawnWhole(page);
      expect([path, await foreignElements(page), sprung]).toEqual([path, [], []]);
    }
  });

  test("stay words on every page that was built", async () => {
    const { page, sprung } = await trapped("/answers/");
    const paths = await page.evaluate(async () => {
      const { answers } = (await (await fetch("/api/v1/index.json")).json()) as {
        answers?: { id: string }[];
      };
      return (answers ?? []).map(({ id }) => `/answers/${id}/`);
    });
    const all = [
      ...paths,
      ...Array.from({ length: 45 }, (_, n) => [
        `/answers/trap-${n}/`,
        `/propose/trap-${n}/`,
        `/answers/trap-${n}/history/`,
      ]).flat(),
    ];
    const seen = await page.evaluate(
      async ([addresses, payloads]) => {
        const found = new Set<string>();
        const bad: string[] = [];
        for (const address of addresses) {
          const request = new XMLHttpRequest();
          request.open("GET", address, true);
          request.responseType = "document";
          const read = await new Promise<Document | null>((done) => {
            request.onload = () => done(request.responseXML);
            request.send();
          });
          if (!read) continue;
          const text = read.body.textContent ?? "";
          for (const payload of payloads) if (text.includes(payload)) found.add(payload);
          const styled = read.querySelectorAll(
            "body style, script:not([src]):not([type='application/json']), iframe, object, embed, base, [style], [srcdoc]",
          );
          for (const element of styled) bad.push(`${address} ${element.outerHTML.slice(0, 120)}`);
          for (const element of read.querySelectorAll("*"))
            for (const { name, value } of element.attributes)
              if (
                name.startsWith("on") ||
                (/^(?:href|src|action)$/.test(name) && /^\s*(?:java|vbs|data:)/i.test(value))
              )
                bad.push(`${address} ${name}=${value.slice(0, 80)}`);
        }
        return { found: found.size, bad };
      },
      [all, SCRIPTED.map((text) => text.trim())] as const,
    );
    expect(seen.bad).toEqual([]);
    expect(seen.found).toBeGreaterThan(290);
    expect(sprung).toEqual([]);
  });
});

/** Payloads in handfuls, as somebody would type or paste them. */
function handfuls(size: number): string[] {
  const parts = Array.from({ length: Math.ceil(SCRIPTED.length / size) }, (_, n) =>
    SCRIPTED.slice(n * size, (n + 1) * size),
  );
  return parts.map((part) => part.join(" "));
}

describe("what is typed, pasted or stands in an address", () => {
  test("in the box is looked up and shown as words", async () => {
    const { page, sprung } = await trapped("/answers/trap-1/");
    for (const words of handfuls(60)) {
      await page.locator("#q").fill(words.slice(0, 3000));
      await page.locator(".found:not([hidden])").first().waitFor();
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), words);
      await page.locator("h1").first().click();
      await page.keyboard.press("Control+V");
      await drawnWhole(page);
    }
    expect([await foreignElements(page), sprung]).toEqual([[], []]);
  });

  test.each([
    ["/answers/trap-1/", "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea"],
    ["/propose/trap-1/", "kb-propose textarea, kb-propose input[type=text], kb-propose input:not([type])"],
    ["/propose/?advisory", ".terms textarea, .terms input[type=text], .terms input[type=search]"],
    ["/training/new/", "main textarea, main input:not([type=radio]):not([type=checkbox]):not([type=number])"],
    ["/audit/", "main textarea, main input:not([type=radio]):not([type=checkbox])"],
  ])("in the fields of %s", async (path, fields) => {
    const { page, sprung } = await trapped(path);
    const words = handfuls(20);
    let turn = 0;
    // A form stands when its script has drawn it.
    await page.locator(fields).and(page.locator(":visible")).first().waitFor();
    for (const field of await page.locator(fields).all()) {
      if (!(await field.isVisible()) || !(await field.isEditable())) continue;
      const type = await field.getAttribute("type");
      if (type && !/^(?:text|search)$/.test(type)) continue;
      await field.fill((words[turn++ % words.length] ?? "").slice(0, 2000));
    }
    await page.keyboard.press("Enter");
    await drawnWhole(page);
    expect(turn).toBeGreaterThan(0);
    expect([await foreignElements(page), sprung]).toEqual([[], []]);
  });

  test("in an address", async () => {
    const { page, sprung } = await trapped("/");
    const words = handfuls(40).map((text) => text.slice(0, 1500));
    for (const [index, place] of ADDRESSES.entries()) {
      await page.goto(site.url + place + encodeURIComponent(words[index % words.length] ?? ""));
      await drawnWhole(page);
      expect([place, await foreignElements(page), sprung]).toEqual([place, [], []]);
    }
  });
});

describe("what stands in local storage", () => {
  test("is read as what it should be, or not at all", async () => {
    const payload = (index: number) => SCRIPTED[index % SCRIPTED.length] ?? "";
    const shapes = {
      habit: { initials: "<b>x", channel: payload(4), locale: payload(5), language: payload(6) },
      shelf: {
        pinned: [payload(7), "trap-1"],
        recent: [{ id: payload(8), at: payload(9), channel: payload(10) }],
      },
      parked: [{ mark: payload(11), at: payload(12), note: payload(13) }],
      proposer: payload(14),
      theme: payload(15),
      seen: { [payload(16)]: payload(17) },
      unanswered: [{ text: payload(18), at: payload(19) }],
    };
    const kept = Object.fromEntries(
      Object.entries(shapes).map(([name, value]) => [`replybook.${name}`, JSON.stringify(value)]),
    );
    const { page, sprung } = await trapped("/", kept);
    for (const path of ["/", "/answers/trap-1/", "/shift/", "/changes/", "/propose/trap-1/", "/training/"]) {
      await page.goto(site.url + path);
      await drawnWhole(page);
      expect([path, await foreignElements(page), sprung]).toEqual([path, [], []]);
    }
  });
});

describe("the traps", () => {
  const STRING = `<img src="https://${ATTACKER}/a.png" onerror="alert(1)">`;
  /** Somebody draws a text that was not escaped, by the sink that no source of ours uses. */
  const draw = (page: Page) =>
    page.evaluate((html) => {
      try {
        (document.querySelector("main") as HTMLElement).innerHTML = html;
      } catch {
        // Trusted Types refuse the string.
      }
    }, STRING);

  test("spring where no policy is kept and a text is drawn unescaped", async () => {
    const { page, sprung } = await trapped("/", {}, true);
    await draw(page);
    await expect.poll(() => sprung).toContain("alert(1)");
    expect(sprung).toContain(`asked for https://${ATTACKER}/a.png`);
  });

  test("do not where only the policy is left: it stops the string, and says so", async () => {
    const { page, sprung } = await trapped("/");
    await draw(page);
    // One string may be told of twice.
    await expect
      .poll(() => [...new Set(sprung)])
      .toEqual([expect.stringMatching(/^policy\(require-trusted-types-for/)]);
    expect(await page.locator(`img[src*="${ATTACKER}"]`).count()).toBe(0);
  });

  test("show that what people wrote runs neither as a script nor as a worker", async () => {
    const { page } = await trapped("/");
    const addresses = [
      ...["/api/v1/now.json", "/changes.atom", "/answers/trap-1/", "/favicon.svg"],
      `https://${ATTACKER}/w.js`,
    ];
    const ran = await page.evaluate(`Promise.all(${JSON.stringify(addresses)}.map(async (address) => {
      const isModule = await import(address).then(() => true, () => false);
      let isWorker = false;
      try { isWorker = !!new Worker(address); } catch {}
      return isModule || isWorker;
    }))`);
    expect(ran).toEqual(addresses.map(() => false));
  });
});
