import { describe, expect, test } from "vitest";
import { briefingAt, slotAt } from "#core/briefing.ts";
import { type BriefingSheet, briefingSheet, itemsOf } from "#core/briefing-sheet.ts";
import { type Change, changeKey } from "#core/change.ts";
import { briefingHtml, briefingPage } from "#exports/briefing-html.ts";
import { briefingMarkdown } from "#exports/briefing-markdown.ts";
import { briefingSlack, leftOut } from "#exports/briefing-slack.ts";
import { briefingText } from "#exports/briefing-text.ts";
import { filled } from "#words/text.ts";
import { briefingWordsIn } from "#words/words.ts";
import { aForce, on } from "../histories.ts";

const { labels, phrases } = briefingWordsIn("en");
const SLOT = slotAt(["09:00", "15:00"], "Asia/Ho_Chi_Minh", "2026-11-23T02:00:00Z");

function aChange(id: string, parts: Partial<Change> = {}): Change {
  const note = { what: `What ${id} says <now> & then, was *other*.`, why: "Because.", do: "Use it | today." };
  return {
    type: "published",
    kind: "answers",
    id,
    version: "2.0",
    before: "1.0",
    at: on("11-22", "18:00"),
    recorded: on("11-22", "18:00"),
    by: "team",
    titles: { en: `Title of ${id} [new]`, vi: `Mẫu ${id}` },
    note: { en: note },
    isSmall: false,
    caughtUp: [],
    isEmergency: false,
    asksAcknowledgement: false,
    products: [],
    ...parts,
  };
}

/** A day with something under every heading. */
const DAY = [
  aChange("late-news", { at: on("11-22", "08:00"), recorded: on("11-22", "07:55") }),
  aChange("codes", { asksAcknowledgement: true, isEmergency: true }),
  aChange("caught-up", { isSmall: true, caughtUp: ["vi"], version: "2.1", before: "2.0" }),
  aChange("fresh", { version: "1.0", before: undefined as never }),
  aChange("gone", { type: "withdrawn", note: {}, use: "codes", before: undefined as never }),
  aChange("storm", { kind: "advisories", titles: { en: "Storm" } }),
  aChange("tomorrow", { at: on("11-23", "07:00") }),
];

function aSheet(changes: readonly Change[] = DAY, to?: (path: string) => string): BriefingSheet {
  const forces = [
    aForce({ id: "flood", titles: { en: "Flood" }, from: on("11-20"), until: on("11-23", "06:00") }),
  ];
  const step = {
    was: "10 minutes",
    now: "5 <minutes>",
    wasIn: "… for 10 minutes.",
    nowIn: "… for 5.",
    locale: "en",
  };
  return briefingSheet(briefingAt(SLOT, changes, changes === DAY ? forces : []), {
    locale: "en",
    sourceLocale: "en",
    timeZone: "Asia/Ho_Chi_Minh",
    here: "Europe/Berlin",
    zones: ["Asia/Kolkata", "America/New_York"],
    phrases,
    filled,
    hosted: {
      host: "AB",
      lines: { en: "Good morning.\nTwo shows today." },
      items: { "answers/codes@2.0": "Ask first." },
      order: [],
    },
    steps: new Map([["answers/codes@2.0", step]]),
    uses: { codes: { en: "Codes" } },
    summaries: { "answers/fresh@1.0": { en: "What to say about it." } },
    countryName: (code) => code,
    to,
  });
}

const to = (path: string) => `https://replies.example${path}`;

describe("one day's briefing", () => {
  test.each([
    ["briefing.txt", () => briefingText(aSheet(), labels)],
    ["briefing.md", () => briefingMarkdown(aSheet(DAY, to), labels)],
    ["briefing.slack.json", () => JSON.stringify(briefingSlack(aSheet(DAY, to), labels), undefined, 2)],
    ["briefing.html", () => briefingPage(aSheet(DAY, to), labels)],
  ])("reads as it was reviewed: %s", async (file, written) => {
    await expect(written()).toMatchFileSnapshot(`../golden/${file}`);
  });

  test("holds the same things in every format, in the same order", () => {
    const sheet = aSheet(DAY, to);
    const keys = itemsOf(sheet).map(({ key }) => key);
    expect(new Set(keys).size).toBe(DAY.length + 1);
    expect(DAY.every((change) => keys.includes(changeKey(change)))).toBe(true);

    const page = [...briefingHtml(sheet, labels).matchAll(/<li data-key="([^"]+)"/g)].map(([, key]) => key);
    expect(page).toEqual(keys);
    const named = sheet.parts.flatMap(({ items }) => items.map(({ entries }) => entries[0]?.address ?? ""));
    const marked = [...briefingMarkdown(sheet, labels).matchAll(/^- \*\*.*\n {2}\[.*?\]\((.*?)\)/gm)];
    expect(marked.map(([, address]) => address)).toEqual(named);
    const blocks = briefingSlack(sheet, labels).blocks.flatMap(
      ({ text }) => /\n<([^|]+)\|/.exec(text?.text ?? "")?.[1] ?? [],
    );
    expect(blocks).toEqual(named);
    const lines = [...briefingText(sheet, labels).matchAll(/^\d+\. /gm)];
    expect(lines).toHaveLength(keys.length);
  });

  test("says in words that nothing changed", () => {
    const sheet = aSheet([]);
    const sentence = "Nothing changed since 15:00 yesterday.";
    for (const text of [
      briefingText(sheet, labels),
      briefingMarkdown(sheet, labels),
      briefingHtml(sheet, labels),
      JSON.stringify(briefingSlack(sheet, labels)),
    ])
      expect(text).toContain(sentence);
  });

  test("says its time on the clocks of those who listen", () => {
    expect([aSheet().when, ...aSheet().zones]).toEqual([
      "Mon 23 Nov 2026, 09:00 in Viet Nam",
      "03:00 your time",
      "07:30 India",
      "Sun 21:00 New York",
    ]);
  });
});

describe("Slack's limits", () => {
  const many = (count: number, parts: Partial<Change> = {}) =>
    Array.from({ length: count }, (_, index) =>
      aChange(`a${index}`, { ...parts, recorded: on("11-22", `17:${String(index % 60).padStart(2, "0")}`) }),
    );

  test.each([
    ["more things than there may be blocks", many(55, { note: { en: { what: "x", why: "", do: "" } } })],
    [
      "things that are too long together",
      many(30, { note: { en: { what: "x".repeat(140), why: "&".repeat(999), do: "<".repeat(999) } } }),
    ],
  ])("%s: it is cut between them, and says how many are left and where", (_, changes) => {
    const sheet = aSheet(changes, to);
    const { blocks } = briefingSlack(sheet, labels);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks).length).toBeLessThan(13_000);
    for (const { type, text } of blocks)
      expect(text?.text.length ?? 0).toBeLessThanOrEqual(type === "header" ? 150 : 3000);
    const left = leftOut({ text: "", blocks }, sheet);
    expect(left).toBeGreaterThan(0);
    expect(blocks.at(-1)?.elements?.[0]?.text).toBe(
      `and ${left} more: <https://replies.example/briefing/?at=2026-11-23T02%3A00%3A00Z>`,
    );
    const told = blocks.filter(({ text }) => text?.text.startsWith("• "));
    expect(told.length + left).toBe(changes.length);
  });

  test("only the three characters that Slack takes for its own are escaped", () => {
    const text = JSON.stringify(briefingSlack(aSheet(DAY, to), labels));
    expect(text).toContain("What codes says &lt;now&gt; &amp; then, was *other*.");
    expect(text).not.toContain("<now>");
  });
});

test("a document of its own loads and runs nothing", () => {
  expect(briefingPage(aSheet(DAY, to), labels)).not.toMatch(/<script|<link|<img|<svg|url\(/);
});
