import { frozenText } from "#store/frozen-settings.ts";
import { writeEntry } from "./base-entry.ts";
import { capital, type Writer } from "./base-words.ts";
import type { Language } from "./vocabulary.ts";

// What stands in a made-up base besides answers, each with one version: product notes, advisories, a fragment.

const LANGUAGES: readonly Language[] = ["en", "vi"];
const NO_SETTINGS = frozenText({ fallbacks: {}, signs: {} });
const LONG_AGO = Date.parse("2025-01-07T02:00:00Z");

/** What every one of them is written with. */
export interface Besides {
  readonly root: string;
  readonly owner: string;
  readonly writer: Writer;
}

/** A note on a product, some paragraphs long. */
export function writeProduct(besides: Besides, id: string): void {
  const body = (language: Language) =>
    Array.from({ length: 4 }, () => [1, 2, 3].map(() => besides.writer.sentence(language)).join(" ")).join(
      "\n\n",
    );
  const front = (language: Language) => `title: ${capital(besides.writer.words(language, 2))} ${id}`;
  writeBoth(besides, `products/${id}`, (language) => [front(language), body(language)]);
}

/** A note for customers of one country who ask about a product. */
export function writeAdvisory(besides: Besides, product: string, country: string): void {
  const scope = `countries: [${country}]\nseverity: info\nfrom: 2026-11-01T00:00:00Z\nuntil: 2027-03-01T00:00:00Z\nscope:\n  products: [${product}]\neffect: note`;
  writeBoth(besides, `advisories/note-on-${product}`, (language) => [
    `title: ${capital(besides.writer.words(language, 4))} ${product}${language === "en" ? `\n${scope}` : ""}`,
    `${besides.writer.sentence(language)} ${besides.writer.sentence(language)}`,
  ]);
}

/** Wording that answers share. */
export function writeFragment(besides: Besides, id: string, words: Readonly<Record<Language, string>>): void {
  const titles = { en: "Shared time", vi: "Thời gian dùng chung" };
  writeBoth(besides, `fragments/${id}`, (language) => [`title: ${titles[language]}`, words[language]]);
}

function writeBoth(
  { root, owner, writer }: Besides,
  key: `${"products" | "advisories" | "fragments"}/${string}`,
  parts: (language: Language) => readonly [front: string, body: string],
): void {
  const texts = LANGUAGES.map((language): [string, string] => {
    const [front, body] = parts(language);
    const summary = `summary: ${writer.sentence("en")}`;
    const more = language === "en" ? `${summary}\nowner: ${owner}` : 'translates: "1.0"';
    return [`${language}.mdx`, `---\n${front}\n${more}\n---\n\n${body}\n`];
  });
  writeEntry(root, { key, owner, versions: [new Map(texts)], times: [LONG_AGO], frozen: NO_SETTINGS });
}
