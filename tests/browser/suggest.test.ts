import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { SearchEntry } from "#search/entry.ts";
import { type AgentOptions, anAgentAt, closed, onClipboard, pasted } from "./agent.ts";
import { closedWindows, testBrowser } from "./chromium.ts";
import { lookFaults } from "./looks.ts";
import { larkspanEntries, plainEntries, servedFiles, serveSearch } from "./search-base.ts";
import { type ServedSite, servedSite } from "./site.ts";

/** Larkspan with answers in Japanese and Thai, and one for somebody in danger. */
const FILES = servedFiles(
  larkspanEntries({
    "refund-where-is-my-money": {
      phrases: {
        ja: ["返金がまだ届いていません", "返金はいつ届きますか", "返金されたはずのお金が口座に入らない"],
        th: ["ยังไม่ได้รับเงินคืน", "เงินคืนเมื่อไหร่จะเข้า", "ขอเงินคืนไปแล้วแต่เงินยังไม่เข้าบัญชี"],
      },
    },
    "login-code": {
      phrases: { ja: ["ログインコードが届かない"], th: ["ไม่ได้รับรหัสเข้าสู่ระบบ"] },
    },
    "insult-to-staff": {
      urgent: true,
      escalateTo: ["creator-desk"],
      titles: { en: "Somebody may harm themselves", vi: "Có người có thể tự làm hại mình" },
      phrases: {
        en: [
          "i want to kill myself",
          "i do not want to live any more",
          "a viewer says she will end her life",
        ],
        vi: ["mình không muốn sống nữa", "bạn ấy nói sẽ tự tử"],
      },
    },
  }),
);

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([servedSite("2026-11-21T12:00:00Z"), testBrowser()]);
});

afterAll(async () => {
  await closedWindows();
  site?.close();
});

afterEach(() => closed(browser.contexts()));

type Before = Parameters<typeof serveSearch>[2];

/** An agent beside an answer, whose box looks into the files above; `before` may hold one up. */
async function anAgent(options: AgentOptions = {}, before?: Before, files = FILES): Promise<Page> {
  const page = await anAgentAt(browser, site, "/answers/login-code/", options);
  await serveSearch(page.context(), files, before);
  return page;
}

const results = (page: Page): Locator => page.locator(".found [role='option']");
const first = (page: Page): Locator => results(page).first();
const href = (id: string) => `a[href$="/answers/${id}/"]`;

/** Pastes a message, and waits until an answer is the first result. */
async function leads(page: Page, message: string, id: string): Promise<void> {
  await pasted(page, message);
  await page.locator(`.found [role='option']:is(${href(id)}).next`).waitFor();
}

describe("a pasted message", () => {
  test("leads to its answer: Enter opens it, and Enter copies", async () => {
    const page = await anAgent();
    await leads(page, "thanks, it works now, no more questions", "anything-else");
    // How the reply begins stands below the first result before anything is opened.
    await first(page).getByText("Is there anything else we can do for you?").waitFor();
    const marked = async (place: Locator) => (await place.allInnerTexts()).join(" ");
    expect(await marked(first(page).locator(".why mark"))).toContain("works now");
    expect(await marked(page.locator(".msg mark"))).toContain("works now");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/answers/anything-else/");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-act")))
      .toBe("copy");
    await page.keyboard.press("Enter");
    await expect.poll(() => onClipboard(page)).toMatch(/^Is there anything else .*\^AB$/s);
  });

  test("is understood without tone marks, in bare Telex, in Japanese and in Thai", async () => {
    const page = await anAgent({ habit: { locale: "vi" } });
    for (const [message, id] of [
      ["ad oi minh nap xu roi ma chua thay xu dau", "coins-missing"],
      ["mifnh najp xu roofi maf chuwa thaasy xu ddaau", "coins-missing"],
      ["すみません、先週の返金がまだ届いていないのですが", "refund-where-is-my-money"],
      ["สวัสดีค่ะ ขอเงินคืนไปแล้วแต่ยังไม่ได้รับเงินเลย", "refund-where-is-my-money"],
    ] as const)
      await leads(page, message, id);
  });

  test("proposes the language of the reply, once, and never against a choice", async () => {
    const page = await anAgent();
    const language = page.locator("select[data-case='locale']");
    await leads(page, "ad ơi mình nạp xu rồi mà chưa thấy xu đâu", "coins-missing");
    const line = page.locator(".msg-lang");
    await line.getByText("The customer writes Vietnamese: replying in Vietnamese.").waitFor();
    expect(await language.inputValue()).toBe("vi");
    await page.getByRole("button", { name: "Keep English" }).click();
    await expect.poll(() => language.inputValue()).toBe("en");
    await expect.poll(() => line.count()).toBe(0);
    // Another customer; the agent chooses before it is looked up.
    await pasted(page, "shop ơi mình bị trừ tiền hai lần cho một đơn");
    await line.waitFor();
    await language.selectOption("en");
    await page.locator("#q").focus();
    await first(page).waitFor();
    expect(await language.inputValue()).toBe("en");
  });

  test("that asks two things has an answer for each, numbered, and both can be stacked", async () => {
    const page = await anAgent();
    const message = "You charged me twice for one order. And my coins are missing after the payment.";
    await leads(page, message, "charged-twice");
    await page.getByRole("heading", { name: "The customer asks two things" }).waitFor();
    expect(await page.locator(".msg .asked").allInnerTexts()).toEqual([
      expect.stringMatching(/^1\s*You charged me twice for one order/),
      expect.stringMatching(/^2\s*And my coins are missing/),
    ]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.locator(`#found-1:is(${href("coins-missing")})[aria-selected='true']`).waitFor();
    expect(await lookFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Stack both replies" }).click();
    await page.waitForURL("**/answers/charged-twice/");
    await expect.poll(() => page.locator("kb-tray .tray-parts > li").count()).toBe(2);
  });

  test("that nothing fits says so, and whom to ask", async () => {
    const page = await anAgent({ viewport: { width: 380, height: 800 } });
    await pasted(page, "do you sell second-hand bicycles for children in the north of the city");
    const unfit = page.locator(".unfit");
    await unfit.getByRole("heading", { name: "No approved answer fits" }).waitFor();
    expect(await unfit.locator(".route").innerText()).toMatch(
      /Ask\s+Duty lead\s+#duty-lead\s+on duty round the clock/,
    );
    expect(await results(page).count()).toBeLessThanOrEqual(3);
    await expect
      .poll(() => page.locator("kb-find [role='status']").allInnerTexts())
      .toContainEqual(expect.stringMatching(/^No approved answer fits\./));
    expect(await lookFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Keep as unanswered topic" }).click();
    await page.getByRole("dialog").waitFor();
  });

  test("of somebody in danger is told at once, with whom to turn to before any reply", async () => {
    // Saturday evening: the desk is back on Monday, and another one stands in.
    const page = await anAgent({ viewport: { width: 380, height: 800 } });
    await leads(page, "mình không muốn sống nữa, chẳng ai cần mình", "insult-to-staff");
    const urgent = page.locator(".urgent");
    expect(await urgent.innerText()).toMatch(
      /Somebody may be in danger.*Somebody may harm themselves.*Hand over first\s+Creator desk\s+#creator-desk\s+back on duty .*Until then\s+Support desk/s,
    );
    expect(await page.locator("kb-find > [role='alert'].vh").innerText()).toBe(
      "Somebody may be in danger. Somebody may harm themselves. Hand over to Creator desk.",
    );
    expect(await lookFaults(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.waitForURL("**/answers/insult-to-staff/");
  });
});

describe("whatever is typed", () => {
  test("is only ever words: nothing breaks, is run, or is taken for a pattern", async () => {
    const page = await anAgent();
    const box = page.locator("#q");
    const odd = [
      "r",
      "😀😀 🎉",
      "אני רוצה החזר כספי על הכרטיס שלי",
      "refund.*(?<=x)[",
      "title:refund +coins -x ~2 ^4",
      "<img src=x onerror=alert(1)> refund",
      "coins ".repeat(3400),
    ];
    for (const words of odd) {
      await box.fill(words);
      await page.locator(".found [role='option'], .unfit").first().waitFor();
    }
    await page
      .locator(`.found ${href("coins-missing")}`)
      .first()
      .waitFor();
    expect(await page.locator(".found img, .msg img").count()).toBe(0);
    await pasted(page, "my coins are missing <b>now</b> ".repeat(650));
    await page
      .locator(`.found ${href("coins-missing")}`)
      .first()
      .waitFor();
    expect(await page.locator(".msg b").count()).toBe(0);
    await box.fill("   ");
    await box.fill("");
    await page.locator(".found:not([data-part])").waitFor();
  });
});

describe("the network", () => {
  test("may go once the search is ready", async () => {
    const asked: string[] = [];
    const page = await anAgent({}, (file) => {
      asked.push(file);
      return true;
    });
    await leads(page, "you charged me twice for one order", "charged-twice");
    await expect.poll(() => new Set(asked).size).toBe(FILES.size);
    // What else is on its way says itself that it has not come.
    for (const event of ["console", "pageerror"]) page.removeAllListeners(event);
    await page.context().setOffline(true);
    await leads(page, "thanks, it works now, no more questions", "anything-else");
  });

  test("may be slow: typing goes on, the page says that it loads, and the newest words count", async () => {
    let letGo = () => {};
    const held = new Promise<boolean>((resolve) => {
      letGo = () => resolve(true);
    });
    const page = await anAgent({}, (file) => (file.startsWith("terms") ? held : true));
    const box = page.locator("#q");
    await box.focus();
    await page.keyboard.type("coi", { delay: 5 });
    await page.locator("kb-find > [data-part='loading']").waitFor();
    await page.keyboard.type("ns missing", { delay: 5 });
    expect(await box.inputValue()).toBe("coins missing");
    letGo();
    await page.locator(`.found [role='option']:is(${href("coins-missing")}).next`).waitFor();
    expect(await page.locator("kb-find > [data-part='loading']").isVisible()).toBe(false);
  });

  test("may lose a part: the page says so, finds what it can, and tries again", async () => {
    const broken = { isOn: true };
    const page = await anAgent({}, (file) => !(broken.isOn && file.startsWith("terms-0")));
    await page.locator("#q").fill("account ticket");
    const notice = page.locator(".found .partial");
    await notice.getByText("results may be missing").waitFor();
    expect(await results(page).count()).toBeGreaterThan(0);
    broken.isOn = false;
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await first(page).waitFor();
  });
});

describe("thousands of answers", () => {
  // `npm run bench:search` measures ten thousand.
  const entries = plainEntries(2_500);
  const { id, versions } = (entries[1234] as SearchEntry).document;
  const [version] = Object.values(versions);

  test("are found like ten: a message leads to its answer, typed words too, and little is read for it", async () => {
    const files = servedFiles(entries);
    const asked: string[] = [];
    const page = await anAgent({}, (file) => asked.push(file) > 0, files);
    // The page of a made-up answer is read ahead too: it is that of a real one.
    const made = new Set(entries.map(({ document }) => `/answers/${document.id}/`));
    await page.route(
      (url) => made.has(url.pathname),
      // What is still under way when the page is closed comes to nothing.
      (route) =>
        route.fetch({ url: page.url() }).then(
          (response) => route.fulfill({ response }),
          () => {},
        ),
    );
    await leads(page, `hi, ${version?.phrases.en?.[0]}, can you help`, id);
    expect(asked.length).toBeLessThan(200);
    await page.locator("#q").fill(version?.titles.en ?? "");
    await page.locator(`.found [role='option']:is(${href(id)}).next`).waitFor();
    expect(new Set(asked).size).toBeLessThan(files.size / 10);
  });
});
