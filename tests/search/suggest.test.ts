import { describe, expect, test } from "vitest";
import type { FileSource } from "#search/files.ts";
import { aDocument } from "./documents.ts";
import { BASE, messageEngine, suggestedBy } from "./message-base.ts";

const engine = await messageEngine();
const first = async (message: string) => (await suggestedBy(engine, message)).findings[0]?.id;

describe("a whole message", () => {
  test.each([
    ["an English sentence", "Hi, I still have no parcel from you, where is it?", "hoodie"],
    ["slips", "my hoodi has not arived", "hoodie"],
    ["Vietnamese with marks", "shop ơi giao hàng trễ quá trời luôn", "hoodie"],
    ["Vietnamese without marks", "chua nhan duoc ma dang nhap", "code"],
    ["chat spelling", "k nhan dc ma otp", "code"],
    ["bare Telex", "hoanf tieenf cho minhf", "refund"],
    ["two languages in one line", "refund vé giúp mình please", "refund"],
    [
      "a greeting, a number and a name",
      "Dear team,\nrefund of LS-20418833 please.\n\nBest regards,\nHoodie Parcel",
      "refund",
    ],
    [
      "an answer to an older mail",
      "I want a refund.\n\nOn Mon, 2 Mar 2026 at 10:00 Larkspan wrote:\n> your login code\n> login code is valid",
      "refund",
    ],
    [
      "a Vietnamese answer to one",
      "Xin hoàn vé ạ.\n\nVào Th 2, 2 thg 3, 2026 lúc 10:00 Larkspan đã viết:\n> mã đăng nhập của bạn",
      "refund",
    ],
    [
      "one line within much beside the point",
      `${"My sister and I have been fans for years and we travel together every summer. ".repeat(5)}I never get the login code. ${"The weather was lovely and the band played all the old songs. ".repeat(5)}`,
      "code",
    ],
  ])("%s", async (_, message, id) => {
    expect(await first(message)).toBe(id);
  });

  test.each([
    "",
    " ",
    "x",
    "🙂🙂",
    "\u0000",
    "(a+)+$ [x] \\",
    "<b onload=x>",
    "شكرا لكم",
    "____",
    "a".repeat(20_000),
    "?!\n".repeat(6_000),
    "refund ".repeat(3_000),
  ])("never fails: %j", async (message) => {
    const { findings, confidence, asks } = await suggestedBy(engine, message);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(findings.length).toBeLessThanOrEqual(5);
    expect(asks).toEqual([]);
  });

  test("what fits nothing is said to, with the nearest three at most", async () => {
    const { isSure, findings } = await suggestedBy(engine, "can you recommend a good pizza place in town");
    expect(isSure).toBe(false);
    expect(findings.length).toBeLessThanOrEqual(3);
  });

  test("names the language it is in, and the titles in the reader's", async () => {
    expect((await suggestedBy(engine, "chua nhan duoc ma dang nhap")).locale).toBe("vi");
    expect((await suggestedBy(engine, "my hoodie has not arrived")).locale).toBe("en");
    const titled = await messageEngine([
      aDocument("late", { title: "Late", viTitle: "Trễ", en: ["my order is late"] }),
    ]);
    const { findings } = await suggestedBy(titled, "my order is late", { locale: "vi" });
    expect(findings[0]?.title).toBe("Trễ");
  });
});

describe("why an answer was found", () => {
  test("the nearest phrase first, and where the message says it", async () => {
    const message = "Chào shop, HOÀN TIỀN vé giúp em với";
    const { findings, places } = await suggestedBy(engine, message);
    expect(findings[0]?.matched[0]).toBe("hoàn tiền vé giúp mình");
    const marked = (places.get("refund") ?? []).map(({ start, end }) => message.slice(start, end));
    expect(marked).toEqual(["HOÀN TIỀN vé giúp"]);
  });

  test("what chat spelling stands for is marked as it was written", async () => {
    const message = "k nhan dc ma otp";
    const { places } = await suggestedBy(engine, message);
    const marked = (places.get("code") ?? []).map(({ start, end }) => message.slice(start, end));
    expect(marked.join(" ")).toContain("ma otp");
  });

  test("small words alone mark nothing", async () => {
    const { places } = await suggestedBy(engine, "is it my the and i do");
    expect([...places.values()].flat()).toEqual([]);
  });
});

describe("time", () => {
  const from = "2026-04-01T00:00:00Z";
  const later = aDocument("later", { en: ["my lightstick does not light up"] }, { from });
  const gone = aDocument("gone", { en: ["my lightstick does not light up at all"] }, { isWithdrawn: true });

  test("what does not hold yet is not found, and withdrawn answers come last", async () => {
    const own = await messageEngine([gone, later, ...BASE]);
    const idsAt = async (now: string) =>
      (await own.rank("my lightstick does not light up", { top: 10, now })).ids;
    expect(await idsAt("2026-03-01T00:00:00Z")).not.toContain("later");
    const then = await idsAt("2026-04-02T00:00:00Z");
    expect(then[0]).toBe("later");
    expect(then.at(-1)).toBe("gone");
  });
});

describe("a part that cannot be had", () => {
  const without =
    (missing: string) =>
    (source: FileSource): FileSource => ({
      read: (name) => (name.startsWith(missing) ? Promise.reject(new Error("offline")) : source.read(name)),
    });

  test.each(["reading", "model"])(
    "without %s the words are looked up as typed ones, and it says so",
    async (name) => {
      const { findings, isPartial } = await suggestedBy(await messageEngine(BASE, without(name)), "parcel");
      expect(findings[0]?.id).toBe("hoodie");
      expect(isPartial).toBe(true);
    },
  );

  test("without what danger is told by the rest works, and it says so", async () => {
    const { findings, isPartial } = await suggestedBy(
      await messageEngine(BASE, without("urgent")),
      "refund please",
    );
    expect(findings[0]?.id).toBe("refund");
    expect(isPartial).toBe(true);
  });
});

test("ids alone rank as the whole does", async () => {
  for (const message of ["where is my parcel", "refund. and my login code never arrives", "i want to die"]) {
    const { urgent, findings } = await suggestedBy(engine, message);
    const { ids } = await engine.rank(message, { top: 5, now: "2026-03-01T09:00:00Z" });
    expect(ids.slice(0, urgent.length + 1)).toEqual(
      [...urgent, ...findings].slice(0, urgent.length + 1).map(({ id }) => id),
    );
  }
});
