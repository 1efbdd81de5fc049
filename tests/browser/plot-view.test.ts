import { describe, expect, test } from "vitest";
import { figuresHtml, plotHtml } from "#browser/plot-view.ts";
import { dayAfter } from "#core/day.ts";
import { en } from "#words/en.ts";
import { vi } from "#words/vi.ts";

const weeks = (counts: readonly number[]) =>
  counts.map((count, index) => ({
    monday: ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"][index] ?? "",
    count,
  }));
const view = (counts: readonly number[]) => ({
  weeks: weeks(counts),
  words: en.home,
  locale: "en" as const,
});

/** The texts at the axis, from the bottom up. */
const axis = (html: string) =>
  [...html.matchAll(/text-anchor="end">(\d+)</g)].map(([, text]) => Number(text));

describe("a plot of weeks", () => {
  test.each([
    [
      [0, 0, 0, 0],
      [0, 1],
    ],
    [
      [1, 4, 3, 6],
      [0, 2, 4, 6],
    ],
    [
      [9, 12, 7, 15],
      [0, 5, 10, 15],
    ],
    [
      [0, 31, 0, 0],
      [0, 20, 40],
    ],
    [
      [0, 0, 400, 0],
      [0, 200, 400],
    ],
  ])("of %j has the lines %j", (counts, lines) => {
    expect(axis(plotHtml(view(counts)))).toEqual(lines);
  });

  test("has one bar a week, the last one open, and no side below zero", () => {
    const html = plotHtml(view([0, 4, 3, 0]));
    expect([...html.matchAll(/class="bar"/g)]).toHaveLength(3);
    expect([...html.matchAll(/class="open"/g)]).toHaveLength(1);
    expect(html).not.toMatch(/(?:height|width)="-/);
  });

  test("says its figures to those who do not see it, and the table says the same", () => {
    expect(plotHtml(view([1, 4, 3, 6]))).toContain(
      'aria-label="Changes per week. 26 Oct: 1, 2 Nov: 4, 9 Nov: 3, 16 Nov: 6 so far"',
    );
    expect(figuresHtml(view([1, 4, 3, 6]))).toContain("<tr><td>16 Nov</td><td>6 so far</td></tr>");
  });

  test("names the month once where there is little room, never on two neighbours", () => {
    const short = [...plotHtml(view([1, 1, 1, 1])).matchAll(/only-narrow"[^>]*>([^<]+)</g)];
    expect(short.map(([, text]) => text)).toEqual(["26", "2 Nov", "9", "16"]);
  });

  test("that lie ahead has no open one, and with thirteen of them every other one has room for its date", () => {
    const ahead = Array.from({ length: 13 }, (_, index) => ({
      monday: dayAfter("2026-11-16", 7 * index),
      count: index,
    }));
    const html = plotHtml({ weeks: ahead, words: en.home, locale: "en", isAhead: true });
    expect(html).not.toContain('class="open"');
    expect(html).toContain('8 Feb: 12"');
    const dates = (size: string) =>
      [...html.matchAll(new RegExp(`only-${size}"[^>]*>([^<]*)</text>`, "g"))].flatMap(
        ([, text]) => text || [],
      );
    expect(dates("wide")).toEqual(["16 Nov", "30 Nov", "14 Dec", "28 Dec", "11 Jan", "25 Jan", "8 Feb"]);
    expect(dates("narrow")).toEqual(["16 Nov", "30", "14 Dec", "28", "11 Jan", "25", "8 Feb"]);
  });

  test("speaks Vietnamese", () => {
    const html = figuresHtml({ weeks: weeks([1, 2, 3, 4]), words: vi.home, locale: "vi" });
    expect(html).toContain("<tr><td>16/11</td><td>4 đến nay</td></tr>");
  });
});
