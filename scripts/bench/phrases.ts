import type { SearchEntry } from "#search/entry.ts";
import { searchableText } from "#search/segment.ts";
import { type Chance, COMMON, chanceFrom, type Language, oneOf, vocabularyOf, zipf } from "./vocabulary.ts";

// Answers as a large support team has them, in English and Vietnamese: those of one field share words and each has some
// of its own.

interface Field {
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

const LANGUAGES = ["en", "vi"] as const;
const SIZES = { en: 30_000, vi: 4_000 };
const ANSWERS_IN_FIELD = 50;
const FROM = "2026-01-01T00:00:00Z";

/** So many answers with ten phrases each, six in English and four in Vietnamese, in order of id. */
export function someEntries(count: number, seed = 1): SearchEntry[] {
  const chance = chanceFrom(seed);
  const all = { en: vocabularyOf("en", SIZES.en, chance), vi: vocabularyOf("vi", SIZES.vi, chance) };
  const fields = Array.from(
    { length: Math.ceil(count / ANSWERS_IN_FIELD) },
    (): Field => ({
      words: { en: rareWords(all.en, 60, chance), vi: rareWords(all.vi, 60, chance) },
    }),
  );
  const entries = Array.from({ length: count }, (_, number) =>
    entryOf(number, { field: fields[number % fields.length] as Field, all, chance }),
  );
  return entries.sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
}

function rareWords(words: readonly string[], count: number, chance: Chance): string[] {
  return Array.from({ length: count }, () => words[40 + zipf(words.length - 40, chance)] as string);
}

interface Ground {
  readonly field: Field;
  readonly all: Readonly<Record<Language, readonly string[]>>;
  readonly chance: Chance;
}

function entryOf(number: number, { field, all, chance }: Ground): SearchEntry {
  const own = (language: Language) => [
    ...Array.from({ length: 4 }, () => oneOf(field.words[language], chance)),
    ...rareWords(all[language], 3, chance),
  ];
  const topic = { en: own("en"), vi: own("vi") };
  const text = (language: Language, length: number, share: number) =>
    Array.from({ length }, () =>
      chance() < share
        ? oneOf(topic[language], chance)
        : (all[language][zipf(all[language].length, chance)] as string),
    ).join(" ");
  const phrases = (language: Language, count: number) =>
    Array.from({ length: count }, () => text(language, 4 + Math.floor(chance() * 7), 0.45));
  const id = `${searchableText(topic.en.slice(0, 2).join(" ")).replaceAll(" ", "-")}-${number}`;
  const version = {
    titles: { en: text("en", 4, 0.7), vi: text("vi", 5, 0.7) },
    summaries: { en: text("en", 11, 0.4), vi: text("vi", 13, 0.4) },
    phrases: { en: phrases("en", 6), vi: phrases("vi", 4) },
    tags: [topic.en[0] as string, oneOf(field.words.en, chance)],
    shortcuts: chance() < 0.5 ? [`${id.slice(0, 2)}${number.toString(36)}`] : [],
    products: [],
  };
  const replies = Object.fromEntries(
    LANGUAGES.map((language) => [language, [text(language, 45, 0.3), text(language, 45, 0.3)]]),
  );
  return {
    document: {
      id,
      stretches: [{ from: FROM, version: "1.0", changed: FROM }],
      versions: { "1.0": version },
    },
    replies: { "1.0": replies },
  };
}

/** What agents type: one to three words of some answer, some begun only, some with a slip or without tone marks. */
export function typedQueries(entries: readonly SearchEntry[], count: number, seed = 2): string[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => {
    const words = phraseOf(entries, chance).split(" ");
    const first = Math.floor(chance() * Math.max(1, words.length - 2));
    const kept = words.slice(first, first + 1 + Math.floor(chance() * 3));
    const last = kept.pop() ?? "";
    return [
      ...kept,
      oneOf([last, last, begun(last), slipped(last, chance), searchableText(last)], chance),
    ].join(" ");
  });
}

/** What customers write: two phrases of an answer with other words between, some with slips. */
export function messages(entries: readonly SearchEntry[], count: number, seed = 3): string[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => {
    const { phrases } = versionOf(oneOf(entries, chance));
    const language = oneOf(LANGUAGES, chance);
    const said = [
      oneOf(phrases[language] ?? [], chance),
      oneOf(COMMON[language], chance),
      oneOf(phrases[language] ?? [], chance),
    ];
    const words = said.join(" ").split(" ");
    return words.map((word) => (chance() < 0.05 ? slipped(word, chance) : word)).join(" ");
  });
}

function versionOf({ document }: SearchEntry) {
  return Object.values(document.versions)[0] as NonNullable<(typeof document.versions)[string]>;
}

function phraseOf(entries: readonly SearchEntry[], chance: Chance): string {
  const { phrases } = versionOf(oneOf(entries, chance));
  return oneOf(phrases[oneOf(LANGUAGES, chance)] ?? [], chance);
}

function begun(word: string): string {
  return word.slice(0, Math.max(2, Math.ceil(word.length * 0.6)));
}

function slipped(word: string, chance: Chance): string {
  const at = Math.floor(chance() * word.length);
  return word.slice(0, at) + word.slice(at + 1);
}
