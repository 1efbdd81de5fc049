import { describe, expect, test } from "vitest";
import {
  filePath,
  historyPath,
  lessonPath,
  linkedPath,
  localeOf,
  localeParams,
  pathIn,
  pathsIn,
  twinIn,
} from "#site/address.ts";

describe("English lives at the root, every other interface language under its tag", () => {
  test.each([
    ["en", "/", "/", "/"],
    ["en", "/answers/", "/", "/answers/"],
    ["vi", "/", "/", "/vi/"],
    ["vi", "/answers/late-delivery/", "/", "/vi/answers/late-delivery/"],
    ["en", "/answers/", "/kb/", "/kb/answers/"],
    ["vi", "/answers/", "/kb/", "/kb/vi/answers/"],
    ["vi", "/answers/", "/kb", "/kb/vi/answers/"],
  ] as const)("%s %s below %s is %s", (locale, path, base, expected) => {
    expect(pathIn(locale, path, base)).toBe(expected);
    expect(pathsIn(locale, base)(path)).toBe(expected);
  });
});

describe("every page has a twin in the other language", () => {
  test.each([
    ["vi", "/", "/", "/vi/"],
    ["en", "/vi/", "/", "/"],
    ["vi", "/answers/a/", "/", "/vi/answers/a/"],
    ["en", "/vi/answers/a/", "/", "/answers/a/"],
    ["vi", "/vi/answers/a/", "/", "/vi/answers/a/"],
    ["en", "/kb/vi/answers/a/", "/kb/", "/kb/answers/a/"],
    ["vi", "/kb/", "/kb/", "/kb/vi/"],
    ["vi", "/answers/vi/", "/", "/vi/answers/vi/"],
  ] as const)("the %s twin of %s below %s is %s", (locale, address, base, expected) => {
    expect(twinIn(locale, address, base)).toBe(expected);
  });
});

test("a page exists once for each interface language", () => {
  expect(localeParams()).toEqual([{ params: { locale: undefined } }, { params: { locale: "vi" } }]);
  expect(localeParams().map(({ params }) => localeOf(params.locale))).toEqual(["en", "vi"]);
});

test("files and pages have one address each", () => {
  expect(filePath("/before-paint.js", "/kb/")).toBe("/kb/before-paint.js");
  expect(historyPath("answers/late-delivery")).toBe("/answers/late-delivery/history/");
  expect(lessonPath("first-week", "find-and-copy")).toBe("/training/first-week/find-and-copy/");
});

test.each([
  ["answer:late-delivery", "/answers/late-delivery/"],
  ["product:store", "/products/store/"],
  ["advisory:india-contests", "/advisories/india-contests/"],
  ["answer:../secret", undefined],
  ["https://larkspan.example", undefined],
])("the link %s leads to %s", (url, expected) => {
  expect(linkedPath(url)).toBe(expected);
});
