import type { Locale } from "#core/locale.ts";
import { type Languages, languageIn, languagesFrom } from "#search/language.ts";
import { type LanguageProfile, languageProfile } from "#search/language-profile.ts";
import { type Lexicon, lexiconFrom } from "#search/lexicon.ts";
import { type LexiconSheet, lexiconSheet } from "#search/lexicon-sheet.ts";
import { type Spelling, spellingFrom } from "#search/spelling.ts";
import { ENGLISH_CHAT } from "#search/spelling-en.ts";
import { VIETNAMESE_CHAT } from "#search/spelling-vi.ts";
import { type Synonyms, synonymsFrom } from "#search/synonyms.ts";
import { VIETNAMESE_LINES } from "#search/vietnamese-lines.ts";

/** What a base's words are read from. */
export interface ReadingSource {
  /** The languages replies are written in, in the workspace's order. */
  readonly locales: readonly Locale[];
  /** Titles, phrases and replies by language. */
  readonly texts: Readonly<Record<Locale, readonly string[]>>;
  /** `settings/synonyms.yaml`. */
  readonly synonyms: Readonly<Record<Locale, readonly (readonly string[])[]>>;
}

/** All that messages and phrases are read with. Made in the build, serialises as JSON. */
export interface ReadingSheet {
  readonly profile: LanguageProfile;
  readonly lexicon: LexiconSheet;
  readonly synonyms: ReadingSource["synonyms"];
}

/** A sheet ready for use, by `readWords` and `languageOf`. */
export interface Reading {
  readonly languages: Languages;
  readonly lexicon: Lexicon;
  readonly synonyms: Synonyms;
  /** The chat spellings of the workspace's languages, and English, which is written everywhere. */
  readonly spellings: Readonly<Record<string, Spelling>>;
}

/** More texts than this in one language, and longer ones, teach nothing new. */
const MOST_TEXTS = 12_000;
const MOST_LETTERS = 600;

/** Makes the sheet of a base. */
export function readingSheet({ locales, texts, synonyms }: ReadingSource): ReadingSheet {
  const named = Object.fromEntries(locales.map((locale) => [locale, sampled(texts[locale] ?? [])]));
  return {
    profile: languageProfile(locales, named),
    lexicon: lexiconSheet(locales.flatMap((locale) => [...shippedLines(locale), ...(named[locale] ?? [])])),
    synonyms,
  };
}

/** Texts taken evenly from all, so that no part of a large base is left out. */
function sampled(texts: readonly string[]): string[] {
  const every = Math.ceil(texts.length / MOST_TEXTS);
  return texts.filter((_, place) => place % every === 0).map((text) => text.slice(0, MOST_LETTERS));
}

function shippedLines(locale: Locale): readonly string[] {
  return languageIn(locale) === "vi" ? VIETNAMESE_LINES : [];
}

/** Opens a sheet. */
export function readingFrom({ profile, lexicon, synonyms }: ReadingSheet): Reading {
  const spoken = new Set(["en", ...profile.locales.map(languageIn)]);
  const tables = Object.entries({ en: ENGLISH_CHAT, vi: VIETNAMESE_CHAT });
  return {
    languages: languagesFrom(profile),
    lexicon: lexiconFrom(lexicon),
    synonyms: synonymsFrom(synonyms),
    spellings: Object.fromEntries(
      tables.filter(([tag]) => spoken.has(tag)).map(([tag, table]) => [tag, spellingFrom(table)]),
    ),
  };
}
