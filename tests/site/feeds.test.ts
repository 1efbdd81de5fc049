import ICAL from "ical.js";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { FeedScope } from "#core/feed-scope.ts";
import type { Prose } from "#core/prose.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { atomXml } from "#exports/atom.ts";
import { icalendarText } from "#exports/icalendar.ts";
import { calendarOf } from "#site/calendars.ts";
import { atomFeed } from "#site/feeds.ts";
import type { SiteLibrary } from "#site/library.ts";
import { readLibrary } from "#store/library.ts";
import type { InterfaceLocale } from "#words/text.ts";
import { brokenRules } from "../exports/atom-rules.ts";
import { aPublication, kb, shifted } from "../histories.ts";
import {
  aChange,
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  publishAll,
} from "../make.ts";
import { took } from "../took.ts";

const folder = aTree({
  "workspace.yaml": aWorkspace({ timeZone: "Europe/Berlin", more: 'briefing: {slots: ["09:00"]}' }),
  "settings/countries.yaml": "VN: {name: {en: Viet Nam, vi: Việt Nam}}\nDE: {name: {en: Germany, vi: Đức}}\n",
  "answers/late/en.mdx": anAnswer({
    front: "products: [store]",
    body: aReply("We give 5 euros.", 'channel="public"'),
  }),
  "answers/late/vi.mdx": aTranslation({
    front: "translates: next",
    body: aReply("Bên mình tặng 5 euro.", 'channel="public"'),
  }),
  "products/store/en.mdx": aProduct(),
  "products/show/en.mdx": aProduct({
    title: "The show; in the park, at night",
    front: "from: 2026-03-20T19:00:00+01:00\nuntil: 2026-03-20T23:00:00+01:00\nvenue: Town park",
  }),
  "advisories/storm/en.mdx": anAdvisory({ from: "2026-02-10T00:00:00Z" }),
});
afterAll(() => folder.cleanup());
afterEach(() => {
  delete process.env.KB_NOW;
});

publishAll(folder.root, "2026-02-01T09:00:00Z");
const change = aChange({ what: "The credit is 10 euros, was 5.", more: "effective: 2026-03-29T09:00" });
folder.write({
  "answers/late/en.mdx": anAnswer({
    front: `products: [store]\n${change}`,
    body: aReply("We give 10 euros.", 'channel="public"'),
  }),
});
publishAll(folder.root, "2026-03-01T09:00:00Z");

/** The site's library as the folder is now, seen at an instant. */
function libraryAt(now: string): SiteLibrary {
  process.env.KB_NOW = now;
  const { workspace, settings, entries } = readLibrary(folder.root);
  const library = readLibrary(folder.root);
  const published = [...entries].flatMap(([key, entry]) => {
    const data = publishedEntry(library, entry);
    return data ? [[key, data] as const] : [];
  });
  return { workspace, settings, entries: new Map(published) } as unknown as SiteLibrary;
}

const ALL: FeedScope = { of: "all" };

function feedAt(now: string, scope: FeedScope = ALL, locale: InterfaceLocale = "en", site?: URL) {
  return atomFeed({ library: libraryAt(now), locale, scope }, site);
}

function calendarAt(now: string, scope: FeedScope = ALL, locale: InterfaceLocale = "en", site?: URL) {
  return calendarOf({ library: libraryAt(now), locale, scope }, site);
}

const BEFORE = "2026-03-10T09:00:00Z";
const AFTER = "2026-03-29T08:00:00Z";
const titles = (feed: ReturnType<typeof feedAt>) => feed.entries.map(({ title }) => title.text);

describe("the feed of a small library", () => {
  test("reads as it always did, in both languages", async () => {
    await expect(atomXml(feedAt(BEFORE))).toMatchFileSnapshot("../golden/changes.atom");
    await expect(atomXml(feedAt(BEFORE, ALL, "vi"))).toMatchFileSnapshot("../golden/changes.vi.atom");
  });

  test("keeps the rules of RFC 4287", () => {
    for (const scope of [ALL, { of: "product", id: "store" }, { of: "country", code: "DE" }] as const)
      expect(brokenRules(atomXml(feedAt(BEFORE, scope)))).toEqual([]);
  });

  test("says from when a change holds that is still to come; once it holds, the same entry is news again", () => {
    const [waiting] = feedAt(BEFORE).entries;
    const [holding] = feedAt(AFTER).entries;
    expect(waiting).toMatchObject({
      title: { text: "From Sun 29 Mar 2026 09:00 in Germany: The credit is 10 euros, was 5." },
      updated: "2026-03-01T10:00:00+01:00",
    });
    expect(holding).toMatchObject({
      title: { text: "The credit is 10 euros, was 5." },
      updated: "2026-03-29T09:00:00+02:00",
      published: waiting?.published,
      id: waiting?.id,
    });
  });

  test("is the same whenever it is built between two changes", () => {
    expect(atomXml(feedAt(AFTER))).toBe(atomXml(feedAt("2027-01-01T00:00:00Z")));
    expect(icalendarText(calendarAt(AFTER))).toBe(icalendarText(calendarAt("2027-01-01T00:00:00Z")));
  });

  test.each<[string, FeedScope, string[]]>([
    ["a product", { of: "product", id: "store" }, ["From Sun", "New: The web shop", "New: My order"]],
    ["an event", { of: "product", id: "show" }, ["New: The show"]],
    ["a country", { of: "country", code: "VN" }, ["We answer within a day, was two."]],
    ["a country nothing is different in", { of: "country", code: "DE" }, []],
  ])("of %s tells of it alone", (_, scope, begins) => {
    const told = titles(feedAt(BEFORE, scope));
    expect(told.map((title, index) => title.startsWith(begins[index] ?? "?"))).toEqual(
      begins.map(() => true),
    );
  });

  test("has whole addresses where the build knows where the site lives, and the same ids", () => {
    const [here, there] = [feedAt(BEFORE), feedAt(BEFORE, ALL, "vi", new URL("https://kb.example"))];
    expect(there.self).toBe("https://kb.example/vi/changes.atom");
    expect(there.entries[0]?.page).toBe("https://kb.example/vi/answers/late/history/?from=1.0&to=2.0");
    expect(there.entries.map(({ id }) => id)).toEqual(here.entries.map(({ id }) => id));
    expect(here.entries[0]?.page).toBe("/answers/late/history/?from=1.0&to=2.0");
  });
});

describe("the calendar of a small library", () => {
  test("reads as it always did, in both languages", async () => {
    await expect(icalendarText(calendarAt(BEFORE))).toMatchFileSnapshot("../golden/calendar.ics");
    await expect(icalendarText(calendarAt(BEFORE, ALL, "vi"))).toMatchFileSnapshot(
      "../golden/calendar.vi.ics",
    );
  });

  test("holds changes, advisories and events, and the briefings only with everything", () => {
    const summaries = (scope: FeedScope) => {
      const { events, daily } = calendarAt(BEFORE, scope);
      return [...daily, ...events].map(({ summary }) => summary);
    };
    expect(summaries(ALL)).toContain("Briefing 09:00");
    expect(summaries({ of: "country", code: "VN" })).toEqual(["Storm in the north"]);
    expect(summaries({ of: "product", id: "show" })).toContain("The show; in the park, at night");
  });

  test("forgets a change after thirty days, and never an advisory that goes on", () => {
    const summaries = calendarAt(AFTER).events.map(({ summary }) => summary);
    expect(summaries).toContain("Storm in the north");
    expect(summaries).not.toContain("New: The web shop");
  });

  test("links to pages only where the build knows where the site lives", () => {
    const [event] = calendarAt(
      BEFORE,
      { of: "product", id: "show" },
      "vi",
      new URL("https://kb.example"),
    ).events;
    expect(event?.url).toBe("https://kb.example/vi/products/show/");
    expect(icalendarText(calendarAt(BEFORE))).not.toContain("\r\nURL");
  });
});

describe("what becomes of a change", () => {
  test("a corrected note is news again; a version that was called off is cancelled under the same id", async () => {
    const id = feedAt(BEFORE).entries[0]?.id;
    const corrected = await kb(
      folder.root,
      [
        "correct-note",
        "answers/late",
        "2.0",
        "--note",
        "The credit is 10 euros now, was 5.",
        "--why",
        "W.",
        "--do",
        "D.",
      ],
      "2026-03-11T09:00:00Z",
    );
    expect(corrected.err).toBe("");
    expect(feedAt("2026-03-12T09:00:00Z").entries[0]).toMatchObject({
      id,
      updated: "2026-03-11T10:00:00+01:00",
    });
    await kb(folder.root, ["cancel", "answers/late", "2.0"], "2026-03-13T09:00:00Z");
    const later = "2026-03-14T09:00:00Z";
    expect(feedAt(later).entries.map((entry) => entry.id)).not.toContain(id);
    expect(calendarAt(later).events.find(({ uid }) => uid === id)).toMatchObject({
      isCancelled: true,
      sequence: 1,
      summary: "Called off: The credit is 10 euros now, was 5.",
    });
  });
});

describe("ten thousand changes", () => {
  const words = "your parcel is on its way and we are sorry that it takes so long to arrive this week";
  const prose = (text: string): Prose => [{ type: "paragraph", children: [{ type: "text", value: text }] }];
  const version = (name: string, n: number): PublishedVersion =>
    ({
      version: name,
      front: { products: ["store"], allow: [] },
      texts: {
        en: {
          title: `Answer ${n}`,
          phrases: [],
          body: [1, 2, 3, 4].map((turn) => ({
            type: "reply",
            reply: {
              channels: ["public"],
              moment: "first",
              prose: prose(`${words} ${name} ${words} ${n} ${words} ${turn === 1 ? name : ""} ${words}`),
            },
          })),
        },
      },
    }) as unknown as PublishedVersion;

  test("make feeds and calendars of less than a megabyte, in a few seconds", () => {
    const small = libraryAt(BEFORE);
    const entries = Array.from({ length: 5000 }, (_, n): [string, PublishedEntry] => {
      const at = shifted("2026-02-20T00:00:00Z", n * 60);
      const history = [aPublication("1.0", at), aPublication("2.0", shifted(at, 3600 * 24 * 5))];
      return [
        `answers/a${n}`,
        {
          kind: "answers",
          id: `a${n}`,
          history,
          versions: { "1.0": version("1.0", n), "2.0": version("2.0", n) },
        },
      ];
    });
    const library: SiteLibrary = { ...small, entries: new Map(entries) };
    const begun = process.threadCpuUsage();
    for (const scope of [ALL, { of: "product", id: "store" }] as const) {
      const xml = atomXml(atomFeed({ library, locale: "en", scope }, undefined));
      const text = icalendarText(calendarOf({ library, locale: "en", scope }, undefined));
      expect(Buffer.byteLength(xml)).toBeLessThan(1_000_000);
      expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
      expect(xml.split("<entry>").length - 1).toBe(scope.of === "all" ? 100 : 50);
      expect(
        new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").length,
      ).toBeGreaterThanOrEqual(100);
    }
    expect(took(begun)).toBeLessThan(10_000);
  });
});
