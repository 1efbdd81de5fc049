import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { instantOf } from "#core/instant.ts";
import { nextSlot } from "#core/slot.ts";
import { type Calendar, type CalendarEvent, icalendarText } from "#exports/icalendar.ts";
import { on } from "../histories.ts";

function anEvent(parts: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: "urn:uuid:1affe303-1352-5af9-b841-4960f25b5fce",
    changed: on("01-05"),
    sequence: 0,
    from: "2026-01-06T09:00:00+07:00",
    summary: "The credit is 10 euros, was 5.",
    description: "Offer 10 euros.",
    categories: ["Answer"],
    ...parts,
  };
}

function aCalendar(events: readonly CalendarEvent[], parts: Partial<Calendar> = {}): Calendar {
  return { name: "Larkspan", locale: "en", zone: "Asia/Ho_Chi_Minh", daily: [], events, ...parts };
}

const read = (text: string) => new ICAL.Component(ICAL.parse(text));
const eventsOf = (text: string) =>
  read(text)
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));

/** What a text breaks of RFC 5545, 3.1, 3.4 and 3.6. */
function brokenRules(text: string): string[] {
  const lines = text.split("\r\n");
  const calendar = read(text);
  const needed = { vcalendar: ["version", "prodid"], vevent: ["uid", "dtstamp", "dtstart"] };
  const parts = [calendar, ...calendar.getAllSubcomponents("vevent")];
  return [
    ...(text.endsWith("END:VCALENDAR\r\n") ? [] : ["it does not end"]),
    ...(/[^\r]\n|\r[^\n]/.test(text) ? ["a line ends otherwise"] : []),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `too long: ${line}`),
    ...(calendar.getAllSubcomponents().length > 0 ? [] : ["it has no component"]),
    ...parts.flatMap((part) =>
      needed[part.name as keyof typeof needed]
        .filter((name) => part.getAllProperties(name).length !== 1)
        .map((name) => `${part.name} without one ${name}`),
    ),
  ];
}

describe("a calendar", () => {
  test("keeps the rules of RFC 5545, with events and without", () => {
    const daily = [
      { uid: "b", changed: on("01-01"), time: "09:00", since: "2026-01-01", summary: "Họp cập nhật 09:00" },
    ];
    const events = [anEvent({ until: on("01-09"), place: "Hà Nội", url: "https://kb.example/a/?b=1,2;c" })];
    expect(brokenRules(icalendarText(aCalendar(events, { daily })))).toEqual([]);
    expect(brokenRules(icalendarText(aCalendar([])))).toEqual([]);
  });

  test("is read as it was meant", () => {
    const [event] = eventsOf(
      icalendarText(
        aCalendar([anEvent({ until: on("01-09"), sequence: 3, url: "https://kb.example/?b=1,2;c" })]),
      ),
    );
    expect(event?.startDate.toString()).toBe("2026-01-06T02:00:00Z");
    expect(event?.endDate.toString()).toBe("2026-01-09T09:00:00Z");
    expect(event?.sequence).toBe(3);
    expect(event?.component.getFirstPropertyValue("url")).toBe("https://kb.example/?b=1,2;c");
    expect(event?.component.getFirstPropertyValue("last-modified")?.toString()).toBe("2026-01-05T09:00:00Z");
  });

  test.each([
    [undefined, "CONFIRMED"],
    [true as const, "CANCELLED"],
  ])("called off: %s → %s", (isCancelled, status) => {
    const [event] = eventsOf(icalendarText(aCalendar([anEvent(isCancelled ? { isCancelled } : {})])));
    expect(event?.component.getFirstPropertyValue("status")).toBe(status);
  });

  test("carries any text to the reader as it is, in lines of 75 octets", () => {
    const texts = fc.string({ unit: "binary", maxLength: 120 });
    fc.assert(
      fc.property(texts, (written) => {
        const text = icalendarText(aCalendar([anEvent({ summary: written, description: `${written}, ệ;` })]));
        const [event] = eventsOf(text);
        // Control characters have no place in a value; line ends become plain ones.
        const kept = written.replace(/\r\n?/g, "\n").replace(/[^\t\n\u0020-\u007e\u0080-\u{10ffff}]/gu, "");
        return (
          brokenRules(text).length === 0 && event?.summary === kept && event.description === `${kept}, ệ;`
        );
      }),
      { numRuns: 30 },
    );
  });

  test("folds a long line within no character", () => {
    const summary = "Vé điện tử có trong ứng dụng 48 giờ trước giờ mở cửa 👩‍👩‍👧‍👦 và không gửi qua thư nữa.";
    const text = icalendarText(aCalendar([anEvent({ summary })]));
    expect(text).not.toContain("\ufffd");
    expect(Buffer.from(text).toString()).toContain(summary.slice(0, 20));
    expect(eventsOf(text)[0]?.summary).toBe(summary);
  });

  test("takes the first events that fit, in bytes", () => {
    const events = Array.from({ length: 50 }, (_, n) =>
      anEvent({ uid: `u${n}`, description: "ệ".repeat(900) }),
    );
    const text = icalendarText(aCalendar(events), 40_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(40_000);
    expect(eventsOf(text).map(({ uid }) => uid)).toEqual(
      events.slice(0, eventsOf(text).length).map(({ uid }) => uid),
    );
    expect(eventsOf(text).length).toBeGreaterThan(8);
  });
});

describe("a daily briefing", () => {
  // Around the days on which clocks change: Berlin 29 March and 25 October, New York 8 March and 1 November,
  // Lord Howe by half an hour on 5 April and 4 October 2026 (tz database).
  test.each([
    ["Asia/Ho_Chi_Minh", "09:00", "2026-03-27"],
    ["Europe/Berlin", "09:00", "2026-03-27"],
    ["Europe/Berlin", "15:00", "2026-10-23"],
    ["America/New_York", "09:00", "2026-03-06"],
    ["America/New_York", "00:30", "2026-10-30"],
    ["Australia/Lord_Howe", "09:00", "2026-04-03"],
    ["Asia/Kathmandu", "09:00", "2026-04-03"],
    ["Asia/Saigon", "09:00", "2026-04-03"],
    ["UTC", "09:00", "2026-03-27"],
  ])("in %s at %s is at the same instants as the site says, from %s on", (zone, time, since) => {
    const daily = [{ uid: "b", changed: on("01-01"), time, since, summary: "Briefing" }];
    const text = icalendarText(aCalendar([], { zone, daily }));
    const [rules] = read(text).getAllSubcomponents("vtimezone");
    const [event] = eventsOf(text);
    const timezone = new ICAL.Timezone(rules);
    const next = event?.iterator();
    let now = instantOf(Date.parse(`${since}T00:00:00Z`) - 86_400_000);
    for (let day = 0; day < 6; day++) {
      const own = next?.next();
      if (own) own.zone = timezone;
      const slot = nextSlot([time], zone, now) ?? "";
      if (day === 0 && own && Date.parse(slot) < (own.toUnixTime() ?? 0) * 1000)
        now = nextSlot([time], zone, slot) ?? slot;
      else now = slot;
      expect(instantOf((own?.toUnixTime() ?? 0) * 1000)).toBe(now);
    }
  });
});
