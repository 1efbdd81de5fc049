import { describe, expect, test } from "vitest";
import { advisoryFormEn } from "#words/advisory-form-en.ts";
import { advisoryFormVi } from "#words/advisory-form-vi.ts";
import { DEMO_WORDS } from "#words/demo.ts";
import { findEn } from "#words/find-en.ts";
import { findVi } from "#words/find-vi.ts";
import { counted, filled, INTERFACE_LOCALES, type InterfaceLocale, isInterfaceLocale } from "#words/text.ts";
import {
  aboutWordsIn,
  accessibilityWordsIn,
  allWordsIn,
  feedWordsIn,
  handbookWordsIn,
  healthWordsIn,
  packWordsIn,
  proposeWordsIn,
  wordsIn,
} from "#words/words.ts";

/** Every text of an interface language by its path; the forms of a plural together. */
function textsOf(node: object, path = ""): Map<string, string[]> {
  return new Map(
    Object.entries(node).flatMap(([name, value]): [string, string[]][] => {
      const here = path === "" ? name : `${path}.${name}`;
      if (typeof value === "string") return [[here, [value]]];
      if ("other" in value) return [[here, Object.values(value as Record<string, string>)]];
      return [...textsOf(value, here)];
    }),
  );
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
}

/** What only the box or a part of a form says is loaded by itself. */
const FIND_WORDS = { en: findEn, vi: findVi };
const ADVISORY_FORM_WORDS = { en: advisoryFormEn, vi: advisoryFormVi };

/** All texts of a language, those of single pages included. */
function allTextsIn(locale: InterfaceLocale): Map<string, string[]> {
  const [demo, propose, health] = [DEMO_WORDS[locale], proposeWordsIn(locale), healthWordsIn(locale)];
  return textsOf({
    ...allWordsIn(locale),
    demo,
    propose,
    health,
    about: aboutWordsIn(locale),
    accessibility: accessibilityWordsIn(locale),
    feed: feedWordsIn(locale),
    handbook: handbookWordsIn(locale),
    pack: packWordsIn(locale),
    find: FIND_WORDS[locale],
    advisoryForm: ADVISORY_FORM_WORDS[locale],
  });
}

const english = allTextsIn("en");

describe.each(INTERFACE_LOCALES.filter((locale) => locale !== "en"))("the interface in %s", (locale) => {
  const texts = allTextsIn(locale);

  test("has the same texts as English", () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  test("fills the same names in each of them", () => {
    for (const [path, forms] of texts) {
      const wanted = namesIn(english.get(path)?.at(-1) ?? "");
      for (const form of forms) expect([path, namesIn(form)]).toEqual([path, wanted]);
    }
  });
});

test("no text is empty, and all are composed (NFC)", () => {
  for (const locale of INTERFACE_LOCALES) {
    for (const [path, forms] of allTextsIn(locale)) {
      for (const form of forms) expect([path, form.trim().normalize("NFC")]).toEqual([path, form]);
    }
  }
});

test("a text can be handed to a script as JSON", () => {
  expect(JSON.parse(JSON.stringify(wordsIn("vi")))).toEqual(wordsIn("vi"));
});

test.each([
  ["en", 1, "1 answer"],
  ["en", 4, "4 answers"],
  ["en", 1200, "1,200 answers"],
  ["vi", 1, "1 mẫu"],
  ["vi", 1200, "1.200 mẫu"],
] as const)("%s counts %d as %s", (locale, n, expected) => {
  expect(counted(wordsIn(locale).list.count, n, locale)).toBe(expected);
});

test("names are filled, and a name without a value is a bug", () => {
  expect(filled("{from} to {to}", { from: "3.0", to: "3.1" })).toBe("3.0 to 3.1");
  expect(() => filled("Was, {version}", {})).toThrow('No value for {version} in "Was, {version}".');
});

test("a language the interface is not written in is known as such", () => {
  expect(isInterfaceLocale("vi")).toBe(true);
  expect(isInterfaceLocale("ja")).toBe(false);
  expect(isInterfaceLocale(undefined)).toBe(false);
});
